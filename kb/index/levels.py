"""From weights to levels: the part of BM25 that hangs on frequency and length, as 1 … 16.

In: an analysed document and the average length that its generation was begun with. Out: an `Entry`
for the engine. The rest of BM25, how rare a term is, is weighed when a question is asked.
"""

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from kb.index.analysis import IndexDocument
from kb.index.engine import HIGHEST, Entry, Row
from kb.index.kept import kept
from kb.text.vietnamese import sort_key

# BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework") with b = 1, tuned on
# judged questions. k1 is above the usual 1.2 because a title counts its words four times over; b
# is above the usual 0.75: a short record about a matter goes before a long one that touches it.
K1 = 2.0
# The average is taken of so many documents at most.
_SAMPLE = 1_000


class Named(Protocol):
    """Something to be indexed."""

    @property
    def id(self) -> str:
        """The id of its record."""


_Named = TypeVar("_Named", bound=Named)


def level(weight: float, length: float) -> int:
    """How much of a text a term is; `length` is measured in average lengths.

    A term of weight 1 in a text of average length is at level 6, one of weight 4 at 11.
    """
    return max(1, math.ceil(HIGHEST * weight / (weight + K1 * length)))


def entry_for(document: IndexDocument, fingerprint: str, average: float) -> Entry:
    """What the engine is given of a document."""
    length = document.length / average
    return Entry(
        id=document.id,
        row=Row(fingerprint, document.title, document.length),
        levels={
            kind: {term: level(weight, length) for term, weight in table.items()}
            for kind, table in document.terms.items()
        },
        facets=document.facets,
        issued=document.issued,
        name_key=name_key(document.title),
        stored=kept(document.record, document.text),
    )


def name_key(title: str) -> str:
    """A title as a text that sorts, letter by letter, as a Vietnamese dictionary does.

    A blank comes before all letters; what follows it are tones.
    """
    keys = []
    for letters, tones in sort_key(title):
        keys.append("".join(chr(place + 2) for place in letters))
        keys.append(" " + "".join(map(str, tones)))
    return "".join(keys)


def average_length(
    sources: Sequence[_Named], known: Mapping[str, float], measure: Callable[[_Named], float]
) -> float:
    """The mean length of documents: of all, or of those drawn by their ids where there are many."""
    drawn = sorted(sources, key=_lot)[:_SAMPLE] if len(sources) > _SAMPLE else sources
    lengths = [known[each.id] if each.id in known else measure(each) for each in drawn]
    return sum(lengths) / len(lengths) if any(lengths) else 1.0


def _lot(source: Named) -> bytes:
    return hashlib.blake2b(source.id.encode(), digest_size=8).digest()
