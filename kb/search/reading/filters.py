"""Filters that are typed: `tinh:"Bắc Kạn"`, `loai:mo-hinh`, `nam:2021..2025`.

In: a `Frame`. Out: values of facets, and a span of years. What no facet knows stays words.
"""

import re

from kb.search.reading.frame import Frame
from kb.search.reading.times import span_text
from kb.search.reading.values import Understood
from kb.text.vietnamese import fold
from kb.wording.facets import FACETS, YEAR, Facet

_FILTER_RE = re.compile(r'(?<![^\s(])([^\W\d_]+(?:-[^\W\d_]+)?):(?:"([^"]*)"|([^\s"]+))')
_YEARS_RE = re.compile(r"((?:19|20)\d\d)?(\.\.)?((?:19|20)\d\d)?")


def take_filters(frame: Frame) -> None:
    """Take what stands behind the name of a facet and a colon."""
    for match in _FILTER_RE.finditer(frame.text):
        box = fold(match[1]).lower()
        written = match[2] if match[2] is not None else match[3]
        if box == FACETS[YEAR].box:
            _take_years(frame, match, written)
        elif read := _value(frame, box, written):
            facet, code, label = read
            filters = dict(frame.parsed.filters)
            filters[facet.name] = tuple(dict.fromkeys((*filters.get(facet.name, ()), code)))
            part = Understood("filter", match[0], f"{facet.label}: {label}", code)
            frame.take(part, *match.span(), filters=filters)


def _value(frame: Frame, box: str, written: str) -> tuple[Facet, str, str] | None:
    """The facet that is meant by what stands before the colon and behind it, and the value."""
    meant = (facet for facet in FACETS.values() if facet.box and facet.box == box)
    found = ((facet, facet.read(written, frame.vocabularies)) for facet in meant)
    return next(((facet, *value) for facet, value in found if value), None)


def _take_years(frame: Frame, match: re.Match[str], written: str) -> None:
    years = _YEARS_RE.fullmatch(written)
    if not years or not (years[1] or years[3]):
        return
    first = int(years[1]) if years[1] else None
    last = int(years[3]) if years[3] else None
    if not years[2]:
        last = first
    part = Understood("years", match[0], f"{FACETS[YEAR].label}: {span_text(first, last)}")
    frame.take(part, *match.span(), from_year=first, to_year=last)
