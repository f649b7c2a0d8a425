"""Where a new item stands in its list: behind those of its place, days in order of the year.

In: the items of a list and the new one. Out: a place, counted from 0.
"""

from collections.abc import Sequence
from typing import Any

from kb.content.edits import plain_of
from kb.schema.frontmatter import Mapping
from kb.text.vietnamese import match_key


def place_for(kind: str, nodes: Sequence[Mapping], new: Mapping) -> int:
    """The place of a new item; at the end where nothing is like it."""
    said, ours = [plain_of(node) for node in nodes], plain_of(new)
    like = [place for place, each in enumerate(said) if _group(each) == _group(ours)]
    if not like:
        return len(nodes)
    if kind != "anniversaries":
        return like[-1] + 1
    earlier = [place for place in like if str(said[place].get("date")) <= str(ours.get("date"))]
    return earlier[-1] + 1 if earlier else like[0]


def _group(plain: dict[str, Any]) -> tuple[str, str]:
    return match_key(str(plain.get("province", ""))), str(plain.get("calendar", ""))
