"""What an editor says that a column holds; it goes before what its heading announces.

In: a `Header`, and meanings by heading (folded, so that "Họ và tên" and "HỌ VÀ TÊN" are one). Out:
the header with those meanings. What a record has once is then in no other column.
"""

from collections.abc import Mapping
from dataclasses import replace

from kb.imports.lists.columns import Column, Header
from kb.imports.lists.headings import EXACT, label_of
from kb.imports.lists.looks import MANY
from kb.text.vietnamese import match_key

Chosen = Mapping[str, str]

_FIELDS = (
    "person", "family", "given", "group", "model", "practice", "name", "kind", "subject", "role",
    "unit", "place", "commune", "district", "province", "field", "merit", "form", "level", "issuer",
    "year", "decision", "date", "proposed", "source", "note", "number",
)  # fmt: skip
# What a column may be said to hold, and how that is called.
MEANINGS: dict[str, str] = {key: label_of(key) for key in _FIELDS} | {
    "name": "Tên gương (người, tập thể, mô hình)",
    "family": "Họ và tên đệm",
    "issuer": "Cơ quan khen",
    "form": "Hình thức khen",
    "field": "Lĩnh vực",
    "number": "Số thứ tự",
    "place": "Địa phương (xã, huyện, tỉnh)",
    "other": "Chưa rõ: giữ trong ghi chú",
    "private": "Thông tin riêng: không chép",
    "unused": "Không dùng",
}


def with_chosen(header: Header, chosen: Chosen) -> Header:
    """The header as the editor reads it."""
    said = {
        index: meaning
        for index, column in header.columns.items()
        if (meaning := chosen.get(match_key(column.heading))) in MEANINGS
    }
    columns = {
        index: _settled(column, said.get(index, ""), set(said.values()))
        for index, column in header.columns.items()
    }
    return replace(header, columns=columns)


def _settled(column: Column, meaning: str, taken: set[str]) -> Column:
    if meaning:
        return replace(column, key=meaning, certainty=EXACT)
    return replace(column, key="other") if column.key in taken - MANY else column
