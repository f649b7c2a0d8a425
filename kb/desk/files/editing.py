"""A version as it is to be: its fields changed where they change, an item under its new name.

In: a version and what is to stand in it. Out: a text, or a version. Touches no disk.
"""

from collections.abc import Mapping
from dataclasses import replace

from kb.content.drafts import field_lines
from kb.content.edits import Plain, edited, edited_item
from kb.desk.files.versions import Version
from kb.desk.vocabularies.kinds import SITE_ID, item_id, own_key


def edited_version(current: Version, fields: Mapping[str, Plain], body: str | None) -> str:
    """The text with these fields (None: taken out) and this body (None: left)."""
    if not current.is_item and current.id != SITE_ID:
        return edited(current.text, fields, current.order, body)
    if current.document.front.entries:
        return edited_item(current.text, current.document.front, fields, current.order)
    held = {name: plain for name, plain in fields.items() if plain not in (None, "", [])}
    lines = [line for name, plain in held.items() for line in field_lines(name, plain)]
    return "\n".join([*current.text.splitlines(), *lines, ""])


def renamed(before: Version | None, after: Version) -> Version:
    """An item under another name, if it says something else of what names it."""
    kind = after.record_type
    key = own_key(kind, after.said)
    is_as_before = before is None or own_key(kind, before.said) == key
    return after if is_as_before or not key else replace(after, id=item_id(kind, key))
