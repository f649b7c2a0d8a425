"""Lists that were brought in, and where the next one is dropped.

In: a file that an office sent, bounded in size. Out: the list beside its drafts, or one sentence
that says why the file cannot be read.
"""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from kb.imports import SUFFIXES, FileRefused
from web.editing import here

views = Blueprint("intake", __name__, url_prefix="/nhap")
MOST_BYTES = 25_000_000
_REFUSED = 422  # Unprocessable Content


@views.url_value_preprocessor
def _allow_files(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A file may be larger than a form; this runs before anything reads what was sent."""
    if endpoint == "intake.lists":
        request.max_content_length = MOST_BYTES


@views.errorhandler(RequestEntityTooLarge)
def _too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    most = MOST_BYTES // 1_000_000
    return _page(f"Tệp quá lớn; hãy tách thành các tệp dưới {most} MB rồi đưa từng tệp."), 413


@views.route("", methods=["GET", "POST"])
def lists() -> ResponseReturnValue:
    """The lists that are kept; a file that is sent becomes the next one."""
    if request.method == "GET":
        return _page()
    sent = request.files.get("tep")
    if sent is None or not sent.filename:
        return _page("Chưa chọn tệp nào; hãy chọn hoặc kéo thả một tệp vào ô."), _REFUSED
    try:
        kept = here.desk().intake.add(sent.filename, sent.stream.read(), here.who())
    except FileRefused as error:
        return _page(f"{error}."), _REFUSED
    return redirect(url_for("intake.sheet", number=kept.number), 303)


def _page(problem: str = "") -> str:
    intake = here.desk().intake
    return render_template(
        "intake.html",
        kept=intake.all(),
        unread=intake.unread(),
        problem=problem,
        suffixes=SUFFIXES,
        most=MOST_BYTES // 1_000_000,
        gone=request.args.get("bo", ""),
    )
