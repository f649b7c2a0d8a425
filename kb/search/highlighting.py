"""Marks what matched inside safe HTML: the body of a record that was opened from a search.

In: HTML as `kb.text.markup` hands it out (or escaped text), and what was looked for. Out: the same
HTML with <mark> around what matched. The text of the whole is searched at once, so that a phrase is
found across <strong> and from line to line.
"""

from dataclasses import dataclass

from kb.search.snippets import Highlight, mark
from kb.text.html import Html, Place


@dataclass(frozen=True)
class MarkedHtml:
    """HTML with <mark>s, and how many places matched (one place may need several marks)."""

    html: str
    matches: int


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
