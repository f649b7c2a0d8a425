"""The fields of a record to which an editor has joined a material: a source more, what was taken.

In: the record, the material, the suggestions that the editor chose. Out: the fields that change, as
front matter has them; nothing else of the record changes, and nothing that it says is replaced.
"""

from collections.abc import Iterable
from typing import Any

from kb.material.drafting import source_of
from kb.material.joining.honours import counterpart, fuller, honour_of
from kb.material.joining.known import address
from kb.material.values import Material, Suggestion
from kb.records import Exemplar
from kb.records.codes import highest
from kb.records.parts import Honour
from kb.schema import spec_of

_SEVERAL = ("years", "fields", "directives")


def joined_fields(
    record: Exemplar, material: Material, chosen: Iterable[Suggestion] = ()
) -> dict[str, Any]:
    """What `kb.content.edits.edited` is given: {"sources": […], "years": [2021, 2023]}."""
    taken = tuple(chosen)
    fields: dict[str, Any] = {}
    if not _is_source(record, material):
        fields["sources"] = (*record.sources, source_of(material))
    for name in _SEVERAL:
        more = [each.value for each in taken if each.field == name]
        whole = dict.fromkeys((*getattr(record, name), *more))
        if len(whole) > len(getattr(record, name)):
            fields[name] = tuple(sorted(map(int, whole))) if name == "years" else tuple(whole)
    fields |= _honours(record, taken)
    plain = {name: spec_of(Exemplar, name).type.plain(value) for name, value in fields.items()}
    singles = (each for each in taken if each.field not in (*_SEVERAL, "honours"))
    return plain | {each.field: each.value for each in singles if not getattr(record, each.field)}


def _is_source(record: Exemplar, material: Material) -> bool:
    """Whether it is among the record's sources already, by its address or as a file."""
    if not material.url:
        return any(each.file == material.name for each in record.sources)
    return address(material.url) in {address(each.url) for each in record.sources if each.url}


def _honours(record: Exemplar, taken: Iterable[Suggestion]) -> dict[str, Any]:
    """Honours that say more of one that is there take its place; the level follows them."""
    held: list[Honour] = list(record.honours)
    for each in taken:
        if each.field == "honours" and isinstance(each.value, dict):
            said = honour_of(each.value)
            at = counterpart(said, tuple(held))
            if at is None:
                held.append(said)
            else:
                held[at] = fuller(held[at], said)
    if tuple(held) == record.honours:
        return {}
    level = highest((record.level, *(honour.level for honour in held)))
    return {"honours": tuple(held)} | ({"level": level} if level != record.level else {})
