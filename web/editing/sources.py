"""The addresses of sources: what was seen of each, and looking at them now.

In: the desk. Out: a page of what must be mended, with ways to the records; a job that looks.
"""

from datetime import date

from flask import Blueprint, abort, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from web.editing import here

views = Blueprint("sources", __name__)
LOOKING = "Xem lại các nguồn"


@views.get("/nguon")
def sources() -> str:
    """What the last look at each address has seen."""
    return render_template("sources.html", seen=here.desk().sources(date.today()))


@views.post("/nguon/xem")
def look() -> ResponseReturnValue:
    """Look at those that are due; while that goes on, it is not begun a second time."""
    desk, today = here.desk(), date.today()
    job = desk.jobs.running(LOOKING) or desk.jobs.start(
        LOOKING, lambda tell: desk.look_at_sources(today, tell)
    )
    return redirect(url_for("sources.progress", job=job.number), 303)


@views.get("/nguon/tien-do/<int:job>")
def progress(job: int) -> str:
    """How far the looking is."""
    found = here.desk().jobs.find(job)
    if found is None:
        abort(404)
    return render_template("sources_progress.html", job=found)
