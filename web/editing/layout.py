"""How the boxes of a form are gathered under headings; which record types have forms.

In: the entries of a form in declared order. Out: sections in the order in which an editor thinks.
A field that no section names stands in the last one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.desk.forms.boxes import Entry as FormEntry

# A word of an address: the type it stands for, and how a new one is called.
KINDS = {
    "guong": "exemplar",
    "van-ban": "directive",
    "chuyen-de": "theme",
    "so-lieu": "figure",
}
KIND_OF = {record_type: kind for kind, record_type in KINDS.items()}
NEW = {
    "guong": "Gương mới",
    "van-ban": "Văn bản mới",
    "chuyen-de": "Chuyên đề mới",
    "so-lieu": "Số liệu mới",
}
ADDED = {"guong": "Thêm gương", "van-ban": "Thêm văn bản"}
LAST = "Khác"
_SECTIONS = {
    "exemplar": {
        "Ai, việc gì": ("title", "kind", "subject", "role"),
        "Ở đâu, khi nào": ("province", "district", "commune", "years", "registered"),
        "Lĩnh vực và văn bản": ("fields", "directives"),
        "Khen thưởng": ("honours", "level", "stage"),
        "Nguồn": ("sources",),
        "Ảnh": ("pictures",),
        "Lời kể": ("summary",),
        "Ghi chú": ("note",),
    },
    "directive": {
        "Văn bản": ("number", "type", "title", "issuer", "issued", "level", "province", "signer"),
        "Hiệu lực": ("validity",),
        "Quan hệ với văn bản khác": ("relations",),
        "Văn bản giao việc gì": ("requirements",),
        "Nguồn": ("sources",),
        "Lời kể": ("summary",),
        "Ghi chú": ("note",),
    },
    "theme": {
        "Chuyên đề": ("title", "kind", "issuer", "province", "years", "period"),
        "Văn bản, tài liệu": ("directives", "material", "deadlines"),
        "Chọn gương hợp": ("fields", "keywords"),
        "Nguồn": ("sources",),
        "Tóm tắt": ("summary",),
    },
    "figure": {
        "Con số": ("label", "value", "unit", "parts", "alongside"),
        "Ở đâu, khi nào": ("province", "level", "years", "period"),
        "Văn bản": ("directives",),
        "Nguồn": ("sources",),
        "Lời kèm": ("summary", "note"),
    },
    "anniversaries": {
        "Ngày nào": ("title", "date", "calendar", "kind", "since", "province", "note"),
        "Chọn gương hợp": ("fields", "keywords"),
        "Nguồn": ("sources",),
    },
    "site": {
        "Tên gọi": ("name", "office", "parent", "place", "motto"),
        "Trang giới thiệu, ô tìm": ("about", "examples"),
        "Liên hệ": ("contact",),
        "Phạm vi, màu": ("province", "colour"),
        "Duyệt và đăng": ("approvers",),
    },
}
STORY = "Lời kể"  # the section with the body


@dataclass(frozen=True)
class Section:
    """Boxes under one heading; `is_folded` when nothing in it needs to be seen at once."""

    name: str
    title: str
    entries: tuple[FormEntry, ...]
    is_folded: bool = False


def sections(record_type: str, form: Mapping[str, FormEntry]) -> tuple[Section, ...]:
    """The sections of the form of a record or item; one without a heading where none is named."""
    named = _SECTIONS.get(record_type)
    if named is None:
        return (Section("phan-1", "", tuple(form.values())),)
    found = [
        Section(f"phan-{number}", title, tuple(form[name] for name in names if name in form))
        for number, (title, names) in enumerate(named.items(), start=1)
    ]
    placed = {name for names in named.values() for name in names}
    rest = tuple(entry for name, entry in form.items() if name not in placed)
    is_folded = all(entry.is_blank for entry in rest)
    return (*found, Section("phan-khac", LAST, rest, is_folded)) if rest else tuple(found)
