"""Marks what was asked: which words, phrases and numbers those are, and where they stand in HTML.

In: a question, and HTML as `kb.text.markup` hands it out (or escaped text). Out: the same HTML with
<mark> around what matched. The text of the whole is searched at once, so that a phrase is found
across <strong> and from line to line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.search.reading import ParsedQuery, parse
from kb.search.snapshot import Snapshot
from kb.search.snippets import Highlight, highlight_for, mark
from kb.search.units import units_asked
from kb.text.html import Html, Place


@dataclass(frozen=True)
class MarkedHtml:
    """HTML with <mark>s, and how many places matched (one place may need several marks)."""

    html: str
    matches: int


def highlight_of(
    snapshot: Snapshot, query: ParsedQuery, *, look_alikes: bool = False, near: bool = False
) -> Highlight:
    """What a question asks to mark, other names of its parts included; with `near`, near words."""
    units = units_asked(snapshot, query)
    others = tuple(other for unit in units for other in unit.others)
    others += tuple(words for unit in units for words in unit.near if near)
    return highlight_for(query, look_alikes=look_alikes, other_names=others)


def mark_parts(
    snapshot: Snapshot, question: str, parts: Sequence[str]
) -> tuple[MarkedHtml, ...] | None:
    """Parts of a page with what was asked marked in them; None when nothing was asked.

    Words as typed and their other names; if none stands there, words of other accents.
    """
    parsed = parse(question, snapshot.vocabularies)
    if parsed.is_empty:
        return None
    marked = _marked(parts, highlight_of(snapshot, parsed))
    if not any(part.matches for part in marked):
        marked = _marked(parts, highlight_of(snapshot, parsed, look_alikes=True))
    return marked


def _marked(parts: Sequence[str], highlight: Highlight) -> tuple[MarkedHtml, ...]:
    return tuple(mark_html(part, highlight) for part in parts)


def mark_html(html: str, highlight: Highlight) -> MarkedHtml:
    """Mark what matched: for "hoc sinh ngheo", <p>học sinh <em>nghèo</em></p> gets two marks."""
    document = Html(html)
    places = _places(document.text, highlight)
    return MarkedHtml(document.wrapped(places), len(places))


def _places(text: str, highlight: Highlight) -> list[Place]:
    """Where something matched."""
    places, position = [], 0
    for span in mark(text, highlight):
        end = position + len(span.text)
        if span.hit:
            places.append(Place(position, end, "<mark>", "</mark>"))
        position = end
    return places
