"""What of the vocabularies readers do not have as it is saved, item by item.

In: the vocabularies as they are saved, and as readers have them. Out: what waits to be published,
and the vocabularies of the next generation when only some of it is.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from kb.desk.vocabularies.kinds import FILE_OF, SITE_ID, item_id, keys_of
from kb.desk.vocabularies.labels import LABELS, SITE_TITLE, title_of
from kb.records import Record
from kb.schema import to_plain
from kb.vocabularies import VOCABULARIES, Vocabularies

Change = Literal["new", "corrected", "gone", "moved"]
_SAID: dict[Change, str] = {
    "new": "mục mới",
    "corrected": "sửa mục đã đăng",
    "gone": "bỏ khỏi danh mục",
    "moved": "đổi thứ tự",
}
# Elsewhere pages have an order of their own: by date, by name, by count.
ORDERED = ("fields", "places")


@dataclass(frozen=True)
class PendingItem:
    """An item of a vocabulary that readers do not have as it stands in content/."""

    id: str
    title: str
    step: Change
    errors: int = 0

    @property
    def label(self) -> str:
        """What it is, and what becomes of it: "Lĩnh vực: mục mới"."""
        kind = self.id.partition("/")[0].removesuffix(".yaml")
        return f"{LABELS[kind].one}: {_SAID[self.step]}" if kind in LABELS else _SAID[self.step]


def pending_items(ours: Vocabularies, served: Vocabularies) -> Iterator[PendingItem]:
    """Everything that the next generation would change."""
    for kind in VOCABULARIES:
        now, old = _by_id(kind, ours), _by_id(kind, served)
        for record_id in dict.fromkeys((*now, *old)):
            if now.get(record_id) != old.get(record_id):
                yield _pending(record_id, kind, now.get(record_id), old.get(record_id))
        if kind in ORDERED and [*filter(old.get, now)] != [*filter(now.get, old)]:
            yield PendingItem(FILE_OF[kind], LABELS[kind].many, "moved")
    if ours.site != served.site:
        yield PendingItem(SITE_ID, SITE_TITLE, "corrected")


def _pending(record_id: str, kind: str, now: Any, old: Any) -> PendingItem:
    step: Change = "gone" if now is None else "corrected" if old is not None else "new"
    return PendingItem(record_id, title_of(kind, to_plain(old if now is None else now)), step)


def next_vocabularies(
    ours: Vocabularies,
    served: Vocabularies | None,
    ids: Collection[str],
    records: Iterable[Record],
) -> Vocabularies:
    """The vocabularies of the next generation when these items are published and no others.

    What the records of that generation need comes with them: a field of work or a place that is
    new goes to readers with the first record of it, one that is taken out stays for the last.
    """
    if served is None:
        return ours
    chosen = ours if SITE_ID in ids else replace(ours, site=served.site)
    for kind in VOCABULARIES:
        chosen = chosen.with_items(kind, _next(kind, ours, served, ids))
    for record in records:
        chosen = _with_needs(record, chosen, (ours, served))
    return chosen


def _next(
    kind: str, ours: Vocabularies, served: Vocabularies, ids: Collection[str]
) -> tuple[Any, ...]:
    now, old = _by_id(kind, ours), _by_id(kind, served)
    is_reordered = kind not in ORDERED or FILE_OF[kind] in ids
    found: dict[str, Any] = {}
    for record_id in dict.fromkeys((*now, *old) if is_reordered else (*old, *now)):
        item = (now if record_id in ids else old).get(record_id)
        if item is not None:
            found[record_id] = item
    return tuple(found.values())


def _with_needs(
    record: Record, chosen: Vocabularies, known: tuple[Vocabularies, ...]
) -> Vocabularies:
    for code in record.fields:
        if code not in chosen.field_labels:
            found = (each for known_ in known for each in known_.fields if each.code == code)
            if field := next(found, None):
                chosen = replace(chosen, fields=(*chosen.fields, field))
    if record.province and chosen.where(record.province) is None:
        places = (where.today for each in known if (where := each.where(record.province)))
        if place := next(places, None):
            others = (each for each in chosen.places if each.slug != place.slug)
            chosen = replace(chosen, places=(*others, place))
    return chosen


def _by_id(kind: str, vocabularies: Vocabularies) -> Mapping[str, Any]:
    items = getattr(vocabularies, kind)
    keys = keys_of(kind, map(to_plain, items))
    return {item_id(kind, key): item for key, item in zip(keys, items, strict=True)}
