"""Problems of files told to people who see a form: labels for names and codes, dates as written.

In: the words of `kb check`, "hãy viết level: tinh". Out: the same for a form, "hãy chọn “Tỉnh,
thành phố” ở mục “Cấp ghi nhận”". What stands in quotation marks was typed, and stays.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from kb.citations import PartialDate
from kb.desk.forms.typed import part_of, typed_fields
from kb.desk.forms.writing import item_type
from kb.desk.vocabularies.kinds import KIND_CLASSES
from kb.schema import specs
from kb.schema.types import Code

_QUOTED_RE = re.compile(r'("[^"]*"|“[^”]*”)')
_WORD_RE = re.compile(r"(?<![\w./-])[a-z]+(?:[_-][a-z]+)*(?![\w/-])(?!\.\w)")
_CHOOSE_RE = re.compile(r"hãy viết (“[^”]+”): (“[^”]+”)")
_ISO_RE = re.compile(r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)")
# Names and codes that are also Vietnamese words.
_WORDS = frozenset({"to", "note", "term", "part", "file"})
_FILES = {
    "content/fields.yaml": "danh mục lĩnh vực",
    "content/places.yaml": "danh mục tỉnh, thành phố",
    " (năm-tháng-ngày)": "",
}


def plainly(text: str, record_type: str) -> str:
    """The sentence with labels for names and codes: "hãy viết level: tinh" names both."""
    for written, said in _FILES.items():
        text = text.replace(written, said)
    labels = _labels(record_type)
    parts = _QUOTED_RE.split(text.replace("`", ""))
    said = "".join(part if part[:1] in ('"', "“") else _said(part, labels) for part in parts)
    return _CHOOSE_RE.sub(r"hãy chọn \2 ở mục \1", said)


def _said(part: str, labels: Mapping[str, str]) -> str:
    named = _WORD_RE.sub(lambda match: labels.get(match[0], match[0]), part)
    return _ISO_RE.sub(_date, named)


def _date(match: re.Match[str]) -> str:
    date = PartialDate.parse_iso(match[0])
    return date.vietnamese() if date else match[0]


@lru_cache
def _labels(record_type: str) -> Mapping[str, str]:
    """Every declared name and code of a record, with its label in quotation marks."""
    fields = typed_fields(KIND_CLASSES[record_type])
    inner = [each for spec in fields if (part := part_of(spec)) for each in specs(part)]
    found: dict[str, str] = {}
    for spec in (*inner, *fields):
        found[spec.name] = f"“{spec.label}”"
        type_ = item_type(spec)
        if isinstance(type_, Code):
            found |= {code: f"“{label}”" for code, label in type_.labels.items()}
    return {name: label for name, label in found.items() if name not in _WORDS}
