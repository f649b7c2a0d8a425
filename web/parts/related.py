"""The records near the one that is open, each with the reason in words.

In: a snapshot and a record. Out: `Item`s, each with "Cùng lĩnh vực Giáo dục, cùng tỉnh Cao Bằng".
"""

from collections.abc import Iterator
from itertools import groupby

from kb import wording
from kb.records import Record, Theme
from kb.search import Snapshot, fitting, relatives
from kb.search.related import Relative, Shared
from kb.text.phrases import listed, quoted, sentence
from kb.vocabularies import Vocabularies
from web.address import links
from web.parts.facts import Item, standing_of

_MOST_TERMS = 2


def related_items(snapshot: Snapshot, record: Record) -> tuple[Item, ...]:
    """A few, nearest first."""
    return _items(snapshot, relatives(snapshot, record))


def fitting_items(snapshot: Snapshot, theme: Theme, most: int) -> tuple[Item, ...]:
    """The exemplars that fit a theme, best first."""
    return _items(snapshot, fitting(snapshot, theme, most))


def _items(snapshot: Snapshot, found: tuple[Relative, ...]) -> tuple[Item, ...]:
    vocabularies, relations = snapshot.vocabularies, snapshot.relations
    return tuple(
        Item(
            wording.full_title(each.record),
            reason(each.shared, vocabularies),
            links.record_url(each.record),
            standing=standing_of(each.record, relations),
        )
        for each in found
    )


def reason(shared: tuple[Shared, ...], vocabularies: Vocabularies) -> str:
    """What two records share, as a phrase with a capital."""
    parts = [
        part
        for thing, group in groupby(shared, key=lambda each: each.thing)
        for part in _phrases(thing, list(group), vocabularies)
    ]
    return sentence(", ".join(parts))


def _phrases(thing: str, shared: list[Shared], vocabularies: Vocabularies) -> Iterator[str]:
    labels = [each.label for each in shared]
    if thing == "field":
        yield f"cùng lĩnh vực {listed(labels)}"
    elif thing == "place":
        yield f"cùng {_place(labels[0], vocabularies)}"
    elif thing == "directive":
        yield f"cùng thực hiện {listed(labels)}"
    elif thing == "relation":
        yield from (f"cùng {each.detail.lower()} {each.label}" for each in shared)
    elif thing == "family":
        yield "cùng mạch văn bản"
    elif thing == "issuer":
        yield f"cùng do {labels[0]} ban hành"
    elif thing == "keyword":
        yield f"nhắc đến {listed([quoted(word) for word in labels[:_MOST_TERMS]])}"
    elif thing == "year":
        yield f"cùng năm {listed(labels)}"
    elif thing == "term":
        yield f"cùng nhắc đến {listed([quoted(term) for term in labels[:_MOST_TERMS]])}"
    elif thing == "kind":
        yield f"cùng là {labels[0].lower()}"


def _place(name: str, vocabularies: Vocabularies) -> str:
    """Today's unit, "tỉnh Cao Bằng"; or the former one, "địa bàn Bắc Kạn (nay thuộc …)"."""
    where = vocabularies.where(name)
    if where is None or where.slug == where.today.slug:
        return wording.unit(where) if where else name
    return f"địa bàn {wording.then_and_now(name, vocabularies)}"
