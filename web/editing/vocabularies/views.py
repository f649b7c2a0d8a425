"""The lists at the desk: all of them, one, an item of it; added, changed, moved, removed, as text.

In: forms. Out: pages, or steps of the desk. Nothing that is typed is lost: what cannot be saved
stands in the form again, with the reason.
"""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk import BODY, Clash, Opened, Saved, Typed, with_rows_as_asked
from kb.desk.vocabularies import LABELS, LIST_FILES, SITE_TITLE, ListLabel, item_id
from kb.desk.vocabularies.consequences import WouldBreak
from kb.desk.vocabularies.items import ItemRow
from kb.errors import NotSaved, StepRefused, UnknownRecord
from kb.schema.frontmatter import FormError
from kb.text.vietnamese import match_key
from web.editing import here
from web.editing.comparing import choices, clash_page, steps_of
from web.editing.layout import KIND_OF
from web.editing.records import notice_of, typed_from
from web.editing.vocabularies.item_page import item_page

views = Blueprint("vocabularies", __name__)
_KINDS = {label.word: kind for kind, label in LABELS.items()}
_FILES = {kind: file for file, kind in LIST_FILES.items()}
_SAVES = frozenset({"luu", "dang"})
_CHOOSES = "_chon."
_WRONG, _FULL = 409, 507
_GONE = "Mục này vừa được bỏ ở nơi khác. Lưu thì những gì bạn gõ thành một mục mới."
_MOVES = {"len": -1, "xuong": 1}


def _kind(word: str) -> tuple[str, ListLabel]:
    if word not in _KINDS:
        abort(404)
    return _KINDS[word], LABELS[_KINDS[word]]


@views.get("/danh-muc")
def every() -> str:
    """All lists, and what each is for."""
    counts = here.desk().items.counts()
    return render_template(
        "vocabularies/lists.html", LABELS=LABELS, SITE_TITLE=SITE_TITLE, counts=counts
    )


@views.get("/danh-muc/<word>")
def listed(word: str) -> ResponseReturnValue:
    """The items of a list."""
    kind, label = _kind(word)
    items = here.desk().items
    try:
        rows, asked = items.rows(kind), request.args.get("q", "")
    except FormError:
        return redirect(url_for("vocabularies.text", word=word), 303)
    return render_template(
        "vocabularies/list.html",
        label=label,
        rows=[each for each in rows if _holds(each, asked)],
        total=len(rows),
        asked=asked,
        is_ordered=items.is_ordered(kind) and not asked,
        add=_new_address(kind),
        notice=_list_notice(kind),
    )


def _holds(row: ItemRow, asked: str) -> bool:
    """Whether every word that was asked for begins a word of the row, without marks too."""
    said = f" {match_key(f'{row.title} {row.note}')}"
    return all(f" {word}" in said for word in match_key(asked).split())


def _list_notice(kind: str) -> str:
    """What was just done to the list: an item moved or taken out."""
    asked = request.args.get("luu", 0, int)
    entry = here.desk().store.journal.find(asked) if asked else None
    if entry is None or entry.path != _FILES[kind]:
        return ""
    return f"{entry.label} lúc {entry.moment.astimezone():%H:%M}."


def _new_address(kind: str) -> str:
    if kind in KIND_OF:
        return url_for("records.new", kind=KIND_OF[kind])
    return url_for("vocabularies.new", word=LABELS[kind].word)


@views.route("/danh-muc/<word>/them", methods=["GET", "POST"])
def new(word: str) -> ResponseReturnValue:
    """An item that is not there yet."""
    kind, _ = _kind(word)
    if kind in KIND_OF:
        return redirect(_new_address(kind), 303)
    typed, asked = typed_from(request.form), request.form.get("_nut", "")
    if asked not in _SAVES:
        return _form(kind, with_rows_as_asked(typed, asked), None)
    try:
        saved = here.desk().items.create(kind, typed, here.who())
    except (StepRefused, NotSaved) as error:
        return _refused(kind, typed, None, error)
    return _after(saved, asked, _new_address(kind))


@views.route("/danh-muc/<word>/<key>", methods=["GET", "POST"])
def item(word: str, key: str) -> ResponseReturnValue:
    """One item: opened, changed, saved."""
    kind, _ = _kind(word)
    try:
        opened = here.desk().open(item_id(kind, key))
    except FormError:
        return redirect(url_for("vocabularies.text", word=word), 303)
    except UnknownRecord:
        if request.method == "GET" or kind in KIND_OF:
            raise
        return _form(kind, typed_from(request.form), None, problem=_GONE), _WRONG
    if kind in KIND_OF:
        return here.to_record(opened.version.id)
    if request.method == "GET":
        return _form(kind, opened.typed, opened, notice=notice_of(opened))
    typed, digest = typed_from(request.form), request.form.get("_digest", "")
    asked = request.form.get("_nut", "")
    if asked in _SAVES:
        return _save(kind, opened, typed, digest, asked)
    return _form(kind, with_rows_as_asked(typed, asked), opened, digest)


def _save(kind: str, opened: Opened, typed: Typed, digest: str, asked: str) -> ResponseReturnValue:
    desk, record_id = here.desk(), opened.version.id
    if any(name.startswith(_CHOOSES) for name in request.form):
        typed = desk.merged(record_id, typed, choices(request.form.items()))
    try:
        saved = desk.save(record_id, digest, typed, here.who())
    except (StepRefused, NotSaved) as error:
        return _refused(kind, typed, opened, error, digest)
    if isinstance(saved, Clash):
        return render_template("clash.html", page=clash_page(opened, saved, typed)), _WRONG
    return _after(saved, asked)


def _refused(
    kind: str,
    typed: Typed,
    opened: Opened | None,
    error: StepRefused | NotSaved,
    digest: str = "",
) -> ResponseReturnValue:
    """The form again with what is typed, and why nothing was written."""
    page = item_page(kind, typed, opened, digest)
    is_told = isinstance(error, WouldBreak) and not error.titles and page.review.hinders
    problem = "Chưa lưu được: còn chỗ phải ghi hoặc sửa, nêu dưới đây." if is_told else str(error)
    status = _FULL if isinstance(error, NotSaved) else _WRONG
    return _form(kind, typed, opened, digest, problem=problem), status


def _after(saved: Saved, asked: str, new: str | None = None) -> Response:
    """Back to the item, or on to publishing it; the browser may forget what it kept."""
    step = saved.entry.number if saved.entry else 0
    if asked == "dang":
        answer = redirect(url_for("steps.publish_page", chi=saved.version.id), 303)
        assert isinstance(answer, Response)
        return answer
    return here.to_record(saved.version.id, luu=step, tu=new)


def _form(
    kind: str,
    typed: Typed,
    opened: Opened | None,
    digest: str = "",
    *,
    notice: str = "",
    problem: str = "",
) -> str:
    page = item_page(kind, typed, opened, digest, notice=notice, problem=problem)
    return render_template("vocabularies/item.html", page=page)


@views.post("/danh-muc/kiem")
def check() -> str:
    """What there is to say of an item as it is typed."""
    kind, record_id = request.form.get("_loai", ""), request.form.get("_ma", "")
    if kind not in LABELS:
        abort(400)
    desk = here.desk()
    opened = desk.open(record_id) if record_id and desk.store.has(record_id) else None
    return render_template("said.html", page=item_page(kind, typed_from(request.form), opened))


@views.route("/danh-muc/<word>/<key>/bo", methods=["GET", "POST"])
def remove(word: str, key: str) -> ResponseReturnValue:
    """Take an item out of its list, once nothing needs it."""
    kind, label = _kind(word)
    desk, record_id = here.desk(), item_id(kind, key)
    opened, problem = desk.open(record_id), ""
    if request.method == "POST":
        try:
            outcome = desk.items.remove(record_id, opened.version.digest, here.who())
            if isinstance(outcome, Saved) and outcome.entry:
                return here.to_record(_FILES[kind], luu=outcome.entry.number)
        except WouldBreak as error:
            problem = str(error)
    users = desk.items.users(record_id)
    page = {"label": label, "opened": opened, "problem": problem, "users": users}
    return render_template("vocabularies/remove.html", page=page), _WRONG if problem else 200


@views.post("/danh-muc/<word>/<key>/chuyen")
def move(word: str, key: str) -> Response:
    """Change an item's place for its neighbour's."""
    kind, _ = _kind(word)
    by = _MOVES.get(request.form.get("_nut", ""), 0)
    saved = here.desk().items.move(item_id(kind, key), by, here.who()) if by else None
    step = saved.entry.number if saved and saved.entry else 0
    return here.to_record(_FILES[kind], luu=step, _anchor=f"muc-{key}")


@views.get("/danh-muc/<word>/<key>/lich-su")
def history(word: str, key: str) -> str:
    """What was done to an item, latest first."""
    kind, _ = _kind(word)
    record_id = item_id(kind, key)
    return render_template("history.html", record_id=record_id, steps=steps_of(kind, record_id))


@views.route("/danh-muc/<word>/nguyen-van", methods=["GET", "POST"])
def text(word: str) -> ResponseReturnValue:
    """A whole list as it is written, for what no form can show."""
    kind, label = _kind(word)
    desk, file, problem = here.desk(), _FILES[kind], ""
    current = desk.store.open(file)
    written, digest = current.text, current.digest
    if request.method == "POST":
        written, digest = request.form.get(BODY, ""), request.form.get("_digest", "")
        try:
            saved = desk.replace_text(file, digest, written, here.who())
            if isinstance(saved, Saved):
                step = saved.entry.number if saved.entry else 0
                return here.to_record(file, luu=step)
            problem = "Danh mục đã đổi từ lúc bạn mở. Hãy chép chỗ sửa của bạn, rồi mở lại."
        except (StepRefused, NotSaved) as error:
            problem = str(error)
    page = {"label": label, "file": file, "written": written, "digest": digest, "problem": problem}
    return render_template("vocabularies/text.html", page=page), _WRONG if problem else 200
