"""The collection that every engine is given: articles as records, as many as are wanted.

In: articles as JSON lines. Out: a `Corpus`, the same on every run. Each article is given facets by
lot. Beyond the last article they come again, with other ids and the sentences in another order, so
that a larger collection holds other texts of the same language.
"""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import overload

from kb.citations import find_citations
from kb.index.analysis import number_terms
from kb.quality.evaluation import article_record, read_jsonl
from kb.records import Exemplar
from kb.records.codes import KINDS, LEVELS
from kb.text.markup import to_text
from kb.text.vietnamese import syllable_texts
from kb.vocabularies import Field, Province, Vocabularies

VOCABULARIES = Vocabularies(
    fields=tuple(Field(f"linh-vuc-{n}", f"Lĩnh vực Mẫu {n}", "để đo") for n in range(1, 13)),
    places=tuple(Province(f"tinh-mau-{n}", f"Tỉnh Mẫu {n}", "tinh") for n in range(1, 35)),
)
_YEARS = range(2010, 2026)


class Corpus(Sequence[Exemplar]):
    """So many records; each is made when it is asked for, so that few are held at a time."""

    def __init__(self, articles: Path, size: int | None = None) -> None:
        self._lines = [json.dumps(each).encode() for each in read_jsonl(articles, size)]
        self._size = len(self._lines) if size is None or not self._lines else size

    def __len__(self) -> int:
        """How many records there are, repeated ones included."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> Exemplar: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Exemplar]: ...

    def __getitem__(self, place: int | slice) -> Exemplar | Sequence[Exemplar]:
        """A record by its place: from the number of articles on, one that is repeated."""
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        copy, number = divmod(place, len(self._lines))
        return self.repeated(self.article(number), copy)

    def article(self, number: int) -> Exemplar:
        """An article as it was written."""
        return article_record(json.loads(self._lines[number]))

    def repeated(self, record: Exemplar, copy: int) -> Exemplar:
        """The record for the n-th time, with facets drawn for it; 0 is the article itself."""
        record_id = f"{record.id}-{copy}" if copy else record.id
        chance = random.Random(hashlib.blake2b(record_id.encode(), digest_size=8).digest())
        lines = record.body.split("\n")
        if copy:
            chance.shuffle(lines)
        return replace(
            record,
            id=record_id,
            body="\n".join(lines),
            kind=chance.choice(list(KINDS)),
            province=chance.choice(VOCABULARIES.places).name,
            fields=tuple(chance.sample([each.code for each in VOCABULARIES.fields], 2)),
            level=chance.choice(list(LEVELS)),
            years=(chance.choice(_YEARS),),
        )


@dataclass(frozen=True)
class Tokens:
    """What engines of others are given of a record: the same words that ours cut."""

    syllables: tuple[str, ...]
    numbers: tuple[str, ...]


def tokens_of(record: Exemplar) -> Tokens:
    """Syllables in their order, and the terms of the documents that are cited."""
    texts = [record.title, record.summary or "", to_text(record.body)]
    found = (citation for text in texts for citation in find_citations(text))
    numbers = dict.fromkeys(term for each in found for term in number_terms(each.number))
    return Tokens(tuple(syllable_texts(" ".join(texts))), tuple(numbers))
