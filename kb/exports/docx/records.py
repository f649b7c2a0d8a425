"""What a record says on paper: the cells of lists and profiles, and its story in running text.

In: a record of a selection. Out: texts, or paragraphs at the end of a paper. A text of None is a
blank: it belongs to such a record and no source says it; "" has no place in such a record.
"""

from collections.abc import Callable, Iterator
from functools import singledispatch

from kb.exports.docx.body import add_body
from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import FACTS, SOURCE
from kb.exports.docx.text import BLANK, Stretch
from kb.exports.selection import Selection
from kb.records import Directive, Exemplar, Record, Theme
from kb.records.parts import Source
from kb.text.phrases import inside, joined
from kb.text.source_marks import has_marks
from kb.wording import Fact, fact, facts, full_title, kind_label, place, years

# What a page says in its head, and a profile in its list.
_HEAD = ("kind", "number")


def noun(selection: Selection) -> str:
    """What the records are, all together: "gương điển hình", or "hồ sơ" for a mixture."""
    labels = {record.about.label for record in selection.records}
    return inside(labels.pop()) if len(labels) == 1 else "hồ sơ"


def text_of(record: Record) -> str:
    """What is told of a record, as Markdown: its body, else its summary."""
    return record.body.strip() or record.summary or ""


@singledispatch
def holder(record: Record) -> str:
    """Who, as a list names them: a person by name, everything else by title."""
    return full_title(record)


@holder.register
def _person(record: Exemplar) -> str:
    return record.subject or record.title if record.kind == "ca-nhan" else record.title


@singledispatch
def post(record: Record) -> str | None:
    """Position and unit: the role of a person, the unit of a model, the issuer of a document."""
    return ""


@post.register
def _role_and_unit(record: Exemplar) -> str | None:
    unit = record.subject if record.kind != "ca-nhan" else None
    return joined(record.role, unit) or None


@post.register
def _issuer(record: Directive | Theme) -> str | None:
    return record.issuer


def said(record: Record, name: str, selection: Selection) -> str | None:
    """A field of a record, in a cell."""
    found = fact(record, name, selection.vocabularies, selection.documents_of(record))
    return found.text if found else ""


def honours(record: Record, selection: Selection) -> list[str] | None:
    """Recognitions, one a line; None where an exemplar has none, [] where none can be."""
    found = fact(record, "honours", selection.vocabularies)
    return [value.text for value in found.values] or None if found else []


def profile(record: Record, selection: Selection) -> list[Fact]:
    """The facts of a profile; one without a text is a blank."""
    around = selection.vocabularies, selection.documents_of(record)
    head = (fact(record, name, *around) for name in _HEAD)
    return [*(each for each in head if each), *facts(record, *around)]


def blanks(record: Record, selection: Selection) -> list[str]:
    """The labels of all that no source says."""
    asked = [*profile(record, selection), fact(record, "honours", selection.vocabularies)]
    return [each.label for each in asked if each and not each.values]


def add_story(paper: Paper, record: Record, selection: Selection) -> None:
    """What it is, where and when, in a line; then its text."""
    line: list[Stretch] = []
    for label, text in _line(record, selection):
        line += [Stretch(" · ")] if line else []
        line += [Stretch(f"{label}: "), BLANK] if text is None else [Stretch(text)]
    paper.add(FACTS, *line)
    add_body(paper, text_of(record), len(record.sources))


@singledispatch
def _line(record: Record, selection: Selection) -> Iterator[tuple[str, str | None]]:
    """Labels and texts; None is a blank, and only a blank shows its label."""
    yield "loại hình", kind_label(record)
    yield "địa phương", place(record, selection.vocabularies)
    when = years(record.years)
    yield "năm", f"năm {when}" if when else None


@_line.register
def _by_whom(record: Directive, selection: Selection) -> Iterator[tuple[str, str | None]]:
    yield "cơ quan ban hành", record.issuer
    yield "ngày ban hành", record.issued.vietnamese() if record.issued else None


def add_sources(paper: Paper, record: Record, described: Callable[[Source], list[Stretch]]) -> None:
    """The sources of a record, the first behind the word; with numbers where its text has them."""
    is_numbered = has_marks(text_of(record))
    for number, source in enumerate(record.sources, start=1):
        label = [Stretch("Nguồn: ", bold=True)] if number == 1 else []
        label += [Stretch(f"[{number}] ")] if is_numbered else []
        paper.add(SOURCE, *label, *described(source))


def marked(record: Record, selection: Selection) -> dict[str, str]:
    """What an office has written beside a record on its list: {"Ghi chú": "hỏi lại xã"}."""
    mark = selection.mark(record)
    state = mark.label if selection.has_states else ""
    told = {"Trạng thái": state, "Ghi chú": mark.note}
    return {label: text for label, text in told.items() if text}


def add_mark(paper: Paper, record: Record, selection: Selection) -> None:
    """What is written beside it, line by line."""
    for label, text in marked(record, selection).items():
        paper.add(SOURCE, Stretch(f"{label}: ", bold=True), Stretch(text))
