"""Our own site at the desk: what it is called, whose it is, its colour, its logo, who publishes.

In: a form, or a picture. Out: content/site.yaml changed where it changed. A picture is put beside
it under a name made from its bytes, so that an earlier logo comes back with an earlier file.
"""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kb.desk import Clash, Opened, Saved, Typed, with_rows_as_asked
from kb.desk.forms.boxes import form
from kb.desk.vocabularies import SITE_ID, SITE_TITLE
from kb.errors import NotSaved, StepRefused
from web.editing import here
from web.editing.comparing import choices, clash_page, steps_of
from web.editing.layout import sections
from web.editing.record_page import FormPage
from web.editing.records import notice_of, typed_from

views = Blueprint("site", __name__, url_prefix="/danh-muc/trang")
_SAVES = frozenset({"luu", "dang"})
_CHOOSES = "_chon."
_KIND = "site"
_WRONG, _FULL = 409, 507


@dataclass(frozen=True, kw_only=True)
class SitePage(FormPage):
    """Everything that the page shows."""

    id: str = SITE_ID
    title: str = SITE_TITLE

    @property
    def action(self) -> str:
        """Where the form goes."""
        return url_for("site.page")

    @property
    def goal(self) -> str:
        """What is wrong stands in the way of saving."""
        return "lưu"


def site_page(
    typed: Typed, opened: Opened, digest: str = "", *, notice: str = "", problem: str = ""
) -> SitePage:
    """Gather the page as it is typed; the logo has a form of its own."""
    entries = form(_KIND, typed)
    entries.pop("logo", None)
    return SitePage(
        record_type=_KIND,
        typed=typed,
        review=here.desk().items.review(_KIND, "", typed, opened.version),
        sections=sections(_KIND, entries),
        opened=opened,
        digest=digest or opened.version.digest,
        notice=notice,
        problem=problem,
    )


def _shown(page: SitePage) -> str:
    return render_template("vocabularies/site.html", page=page)


def _typed(opened: Opened) -> Typed:
    """What stands in the boxes; what has no box is as it is saved."""
    return {"logo": opened.typed.get("logo", "")} | typed_from(request.form)


@views.route("", methods=["GET", "POST"])
def page() -> ResponseReturnValue:
    """Whose collection it is: opened, changed, saved."""
    desk = here.desk()
    opened = desk.open(SITE_ID)
    if request.method == "GET":
        return _shown(site_page(opened.typed, opened, notice=notice_of(opened)))
    typed, digest = _typed(opened), request.form.get("_digest", "")
    asked = request.form.get("_nut", "")
    if asked not in _SAVES:
        return _shown(site_page(with_rows_as_asked(typed, asked), opened, digest))
    if any(name.startswith(_CHOOSES) for name in request.form):
        typed = desk.merged(SITE_ID, typed, choices(request.form.items()))
    try:
        saved = desk.save(SITE_ID, digest, typed, here.who())
    except (StepRefused, NotSaved) as error:
        status = _FULL if isinstance(error, NotSaved) else _WRONG
        return _shown(site_page(typed, opened, digest, problem=str(error))), status
    if isinstance(saved, Clash):
        return render_template("clash.html", page=clash_page(opened, saved, typed)), _WRONG
    return _after(saved, asked)


def _after(saved: Saved, asked: str) -> Response:
    step = saved.entry.number if saved.entry else 0
    if asked != "dang":
        return here.to_record(SITE_ID, luu=step)
    answer = redirect(url_for("steps.publish_page", chi=SITE_ID), 303)
    assert isinstance(answer, Response)
    return answer


@views.post("/kiem")
def check() -> str:
    """What there is to say of it as it is typed."""
    opened = here.desk().open(SITE_ID)
    return render_template("said.html", page=site_page(_typed(opened), opened))


@views.post("/bieu-trung")
def logo() -> ResponseReturnValue:
    """Another picture, or none."""
    desk = here.desk()
    opened = desk.open(SITE_ID)
    file = request.files.get("anh")
    try:
        if request.form.get("_nut") == "bo":
            saved = desk.items.without_logo(here.who())
        else:
            name, data = (file.filename or "", file.stream.read()) if file else ("", b"")
            saved = desk.items.with_logo(name, data, here.who())
    except (StepRefused, NotSaved) as error:
        return _shown(site_page(opened.typed, opened, problem=str(error))), _WRONG
    return _after(saved, "luu")


@views.get("/lich-su")
def history() -> str:
    """What was done to it, latest first."""
    return render_template("history.html", record_id=SITE_ID, steps=steps_of(_KIND, SITE_ID))
