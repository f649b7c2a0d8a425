"""Marks what matched in a text, and cuts the stretch that shows it best.

In: a text as written, and what was looked for. Out: spans of (text, hit) that join to the text
(or the stretch) unchanged; no HTML. Works on the original, by positions found in its matching
form, so accents, case and tone placement stay as written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.citations import DocumentNumber, find_citations
from kb.query import ParsedQuery, Word
from kb.vietnamese import Syllable, fold, syllables

WIDTH = 260
_LEAD = 60


@dataclass(frozen=True)
class Span:
    """A piece of text and whether it matched."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Highlight:
    """What to mark: exact words, words without marks, phrases of either, document numbers."""

    exact: frozenset[str]
    folded: frozenset[str]
    phrases: tuple[tuple[Word, ...], ...]
    numbers: tuple[DocumentNumber, ...]


def highlight_for(query: ParsedQuery, *, look_alikes: bool = False) -> Highlight:
    """What a query asks to mark; with `look_alikes`, marked words match any accents too."""
    words = [word for run in query.runs for word in run]
    exact = {word.text for word in words if query.has_marks and not look_alikes}
    folded = {word.folded for word in words if word.text not in exact}
    numbers = tuple(citation.number for citation in query.citations)
    return Highlight(frozenset(exact), frozenset(folded), query.phrases, numbers)


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


def _matches(text: str, highlight: Highlight) -> list[tuple[int, int, str]]:
    """(start, end, what it matches), in order, not overlapping."""
    found = list(syllables(text))
    matches = []
    for syllable in found:
        if syllable.text in highlight.exact:
            matches.append((syllable.start, syllable.end, syllable.text))
        elif highlight.folded and (bare := fold(syllable.text)) in highlight.folded:
            matches.append((syllable.start, syllable.end, bare))
    for phrase in highlight.phrases:
        matches.extend(_phrase_matches(found, phrase))
    if highlight.numbers:
        matches.extend(_number_matches(text, highlight.numbers))
    return _disjoint(matches)


def _phrase_matches(
    found: Sequence[Syllable], phrase: tuple[Word, ...]
) -> Iterable[tuple[int, int, str]]:
    for index in range(len(found) - len(phrase) + 1):
        run = found[index : index + len(phrase)]
        if all(agrees(syllable.text, word) for syllable, word in zip(run, phrase, strict=True)):
            yield run[0].start, run[-1].end, " ".join(word.text for word in phrase)


def agrees(syllable: str, word: Word) -> bool:
    """Whether a syllable is what was typed: exactly if typed with marks, else but for marks."""
    return syllable == word.text if word.has_marks else fold(syllable) == word.text


def contains_phrase(text: str, phrase: tuple[Word, ...]) -> bool:
    """Whether the words stand in the text one after the other."""
    return any(True for _ in _phrase_matches(list(syllables(text)), phrase))


def _number_matches(
    text: str, numbers: tuple[DocumentNumber, ...]
) -> Iterable[tuple[int, int, str]]:
    for citation in find_citations(text):
        if any(number.matches(citation.number) for number in numbers):
            yield citation.start, citation.end, citation.number.key


def _disjoint(matches: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for match in sorted(matches, key=lambda each: (each[0], -each[1])):
        if not kept or match[0] >= kept[-1][1]:
            kept.append(match)
    return kept


def _best_start(text: str, matches: list[tuple[int, int, str]], width: int) -> int:
    """Where the window with the most different matches begins, at a word or a sentence."""
    best, best_start = (0, 0), 0
    for index, (start, _, _) in enumerate(matches):
        inside = [what for begin, end, what in matches[index : index + 40] if end <= start + width]
        score = (len(set(inside)), len(inside))
        if score > best:
            best, best_start = score, start
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


def _spans(
    text: str, matches: list[tuple[int, int, str]], start: int, end: int
) -> tuple[Span, ...]:
    """Cut text[start:end] at the matches; neighbouring matches are marked as one."""
    spans: list[Span] = []
    position = start
    for begin, stop, _ in matches:
        if begin < position or stop > end:
            continue
        between = text[position:begin]
        if spans and spans[-1].hit and between.isspace():
            spans[-1] = Span(spans[-1].text + between + text[begin:stop], True)
        else:
            if between:
                spans.append(Span(between, False))
            spans.append(Span(text[begin:stop], True))
        position = stop
    if position < end:
        spans.append(Span(text[position:end], False))
    return tuple(spans)
