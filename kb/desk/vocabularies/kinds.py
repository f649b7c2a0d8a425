"""What can be typed at the desk: records of every type, and items of every vocabulary.

In: nothing. Out: tables. A kind is the name of a record type ("theme") or of a vocabulary
("fields"); an item of a vocabulary has an id like "fields/giao-duc", a whole list one like
"fields.yaml"; a record, be it a file of its own or an item of a list, has its own id.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from kb.content.drafts import free_id
from kb.content.edits import Plain
from kb.content.folder import FOLDERS, LISTS
from kb.records import RECORD_CLASSES
from kb.text.vietnamese import slug
from kb.vocabularies import VOCABULARIES, Site

SITE, SITE_ID = "site", "site.yaml"
KIND_CLASSES: dict[str, type[Any]] = {**RECORD_CLASSES, **VOCABULARIES, SITE: Site}
# The file of a list, and the kind of its items.
LIST_FILES = {f"{name}.yaml": name for name in VOCABULARIES} | {
    f"{home}.yaml": record_type for home, record_type in LISTS.items()
}
FILE_OF = {kind: file for file, kind in LIST_FILES.items()} | {SITE: SITE_ID}
# What names an item. It stands in addresses and in records, so it is made once and never typed.
KEYS = {
    **{"fields": "code", "roles": "code"},
    **{"places": "slug", "organisations": "slug", "anniversaries": "id"},
}
# What a new one is called after.
_NAMED_BY = {
    **{"fields": "label", "roles": "label"},
    **{"places": "name", "organisations": "name", "anniversaries": "title"},
}
_LONGEST_KEY = 80


def kind_at(path: str) -> str:
    """The kind of what a path inside the content folder holds."""
    return SITE if path == SITE_ID else LIST_FILES.get(path) or FOLDERS[path.split("/")[0]]


def key_field(cls: type[Any]) -> str:
    """The field that names an item of a vocabulary, which no form asks for; "" of other classes."""
    return next((key for kind, key in KEYS.items() if KIND_CLASSES[kind] is cls), "")


def is_item(record_id: str) -> bool:
    """Whether an id is that of an item of a vocabulary: "fields/giao-duc"."""
    return "/" in record_id


def is_list(record_id: str) -> bool:
    """Whether an id is that of a whole list: "fields.yaml"."""
    return record_id in LIST_FILES


def item_id(kind: str, key: str) -> str:
    """The id of an item: ("fields", "giao-duc") is "fields/giao-duc"; of a record its own."""
    return f"{kind}/{key}" if kind in VOCABULARIES else key


def kind_and_key(record_id: str) -> tuple[str, str]:
    """The vocabulary and the key of an item's id."""
    kind, _, key = record_id.partition("/")
    return kind, key


def keys_of(kind: str, items: Iterable[Plain]) -> tuple[str, ...]:
    """A name for each item of a list, no two alike: its code, or one made from what it says."""
    return tuple(_apart(own_key(kind, item) or "muc" for item in items))


def own_key(kind: str, plain: Plain) -> str:
    """The name of an item by itself: {"terms": ["UBND", …]} of synonyms is "ubnd"."""
    if kind in ("synonyms", "near_words", "style_words"):
        terms = plain.get("terms") or [""]
        return _short(terms[0] if isinstance(terms, list) else terms)
    if kind == "feeds":
        return _short(str(plain.get("name") or ""))
    if kind == "numbers":
        return _short(f"{plain.get('number') or ''} {str(plain.get('date') or '')[:4]}")
    return slug(str(plain.get(KEYS.get(kind, "id"), "")))


def new_key(kind: str, fields: Plain, taken: Collection[str]) -> str:
    """A name that no item has: {"title": "Ngày Nhà giáo Mẫu"} of days is "nha-giao-mau"."""
    if kind not in KEYS:
        return free_id(own_key(kind, fields), None, taken)
    name = str(fields.get(_NAMED_BY[kind]) or "").removeprefix("Ngày ")
    return free_id(name, fields.get("province") if kind == "anniversaries" else None, taken)


def _short(text: str) -> str:
    return slug(text)[:_LONGEST_KEY].strip("-")


def _apart(keys: Iterator[str]) -> Iterator[str]:
    seen: set[str] = set()
    for key in keys:
        number, name = 1, key
        while name in seen:
            number += 1
            name = f"{key}-{number}"
        seen.add(name)
        yield name
