"""The long form of a search: every part of a question in a field of its own, help beside it.

In: a snapshot, and the address of a search, or what the form sends. Out: an `AdvancedPage` filled
with that search; what is sent leads to the one address of the results, which may be typed as well.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from kb.search import SearchQuery, Snapshot
from kb.search.advanced import Wanted, question_of, wanted_of
from kb.text.vietnamese import sort_key
from kb.wording.facets import FACETS, YEAR
from web.address import links, search_query
from web.pages.about import Example, examples
from web.parts import filters
from web.serving import Policy, current_snapshot

_SENT = "all"  # the field of words, which the form always sends


@dataclass(frozen=True)
class Box:
    """A value of a facet, to be ticked; `count` is of the whole collection."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Choices:
    """A facet with its values."""

    name: str
    label: str
    boxes: tuple[Box, ...]

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(box.is_chosen for box in self.boxes)


@dataclass(frozen=True)
class AdvancedPage:
    """All that the page shows; `hints` say what could not be followed.

    `years` are those of its boxes as they were typed, read or not.
    """

    wanted: Wanted
    years: tuple[str, str]
    hints: tuple[str, ...]
    facets: tuple[Choices, ...]
    sorts: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    examples: tuple[Example, ...]


@Policy(cost=1)
def view() -> ResponseReturnValue:
    """The form; once it is sent, the results of what it asks."""
    snapshot = current_snapshot()
    is_sent = _SENT in request.args
    wanted = _sent(request.args) if is_sent else _opened(snapshot, request.args)
    hints = tuple(_hints(request.args))
    if is_sent and not hints:
        question = question_of(wanted, snapshot.vocabularies)
        return redirect(links.search_url(question), 303)
    page = advanced_page(snapshot, wanted, hints, filters.unread_years(request.args))
    return render_template("pages/advanced.html", page=page)


def advanced_page(
    snapshot: Snapshot, wanted: Wanted, hints: tuple[str, ...], unread: Mapping[str, str]
) -> AdvancedPage:
    """The form, filled with a search; what is no year stays in its box (`unread`)."""
    size = wanted.beside.size
    first, last = wanted.beside.from_year, wanted.beside.to_year
    return AdvancedPage(
        wanted=wanted,
        years=(unread.get("from", str(first or "")), unread.get("to", str(last or ""))),
        hints=hints,
        facets=tuple(_choices(snapshot, name, wanted.beside) for name in FACETS),
        sorts=tuple(SearchQuery.SORTS.items()),
        kept=(("size", str(size)),) if size != SearchQuery().size else (),
        examples=examples(snapshot),
    )


def _opened(snapshot: Snapshot, args: MultiDict[str, str]) -> Wanted:
    return wanted_of(search_query(args), snapshot.vocabularies)


def _sent(args: MultiDict[str, str]) -> Wanted:
    """What the fields hold; those of phrases have one in each line."""
    most = SearchQuery.MAX_CHARS
    phrases, any_of, without = (
        tuple(args.get(name, "")[:most].splitlines()) for name in ("phrase", "any", "none")
    )
    return Wanted(args[_SENT][:most], phrases, any_of, without, search_query(args))


def _hints(args: MultiDict[str, str]) -> Iterator[str]:
    asked = search_query(args)
    yield from filters.year_hints(filters.unread_years(args))
    if asked.from_year and asked.to_year and asked.from_year > asked.to_year:
        yield f"Năm đầu ({asked.from_year}) đứng sau năm cuối ({asked.to_year}): hãy đổi lại."
    most = SearchQuery.MAX_VALUES
    for name, facet in FACETS.items():
        if len(set(args.getlist(name))) > most:
            yield f"{facet.label}: chọn nhiều nhất {most} giá trị; giá trị sau đó đã bỏ."


def _choices(snapshot: Snapshot, name: str, query: SearchQuery) -> Choices:
    """The values that the collection has, and what is chosen though it has none."""
    counts, chosen = snapshot.counts(name), query.filters.get(name, ())
    boxes = [
        Box(value, _label(snapshot, name, value), counts.get(value, 0), value in chosen)
        for value in dict.fromkeys((*counts, *chosen))
    ]
    label = "Đúng những năm" if name == YEAR else FACETS[name].label
    return Choices(name, label, tuple(_in_order(snapshot, name, boxes)))


def _label(snapshot: Snapshot, name: str, value: str) -> str:
    return FACETS[name].label_of(value, snapshot.vocabularies)


def _in_order(snapshot: Snapshot, name: str, boxes: list[Box]) -> list[Box]:
    """As they are declared, the newest year first; else what is chosen, then by label.

    Former provinces stand behind those of today.
    """
    facet = FACETS[name]
    if name == YEAR:
        return sorted(boxes, key=lambda box: box.value, reverse=True)
    if facet.codes:
        codes = list(facet.codes)
        known = [box for box in boxes if box.value in codes]
        unknown = [box for box in boxes if box.value not in codes]
        return [*sorted(known, key=lambda box: codes.index(box.value)), *unknown]
    return sorted(
        boxes,
        key=lambda box: (
            not box.is_chosen,
            not facet.is_offered(box.value, snapshot.vocabularies),
            sort_key(box.label),
        ),
    )
