"""Lists and articles that were brought in, and where the next ones are dropped.

In: files that an office sent and addresses, bounded in size and number. Out: a list beside its
drafts, a draft beside its article, or one sentence that says why neither.
"""

import secrets

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge

from kb.desk.materials import DROP_SUFFIXES, MOST_AT_ONCE
from web.editing import here
from web.editing.intake.dropping import begin, given_in_form, way_of
from web.editing.intake.views import MOST_BYTES, views

_REFUSED = 422  # Unprocessable Content
_NOTHING = "Chưa chọn tệp nào, chưa dán địa chỉ nào; hãy kéo thả tệp vào ô hay dán địa chỉ bài báo."
_MANY = f"Mỗi lần đưa vào nhiều nhất {MOST_AT_ONCE} tệp và địa chỉ; hãy chia làm vài lần."


@views.errorhandler(RequestEntityTooLarge)
def _too_large(error: RequestEntityTooLarge) -> ResponseReturnValue:
    most = MOST_BYTES // 1_000_000
    return _page(f"Tệp quá lớn; hãy tách thành các tệp dưới {most} MB rồi đưa từng tệp."), 413


@views.route("", methods=["GET", "POST"])
def lists() -> ResponseReturnValue:
    """The lists that are kept; what is sent becomes the next one, or a draft."""
    if request.method == "GET":
        return _page()
    given = given_in_form()
    if not given:
        return _page(_NOTHING), _REFUSED
    if len(given) > MOST_AT_ONCE:
        return _page(_MANY, request.form.get("dia-chi", "")), _REFUSED
    if len(given) > 1 or not given[0].is_quick:
        return begin(given)
    outcome = here.desk().dropping(here.who()).one(given[0])
    if outcome.problem:
        return _page(outcome.problem), _REFUSED
    return redirect(way_of(outcome), 303)


def _page(problem: str = "", pasted: str = "") -> str:
    intake = here.desk().intake
    return render_template(
        "intake.html",
        kept=intake.all(),
        unread=intake.unread(),
        problem=problem,
        pasted=pasted,
        mark=secrets.token_urlsafe(12),
        suffixes=DROP_SUFFIXES,
        most=MOST_BYTES // 1_000_000,
        gone=request.args.get("bo", ""),
    )
