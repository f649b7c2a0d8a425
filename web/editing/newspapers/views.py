"""New articles of the columns that are watched: listed, made drafts, or left out.

In: the desk. Out: a page with the likeliest first; jobs that look at columns, or read an article.
"""

from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk.materials import Outcome
from kb.watching import Fate
from web.editing import here, made
from web.editing.intake.dropping import way_of
from web.editing.newspapers.page import newspapers_page

views = Blueprint("newspapers", __name__, url_prefix="/bai-moi")
LOOKING, READING = "Xem báo", "Đọc bài báo"


@views.get("")
def newspapers() -> str:
    """What waits, the likeliest first; with `khac` also what hardly looks like a story."""
    page = newspapers_page(here.desk(), request.args)
    return render_template("newspapers.html", page=page)


@views.post("/xem")
def look() -> ResponseReturnValue:
    """Look at every column now; while that goes on, it is not begun a second time."""
    desk, today = here.desk(), date.today()
    job = desk.jobs.running(LOOKING) or desk.jobs.start(
        LOOKING, lambda tell: desk.newspapers.look(today, tell)
    )
    return redirect(url_for("newspapers.progress", job=job.number), 303)


@views.get("/tien-do/<int:job>")
def progress(job: int) -> str:
    """How far the looking is."""
    found = here.desk().jobs.find(job)
    if found is None or found.title != LOOKING:
        abort(404)
    return render_template("newspapers_progress.html", job=found)


@views.post("/<key>/lap")
def take(key: str) -> ResponseReturnValue:
    """Read an article and make a draft of it; what was clicked twice is read once."""
    desk, dropping = here.desk(), here.desk().dropping(here.who())
    seen, mark = desk.newspapers.find(key), request.form.get(made.MARK, "")
    job = desk.jobs.start_once(
        mark and f"{mark}\n{key}", READING, lambda job: desk.newspapers.take(seen, dropping, job)
    )
    return redirect(url_for("newspapers.taken", job=job.number), 303)


@views.get("/dang-doc/<int:job>")
def taken(job: int) -> ResponseReturnValue:
    """How far the reading is; on to the draft, or beside the record that it may be about."""
    found = here.desk().jobs.find(job)
    if found is None or found.title != READING:
        abort(404)
    found = found.now()
    outcomes: list[Outcome] = found.told
    if found.is_done and outcomes and (way := way_of(outcomes[0])):
        return redirect(way, 303)
    return render_template("newspapers_taken.html", job=found, outcomes=outcomes, way_of=way_of)


@views.post("/<key>/khong-phai")
def dismiss(key: str) -> ResponseReturnValue:
    """Leave an article out."""
    return _decided(key, Fate.DISMISSED)


@views.post("/<key>/tra-lai")
def restore(key: str) -> ResponseReturnValue:
    """Take an article back into the list."""
    return _decided(key, Fate.NEW)


def _decided(key: str, fate: Fate) -> ResponseReturnValue:
    here.desk().newspapers.decide(key, fate)
    others = request.form.get("khac") or None
    return redirect(url_for("newspapers.newspapers", vua=key, khac=others), 303)
