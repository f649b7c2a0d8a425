"""The desk's own pages: what waits, one kind of it in whole, and search over all states.

In: the desk. Out: lists that lead to records.
"""

from datetime import date
from typing import cast

from flask import Blueprint, abort, render_template, request

from kb.desk import STATES, StateName
from web.editing import here

views = Blueprint("front", __name__)
_LATEST = 8


@views.get("/")
def front() -> str:
    """What waits today, and what was done last."""
    desk = here.desk()
    return render_template(
        "front.html",
        tasks=desk.tasks(date.today()),
        steps=desk.store.journal.entries()[: -_LATEST - 1 : -1],
        desk=desk,
        articles=len(desk.newspapers.waiting().likely),
        gone=request.args.get("bo", ""),
    )


@views.get("/viec/<name>")
def task(name: str) -> str:
    """Everything of one kind that waits."""
    found = next((each for each in here.desk().tasks(date.today()) if each.name == name), None)
    return render_template("task.html", task=found)


@views.get("/tim")
def find() -> str:
    """The site's own search, over all states."""
    text, state = request.args.get("q", ""), request.args.get("trang-thai", "")
    if state not in ("", *STATES):
        abort(404)
    page = max(1, request.args.get("trang", 1, int))
    found = here.desk().find(text, page, cast(StateName, state) if state else None)
    return render_template("find.html", text=text, state=state, found=found, STATES=STATES)
