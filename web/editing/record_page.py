"""The page of one record at the desk: its form, what is said of it, where it is in its life.

In: what is typed, the file as it was opened. Out: a `RecordPage`; everything a template shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from kb.desk import (
    BODY,
    Finding,
    ItemReview,
    Opened,
    Review,
    Typed,
)
from kb.desk.forms.boxes import form
from kb.desk.forms.telling import label_of
from kb.desk.materials import Article
from kb.material.choosing import Choice
from kb.records import RECORD_CLASSES
from kb.records.parts import RecordType
from web.editing import here, material, reading
from web.editing.layout import KINDS, NEW, Section, sections


@dataclass(frozen=True)
class Preview:
    """A record as readers would see it, or what it must say before it can be shown."""

    html: str
    card: str
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class FormPage:
    """What the page of any form shows; without `opened` there is no file or item yet."""

    record_type: str
    typed: Typed
    review: Review | ItemReview
    sections: tuple[Section, ...]
    opened: Opened | None = None
    digest: str = ""
    notice: str = ""
    problem: str = ""

    @property
    def goal(self) -> str:
        """What findings stand in the way of."""
        return "đăng"

    def beside(self, box: str) -> tuple[Finding, ...]:
        """What is said of a box; that it is still blank, everybody sees."""
        return tuple(each for each in self.review.beside(box) if each.weight != "blank")

    def anchor(self, box: str) -> str:
        """The box to go to for a finding: itself, the first one of its row or field."""
        names = [BODY, *_names(self.sections)]
        found = next((name for name in names if name == box or name.startswith(f"{box}.")), "")
        return found if box else names[1]

    def place(self, finding: Finding) -> str:
        """Where a finding stands, in words: "Nguồn 2, Địa chỉ"."""
        if not finding.box:
            return "Cả hồ sơ"
        field, *rest = finding.box.split(".")
        number = next((f" {int(each) + 1}" for each in rest if each.isdigit()), "")
        is_inner = rest and not rest[-1].isdigit()
        inner = label_of(self.record_type, finding.box) if is_inner else ""
        line = f", dòng {finding.line}" if finding.line else ""
        return f"{label_of(self.record_type, field)}{number}{f', {inner}' if inner else ''}{line}"


@dataclass(frozen=True, kw_only=True)
class RecordPage(FormPage):
    """Everything that the page of a record shows."""

    kind: str
    preview: Preview | None = None
    articles: tuple[Article, ...] = ()
    unread: str = ""  # why its articles cannot be shown

    @property
    def id(self) -> str:
        """The record's id; "" for a new one."""
        return self.opened.version.id if self.opened else ""

    @property
    def title(self) -> str:
        """What to call it."""
        named = self.typed.get("title", "").strip() or self.typed.get("label", "").strip()
        return named or (self.opened.title if self.opened else NEW[self.kind])

    @property
    def action(self) -> str:
        """Where the form goes."""
        if self.opened:
            return url_for("records.record", record_id=self.id)
        return url_for("records.new", kind=self.kind)

    @property
    def about(self) -> RecordType:
        """What is true of all records of this type."""
        return RECORD_CLASSES[self.record_type].about

    @property
    def list_url(self) -> str:
        """The list that a theme or a figure stands in; "" of a record with a file of its own."""
        return "" if self.about.is_file else here.address(f"{self.about.home}.yaml")

    @property
    def body(self) -> str:
        """The body as it is typed."""
        return self.typed.get(BODY, "")


def record_page(
    kind: str,
    typed: Typed,
    opened: Opened | None = None,
    digest: str = "",
    *,
    shows_preview: bool = False,
    notice: str = "",
    problem: str = "",
    chosen: Mapping[str, Choice] | None = None,
) -> RecordPage:
    """Gather the page of a record as it is typed; `chosen` of suggestions, if not as sent."""
    record_type = KINDS[kind]
    version = opened.version if opened else None
    said = here.desk().review(record_type, version.id if version else "", typed, version)
    articles, unread = material.articles(opened, typed, chosen)
    return RecordPage(
        kind=kind,
        record_type=record_type,
        typed=typed,
        review=said,
        sections=sections(record_type, form(record_type, typed)),
        opened=opened,
        digest=digest or (version.digest if version else ""),
        preview=preview(said) if shows_preview else None,
        notice=notice,
        problem=problem,
        articles=articles,
        unread=unread,
    )


def preview(said: Review) -> Preview:
    """The record that was reviewed, as readers would see it."""
    if said.missing:
        return Preview("", "", said.missing)
    return Preview(*reading.shown(said.reading.file.record))


def _names(found: tuple[Section, ...]) -> list[str]:
    """The names of all boxes, in order."""
    return [
        box.name
        for section in found
        for entry in section.entries
        for row in entry.rows
        for box in row.boxes
    ]
