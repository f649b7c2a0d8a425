"""What follows when drafts of a list were accepted: progress, publishing, undoing, forgetting.

In: the number of a list. Out: pages that ask once and then do it; long work is a job.
"""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk.intake import blanks
from kb.records import Exemplar, of_type
from web.editing import here
from web.editing.intake.views import views

_PER_PAGE = 100


@views.get("/<int:number>/tien-do/<int:job>")
def progress(number: int, job: int) -> str:
    """How far accepting or undoing is; the page asks again by itself until it has ended."""
    found = here.desk().jobs.find(job)
    if found is None:
        abort(404)
    return render_template("intake_progress.html", job=found, number=number)


@views.get("/<int:number>/dang")
def publish(number: int) -> str:
    """The drafts that were accepted and are not on the site, and what some still need."""
    desk, page = here.desk(), max(1, request.args.get("trang", 1, int))
    kept = desk.intake.find(number)
    ids = {taken.record for taken in kept.taken.values()}
    every = of_type(Exemplar, (file.record for file in desk.shelf.content.files))
    drafts = [each for each in every if each.id in ids and each.status == "draft"]
    shown = drafts[(page - 1) * _PER_PAGE : page * _PER_PAGE]
    told = {
        "kept": kept,
        "shown": [(each, _hindrance(each)) for each in shown],
        "total": len(drafts),
        "page": page,
        "pages": max(1, -(-len(drafts) // _PER_PAGE)),
    }
    return render_template("intake_publish.html", **told)


def _hindrance(draft: Exemplar) -> str:
    """Why a draft cannot be published yet; what it lacks goes first."""
    if missing := blanks(draft):
        return f"Còn phải ghi: {', '.join(missing).lower()}."
    return here.desk().publisher.hindrance(draft.id, here.who())


@views.route("/<int:number>/hoan-tac", methods=["GET", "POST"])
def undo(number: int) -> ResponseReturnValue:
    """Take the whole import back, once it was asked for twice."""
    desk, who = here.desk(), here.who()
    kept = desk.intake.find(number)
    if request.method == "GET":
        served = desk.publisher.public.records()
        public = {t.record for t in kept.taken.values()} & served.keys()
        return render_template("intake_undo.html", kept=kept, public=len(public))
    job = desk.jobs.start("Hoàn tác lần nhập", lambda tell: desk.intake.undo(number, who, tell))
    return redirect(url_for("intake.progress", number=number, job=job.number), 303)


@views.route("/<int:number>/bo", methods=["GET", "POST"])
def forget(number: int) -> ResponseReturnValue:
    """Keep a list no longer; what it made stays."""
    kept = here.desk().intake.find(number)
    if request.method == "GET":
        return render_template("intake_forget.html", kept=kept)
    here.desk().intake.forget(number)
    return redirect(url_for("intake.lists", bo=kept.name), 303)
