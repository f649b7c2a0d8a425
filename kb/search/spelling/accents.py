"""How the collection writes what a reader typed without marks, or in matching form.

In: words without marks ("chuyen xe khong dong"). Out: the same words as the collection writes
them side by side ("chuyến xe không đồng"). Learnt once a snapshot: from all compounds and titles,
and from the texts of as many records as can be read in a moment. For showing only: a search never
depends on a guess about marks.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kb.index.engine import COMPOUNDS
from kb.index.kept import text_of
from kb.search.snapshot import Snapshot
from kb.search.spelling.lexicon import Lexicon, lexicon_of
from kb.search.spelling.pairs import Pairs
from kb.text.vietnamese import fold, spellings

_TEXTS_READ = 300
_CHOICES = 6
# How much two words written side by side say about their marks, against how common each is.
_NEIGHBOURS = 3.0
# How much how common a spelling is counts, where its neighbours are known to the collection.
_DOUBT = 0.5

_Pair = tuple[str, str]


class Accents:
    """What marks words bear, alone and beside each other; learnt from terms and from texts."""

    def __init__(
        self, lexicon: Lexicon, compounds: Mapping[str, int], texts: Iterable[str]
    ) -> None:
        self._lexicon = lexicon
        written: Counter[_Pair] = Counter()
        self._pairs = Pairs(compounds, _counting(texts, written))
        # The commonest comes last, and stays.
        commonest = {word: text for (word, text), _ in reversed(written.most_common())}
        self._written = {word: text for word, text in commonest.items() if word != text}

    def written(self, word: str) -> str:
        """A word in matching form as it is mostly written: "uỷ" is "ủy", "lí" is "lý".

        Of "voọc" and "vọoc" only the first is right, however many write the other.
        """
        is_settled = word.isdigit() or "oo" in fold(word)
        return word if is_settled else self._written.get(word, word)

    def share(self, left: str | None, word: str, right: str | None) -> float:
        """How much of what is written like `word`, but for marks, between these is `word`: 0 … 1.

        A neighbour without marks may be any word written so.
        """
        every = self._lexicon.frequency.get(fold(word), 1)
        shares, weight = self._lexicon.frequencies.get(word, 0) / every, 1.0
        for pair in ((left, word), (word, right)):
            seen, total = self._beside(pair, word)
            if total:
                shares += _NEIGHBOURS * seen / total
                weight += _NEIGHBOURS
        return shares / weight

    def _beside(self, pair: tuple[str | None, str | None], word: str) -> tuple[int, int]:
        """How often the pair is written so, and with whatever marks on `word`."""
        left, right = pair
        if left is None or right is None:
            return 0, 0
        seen = total = 0
        for (one, two), count in self._pairs.written_like(left, right):
            other = (one, left) if right is word else (two, right)
            if other[0] == other[1] or other[1].isascii():
                total += count
                seen += count if (two if right is word else one) == word else 0
        return seen, total

    def restored(self, words: Sequence[str], kept: Sequence[bool] = ()) -> list[str]:
        """Words without marks with the marks they likely bear together; the `kept` stay."""
        stay = kept or [not word.isascii() for word in words]
        return self.likeliest(
            [
                [word] if stays else self._lexicon.spellings.get(word, (word,))[:_CHOICES]
                for word, stays in zip(words, stay, strict=True)
            ]
        )

    def likeliest(self, choices: Sequence[Sequence[str]]) -> list[str]:
        """One of each word's choices: the best path, by how often neighbours are written so.

        A choice may be several words.
        """
        paths: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
        for each in choices:
            paths = self._extended(paths, each)
        return max(paths.values(), key=lambda path: path[0])[1]

    def _extended(
        self, paths: dict[str, tuple[float, list[str]]], choices: Sequence[str]
    ) -> dict[str, tuple[float, list[str]]]:
        frequencies = self._lexicon.frequencies
        every = sum(frequencies.get(choice, 0) for choice in choices) or 1
        extended = {}
        for choice in choices:
            alone = _DOUBT * (frequencies.get(choice, 0) + 1) / every
            extended[choice.split()[-1]] = max(
                (score + self._beside_another(last, choice.split()[0], alone), [*path, choice])
                for last, (score, path) in paths.items()
            )
        return extended

    def _beside_another(self, last: str, choice: str, alone: float) -> float:
        """How likely a spelling is after another, in nats."""
        beside = tuple(self._pairs.written_like(last, choice)) if last else ()
        seen = sum(count for pair, count in beside if pair == (last, choice))
        return math.log((seen + alone) / (sum(count for _, count in beside) + _DOUBT))


def _counting(texts: Iterable[str], written: Counter[_Pair]) -> Iterator[list[str]]:
    """The words of each text in matching form; how each is written is counted on the way."""
    for text in texts:
        words, as_written = spellings(text)
        written.update(zip(words, as_written, strict=True))
        yield words


def accents_of(snapshot: Snapshot) -> Accents:
    """The accents of a collection, learnt when first asked for."""
    return snapshot.learnt(_learn)


def _learn(snapshot: Snapshot) -> Accents:
    engine = snapshot.engine
    return Accents(lexicon_of(snapshot), engine.lexicon(COMPOUNDS), _texts(snapshot))


def _texts(snapshot: Snapshot) -> Iterator[str]:
    listing = snapshot.engine.listing()
    for row in listing.values():
        yield row.title
    step = max(1, snapshot.size // _TEXTS_READ)
    for record_id in list(listing)[::step]:
        yield text_of(snapshot.engine.stored(record_id))
