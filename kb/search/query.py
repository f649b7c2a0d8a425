"""The reading of what a reader asks: the text of a `SearchQuery` (`kb.question`).

In: the text of the search box and the filters beside it. Out: a `ParsedQuery`: words, phrases,
exclusions, document numbers and filters, and what was understood, part by part. Text is text: no
input is ever an error, and none is read beyond `MAX_WORDS` words.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal, get_args

from kb.citations import Citation, find_citations
from kb.question import Filters, SearchQuery
from kb.text.vietnamese import (
    Syllable,
    fold,
    has_marks,
    normalise,
    syllable_texts,
    syllables,
)
from kb.vocabularies import Vocabularies, Where, places_in
from kb.wording import with_other_time
from kb.wording.facets import FACETS, YEAR, Facet

MAX_WORDS = 40


UnderstoodKind = Literal["document", "phrase", "exclude", "filter", "years", "place", "cut"]


@dataclass(frozen=True)
class Understood:
    """A part of the box's text that means more than its words, and the text that stands for it."""

    KINDS: ClassVar[tuple[str, ...]] = get_args(UnderstoodKind)

    kind: UnderstoodKind
    text: str
    label: str
    id: str | None = None


@dataclass(frozen=True)
class Word:
    """One word asked for: its matching form, and whether it was typed with marks."""

    text: str
    has_marks: bool

    @property
    def folded(self) -> str:
        """Without marks: the form in which look-alikes agree."""
        return fold(self.text)


@dataclass(frozen=True)
class Token:
    """A word where it stands in the normalised text; of one run are neighbours."""

    word: Word
    start: int
    end: int
    run: int


@dataclass(frozen=True)
class ParsedQuery:
    """The text of the box, read. `runs` are the stretches of neighbouring words, in `tokens`."""

    tokens: tuple[Token, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[tuple[Word, ...], ...] = ()
    citations: tuple[Citation, ...] = ()
    filters: Filters = field(default_factory=dict)
    from_year: int | None = None
    to_year: int | None = None
    understood: tuple[Understood, ...] = ()

    @cached_property
    def runs(self) -> tuple[tuple[Word, ...], ...]:
        """The words that are neither in phrases nor understood otherwise, by stretches."""
        found = itertools.groupby(self.tokens, lambda token: token.run)
        return tuple(tuple(token.word for token in tokens) for _, tokens in found)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The distinct words to be found, in the order typed, those of phrases included."""
        return tuple(dict.fromkeys(word for run in (*self.runs, *self.phrases) for word in run))

    @cached_property
    def has_marks(self) -> bool:
        """Whether the reader types marks at all; then an unmarked "ban" means "ban"."""
        return any(word.has_marks for word in self.words)

    @property
    def is_empty(self) -> bool:
        """Nothing to look for by words: every record matches, filters apart."""
        return not self.words and not self.citations


_QUOTED_RE = re.compile(r'"([^"]*)"')
_FILTER_RE = re.compile(r'(?<![^\s(])([^\W\d_]+(?:-[^\W\d_]+)?):(?:"([^"]*)"|([^\s"]+))')
_EXCLUDED_RE = re.compile(r'(?<!\S)-(?:"([^"]*)"|([^\s"-][^\s"]*))')
_YEARS_RE = re.compile(r"((?:19|20)\d\d)?(\.\.)?((?:19|20)\d\d)?")


def parse(text: str, vocabularies: Vocabularies) -> ParsedQuery:
    """Read the text of a search box.

    `"nêu gương" -sách CT05 tinh:"Bắc Kạn"` gives a phrase, an exclusion, a document number and a
    filter; whatever is not one of these is words.
    """
    reading = _Reading(normalise(text[: SearchQuery.MAX_CHARS * 4]), vocabularies)
    reading.cut_length()
    reading.take_filters()
    reading.take_excluded()
    reading.take_phrases()
    reading.take_citations()
    reading.name_places()
    reading.take_words()
    return reading.parsed


class _Reading:
    """The text as it is read: parts that are understood are blotted out, letter for letter.

    It is cut into syllables once; what is taken of it later takes of these.
    """

    def __init__(self, text: str, vocabularies: Vocabularies) -> None:
        self.text = self.written = text
        self.vocabularies = vocabularies
        self.parsed = ParsedQuery()
        self._syllables: list[Syllable] = []

    def _understand(self, part: Understood, start: int, end: int, **found: Any) -> None:
        # A line break parts the words on either side: they are not neighbours.
        self.text = self.text[:start] + "\n" * (end - start) + self.text[end:]
        understood = (*self.parsed.understood, part)
        self.parsed = replace(self.parsed, understood=understood, **found)

    def cut_length(self) -> None:
        kept = self.text[: SearchQuery.MAX_CHARS]
        found = list(syllables(kept))
        self._syllables = found[:MAX_WORDS]
        if len(found) > MAX_WORDS:
            kept = kept[: found[MAX_WORDS - 1].end]
        if len(kept) < len(self.text.rstrip()):
            label = f"chỉ tìm theo {min(len(found), MAX_WORDS)} từ đầu, vì câu hỏi quá dài"
            self.text = kept
            self._understand(Understood("cut", "", label), len(kept), len(kept))

    def take_filters(self) -> None:
        for match in _FILTER_RE.finditer(self.text):
            box = fold(match[1]).lower()
            written = match[2] if match[2] is not None else match[3]
            if box == FACETS[YEAR].box:
                self._take_years(match, written)
            elif read := self._read(box, written):
                facet, code, label = read
                filters = dict(self.parsed.filters)
                filters[facet.name] = tuple(dict.fromkeys((*filters.get(facet.name, ()), code)))
                part = Understood("filter", match[0], f"{facet.label}: {label}", code)
                self._understand(part, *match.span(), filters=filters)

    def _read(self, box: str, written: str) -> tuple[Facet, str, str] | None:
        """The facet that is meant by what stands before the colon and behind it, and the value."""
        meant = (facet for facet in FACETS.values() if facet.box and facet.box == box)
        found = ((facet, facet.read(written, self.vocabularies)) for facet in meant)
        return next(((facet, *value) for facet, value in found if value), None)

    def _take_years(self, match: re.Match[str], written: str) -> None:
        years = _YEARS_RE.fullmatch(written)
        if not years or not (years[1] or years[3]):
            return
        first = int(years[1]) if years[1] else None
        last = int(years[3]) if years[3] else None
        if not years[2]:
            last = first
        span = f"{first}" if first == last else f"{first or '…'}–{last or '…'}"
        part = Understood("years", match[0], f"{FACETS[YEAR].label}: {span}")
        self._understand(part, *match.span(), from_year=first, to_year=last)

    def take_excluded(self) -> None:
        for match in _EXCLUDED_RE.finditer(self.text):
            group = 1 if match[1] is not None else 2
            written = match[group]
            if words := self._words(*match.span(group)):
                part = Understood("exclude", match[0], f"không có: {written}")
                excluded = (*self.parsed.excluded, words)
                self._understand(part, *match.span(), excluded=excluded)

    def take_phrases(self) -> None:
        for match in _QUOTED_RE.finditer(self.text):
            if words := self._words(*match.span(1)):
                # An exclusion inside the quotes is blotted out already, but stands in the box.
                part = Understood(
                    "phrase", self.written[slice(*match.span())], f"cụm từ: {match[1].strip()}"
                )
                self._understand(part, *match.span(), phrases=(*self.parsed.phrases, words))

    def take_citations(self) -> None:
        for citation in find_citations(self.text, loose=True):
            span = (citation.start, citation.end_with_date)
            part = Understood("document", self.written[slice(*span)].strip(), str(citation.number))
            self._understand(part, *span, citations=(*self.parsed.citations, citation))

    def name_places(self) -> None:
        """Say which words name a province, then or now; they are still looked for as words."""
        found = self._left(0, len(self.text))
        for start, end, where in places_in([each.text for each in found], self._place):
            text = self.text[found[start].start : found[end - 1].end]
            part = Understood("place", text, f"nơi: {with_other_time(where)}", where.slug)
            understood = (*self.parsed.understood, part)
            self.parsed = replace(self.parsed, understood=understood)

    def _place(self, words: Sequence[str]) -> Where | None:
        """The place that these syllables name; marks count, and "hue" alone names none."""
        where = self.vocabularies.where(" ".join(words))
        if where is None or (len(words) == 1 and not has_marks(words[0])):
            return None
        spelled = {word for name in where.spellings for word in syllable_texts(name)}
        return where if all(not has_marks(word) or word in spelled for word in words) else None

    def take_words(self) -> None:
        """What is left are words; a new run begins where something was between them."""
        tokens: list[Token] = []
        for each in self._left(0, len(self.text)):
            last = tokens[-1] if tokens else Token(Word("", False), 0, 0, -1)
            run = last.run + (not tokens or "\n" in self.text[last.end : each.start])
            tokens.append(Token(_word(each), each.start, each.end, run))
        self.parsed = replace(self.parsed, tokens=tuple(tokens))

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        return tuple(map(_word, self._left(start, end)))

    def _left(self, start: int, end: int) -> list[Syllable]:
        """The syllables of a stretch that nothing was understood by."""
        inside = (each for each in self._syllables if start <= each.start and each.end <= end)
        return [part for each in inside for part in self._uncut(each)]

    def _uncut(self, syllable: Syllable) -> Iterator[Syllable]:
        """What is left of a syllable: of "2016nam", when a day was read up to there, "nam"."""
        left = self.text[syllable.start : syllable.end]
        if "\n" not in left:
            yield syllable
            return
        for part in syllables(left):
            yield Syllable(part.text, syllable.start + part.start, syllable.start + part.end)


def _word(syllable: Syllable) -> Word:
    return Word(syllable.text, has_marks(syllable.text))
