"""A suggestion in a form: whether it says so, how it says so once it is taken, and as before.

In: what is typed and a suggestion's field and value. Out: the same form with one field changed. A
field that holds several gets one item more; any other says what was taken instead.
"""

from collections.abc import Mapping

from kb.desk.forms.names import Names
from kb.desk.forms.typed import BETWEEN, Typed, part_of, rows_of, spec_at, with_rows
from kb.desk.forms.writing import kept, shown
from kb.material import Suggestion
from kb.schema import FieldSpec, specs
from kb.schema.types import ListOf
from kb.text.vietnamese import lower

_TYPE = "exemplar"


def spec_of_field(suggestion: Suggestion) -> FieldSpec | None:
    """The declared field that it is for; None where exemplars have no such field."""
    return spec_at(_TYPE, suggestion.field)


def holds(typed: Typed, suggestion: Suggestion, names: Names) -> bool:
    """Whether the form says it already, however it is written there."""
    spec, row = spec_of_field(suggestion), boxes_of(suggestion, names)
    if spec is None or not row:
        return False
    if not isinstance(spec.type, ListOf):
        return _same(spec, {"": typed.get(spec.name, "")}, row, names)
    return any(_same(spec, each, row, names) for each in rows_of(typed, spec.name).values())


def with_taken(typed: Typed, suggestion: Suggestion, names: Names) -> Typed:
    """The form that says it; as it was where it says it already."""
    spec, row = spec_of_field(suggestion), boxes_of(suggestion, names)
    if spec is None or not row or holds(typed, suggestion, names):
        return typed
    if not isinstance(spec.type, ListOf):
        return typed | {spec.name: row[""]}
    return with_rows(typed, spec.name, [*_filled(typed, spec.name), row])


def without(typed: Typed, suggestion: Suggestion, before: str, names: Names) -> Typed:
    """The form as it was before it was taken; what was changed by hand since stays."""
    spec, row = spec_of_field(suggestion), boxes_of(suggestion, names)
    if spec is None or not holds(typed, suggestion, names):
        return typed
    if not isinstance(spec.type, ListOf):
        return typed | {spec.name: before}
    rows = [each for each in _filled(typed, spec.name) if not _same(spec, each, row, names)]
    return with_rows(typed, spec.name, rows)


def replaced_by(typed: Typed, suggestion: Suggestion) -> str:
    """What the box says that it would replace; "" where it adds an item."""
    spec = spec_of_field(suggestion)
    adds = spec is None or isinstance(spec.type, ListOf)
    return "" if adds else typed.get(suggestion.field, "")


def boxes_of(suggestion: Suggestion, names: Names) -> dict[str, str]:
    """The boxes of the value as a form shows them: by name in a row of parts, else under ""."""
    spec, value = spec_of_field(suggestion), suggestion.value
    if spec is None or (part_of(spec) is not None) != isinstance(value, Mapping):
        return {}
    if not isinstance(value, Mapping):
        return {"": shown(spec, str(value), names)}
    part = part_of(spec)
    inner = {each.name: each for each in specs(part)} if part else {}
    return {
        name: shown(inner[name], _line(said), names)
        for name, said in value.items()
        if name in inner and said not in (None, "", [])
    }


def _line(said: object) -> str:
    return f"{BETWEEN} ".join(map(str, said)) if isinstance(said, list) else str(said)


def _filled(typed: Typed, field: str) -> list[Typed]:
    rows = rows_of(typed, field).values()
    return [row for row in rows if any(text.strip() for text in row.values())]


def _same(spec: FieldSpec, row: Mapping[str, str], wanted: Mapping[str, str], names: Names) -> bool:
    """Whether a row says all that is wanted; it may say more."""
    part = part_of(spec)
    inner = {each.name: each for each in specs(part)} if part else {"": spec}
    pairs = ((inner[box], row.get(box, ""), text) for box, text in wanted.items())
    return all(_said(each, one, names) == _said(each, other, names) for each, one, other in pairs)


def _said(spec: FieldSpec, text: str, names: Names) -> str:
    return lower(kept(spec, text, names))
