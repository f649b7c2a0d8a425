"""What a reader may have typed for a word that begins no name: keys of Telex and VNI, or a slip.

In: the words typed, and which words the names have. Out: the words that may be meant.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence

from kb.text.keystrokes import METHODS, typed_letters
from kb.text.sounds import sound_alikes
from kb.text.vietnamese import canonical

_LEAST = 3  # letters of a word in which some may be wrong
_READINGS = 16  # of the keys of one text
_LETTERS = "abcdeghiklmnopqrstuvxyz"
# What a slip costs: sounds alike, or two neighbours swapped; anything else.
_CHEAP, _DEAR = 1, 2

# Whether a word stands in some name; the last one, whether some word begins so.
Knows = Callable[[int, str], bool]


def readings(words: Sequence[str], is_kept: Knows, is_meant: Knows) -> Iterator[str]:
    """The text as keys of an input method meant it: "giaos vie" is "giáo vie".

    A word stands as it is where `is_kept` has it; what keys give counts where `is_meant` has it.
    """
    for method in METHODS:
        options = []
        for number, word in enumerate(words):
            found = {each for each in typed_letters(word, method) if is_meant(number, each)}
            kept = [word] if is_kept(number, word) else []
            options.append([*kept, *sorted(found)])
        yield from map(" ".join, itertools.islice(itertools.product(*options), _READINGS))


def near(words: Sequence[str], knows: Knows) -> list[dict[str, int]]:
    """For each word those a slip away, and itself if it is one; nothing when some word has none."""
    choices = []
    for number, word in enumerate(words):
        found = {word: 0} if knows(number, word) else {}
        for slip, cost in _slips(word) if word.isalpha() else ():
            other = canonical(slip) if slip.endswith("y") else slip  # names have "qui" for "quy"
            if cost < found.get(other, _DEAR + 1) and knows(number, other):
                found[other] = cost
        if "o" in word and knows(number, word.replace("o", "0")):  # "siêu thị o đồng", "ct o5"
            found[word.replace("o", "0")] = _CHEAP
        if not found:
            return []
        choices.append(found)
    return choices


def _slips(word: str) -> Iterator[tuple[str, int]]:
    """Every word that is one slip away; of a short one only what sounds like it."""
    yield from ((each, _CHEAP) for each in sound_alikes(word))
    if len(word) < _LEAST:
        return
    for place in range(len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        yield before + after, _CHEAP if before.endswith(letter) else _DEAR
        yield from ((before + other + after, _DEAR) for other in _LETTERS)
        yield from ((before + other + letter + after, _DEAR) for other in _LETTERS)
        if after:
            yield before + after[0] + letter + after[1:], _CHEAP
    yield from ((word + other, _DEAR) for other in _LETTERS)
