"""The results page: what was asked, how it was understood, what was found, and where to go next.

In: a snapshot and a `SearchQuery`. Out: a `ResultsPage`: words and addresses, ready to be laid out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import render_template, request

from kb.exports import FORMATS, MOST_RECORDS
from kb.newsroom.following import places_asked
from kb.search import SearchQuery, SearchResults, Snapshot, search
from kb.text.phrases import format_number, quoted, sentence
from kb.text.vietnamese import syllable_texts
from kb.vocabularies import Anniversary
from kb.wording.facets import FACETS
from web.address import links, parameters, questions, search_query
from web.parts import Card, card, filters
from web.serving import Policy, count_miss, current_snapshot

DOWNLOADS = tuple(name for name, each in FORMATS.items() if each.of_searches)


@dataclass(frozen=True)
class Part:
    """A part of the question that a link can take away."""

    label: str
    url: str


@dataclass(frozen=True)
class DayCard:
    """A day of the calendar that the question names, and what is kept on it."""

    name: str
    url: str
    kept: tuple[Anniversary, ...]


@dataclass(frozen=True)
class PageLink:
    """A page of results, or a gap in the row of pages."""

    number: int | None
    url: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class ResultsPage:
    """All that the results page shows; `found` and `asked` are its heading."""

    results: SearchResults
    found: str
    asked: str
    notices: tuple[str, ...]
    understood: tuple[Part, ...]
    narrowed: tuple[Part, ...]
    days: tuple[DayCard, ...]
    cards: tuple[Card, ...]
    panel: filters.Filters | None
    pages: tuple[PageLink, ...]
    way_out: Part | None
    suggestion: Part | None
    literal: Part | None
    kept_by_form: tuple[tuple[str, str], ...]
    downloads: tuple[tuple[str, str], ...]
    feed_url: str
    follow_url: str
    place: Part | None

    @property
    def heading(self) -> str:
        """What stands over the hits: "Tìm thấy 6 hồ sơ cho “đỡ đầu”"."""
        return f"{self.found} {self.asked}".strip()

    @property
    def question(self) -> str:
        """What is asked, in words: “đỡ đầu”; Tỉnh, thành phố: Cao Bằng."""
        text = self.results.query.text
        asked = [quoted(text)] if text else []
        return "; ".join((*asked, *(part.label for part in self.narrowed))) or "tất cả hồ sơ"

    @property
    def left_out(self) -> str | None:
        """What a download says of itself when it cannot hold everything."""
        is_cut = self.results.total > MOST_RECORDS
        return f"{format_number(MOST_RECORDS)} hồ sơ đầu" if is_cut else None


@Policy(cost=1)
def view() -> str:
    """What a question finds, with facets."""
    hints = tuple(filters.year_hints(filters.unread_years(request.args)))
    page = results_page(current_snapshot(), search_query(request.args), hints)
    count_miss(page.results)
    return render_template("pages/results.html", page=page, query=page.results.query)


def results_page(
    snapshot: Snapshot, query: SearchQuery, hints: tuple[str, ...] = ()
) -> ResultsPage:
    """Ask, and put the answer into words; `hints` say what of the address cannot be read."""
    results = search(snapshot, query)
    query = results.query
    found, asked = _heading(results)
    return ResultsPage(
        results=results,
        found=found,
        asked=asked,
        notices=(*hints, *_notices(results)),
        understood=tuple(_understood(results)),
        narrowed=tuple(_filters(results)),
        days=tuple(_days(results)),
        cards=tuple(
            card(hit, snapshot.vocabularies, results.searched, snapshot.relations, snapshot.gallery)
            for hit in results.hits
        ),
        panel=filters.panel(results),
        pages=tuple(_pages(results)),
        way_out=None if results.hits else _way_out(snapshot, results),
        suggestion=_question(query, results.suggestion),
        literal=_literal(results),
        kept_by_form=_kept_by_form(query),
        downloads=tuple((FORMATS[name].label, links.export_url(query, name)) for name in DOWNLOADS),
        feed_url=links.feed_url(replace(query, page=1)),
        follow_url=links.follow_url(replace(query, page=1)),
        place=_place(snapshot, results),
    )


def _kept_by_form(query: SearchQuery) -> tuple[tuple[str, str], ...]:
    every = parameters(replace(query, page=1))
    return tuple((name, value) for name, value in every if name != "q")


def _is_filtered(query: SearchQuery) -> bool:
    return bool(query.filters or query.from_year or query.to_year)


def _heading(results: SearchResults) -> tuple[str, str]:
    """What was found, and for which words: ("Tìm thấy 6 hồ sơ", "cho “đỡ đầu”")."""
    query, total = results.query, format_number(results.total)
    if query.text and not _has_no_words(results):
        found = f"Tìm thấy {total} hồ sơ" if results.total else "Chưa tìm thấy hồ sơ nào"
        text = query.text if results.correction is None else results.correction.shown
        return found, f"cho {quoted(text)}"
    if _is_filtered(query):
        return f"{total} hồ sơ theo bộ lọc" if results.total else "Không có hồ sơ theo bộ lọc", ""
    return f"Tất cả {total} hồ sơ", ""


def _has_no_words(results: SearchResults) -> bool:
    """Whether the box holds nothing that can be looked for: only signs."""
    return not results.understood and not syllable_texts(results.query.text)


def _notices(results: SearchResults) -> Iterator[str]:
    query = results.query
    if query.text and _has_no_words(results):
        yield f"Trong {quoted(query.text)} không có từ nào để tìm, nên dưới đây là mọi hồ sơ."
    if questions.turned_years(query):
        yield f"Năm đầu ({query.from_year}) đứng sau năm cuối ({query.to_year})."
    yield from results.notices
    if results.total and not results.hits:
        yield (
            f"Không có trang {format_number(query.page)}: "
            f"kết quả chỉ gồm {format_number(results.pages)} trang."
        )


def _understood(results: SearchResults) -> Iterator[Part]:
    query = replace(results.query, text=results.searched)
    for part in results.understood:
        if part.text:
            yield Part(sentence(part.label), links.search_url(questions.without_part(query, part)))


def _place(snapshot: Snapshot, results: SearchResults) -> Part | None:
    """The page of the one place that is asked for."""
    asked = places_asked(snapshot, results)
    return Part(asked[0].name, links.place_url(asked[0].slug)) if len(asked) == 1 else None


def _days(results: SearchResults) -> Iterator[DayCard]:
    """A card a day, with all that is kept on it."""
    for url in dict.fromkeys(map(links.day_url, results.days)):
        kept = tuple(day for day in results.days if links.day_url(day) == url)
        yield DayCard(sentence(kept[0].spoken), url, kept)


def _filters(results: SearchResults) -> Iterator[Part]:
    query = results.query
    for name, values in query.filters.items():
        labels = {each.value: each.label for each in results.facets[name]}
        for value in values:
            label = f"{FACETS[name].label}: {labels.get(value, value)}"
            yield Part(label, links.search_url(questions.without_value(query, name, value)))
    if query.from_year or query.to_year:
        ends = (("từ", query.from_year), ("đến", query.to_year))
        span = " ".join(f"{word} {year}" for word, year in ends if year)
        yield Part(f"Năm: {span}", links.search_url(questions.without_years(query)))


def _pages(results: SearchResults) -> Iterator[PageLink]:
    """1 … 4 [5] 6 … 11; nothing when there is one page."""
    query, last = results.query, results.pages
    if last < 2:
        return
    before = 0
    for page in sorted({1, *range(query.page - 1, query.page + 2), last}):
        if 1 <= page <= last:
            if page > before + 1:
                yield PageLink(None)
            yield PageLink(page, links.page_url(query, page), page == query.page)
            before = page


def _question(query: SearchQuery, text: str | None) -> Part | None:
    return Part(text, links.search_url(replace(query, text=text, page=1))) if text else None


def _literal(results: SearchResults) -> Part | None:
    """When the hits are for a corrected question: what was typed, asked to the letter."""
    if results.correction is None:
        return None
    asked = replace(results.query, text=results.correction.literal, page=1)
    return Part(results.query.text, links.search_url(asked))


def _way_out(snapshot: Snapshot, results: SearchResults) -> Part | None:
    """From an empty page: back to the pages there are, or the same words without the filters."""
    if results.total:
        return Part("Về trang đầu của kết quả", links.page_url(results.query, 1))
    if turned := questions.turned_years(results.query):
        label = f"Đổi thành: từ {turned.from_year} đến {turned.to_year}"
        return Part(label, links.search_url(turned))
    wider = questions.without_filters(results)
    if wider == replace(results.query, page=1):
        return None
    total = search(snapshot, wider).total
    label = f"Tìm không kèm bộ lọc ({format_number(total)} hồ sơ)"
    return Part(label, links.search_url(wider)) if total else None
