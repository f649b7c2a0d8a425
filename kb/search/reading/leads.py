"""Words that only lead to a place or a day: "gương 8/3 ở Hà Nội" asks what "8/3 Hà Nội" asks.

In: a `Frame` whose words are taken. Out: those words, set aside: no record need have them. "gương"
leads only at the beginning, right before a place or a day: in "gương mẫu", "nêu gương" it is meant.
"""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from kb.search.reading.frame import Frame
from kb.search.reading.values import PLACE, Token
from kb.text.vietnamese import fold, syllable_texts

_LOCATIVES = frozenset({"ở", "o", "tại", "tai"})
_KINDS = ("gương người tốt việc tốt", "gương điển hình", "gương sáng", "tấm gương", "gương")
_SAID = tuple(tuple(map(fold, syllable_texts(kind))) for kind in _KINDS)


def mark_leads(frame: Frame) -> None:
    """Set aside what leads to a place or a day."""
    tokens, parsed = frame.parsed.tokens, frame.parsed
    places = {each.start for each in parsed.named if each.facet == PLACE}
    starts = places | {each.start for each in parsed.times}
    found = {here for here, then in itertools.pairwise(tokens) if _leads(here, then, places)}
    for size in (len(said) for said in _SAID if _begins(tokens, said)):
        rest = [each for each in tokens[size:] if each not in found]
        if rest and rest[0].start in starts:
            found.update(tokens[:size])
            break
    words = frozenset(each.word for each in found)
    frame.parsed = replace(parsed, addresses=parsed.addresses | words)


def _leads(here: Token, then: Token, places: set[int]) -> bool:
    """Whether it says that a place follows, and one does."""
    return here.word.text in _LOCATIVES and then.start in places and here.run == then.run


def _begins(tokens: Sequence[Token], said: Sequence[str]) -> bool:
    return [each.word.folded for each in tokens[: len(said)]] == list(said)
