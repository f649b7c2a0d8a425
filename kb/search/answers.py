"""Search: `SearchQuery` in, `SearchResults` out; our own frozen values, no engine object, no HTML.

The story of one search: the text is read (`kb.search.reading`), a plan is made of it
(`kb.search.planning`), an engine executes that (`kb.index.engine`), and one page of what it finds
is shown with what matched (`kb.search.snippets`).
"""

import time
from collections.abc import Sequence
from dataclasses import replace

from kb.citations import DocumentNumber
from kb.index.engine import Found, Page, Plan, Sort
from kb.question import Filters, SearchQuery
from kb.records import Directive, Record
from kb.search.direct import misdated, resolve
from kb.search.facets import labelled, year_range
from kb.search.facts import answer_to
from kb.search.highlighting import highlight_of
from kb.search.messages import Lacking, notices
from kb.search.planning import STEPS, plan_for, shown_score
from kb.search.reading import PLACE, Named, ParsedQuery, Understood, parse
from kb.search.results import Hit, SearchResults
from kb.search.snapshot import Snapshot
from kb.search.snippets import Highlight, contains_phrase, mark, snippet
from kb.search.spelling.correction import correct_doubts, correct_row, correct_slips
from kb.search.units import named_terms, units_asked
from kb.text.vietnamese import syllable_texts
from kb.wording.facets import FACETS


def search(snapshot: Snapshot, query: SearchQuery) -> SearchResults:
    """Answer a question; any text and any numbers give an answer, never an error."""
    started = time.perf_counter()
    query = _within_bounds(query)
    parsed = typed = parse(query.text, snapshot.vocabularies)
    correction = correct_slips(snapshot, parsed.text, parsed)
    if correction:
        parsed = parse(correction.text, snapshot.vocabularies)
    filters = _merged(query.filters, parsed.filters)
    page = snapshot.engine.execute(_paged(snapshot, query, parsed, filters))
    lifted: tuple[Understood, ...] = ()
    if parsed.excluded and not page.by_step.get(STEPS[0]):
        parsed, page, lifted = _without_exclusions(snapshot, query, parsed, filters, page)
    step = next((step for step in STEPS if step == page.step), STEPS[0])
    wide = {"look_alikes": step == "look-alikes", "near": step != STEPS[0]}
    highlight = highlight_of(snapshot, parsed, **wide)
    lacking = _lacking(snapshot, parsed, page, lifted)
    places = parsed.places if lacking.without or step != STEPS[0] else ()
    return SearchResults(
        query=query,
        understood=_named(snapshot, parsed),
        total=page.total,
        took_ms=(time.perf_counter() - started) * 1000,
        step=step,
        notices=tuple(notices(parsed, page, lacking)),
        suggestion=correction.shown if correction else _better(snapshot, query, parsed, page),
        correction=correction,
        hits=tuple(_hit(snapshot, found, highlight, places) for found in page.hits),
        facets=labelled(snapshot, page.facets, filters),
        answer=answer_to(snapshot, parsed) or answer_to(snapshot, typed),
        days=parsed.days,
    )


def _without_exclusions(
    snapshot: Snapshot, query: SearchQuery, parsed: ParsedQuery, filters: Filters, page: Page
) -> tuple[ParsedQuery, Page, tuple[Understood, ...]]:
    """What is found when nothing is excluded, if that says more; else all stays as it was."""
    parts = tuple(part for part in parsed.understood if part.kind == "exclude")
    told = tuple(
        replace(part, label=f"{part.label} (không áp dụng)") if part in parts else part
        for part in parsed.understood
    )
    kept = replace(parsed, excluded=(), understood=told)
    wider = snapshot.engine.execute(_paged(snapshot, query, kept, filters))
    is_better = wider.by_step.get(STEPS[0]) or (wider.total and not page.total)
    return (kept, wider, parts) if is_better else (parsed, page, ())


def _paged(snapshot: Snapshot, query: SearchQuery, parsed: ParsedQuery, filters: Filters) -> Plan:
    """The plan with what was chosen beside the box."""
    first = query.from_year if query.from_year is not None else parsed.from_year
    last = query.to_year if query.to_year is not None else parsed.to_year
    sorts: dict[str, Sort] = {"newest": "newest", "oldest": "oldest", "name": "name"}
    plan = plan_for(snapshot, parsed)
    return replace(
        plan,
        filters=filters,
        ranges=year_range(first, last),
        facets=tuple(FACETS),
        sort=sorts.get(query.sort, plan.sort),
        first=(query.page - 1) * query.size,
        size=query.size,
    )


def _better(snapshot: Snapshot, query: SearchQuery, parsed: ParsedQuery, page: Page) -> str | None:
    """What the reader may have meant, when more is found with all of those words."""
    if parsed.is_empty:
        return None
    row = correct_row(snapshot, parsed.text, parsed)
    if row and _first(snapshot, parsed) != _first(snapshot, parse(row.text, snapshot.vocabularies)):
        return row.shown
    if page.step == STEPS[0] and any(page.by_step.values()):
        return None
    doubt = correct_doubts(snapshot, parsed.text, parsed)
    if doubt is None:
        return None
    plan = plan_for(snapshot, parse(doubt.text, snapshot.vocabularies))
    compared = STEPS[:3]
    tiers = tuple(tier for tier in plan.tiers if tier.step in compared)
    meant = snapshot.engine.execute(replace(plan, tiers=tiers, scored=(), size=0)).by_step
    for step in compared:
        if meant.get(step) or page.by_step.get(step):
            return doubt.shown if meant.get(step, 0) > page.by_step.get(step, 0) else None
    return None


def _first(snapshot: Snapshot, parsed: ParsedQuery) -> tuple[str, ...]:
    """The first hit of a question, if there is one."""
    page = snapshot.engine.execute(replace(plan_for(snapshot, parsed), size=1))
    return tuple(hit.id for hit in page.hits)


def _near(snapshot: Snapshot, parsed: ParsedQuery, page: Page) -> tuple[str, ...]:
    """The words of near sense that stand in the hits of a page, where the words typed do not."""
    near = [(unit.words, words) for unit in units_asked(snapshot, parsed) for words in unit.near]
    if not near or page.step == STEPS[0]:
        return ()
    records = [snapshot.record_and_text(found.id) for found in page.hits]
    texts = [f"{record.title}\n{text}" for record, text in records]
    groups = snapshot.vocabularies.near_words
    written = {tuple(syllable_texts(term)): term for group in groups for term in group.terms}
    apart = {
        written.get(tuple(word.text for word in words), " ".join(word.text for word in words)): None
        for typed, words in near
        for text in texts
        if contains_phrase(text, words) and not contains_phrase(text, typed)
    }
    return tuple(apart)


def _within_bounds(query: SearchQuery) -> SearchQuery:
    return replace(
        query,
        page=max(1, query.page),
        size=min(max(1, query.size), SearchQuery.MAX_SIZE),
        sort=query.sort if query.sort in SearchQuery.SORTS else "relevance",
    )


def _merged(asked: Filters, typed: Filters) -> Filters:
    return {
        name: tuple(dict.fromkeys((*asked.get(name, ()), *typed.get(name, ()))))
        for name in (*asked, *(name for name in typed if name not in asked))
    }


def _hit(snapshot: Snapshot, found: Found, highlight: Highlight, places: Sequence[Named]) -> Hit:
    record, text = snapshot.record_and_text(found.id)
    return Hit(
        record=record,
        score=shown_score(found.score),
        title=mark(record.title, highlight),
        snippet=snippet(text, highlight),
        is_elsewhere=_is_elsewhere(snapshot, record, places),
    )


def _is_elsewhere(snapshot: Snapshot, record: Record, places: Sequence[Named]) -> bool:
    """Whether a record is of another place than those that are asked for."""
    own = FACETS[PLACE].of(record, snapshot.vocabularies)
    wanted = {value for each in places for value in each.values}
    return bool(own and wanted) and wanted.isdisjoint(own)


def _lacking(
    snapshot: Snapshot, parsed: ParsedQuery, page: Page, lifted: tuple[Understood, ...]
) -> Lacking:
    return Lacking(
        lifted,
        _unborne(snapshot, parsed),
        _near(snapshot, parsed, page),
        misdated(snapshot, parsed),
        _without(snapshot, parsed),
    )


def _without(snapshot: Snapshot, parsed: ParsedQuery) -> tuple[str, ...]:
    """The places asked for that have no record, by name."""
    terms = {each.names[0]: named_terms(each) for each in parsed.places}
    count = snapshot.engine.frequencies(term for each in terms.values() for term in each)
    return tuple(name for name, each in terms.items() if not any(count[term] for term in each))


def _unborne(snapshot: Snapshot, parsed: ParsedQuery) -> tuple[DocumentNumber, ...]:
    """The numbers that no document here bears."""
    cited = (each for each in parsed.citations if not resolve(snapshot, each))
    return tuple(dict.fromkeys(each.number for each in cited))


def _others(found: list[Directive]) -> str:
    """Says that several documents bear the very same number: " (2 văn bản mang số này)"."""
    keys = [record.parsed_number.key for record in found if record.parsed_number]
    same = keys.count(keys[0])
    return f" ({same} văn bản mang số này)" if same > 1 else ""


def _named(snapshot: Snapshot, parsed: ParsedQuery) -> tuple[Understood, ...]:
    """Say which document a number was taken for."""
    citations = iter(parsed.citations)
    named = []
    for part in parsed.understood:
        if part.kind == "document":
            found = resolve(snapshot, next(citations), parsed)
            if found:
                label = f"{found[0].name}{_others(found)}"
                part = replace(part, label=label, id=found[0].id)
            else:
                part = replace(part, label=f"{part.label} (kho chưa có văn bản này)")
        named.append(part)
    return tuple(named)
