"""A question of fact, taken apart: what is asked, and of what.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Question`: its words without marks, in which what is
asked is looked for by patterns; and the rest of them, which a record must bear by its name.
"""

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from kb.index.engine import Clause, Term
from kb.search.clauses import alike, unit_clause
from kb.search.reading import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.search.snippets import contains_phrase
from kb.search.synonyms import Table, Unit, Words, units_of
from kb.text.vietnamese import fold, syllable_texts
from kb.vocabularies import Where

# Stands in `Question.text` for a document number.
CITED = "#"
WHEN = (
    r"(?:(?:tu |vao |luc |hoi )?(?:khi nao|bao gio|luc nao|hoi nao|hom nao|dao nao)"
    r"|(?:tu |vao |truoc )?(?:ngay thang nam|ngay thang|ngay|thang|nam) (?:nao|may|bao nhieu|gi))"
)
# These say nothing of what is asked for.
_LITTLE = frozenset(
    syllable_texts(
        "là của do bởi bằng thì mà đã được bị có tại ở trong từ vào lúc về việc ạ vậy thế nhỉ nhé "
        "nha ơi nào gì ai không chưa ko k hả à rồi này đó còn xin hỏi cho em anh chị tôi mình bạn "
        "giúp theo các những số năm ngày tháng sẽ phải như và với nay tới đến mấy"
    )
)
_LITTLE_UNMARKED = frozenset(map(fold, _LITTLE))
_LITTLE_PAIRS_RE = re.compile(
    r"\b(?:van ban|dong chi|bao nhieu|vui long|tat ca|tong cong|cho biet|muon biet|hien nay"
    r"|hien gio|can phai|bao gio|khi nao)\b"
)
_YEAR_RE = re.compile(r"(?:19|20)\d\d")
_NO_NAMES = Table({}, 0)


class Question:
    """`text` are its words without marks and `CITED` for numbers: "ai ki #"."""

    def __init__(self, snapshot: Snapshot, query: ParsedQuery) -> None:
        self.snapshot = snapshot
        self.query = query
        said: list[tuple[int, Word | None]] = [(each.start, each.word) for each in query.tokens]
        said += [(each.start, None) for each in query.citations]
        self._words = [word for _, word in sorted(said, key=lambda each: each[0])]
        self.text = " ".join(word.folded if word else CITED for word in self._words)

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """The places that are named, as of their time."""
        named = (part.id for part in self.query.understood if part.kind == "place" and part.id)
        found = map(self.snapshot.vocabularies.where, dict.fromkeys(named))
        return tuple(where for where in found if where)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that are named."""
        return tuple(dict.fromkeys(_YEAR_RE.findall(self.text)))

    @cached_property
    def place_and_year(self) -> tuple[str, ...]:
        """The words that name them, which records bear as such: to be put aside."""
        named = (part.text for part in self.query.understood if part.kind == "place")
        return (*self.years, *(word for text in named for word in syllable_texts(text)))

    def matter(self, *asked: re.Match[str] | None, aside: Iterable[str] = ()) -> list[Words]:
        """The words in rows that are not among what is `asked`, nor little, nor put `aside`.

        "bao giờ ban hành luật thi đua khen thưởng" is of "luật thi đua khen thưởng".
        """
        spans = [match.span() for match in (*asked, *_LITTLE_PAIRS_RE.finditer(self.text)) if match]
        others = frozenset(aside)

        def is_left(item: tuple[int, Word | None]) -> bool:
            place, word = item
            return word is not None and not (
                any(start <= place < end for start, end in spans) or self._is_little(word, others)
            )

        rows = [
            tuple(word for _, word in items if word)
            for is_kept, items in itertools.groupby(self._placed(), is_left)
            if is_kept
        ]
        return [*rows, *self.query.phrases]

    def _is_little(self, word: Word, others: frozenset[str]) -> bool:
        """Whether it says nothing; where marks are typed at all, "nam" is not "năm"."""
        if word.text in _LITTLE or word.text in others:
            return True
        return not self.query.has_marks and word.folded in _LITTLE_UNMARKED.union(map(fold, others))

    def _placed(self) -> Iterator[tuple[int, Word | None]]:
        place = 0
        for word in self._words:
            yield place, word
            place += len(word.folded if word else CITED) + 1

    def units(self, rows: Iterable[Words]) -> list[Unit]:
        """What must be borne: words, each with its other names."""
        table = self.snapshot.synonyms
        return [unit for row in rows for unit in units_of(row, table, _NO_NAMES)]


def is_borne(unit: Unit, text: str) -> bool:
    """Whether a text holds a unit, by one name or another."""
    return any(contains_phrase(text, words) for words in (unit.words, *unit.others))


def written(units: Iterable[Unit]) -> tuple[Clause, ...]:
    """Clauses by which what bears all of them is looked for; the text has the say."""
    return tuple(unit_clause(unit, alike) for unit in units)


def of_place_and_year(question: Question) -> tuple[Term, ...]:
    """A record of the place and the years that are named."""
    places = (Term("province", where.slug) for where in question.places)
    return (*places, *(Term("year", year) for year in question.years))


def gist(words: Iterable[str]) -> str:
    """What words come to without little ones and marks: "Về những điều …" is "dieu …"."""
    return " ".join(word for word in map(fold, words) if word not in _LITTLE_UNMARKED)
