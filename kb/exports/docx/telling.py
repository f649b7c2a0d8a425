"""A record told in running text: the line of its facts, its text, where it comes from."""

from collections.abc import Callable, Iterator

from kb.exports.docx.body import add_body
from kb.exports.docx.facts import place, text_of
from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import FACTS, SOURCE
from kb.exports.docx.text import BLANK, Stretch
from kb.exports.selection import Selection
from kb.records import Directive, Record, Source
from kb.wording import kind_label, years


def add_story(paper: Paper, record: Record, selection: Selection) -> None:
    """What it is, where and when, in a line; then its text."""
    line: list[Stretch] = []
    for label, text in _facts(record, selection):
        line += [Stretch(" · ")] if line else []
        line += [Stretch(f"{label}: "), BLANK] if text is None else [Stretch(text)]
    paper.add(FACTS, *line)
    add_body(paper, text_of(record))


def _facts(record: Record, selection: Selection) -> Iterator[tuple[str, str | None]]:
    """Labels and texts; None is a blank, and only a blank shows its label."""
    if isinstance(record, Directive):
        yield "cơ quan ban hành", record.issuer
        yield "ngày ban hành", record.issued.vietnamese() if record.issued else None
    else:
        yield "loại hình", kind_label(record)
        yield "địa phương", place(record, selection)
        when = years(record.years)
        yield "năm", f"năm {when}" if when else None


def add_sources(paper: Paper, record: Record, described: Callable[[Source], list[Stretch]]) -> None:
    """The sources of a record, the first behind the word."""
    for number, source in enumerate(record.sources):
        label = [] if number else [Stretch("Nguồn: ", bold=True)]
        paper.add(SOURCE, *label, *described(source))
