"""Honours of a record beside one that an article suggests.

In: an honour as front matter has it. Out: whether both are one honour, and what they say otherwise.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kb.records.parts import Honour
from kb.schema import from_plain, specs
from kb.text.vietnamese import match_key

_COMPARED = ("year", "date", "number", "issuer", "level")


def honour_of(plain: Mapping[str, Any]) -> Honour:
    """The honour of a suggestion; a year may stand there as text."""
    year = {"year": int(plain["year"])} if plain.get("year") else {}
    return from_plain(Honour, {**plain, **year})


def is_same_title(one: Honour, other: Honour) -> bool:
    """Whether two are of one name: "Bằng khen" and "Bằng khen của Thủ tướng Chính phủ"."""
    ours, theirs = match_key(one.title), match_key(other.title)
    return f" {ours} " in f" {theirs} " or f" {theirs} " in f" {ours} "


def unlike(held: Honour, said: Honour) -> Iterator[tuple[str, str, str]]:
    """What both state and state otherwise: label, the one, the other."""
    for spec in specs(Honour):
        ours, theirs = spec.of(held), spec.of(said)
        if spec.name in _COMPARED and ours and theirs and not _agree(ours, theirs):
            one, other = (" ".join(spec.type.words(each)) for each in (ours, theirs))
            yield spec.label, one, other


def _agree(ours: Any, theirs: Any) -> bool:
    one, other = match_key(str(ours)), match_key(str(theirs))
    return one in other or other in one


def fuller(held: Honour, said: Honour) -> Honour:
    """The honour with what only the other states; what it states itself stays."""
    blank = {
        name: value
        for name, value in vars(said).items()
        if value is not None and getattr(held, name) is None
    }
    return replace(held, **blank)


def counterpart(said: Honour, held: tuple[Honour, ...]) -> int | None:
    """The place of the honour that may be the one that is said, likeliest first."""
    same = [at for at, each in enumerate(held) if is_same_title(each, said)]
    return min(same, key=lambda at: len(list(unlike(held[at], said))), default=None)
