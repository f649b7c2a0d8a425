"""What is asked: the same questions of every engine, drawn by lot from the articles.

In: a `Corpus`. Out: questions of each kind, and the beginnings of titles as somebody types them.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kb.citations import find_citations
from kb.errors import KBError
from kb.index.analysis import number_terms
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus
from kb.question import Filters
from kb.records import Exemplar
from kb.records.codes import KINDS
from kb.text.vietnamese import fold, syllable_texts

_SEED = 19051890
_SHORT, _LONG, _PHRASE = (2, 6), (8, 16), (2, 4)
_DRAWN = 2_000  # articles to ask about, at most


@dataclass(frozen=True)
class Question:
    """A question as it is typed, and the words (or terms of numbers) that stand for it."""

    kind: str
    text: str
    words: tuple[str, ...]
    filters: Filters = field(default_factory=dict)


QUESTION_KINDS: Mapping[str, str] = {
    "short": "2–6 từ",
    "long": "câu dài 8–16 từ",
    "unaccented": "không dấu",
    "phrase": "cụm từ trong ngoặc kép",
    "faceted": "kèm bộ lọc",
    "number": "số văn bản",
}


def questions_of(
    corpus: Corpus, count: int, kinds: Sequence[str] = tuple(QUESTION_KINDS)
) -> dict[str, list[Question]]:
    """So many of each kind; of numbers none where no article cites any."""
    chance = random.Random(_SEED)
    drawn = [corpus[place] for place in chance.sample(range(len(corpus)), min(_DRAWN, len(corpus)))]
    texts = [words for each in drawn if len(words := syllable_texts(each.body)) >= _SHORT[0]]
    if not texts:
        raise KBError(f"Không bài viết nào có từ {_SHORT[0]} âm tiết trở lên để đặt câu hỏi.")
    drawing = _Drawing(chance, texts, drawn)
    made = {kind: drawing.make[kind](count) for kind in QUESTION_KINDS}
    return {kind: made[kind] for kind in kinds if made[kind]}


def first_question(corpus: Corpus) -> Question:
    """What is asked as soon as an index is open: a title's first words, asked only then."""
    words = tuple(syllable_texts(corpus[0].title))[: _SHORT[1]]
    return Question("short", " ".join(words), words)


class _Drawing:
    """Draws questions; always in the same order, so that a kind left out changes no other."""

    def __init__(
        self, chance: random.Random, texts: Sequence[Sequence[str]], records: Sequence[Exemplar]
    ) -> None:
        self._chance, self._texts, self._records = chance, texts, records
        self.make: Mapping[str, Callable[[int], list[Question]]] = {
            "short": lambda count: [self._words("short", _SHORT) for _ in range(count)],
            "long": lambda count: [self._words("long", _LONG) for _ in range(count)],
            "unaccented": lambda count: [self._unaccented() for _ in range(count)],
            "phrase": lambda count: [self._phrase() for _ in range(count)],
            "faceted": lambda count: [self._faceted() for _ in range(count)],
            "number": self._numbers,
        }

    def _run(self, least: int, most: int) -> tuple[str, ...]:
        """Neighbouring words of an article."""
        words = self._chance.choice(self._texts)
        size = min(self._chance.randint(least, most), len(words))
        start = self._chance.randrange(len(words) - size + 1)
        return tuple(words[start : start + size])

    def _words(self, kind: str, sizes: tuple[int, int]) -> Question:
        words = self._run(*sizes)
        return Question(kind, " ".join(words), words)

    def _unaccented(self) -> Question:
        words = tuple(map(fold, self._run(*_SHORT)))
        return Question("unaccented", " ".join(words), words)

    def _phrase(self) -> Question:
        words = self._run(*_PHRASE)
        return Question("phrase", f'"{" ".join(words)}"', words)

    def _faceted(self) -> Question:
        words = self._run(*_SHORT)
        place = self._chance.choice(VOCABULARIES.places).slug
        kinds = tuple(self._chance.sample(list(KINDS), 2))
        return Question("faceted", " ".join(words), words, {"province": (place,), "kind": kinds})

    def _numbers(self, count: int) -> list[Question]:
        cited = [each.number for record in self._records for each in find_citations(record.body)]
        found = [each for each in dict.fromkeys(cited) if each.number is not None]
        drawn = [self._chance.choice(found) for _ in range(count)] if found else []
        return [Question("number", str(each), number_terms(each)[:1]) for each in drawn]


def typed_beginnings(corpus: Corpus, count: int) -> list[str]:
    """The beginnings of titles, as they are typed: every other one without marks."""
    chance = random.Random(_SEED)
    titles = [corpus[chance.randrange(len(corpus))].title for _ in range(count)]
    begun = [title[: chance.randint(1, 30)] for title in titles]
    return [fold(text) if place % 2 else text for place, text in enumerate(begun)]
