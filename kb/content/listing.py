"""Items of a YAML list (fields.yaml) as text: found, put in, taken out, moved.

In: the text of a list as it stands on disk. Out: where each item stands, or the text with one more,
one less, or two in another order; every other byte stays, remarks and blank lines included.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from kb.content.drafts import field_lines, flow
from kb.schema import frontmatter
from kb.schema.frontmatter import FormError

_MARK = "\ufeff"


@dataclass(frozen=True)
class ListItem:
    """An item, and the characters of its lines: without blank lines and remarks that follow it."""

    start: int
    end: int
    node: frontmatter.Mapping


def items_of(text: str) -> tuple[ListItem, ...]:
    """The items of a list in order; FormError when it is none, or not one item a dash."""
    lead = len(text) - len(text.removeprefix(_MARK))
    root = frontmatter.parse_yaml(text[lead:])
    if root is None:
        return ()
    if not isinstance(root, frontmatter.Sequence) or not root.place.is_block:
        raise FormError(1, "cần một danh sách", 'hãy mở đầu mỗi mục bằng "- "')
    return tuple(_item(text, lead, node) for node in root.items)


def _item(text: str, lead: int, node: frontmatter.Node) -> ListItem:
    if not isinstance(node, frontmatter.Mapping):
        raise FormError(node.line, "mục này không có tên trường", 'hãy viết "tên: giá trị"')
    first = lead + node.place.start
    start = text.rfind("\n", 0, first) + 1
    if text[start:first].strip(f"{_MARK} ") != "-":
        wrong = "dấu gạch đầu mục đứng riêng một dòng"
        raise FormError(node.line, wrong, "hãy viết trường đầu tiên ngay sau dấu gạch")
    lines = text[start : lead + node.place.end].splitlines(keepends=True)
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    last = start + len("".join(lines).rstrip("\r\n"))
    return ListItem(start + (text[start:first].startswith(_MARK)), _line_end(text, last), node)


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def item_text(fields: Mapping[str, Any], *, is_block: bool) -> str:
    r"""An item as a list writes it: "- {code: y-te, label: Y tế}\n", or a line for each field."""
    if not is_block:
        return f"- {flow(dict(fields))}\n"
    lines = [line for name, plain in fields.items() for line in field_lines(name, plain)]
    return "".join(f"{'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines))


def with_item(text: str, written: str, place: int, *, is_behind: bool = False) -> str:
    """A list with an item right before the one at `place`, counted from 0; or right behind it.

    Remarks stay where they are: above the item they head. Behind the last one if there is no such
    place; blank lines where others have them.
    """
    items, line_end = items_of(text), "\r\n" if "\r\n" in text else "\n"
    written = written.replace("\r\n", "\n").replace("\n", line_end)
    blank = line_end if _is_spaced(text, items) else ""
    if items and place < len(items) and not is_behind:
        at = items[place].start
        return f"{text[:at]}{written}{blank}{text[at:]}"
    at = items[min(place, len(items) - 1)].end if items else len(text)
    lead = "" if not text[:at].strip(_MARK) or text[:at].endswith("\n") else line_end
    return f"{text[:at]}{lead}{blank}{written}{text[at:]}"


def without_item(text: str, place: int) -> str:
    """A list without one of its items; of two blank lines that then meet, one stays."""
    items = items_of(text)
    item = items[place]
    before, after = text[: item.start], text[item.end :]
    if not _is_spaced(text, items):
        return before + after
    if is_headed(text, place) and after[:1] in ("\r", "\n"):
        after = after[_line_end(after, 0) :]
    elif before.endswith(("\n\n", "\n\r\n")):
        before = before.removesuffix("\n").removesuffix("\r")
    return before + after


def with_item_moved(text: str, place: int, by: int) -> str:
    """A list in which an item has changed places with the one above it (-1) or below it (1)."""
    items = items_of(text)
    if not 0 <= place + by < len(items):
        return text
    first, second = sorted((place, place + by))
    one, other = items[first], items[second]
    upper, lower = text[one.start : one.end], text[other.start : other.end]
    if not lower.endswith("\n"):
        upper, lower = upper.rstrip("\r\n"), lower + upper[len(upper.rstrip("\r\n")) :]
    between = text[one.end : other.start]
    return text[: one.start] + lower + between + upper + text[other.end :]


def is_headed(text: str, place: int) -> bool:
    """Whether remarks stand right above an item, or nothing does."""
    items = items_of(text)
    return place == 0 or bool(text[items[place - 1].end : items[place].start].strip())


def _is_spaced(text: str, items: Sequence[ListItem]) -> bool:
    """Whether most items have a blank line, and nothing else, between them and the next."""
    between = [text[one.end : other.start] for one, other in pairwise(items)]
    bare = [each for each in between if not each.strip()]
    return sum(map(bool, bare)) * 2 > len(bare)
