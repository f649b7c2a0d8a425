"""The form of plain records, so that a program can tell whether it knows what an index holds.

In: record classes. Out: their `shape`, in JSON; and whether one shape lies within another.
"""

from typing import Any

from kb.schema.declared import Part, specs
from kb.schema.types import ListOf, Type


def shape(cls: type[Any]) -> dict[str, Any]:
    """The form of what `to_plain` gives: {"title": "Text", "honours": [{"title": "Text", …}]}."""
    return {spec.name: _shape(spec.type) for spec in specs(cls)}


def _shape(type: Type[Any]) -> Any:
    if isinstance(type, ListOf):
        return [_shape(type.item)]
    return shape(type.cls) if isinstance(type, Part) else type.__class__.__name__


def is_within(held: Any, known: Any) -> bool:
    """Whether what an index holds is known; what it lacks does not matter."""
    if isinstance(held, dict) and isinstance(known, dict):
        return all(key in known and is_within(each, known[key]) for key, each in held.items())
    if isinstance(held, list) and isinstance(known, list):
        return is_within(held[0], known[0])
    return bool(held == known)
