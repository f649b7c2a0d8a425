"""What was dropped on the box or pasted into it, and what became of each thing.

In: files and addresses of one form. Out: a job that takes them one after the other, and a page that
says how far it is and, of each, where it went or why not.
"""

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk.materials import Given, Outcome, addresses_in
from web.editing import here, made
from web.editing.intake.views import views

TITLE = "Đọc bài"
_LONGEST = 2000  # letters of an address


def given_in_form() -> tuple[Given, ...]:
    """The files and addresses that were sent, as long as they can be any."""
    sent = (file for file in request.files.getlist("tep") if file.filename)
    files = [Given(file.filename or "", file.stream.read()) for file in sent]
    pasted = addresses_in(request.form.get("dia-chi", ""))
    return (*files, *(Given(each[:_LONGEST]) for each in pasted))


def begin(given: tuple[Given, ...]) -> ResponseReturnValue:
    """Take them one after the other, aside; what was sent twice is taken once."""
    dropping = here.desk().dropping(here.who())
    sent = request.form.get(made.MARK, "")
    mark = sent and "\n".join([sent, *(each.name for each in given)])
    job = here.desk().jobs.start_once(
        mark, TITLE, lambda job: dropping.all(given, job.tell, job.told)
    )
    return redirect(url_for("intake.dropped", job=job.number), 303)


@views.post("/<int:number>/bai-bao")
def as_article(number: int) -> ResponseReturnValue:
    """A file that was taken for a report is an article: a draft with suggestions instead."""
    dropping, mark = here.desk().dropping(here.who()), request.form.get(made.MARK, "")
    job = here.desk().jobs.start_once(
        mark, TITLE, lambda job: job.told.append(dropping.as_article(number))
    )
    return redirect(url_for("intake.dropped", job=job.number), 303)


def way_of(outcome: Outcome) -> str:
    """Where a thing went; "" where it could not be read."""
    if outcome.list_number:
        return url_for("intake.sheet", number=outcome.list_number)
    if outcome.brought is None:
        return ""
    if outcome.kin:
        return url_for("resembling.resembling", record_id=outcome.brought.record_id)
    told = "moi" if outcome.brought.is_new else "da-co"
    return here.address(outcome.brought.record_id, bai=told)


@views.get("/dang-doc/<int:job>")
def dropped(job: int) -> ResponseReturnValue:
    """How far it is; of a single thing, on to where it went."""
    found = here.desk().jobs.find(job)
    if found is None or found.title != TITLE:
        abort(404)
    found = found.now()
    outcomes: list[Outcome] = found.told
    is_plain = found.is_done and len(outcomes) == 1
    if is_plain and (way := way_of(outcomes[0])):
        return redirect(way, 303)
    return render_template("intake_dropped.html", job=found, outcomes=outcomes, way_of=way_of)
