"""A draft of what a material suggests: a name and a source; the rest is for an editor to weigh.

In: a `Material` and its suggestions. Out: an `Exemplar` that states its title and its source only;
each suggestion is a line of its note, with the sentence it comes from. Nothing else is a statement
until an editor has taken it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from kb.material.values import Manner, Material, Suggestion
from kb.records import Exemplar
from kb.records.parts import Source
from kb.schema import Part, specs
from kb.schema.types import Code, ListOf, Type

_SPECS = {spec.name: spec for spec in specs(Exemplar)}


def draft_of(
    material: Material, suggestions: Iterable[Suggestion], record_id: str = ""
) -> Exemplar:
    """A draft with a note: the name that a sentence bears out, else the title of the article."""
    held = tuple(suggestions)
    return Exemplar(
        id=record_id,
        title=_name(held) or material.title or material.name,
        kind="",
        sources=(source_of(material),),
        note=(*_told(material), *map(suggestion_line, held)),
        status="draft",
    )


def source_of(material: Material) -> Source:
    """The material as a record's source: an address with the day it was read, or a file."""
    is_file = not material.url
    return Source(
        title=material.title or None,
        publisher=material.publisher or None,
        date=material.date,
        url=material.url or None,
        accessed=None if is_file else material.accessed,
        file=material.name if is_file else None,
    )


def suggestion_line(suggestion: Suggestion) -> str:
    """Like: Năm: 2026, theo câu: “Năm 2026, bà được khen.”; with what is to be doubted."""
    return f"{suggested(suggestion)}, theo câu: “{suggestion.sentence}”"


def suggested(suggestion: Suggestion) -> str:
    """What is suggested: "Khen thưởng: Bằng khen; Cấp: Tỉnh; Năm: 2025"."""
    spec = _SPECS[suggestion.field]
    kind = spec.type.item if isinstance(spec.type, ListOf) else spec.type
    doubt = f" (lưu ý: {suggestion.doubt})" if suggestion.doubt else ""
    return f"{spec.label}: {_shown(kind, suggestion.value)}{doubt}"


def _shown(kind: Type[Any], value: str | int | dict[str, Any]) -> str:
    """A value in words; of a mapping its first part, and the others with their labels."""
    if isinstance(kind, Part) and isinstance(value, dict):
        parts = [each for each in specs(kind.cls) if each.name in value]
        first, *rest = (_shown(each.type, value[each.name]) for each in parts)
        labelled = (f"{each.label}: {said}" for each, said in zip(parts[1:], rest, strict=True))
        return "; ".join((first, *labelled))
    return kind.labels.get(str(value), str(value)) if isinstance(kind, Code) else str(value)


def _name(suggestions: Sequence[Suggestion]) -> str:
    """The first name suggested without doubt, else the first."""
    names = [each for each in suggestions if each.field == "title"]
    sure = next((each for each in names if not each.doubt), next(iter(names), None))
    return str(sure.value) if sure else ""


def _told(material: Material) -> tuple[str, ...]:
    day = material.accessed.vietnamese()
    by = f", tác giả {material.author}" if material.author else ""
    told = (
        f"Đọc từ {material.name} ({material.manner.value}) ngày {day}{by}; chưa kiểm tra điều gì."
    )
    if material.manner is Manner.OCR:
        told += " Chữ do máy nhận dạng: phải so với bản gốc."
    return (told, *material.remarks)
