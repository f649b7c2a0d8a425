"""The text of an article as it stands beside a form: sentences that can be led to, doubtful words.

In: paragraphs and the sentences that suggestions come from. Out: paragraphs cut into stretches;
one that is such a sentence bears an id. No letter is added or lost.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.material import Paragraph, Suggestion

MOST_LETTERS = 300_000  # some hundred pages: a browser lays out no more with ease
Span = tuple[int, int]


@dataclass(frozen=True)
class Stretch:
    """A stretch of a paragraph: pieces of text, each with whether it is doubtful."""

    pieces: tuple[tuple[str, bool], ...]
    id: str = ""


@dataclass(frozen=True)
class Shown:
    """A paragraph, cut; `page` where a new page begins, else 0."""

    stretches: tuple[Stretch, ...]
    page: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(text for each in self.stretches for text, _ in each.pieces)


@dataclass(frozen=True)
class Cut:
    """The text, and where each sentence stands: an id by paragraph and sentence.

    Of a text beyond `MOST_LETTERS` the beginning, and every paragraph with such a sentence;
    `left_out` is how many others there are.
    """

    paragraphs: tuple[Shown, ...]
    places: Mapping[tuple[int, str], str]
    left_out: int = 0

    def place_of(self, suggestion: Suggestion) -> str:
        """The id of the stretch that a suggestion comes from; "" when it is not in the text."""
        return self.places.get((suggestion.paragraph, suggestion.sentence), "")


def cut(paragraphs: Iterable[Paragraph], suggestions: Iterable[Suggestion], prefix: str) -> Cut:
    """The text with an id for each sentence; those that overlap share one."""
    said: dict[int, dict[str, None]] = {}
    for each in suggestions:
        said.setdefault(each.paragraph, {})[each.sentence] = None
    shown, places, page = [], {}, 0
    letters = left_out = 0
    for number, paragraph in enumerate(paragraphs):
        letters += len(paragraph.text)
        if letters > MOST_LETTERS and number not in said:
            left_out += 1
            continue
        spans = dict(_found(paragraph.text, said.get(number, ())))
        kept = _apart(spans.values())
        ids = {span: f"{prefix}-{number}-{at}" for at, span in enumerate(kept)}
        for sentence, span in spans.items():
            places[number, sentence] = next(ids[each] for each in kept if _overlap(each, span))
        turned = paragraph.page if paragraph.page != page else 0
        page = paragraph.page
        shown.append(Shown(tuple(_stretches(paragraph, ids)), turned))
    return Cut(tuple(shown), places, left_out)


def _found(text: str, sentences: Iterable[str]) -> Iterator[tuple[str, Span]]:
    for sentence in sentences:
        start = text.find(sentence) if sentence else -1
        if start >= 0:
            yield sentence, (start, start + len(sentence))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans that do not overlap: those that do become one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stretches(paragraph: Paragraph, ids: Mapping[Span, str]) -> Iterator[Stretch]:
    at = 0
    for (start, end), id_ in ids.items():
        if at < start:
            yield Stretch(tuple(_pieces(paragraph, at, start)))
        yield Stretch(tuple(_pieces(paragraph, start, end)), id_)
        at = end
    if at < len(paragraph.text):
        yield Stretch(tuple(_pieces(paragraph, at, len(paragraph.text))))


def _pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """The text from start to end, cut where certain and doubtful words meet."""
    at = start
    for first, last in _apart(paragraph.doubtful):
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        if at < first:
            yield paragraph.text[at:first], False
        yield paragraph.text[first:last], True
        at = last
    if at < end:
        yield paragraph.text[at:end], False
