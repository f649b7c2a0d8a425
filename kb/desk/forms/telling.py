"""A field's value as lines for people who compare two versions: labels, no codes, no brackets.

In: a field and its plain value. Out: "Giấy khen · UBND xã Mẫu · 2020", one line a value.
"""

from kb.content.edits import Plain
from kb.desk.files.versions import BODY
from kb.desk.forms.names import Names
from kb.desk.forms.typed import part_of, spec_at
from kb.desk.forms.writing import item_type, shown
from kb.schema import FieldSpec, specs
from kb.schema.types import Code


def label_of(record_type: str, field: str) -> str:
    """What a field is called: "Khen thưởng", "Bài viết"; "Phần đầu hồ sơ" for what has no form."""
    spec = spec_at(record_type, field)
    return "Bài viết" if field == BODY else spec.label if spec else field or "Phần đầu hồ sơ"


def told(record_type: str, field: str, plain: Plain, names: Names) -> tuple[str, ...]:
    """The lines of a value; none when nothing is said."""
    if plain in (None, "", []):
        return ()
    if field == BODY:
        return tuple(line for line in str(plain).split("\n") if line.strip())
    spec = spec_at(record_type, field)
    values = plain if isinstance(plain, list) else [plain]
    return tuple(_line(spec, value, names) for value in values)


def _line(spec: FieldSpec | None, value: Plain, names: Names) -> str:
    if not isinstance(value, dict):
        return _word(spec, str(value), names)
    part = part_of(spec) if spec else None
    inner = {each.name: each for each in specs(part)} if part else {}
    return " · ".join(_word(inner.get(name), str(text), names) for name, text in value.items())


def _word(spec: FieldSpec | None, text: str, names: Names) -> str:
    if spec is None:
        return text
    type_ = item_type(spec)
    return type_.labels.get(text, text) if isinstance(type_, Code) else shown(spec, text, names)
