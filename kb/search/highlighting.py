"""Marks what was asked: which words, phrases and numbers those are, and where they stand in HTML.

In: a question, and HTML as `kb.text.markup` hands it out (or escaped text). Out: the same HTML with
<mark> around what matched. The text of the whole is searched at once, so that a phrase is found
across <strong> and from line to line.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.search.reading import Named, ParsedQuery, Time, Word, parse
from kb.search.snapshot import Snapshot
from kb.search.snippets import Highlight, mark
from kb.search.spelling.accents import accents_of
from kb.search.stopwords import words_aside
from kb.search.synonyms import Words
from kb.search.units import units_asked
from kb.text.html import Html, Place

# These are marked beside another word that was asked for, not alone.
_QUIET = frozenset({"ở", "tại", "có", "còn", "về", "và", "với", "thì", "được", "trong"})


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
    readings = None if query.has_marks else _readings(snapshot, query)
    return highlight_for(query, look_alikes=look_alikes, other_names=others, readings=readings)


def _readings(snapshot: Snapshot, query: ParsedQuery) -> frozenset[str]:
    """The words as the collection writes them, of a question without marks."""
    restored = accents_of(snapshot).restored
    aside = words_aside(query)
    meant = (
        text
        for words, time in query.pieces
        if time is None
        for word, text in zip(words, restored([each.text for each in words]), strict=True)
        if word not in aside
    )
    return frozenset(meant)


def highlight_for(
    query: ParsedQuery,
    *,
    look_alikes: bool = False,
    other_names: tuple[Words, ...] = (),
    readings: frozenset[str] | None = None,
) -> Highlight:
    """What a query asks to mark; with `look_alikes`, marked words match any accents too.

    `other_names` are marked where they stand in a row, like phrases. Of words without marks
    `readings` are those that are meant: others like them are marked only two and more in a row.
    """
    aside = words_aside(query)
    plain = [words for words, meant in query.pieces if meant is None]
    named = {word for words in query.labels if len(words) > 1 for word in words}
    words = [word for run in plain for word in run if word not in aside | named]
    exact = {word.text for word in words if query.has_marks}
    if exact - _QUIET:
        exact -= _QUIET
        exact |= set(_beside_quiet(plain))
    loose = {word for word in words if not query.has_marks or look_alikes}
    folded = {word.folded for word in loose}
    if len(loose) > 1 and (query.has_marks or readings is not None):
        exact |= (readings or frozenset()) - _QUIET
        folded = set(_neighbours(plain, aside))
    numbers = tuple(citation.number for citation in query.citations)
    meant = (form for words, what in query.pieces if what for form in _forms_of(words, what))
    choices = itertools.chain.from_iterable(query.choices)
    phrases = (*query.phrases, *choices, *other_names, *meant, *query.labels)
    return Highlight(frozenset(exact), frozenset(folded), phrases, numbers)


def _beside_quiet(runs: Iterable[Words]) -> Iterator[str]:
    """Two words in a row of which one is hardly ever meant alone: "có bạn"."""
    for one, other in itertools.chain.from_iterable(map(itertools.pairwise, runs)):
        if (one.text in _QUIET) != (other.text in _QUIET):
            yield f"{one.text} {other.text}"


def _neighbours(runs: Iterable[Words], aside: frozenset[Word]) -> Iterator[str]:
    """Two words in a row, without marks: "ban hang"."""
    for one, other in itertools.chain.from_iterable(map(itertools.pairwise, runs)):
        if not {one, other} <= aside:
            yield f"{one.folded} {other.folded}"


def _forms_of(words: Words, what: Time | Named) -> Iterator[Words]:
    """A name stands whole: of "Bình Dương" no "bình"; a span of years also by its ends."""
    if not isinstance(what, Time):
        yield words
        return
    yield from _time_forms(words)
    if what.years:
        yield from ((word,) for word in words if word.text.isdigit())


def _time_forms(words: Words) -> Iterator[Words]:
    """How a time may be written: "8-3" also "08/03", "8 tháng 3"; never a lone 8."""
    named = words[words[0].folded == "ngay" :]
    if len(named) > 1:
        yield named
    numbers = [word for word in words if word.text.isdigit()]
    if len(numbers) > 1:
        yield tuple(numbers)
        yield tuple(Word(f"{word.text:0>2}", has_marks=False) for word in numbers)
        yield _with_units(numbers)


def _with_units(numbers: Sequence[Word]) -> Words:
    """8, 3, 2024 are "8 tháng 3 năm 2024"."""
    units = (Word("tháng", has_marks=True), Word("năm", has_marks=True))
    return (numbers[0], *(each for pair in zip(units, numbers[1:], strict=False) for each in pair))


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
