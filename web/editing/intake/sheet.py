"""One list: the sheet beside the drafts it would make, to be chosen from and accepted.

In: choices, mended cells and buttons of one form. Out: what was said is kept first, whatever the
button; then drafts are accepted, a cell is split, or the same rows are shown again.
"""

from typing import Any

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk.intake import VIEWS, Accepted, Plan
from kb.errors import KBError
from web.editing import here
from web.editing.intake import said
from web.editing.intake.page import list_page
from web.editing.intake.views import views

_AT_ONCE = 60  # drafts that nobody minds waiting for
_ALL_OF = {"nhan-sach": "ready", "nhan-cap-nhat": "update"}


@views.route("/<int:number>", methods=["GET", "POST"])
def sheet(number: int) -> ResponseReturnValue:
    """The rows of a list; a form of them is kept, and its button done."""
    view, page = request.args.get("xem", "tat-ca"), request.args.get("trang", 1, int)
    if view not in VIEWS:
        abort(404)
    if request.method == "GET":
        return render_template(
            "intake_sheet.html", page=list_page(number, view, page, notice=_notice())
        )
    intake, plan, asked = here.desk().intake, here.desk().intake.plan(number), _asked()
    cells = said.cells_in(request.form, plan) | _cells_of(asked, plan)
    intake.say(number, choices=said.choices_in(request.form, plan), cells=cells)
    if keys := _keys_of(asked, intake.plan(number)):
        return _accept(number, view, page, keys)
    if asked[0] == "trang" and asked[1].isdecimal():
        return _back(number, view, asked[1])
    nothing = {"nhan": 0} if asked[0] == "nhan-chon" else {"luu": 1}
    return _back(number, view, page, asked[1], **nothing)


def _accept(number: int, view: str, page: int, keys: list[str]) -> ResponseReturnValue:
    """Write drafts; many of them aside, with a page that says how far it is."""
    intake, who = here.desk().intake, here.who()
    if len(keys) > _AT_ONCE:
        job = here.desk().jobs.start("Nhận", lambda tell: intake.accept(number, keys, who, tell))
        return redirect(url_for("intake.progress", number=number, job=job.number), 303)
    accepted = intake.accept(number, keys, who)
    if accepted.refused:
        return _refused(number, view, page, accepted), 409
    row = keys[0].rpartition(".")[0] if len(keys) == 1 else ""
    return _back(number, view, page, row, nhan=len(accepted.taken))


def _back(
    number: int, view: str, page: int | str, row: str = "", **told: Any
) -> ResponseReturnValue:
    """To the same rows, at the one that was worked on."""
    anchor = f"dong-{row.replace('.', '-')}" if row else "cac-dong"
    asks: dict[str, Any] = {"xem": view, "trang": page, **told}
    return redirect(url_for("intake.sheet", number=number, _anchor=anchor, **asks), 303)


@views.post("/<int:number>/doc")
def read_as(number: int) -> ResponseReturnValue:
    """What headings mean and what holds for the whole list; it is read anew with that."""
    intake = here.desk().intake
    plan = intake.plan(number)
    try:
        common = said.common_in(request.form, plan)
    except KBError as error:
        page = list_page(number, "tat-ca", 1, typed=request.form, problem=str(error))
        return render_template("intake_sheet.html", page=page), 422
    intake.say(number, common=common, meanings=said.meanings_in(request.form, plan))
    return redirect(url_for("intake.sheet", number=number, doc=1), 303)


def _asked() -> tuple[str, str]:
    """The button that was pressed, and what it is about: "tach:0.14"."""
    verb, _, about = request.form.get("_nut", "luu").partition(":")
    return verb, about


def _cells_of(asked: tuple[str, str], plan: Plan) -> dict[str, str | None]:
    verb, row = asked
    if verb == "tach":
        return said.split_in(plan, row)
    return said.restored_in(plan, row) if verb == "tra" else {}


def _keys_of(asked: tuple[str, str], plan: Plan) -> list[str]:
    """The drafts to be accepted."""
    verb, key = asked
    if verb == "nhan":
        return [key]
    if verb == "nhan-chon":
        return request.form.getlist("chon")
    wanted = _ALL_OF.get(verb)
    return [offer.key for offer in plan.offers.values() if offer.state == wanted]


def _notice() -> str:
    """What was just done."""
    if "nhan" in request.args:
        count = request.args.get("nhan", 0, int)
        none = "Chưa đánh dấu dòng nào, hoặc những dòng ấy đã nhận rồi."
        return f"Đã nhận {count} dòng vào kho." if count else none
    if "doc" in request.args:
        return "Đã đọc lại danh sách theo lựa chọn của bạn."
    return "Đã lưu lựa chọn." if "luu" in request.args else ""


def _refused(number: int, view: str, page: int, accepted: Accepted) -> str:
    notice = f"Đã nhận {len(accepted.taken)} dòng vào kho." if accepted.taken else ""
    shown = list_page(number, view, page, notice=notice, accepted=accepted)
    return render_template("intake_sheet.html", page=shown)
