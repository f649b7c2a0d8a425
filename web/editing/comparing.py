"""Two versions beside each other: a clash to be settled field by field, and what a step changed.

In: differences between versions. Out: lines to lay side by side, with what is chosen at first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kb.desk import Clash, Difference, Opened, Typed
from kb.desk.forms.telling import label_of
from web.editing import here


@dataclass(frozen=True)
class Pair:
    """A field in two versions; `chosen` is "toi", "dia", or "" where both sides changed it."""

    field: str
    label: str
    mine: tuple[str, ...]
    other: tuple[str, ...]
    chosen: str = ""


@dataclass(frozen=True)
class ClashPage:
    """A clash: the record, its pairs, and the boxes that a choice of "toi" takes its texts from."""

    action: str
    title: str
    digest: str
    pairs: tuple[Pair, ...]
    boxes: tuple[tuple[str, str], ...]
    is_undo: bool = False


def clash_page(opened: Opened, clash: Clash, typed: Typed, *, is_undo: bool = False) -> ClashPage:
    """Lay a clash out."""
    record_type = opened.version.record_type
    fields = {each.field for each in clash.differences}
    boxes = tuple((name, text) for name, text in typed.items() if name.split(".", 1)[0] in fields)
    return ClashPage(
        action=here.address(opened.version.id),
        title=opened.title,
        digest=clash.current.digest,
        pairs=tuple(pairs(record_type, clash.differences)),
        boxes=boxes,
        is_undo=is_undo,
    )


def pairs(record_type: str, differences: Iterable[Difference]) -> Iterable[Pair]:
    """The two sides of each difference, in words."""
    desk = here.desk()
    for each in differences:
        mine, other = (
            desk.told(record_type, each.field, plain) for plain in (each.mine, each.on_disk)
        )
        chosen = "" if each.ours and each.theirs else "toi" if each.ours else "dia"
        yield Pair(each.field, label_of(record_type, each.field), mine, other, chosen)


def steps_of(kind: str, record_id: str) -> list[tuple[Any, tuple[Pair, ...], bool]]:
    """What was done, latest first: the entry, what it changed, whether it can be taken back."""
    desk = here.desk()
    return [
        (entry, tuple(pairs(kind, desk.changed(entry))), desk.can_undo(entry))
        for entry in reversed(desk.store.journal.of(record_id))
    ]


def choices(form: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The fields for which "toi" was chosen: ("_chon.summary", "toi") gives "summary"."""
    return tuple(
        name.removeprefix("_chon.")
        for name, side in form
        if name.startswith("_chon.") and side == "toi"
    )
