"""Marks what matched in a text, and cuts the stretch that shows it best.

In: a text as written, and what was looked for. Out: spans of (text, hit) that join to the text
(or the stretch) unchanged; no HTML. Works on the original, by positions found in its matching
form, so accents, case and tone placement stay as written.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kb.citations import DocumentNumber, find_citations
from kb.search.reading import Word
from kb.text.vietnamese import canonical, fold, lower, syllables, words_apart

WIDTH = 260
_LEAD = 60
# Between words, or parts of one name or date: TP.HCM, H'Hen, 18/5/2021, 2021-2025.
_JOINT_RE = re.compile(r"\s+|[.'’/&–-]")
Match = tuple[int, int, str]  # start, end, and what was matched


@dataclass(frozen=True)
class Span:
    """A piece of text and whether it matched."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Highlight:
    """What to mark: exact words, words without marks, phrases of either, document numbers.

    Those without marks may be several in a row: "ban hang".
    """

    exact: frozenset[str]
    folded: frozenset[str]
    phrases: tuple[tuple[Word, ...], ...]
    numbers: tuple[DocumentNumber, ...]


def mark(text: str, highlight: Highlight) -> tuple[Span, ...]:
    """The whole text as spans: for "bua com", "Bữa cơm nhân ái" is «Bữa cơm» (hit), « nhân ái»."""
    return _spans(text, _matches(text, highlight), 0, len(text))


def snippet(text: str, highlight: Highlight, width: int = WIDTH) -> tuple[Span, ...]:
    """The stretch of about `width` letters that shows most of what was looked for."""
    matches = _matches(text, highlight)
    start = _best_start(text, matches, width)
    end = _word_end(text, start + width)
    spans = _spans(text, matches, start, end)
    before = (Span("… ", False),) if start > 0 else ()
    after = (Span(" …", False),) if end < len(text) else ()
    return before + spans + after


def _matches(text: str, highlight: Highlight) -> list[Match]:
    """What stands in the text of all that was looked for, in order, not overlapping.

    Words with marks are looked for in the text with its marks, the others in the folded one.
    """
    forms = _forms(text)
    matches = [each for word in highlight.exact for each in _whole(forms, forms.apart, word)]
    for word in highlight.folded:
        matches.extend(_whole(forms, forms.bare, word))
    for phrase in highlight.phrases:
        matches.extend(_phrase_matches(forms, phrase))
    if highlight.numbers:
        matches.extend(_number_matches(text, highlight.numbers))
    return _disjoint(matches)


class _Forms:
    """A text in matching form, letter for letter, and as words between blanks.

    The latter, with marks and without, has one blank more at either end.
    """

    def __init__(self, text: str) -> None:
        self.written = canonical(text)
        self.apart = f" {words_apart(self.written)} "

    @cached_property
    def bare(self) -> str:
        """Words between blanks, without marks."""
        return fold(self.apart)


_forms = lru_cache(maxsize=512)(_Forms)  # of the texts shown last, about 8 MB of articles


def _whole(forms: _Forms, searched: str, word: str) -> list[Match]:
    """Where a word stands by itself; 1008 also as it is written, 1.008."""
    written = forms.written
    if word.isdigit() and len(word) > 3:
        numbers = _number_pattern(word).finditer(written)
        return [(*found.span(), found[0].replace(".", "")) for found in numbers]
    found = []
    sought, length = f" {word} ", len(word)
    start = searched.find(sought)
    while start >= 0:
        end = start + length
        found.append((start, end, written[start:end]))
        start = searched.find(sought, end + 1)  # the blank between two may be of both
    return found


@lru_cache(maxsize=256)
def _number_pattern(digits: str) -> re.Pattern[str]:
    """A number with points between its thousands, or without."""
    return re.compile(rf"(?<![^\W_]){_thousands(digits, '[.]?')}(?![^\W_])")


def _thousands(word: str, point: str) -> str:
    """A word as a pattern: 1008 is also found as it is written, 1.008."""
    if word.isdigit() and len(word) > 3:
        return re.sub(r"(?<=\d)(?=(?:\d{3})+$)", point, word)
    return re.escape(word)


def _phrase_matches(forms: _Forms, phrase: tuple[Word, ...]) -> Iterator[Match]:
    """The words one after the other, with anything but letters and digits between them."""
    pattern = _phrase_pattern(phrase)
    found = pattern.search(forms.bare)
    while found:
        start, end = found.start(), found.end() - 2
        inside = syllables(forms.written[start:end])
        if all(agrees(each.text, word) for each, word in zip(inside, phrase, strict=False)):
            yield start, end, " ".join(word.text for word in phrase)
        found = pattern.search(forms.bare, start + 1)


@lru_cache(maxsize=256)
def _phrase_pattern(phrase: tuple[Word, ...]) -> re.Pattern[str]:
    """The words one after the other, the points of numbers being blanks as well."""
    return re.compile(f" {' +'.join(_thousands(word.folded, ' ?') for word in phrase)} ")


def agrees(syllable: str, word: Word) -> bool:
    """Whether a syllable is what was typed: exactly if typed with marks, else but for marks."""
    return syllable == word.text if word.has_marks else fold(syllable) == word.text


def contains_phrase(text: str, phrase: tuple[Word, ...]) -> bool:
    """Whether the words stand in the text one after the other."""
    return is_written_in(text, phrase) or any(True for _ in _phrase_matches(_forms(text), phrase))


def is_written_in(text: str, phrase: tuple[Word, ...]) -> bool:
    """Whether the words stand there letter for letter, one blank between them: soon looked up."""
    sought = " ".join(word.text for word in phrase)
    small = lower(text)
    start = small.find(sought)
    while start >= 0:
        end = start + len(sought)
        if not small[start - 1 : start].isalnum() and not small[end : end + 1].isalnum():
            return True
        start = small.find(sought, start + 1)
    return False


def _number_matches(text: str, numbers: tuple[DocumentNumber, ...]) -> Iterable[Match]:
    for citation in find_citations(text):
        if any(number.matches(citation.number) for number in numbers):
            yield citation.start, citation.end, citation.number.key


def _disjoint(matches: list[Match]) -> list[Match]:
    """In order; of one that begins within another, what stands out of it."""
    kept: list[Match] = []
    for start, end, what in sorted(matches, key=lambda each: (each[0], -each[1])):
        last = kept[-1][1] if kept else 0
        if end > last:
            kept.append((max(start, last), end, what))
    return kept


def _best_start(text: str, matches: list[Match], width: int) -> int:
    """Where the window with the most different matches begins, at a word or a sentence."""
    best, best_start, last = (0, 0), 0, 0
    inside: dict[str, int] = {}
    for index, (start, _, what) in enumerate(matches):
        while last < len(matches) and (matches[last][1] <= start + width or last == index):
            found = matches[last][2]
            inside[found] = inside.get(found, 0) + 1
            last += 1
        score = (len(inside), last - index)
        if score > best:
            best, best_start = score, start
        inside[what] -= 1
        if not inside[what]:
            del inside[what]
    if best_start + width // 3 <= width - _LEAD:
        return 0
    sentence = max(text.rfind(stop, 0, best_start) for stop in (". ", "\n", "! ", "? "))
    if sentence >= 0 and best_start - sentence <= _LEAD * 2:
        return sentence + 1 + (text[sentence] != "\n")
    return text.find(" ", max(0, best_start - _LEAD)) + 1


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position)
    return space if space > 0 else position


def _spans(text: str, matches: list[Match], start: int, end: int) -> tuple[Span, ...]:
    """Cut text[start:end] at the matches; neighbouring matches are marked as one."""
    spans: list[Span] = []
    position = start
    for begin, stop, _ in matches[bisect_left(matches, (start,)) :]:
        if stop > end:
            break
        between = text[position:begin]
        if spans and spans[-1].hit and (not between or _JOINT_RE.fullmatch(between)):
            spans[-1] = Span(spans[-1].text + between + text[begin:stop], True)
        else:
            if between:
                spans.append(Span(between, False))
            spans.append(Span(text[begin:stop], True))
        position = stop
    if position < end:
        spans.append(Span(text[position:end], False))
    return tuple(spans)
