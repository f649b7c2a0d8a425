"""A collection made many times as large: every record again and again, under invented names.

In: records, how many times, perhaps articles as texts. Out: the records, and copies of them that
say which they are. A copy has its own place, fields, years, honours and the documents that the
record answers to, so a collection grows as it would: its provinces, fields and years all alike,
its great documents most.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import singledispatch
from itertools import cycle

from kb.records import Directive, Exemplar, Figure, Record, Theme

_FIRST = 100  # documents copied bear numbers that no real one has: 05-CT/TW becomes 10105-CT/TW


def multiplied(
    records: Sequence[Record], times: int, articles: Iterable[str] = ()
) -> Iterator[Record]:
    """The records, then `times` - 1 copies of each; articles, taken in turn, go on their texts."""
    yield from records
    texts = cycle(tuple(articles) or ("",))
    for number in range(1, times):
        for record in records:
            yield copied(record, number, next(texts))


@singledispatch
def copied(record: Record, number: int, text: str) -> Record:
    """One more record like this one: "Tổ Mẫu" becomes "Tổ Mẫu (mẫu 7)"."""
    raise TypeError(f"nobody copies a {type(record).__name__}")


@copied.register
def _exemplar(record: Exemplar, number: int, text: str) -> Record:
    return replace(
        record,
        id=_named(record.id, number),
        title=_marked(record.title, number),
        body=f"{record.body}\n\n{text or f'Bản mẫu {number}.'}",
        pictures=(),
        aliases=(),
    )


@copied.register
def _directive(record: Directive, number: int, text: str) -> Record:
    return replace(
        record,
        id=_named(record.id, number),
        number=re.sub(r"^\d", rf"{_FIRST + number}\g<0>", record.number or "") or None,
        title=_marked(record.title, number),
        variants=(),
        aliases=(),
    )


@copied.register
def _theme(record: Theme, number: int, text: str) -> Record:
    title = _marked(record.title, number)
    return replace(record, id=_named(record.id, number), title=title, aliases=())


@copied.register
def _figure(record: Figure, number: int, text: str) -> Record:
    label = _marked(record.label, number)
    return replace(record, id=_named(record.id, number), label=label, aliases=())


def _named(record_id: str, number: int) -> str:
    return f"{record_id}-mau-{number}"


def _marked(title: str, number: int) -> str:
    return f"{title} (mẫu {number})"
