"""How people write what records keep, and how records' values are shown to people.

In: a field's type and what stands in its box. Out: the text as a file keeps it (`kept`), or as a
form shows it (`shown`). What is not understood stays as it was typed: the checks will say so.
"""

import re

from kb.citations import PartialDate
from kb.desk.forms.names import Names
from kb.schema import FieldSpec
from kb.schema.types import Code, Date, Day, ListOf, Slug, Type, Year
from kb.text.vietnamese import fold, lower, match_key, normalise, slug

DOCUMENTS, FIELDS, PLACE, BODIES = "directives", "fields", "province", "organisations"

DAY_RE = re.compile(r"(\d\d)-(\d\d)")  # as a file writes a day of the year, month first
_MONTHS = 12
_SEP = r"\s?(?:[/.-]|,?\s(?:thang|nam)\s)\s?"
_DAY_RE = re.compile(rf"(?:ngay\s)?(\d{{1,2}}){_SEP}(\d{{1,2}}){_SEP}(\d{{4}})")
_MONTH_RE = re.compile(rf"(?:thang\s|t)?(\d{{1,2}}){_SEP}(\d{{4}})")
_DAY_OF_YEAR_RE = re.compile(
    r"(?:ngay\s)?(?:m[ou]ng\s)?(\d{1,2})(?:\s?[/.-]\s?|,?\sthang\s)(\d{1,2})"
)
# By their names; "tháng Một" alone may be the first month or the eleventh: it stays as it is typed.
_MONTH_NAMES = {
    name: number
    for number, name in enumerate(
        ["gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi"], start=1
    )
} | {"muoi mot": 11, "muoi hai": 12, "chap": 12}
_NAMED_MONTH_RE = re.compile(rf"thang ({'|'.join(_MONTH_NAMES)})$")
_YEAR_RE = re.compile(r"(?:nam\s)?(\d{4})")


def item_type(spec: FieldSpec) -> Type[object]:
    """The type of one value of a field, of a list its items'."""
    found: Type[object] = spec.type.item if isinstance(spec.type, ListOf) else spec.type
    return found


def kept(spec: FieldSpec, written: str, names: Names) -> str:
    """The value as a file keeps it: "tháng 5/2016" is 2016-05, "Giáo dục" is giao-duc."""
    text = " ".join(normalise(written).split())
    if not text:
        return ""
    type_ = item_type(spec)
    if isinstance(type_, Date):
        return kept_date(text) or text
    if isinstance(type_, Day):
        return _kept_day(text) or text
    if isinstance(type_, Year):
        found = _YEAR_RE.fullmatch(fold(lower(text)))
        return found[1] if found else text
    if isinstance(type_, Code):
        return _code(text, type_) or text
    if isinstance(type_, Slug) and type_.vocabulary == FIELDS:
        return names.field_code(text) or text
    if isinstance(type_, Slug) and type_.vocabulary == DOCUMENTS:
        return names.document_id(text) or text
    if isinstance(type_, Slug) and type_.vocabulary == BODIES:
        return names.body_slug(text) or text
    if isinstance(type_, Slug):
        return slug(text) or text
    if spec.name == PLACE:
        return names.place(text) or text
    return text


def shown(spec: FieldSpec, value: str, names: Names) -> str:
    """The value as a form shows it: 2016-05-15 is "15/5/2016"; codes of a choice stay codes."""
    type_ = item_type(spec)
    text = " ".join(normalise(value).split())
    if isinstance(type_, Date):
        date = PartialDate.parse_iso(text)
        return date.vietnamese() if date else text
    if isinstance(type_, Slug) and type_.vocabulary == FIELDS:
        return names.field_label(text)
    if isinstance(type_, Slug) and type_.vocabulary == DOCUMENTS:
        return names.document_label(text)
    if isinstance(type_, Slug) and type_.vocabulary == BODIES:
        return names.body_label(text)
    if isinstance(type_, Day) and (day := DAY_RE.fullmatch(text)):
        return f"{int(day[2])}/{int(day[1])}"
    return text


def kept_date(text: str) -> str | None:
    """ISO 8601 of a day, month or year: "15/5/2016", "ngày 15 tháng 5 năm 2016", "tháng 5/2016"."""
    plain = fold(lower(text))
    if PartialDate.parse_iso(plain):
        return plain
    for pattern in (_DAY_RE, _MONTH_RE, _YEAR_RE):
        if found := pattern.fullmatch(plain):
            year, *rest = reversed(found.groups())
            iso = "-".join([year, *(f"{int(part):02}" for part in rest)])
            return iso if PartialDate.parse_iso(iso) else None
    return None


def _kept_day(text: str) -> str | None:
    """Month and day of a day of the year: "20/11", "mồng 10 tháng 3 âm lịch", "rằm tháng Giêng".

    People write the day first; "11-20", which can only be month and day as in a file, stays.
    """
    plain = fold(lower(text)).removesuffix(" am lich").removesuffix(" duong lich").strip()
    plain = _NAMED_MONTH_RE.sub(lambda match: f"thang {_MONTH_NAMES[match[1]]}", plain)
    plain = re.sub(r"\bram\b", "15", plain)
    found = _DAY_OF_YEAR_RE.fullmatch(plain)
    if found is None or (int(found[2]) > _MONTHS and DAY_RE.fullmatch(plain)):
        return plain if found else None
    return f"{int(found[2]):02}-{int(found[1]):02}"


def _code(text: str, type_: Code) -> str | None:
    if text in type_.labels:
        return text
    key = match_key(text)
    return next((code for code, label in type_.labels.items() if match_key(label) == key), None)
