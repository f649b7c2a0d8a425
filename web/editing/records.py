"""Records at the desk: the form, saving it, settling a clash, the file as text, what was done.

In: a form. Out: the same page with what was asked for (rows, a preview, findings), or the record
saved. Saving, previewing and publishing are three things; none loses what was typed.
"""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk import BODY, Act, Clash, Opened, Saved, Typed, with_rows_as_asked
from kb.errors import NotSaved, UnknownRecord
from kb.schema.frontmatter import FormError, split
from web.editing import here, material, pictures
from web.editing.comparing import choices, clash_page, steps_of
from web.editing.layout import KIND_OF, KINDS
from web.editing.made import made
from web.editing.record_page import record_page

views = Blueprint("records", __name__)
views.before_request(here.only_records)
_SAVES = frozenset({"luu", "dang", "gui"})
_CHOOSES = "_chon."
_BROUGHT = {
    "moi": "Bài đã thành bản nháp này. Mới ghi tên bài và nguồn; hãy lấy hay bỏ từng gợi ý bên "
    "bài, rồi kể bằng lời của mình.",
    "da-co": "Đã có hồ sơ từ bài này, nên không thêm bản nháp nào.",
    "nguon": "Bài đã là nguồn của hồ sơ này; bản nháp lập từ bài đã bỏ.",
    "nguon-con-nhap": "Bài đã là nguồn của hồ sơ này. Bản nháp lập từ bài đã có người viết thêm "
    "nên vẫn còn; không cần nữa thì mở ra rồi bỏ.",
}
_OTHER, _FULL = 409, 507  # Conflict, Insufficient Storage
_GONE = (
    "Tệp của hồ sơ này không còn trong kho: ai đó đã bỏ hay đổi tên nó từ lúc bạn mở. Chưa có gì "
    "được ghi; những gì bạn gõ còn nguyên dưới đây, bấm Lưu thì thành một hồ sơ mới."
)


def typed_from(form: Mapping[str, str]) -> Typed:
    """What stands in the boxes; names with a line in front are the page's own."""
    return {name: text for name, text in form.items() if not name.startswith("_")}


@views.route("/them/<kind>", methods=["GET", "POST"])
def new(kind: str) -> ResponseReturnValue:
    """A record that is not there yet; the first save makes it a draft."""
    if kind not in KINDS:
        abort(404)
    typed, asked = typed_from(request.form), request.form.get("_nut", "")
    if asked not in _SAVES:
        typed = with_rows_as_asked(typed, asked)
        return _form(kind, typed, None, shows_preview=asked == "xem")
    try:
        saved = made(KINDS[kind], typed, request.form)
    except NotSaved as error:
        return _form(kind, typed, None, problem=str(error)), _FULL
    if isinstance(saved, Clash):
        opened = here.desk().open(saved.current.id)
        return render_template("clash.html", page=clash_page(opened, saved, typed)), _OTHER
    return _after(saved, asked, new=kind)


@views.route("/ho-so/<record_id>", methods=["GET", "POST"])
def record(record_id: str) -> ResponseReturnValue:
    """One record: opened, changed, looked at, saved."""
    try:
        opened = here.desk().open(record_id)
    except FormError:
        return redirect(url_for("records.text", record_id=record_id), 303)
    except UnknownRecord:
        if request.form.get("_loai") not in KINDS:
            raise
        return _gone(request.form["_loai"])
    kind = KIND_OF[opened.version.record_type]
    if request.method == "GET":
        return _form(kind, opened.typed, opened, notice=notice_of(opened))
    typed, digest = typed_from(request.form), request.form.get("_digest", "")
    asked = request.form.get("_nut", "")
    if asked in _SAVES or material.is_asked(asked):
        return _save(opened, typed, digest, asked)
    if pictures.is_asked(asked):
        typed, problem = pictures.with_picture(record_id, typed, asked)
        return _form(kind, typed, opened, digest=digest, problem=problem)
    typed = with_rows_as_asked(typed, asked)
    return _form(kind, typed, opened, digest=digest, shows_preview=asked == "xem")


def _gone(kind: str) -> ResponseReturnValue:
    """The file was taken away while somebody typed: what they typed can become a new record."""
    return _form(kind, typed_from(request.form), None, problem=_GONE), _OTHER


def _save(opened: Opened, typed: Typed, digest: str, asked: str) -> ResponseReturnValue:
    desk, record_id = here.desk(), opened.version.id
    if any(name.startswith(_CHOOSES) for name in request.form):
        typed = desk.merged(record_id, typed, choices(request.form.items()))
    typed, chosen = material.answered(record_id, typed, asked)
    try:
        saved = desk.save(record_id, digest, typed, here.who())
    except NotSaved as error:
        kind = KIND_OF[opened.version.record_type]
        return _form(kind, typed, opened, digest=digest, problem=str(error)), _FULL
    if isinstance(saved, Clash):
        return render_template("clash.html", page=clash_page(opened, saved, typed)), _OTHER
    desk.materials.remember(record_id, chosen)
    return _after(saved, asked)


def _after(saved: Saved, asked: str, new: str | None = None) -> Response:
    """Back to the record, or on to publishing it; the browser may forget what it kept."""
    if asked == "gui":
        here.desk().take_step(saved.version.id, Act("sent", here.who()))
        return here.to_record(saved.version.id, tu=new)
    step = saved.entry.number if saved.entry else 0
    if key := material.key_of(asked):
        told = {"luu": step, "goi-y": 1, "_anchor": f"goi-y-{key}"}
        return here.to_record(saved.version.id, **told)
    if asked != "dang":
        return here.to_record(saved.version.id, luu=step, tu=new)
    to = url_for("steps.publish_one", record_id=saved.version.id, luu=step, tu=new)
    answer = redirect(to, 303)
    assert isinstance(answer, Response)
    return answer


def notice_of(opened: Opened) -> str:
    """What was just saved."""
    if told := _BROUGHT.get(request.args.get("bai", "")):
        return told
    asked = request.args.get("luu")
    last = opened.steps[-1] if opened.steps else None
    if asked is None:
        return ""
    if last is None or asked != str(last.number):
        return "Không có gì thay đổi nên không cần lưu."
    return f"Đã lưu lúc {last.moment.astimezone():%H:%M}."


def _form(
    kind: str,
    typed: Typed,
    opened: Opened | None,
    *,
    digest: str = "",
    shows_preview: bool = False,
    notice: str = "",
    problem: str = "",
) -> str:
    page = record_page(
        kind, typed, opened, digest, shows_preview=shows_preview, notice=notice, problem=problem
    )
    return render_template("record.html", page=page)


@views.route("/ho-so/<record_id>/nguyen-van", methods=["GET", "POST"])
def text(record_id: str) -> ResponseReturnValue:
    """The file as it is written, for what no form can show."""
    desk, problem = here.desk(), ""
    current = desk.store.open(record_id)
    if current.is_item:
        return redirect(f"{here.address(current.path)}/nguyen-van", 303)
    written, digest = current.text, current.digest
    if request.method == "POST":
        written, digest = request.form.get(BODY, ""), request.form.get("_digest", "")
        try:
            saved = desk.replace_text(record_id, digest, written, here.who())
            if isinstance(saved, Saved):
                return here.after_step(record_id) or _after(saved, "luu")
            problem = "Tệp đã đổi từ lúc bạn mở. Hãy chép chỗ sửa của bạn, rồi mở lại."
        except NotSaved as error:
            problem = str(error)
    page = {"id": record_id, "written": written, "digest": digest, "problem": problem}
    return render_template("text.html", page=page, broken=_broken(written)), 200


def _broken(written: str) -> FormError | None:
    """What keeps a text from being a record's file."""
    try:
        split(written.replace("\r\n", "\n").removeprefix("\ufeff"))
    except FormError as error:
        return error
    return None


@views.get("/ho-so/<record_id>/lich-su")
def history(record_id: str) -> str:
    """What was done to a record, latest first, and what each step changed."""
    desk = here.desk()
    version = desk.store.open(record_id)
    steps = steps_of(version.record_type, record_id)
    return render_template("history.html", record_id=record_id, steps=steps)


@views.post("/hoan-tac/<int:number>")
def undo(number: int) -> ResponseReturnValue:
    """Take a step back; where others have changed the same since, both are shown."""
    desk = here.desk()
    entry = desk.store.journal.find(number)
    outcome = desk.undo(number, here.who())
    if isinstance(outcome, Clash):
        assert entry is not None
        opened = desk.open(outcome.current.id)
        page = clash_page(opened, outcome, desk.typed_before(entry), is_undo=True)
        return render_template("clash.html", page=page), 409
    if taken_off := here.after_step(outcome.version.id):
        return taken_off
    if not desk.store.has(outcome.version.id):
        # The item or record is gone again by taking back that it was added.
        return redirect(url_for("front.front", bo=outcome.version.id), 303)
    is_back = entry is not None and entry.what == "withdrawn"
    return _after(outcome, "dang" if is_back else "luu")
