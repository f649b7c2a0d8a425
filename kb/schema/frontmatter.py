"""Splits a content file into front matter and body; gives no meaning to either.

In: the text of a file. Out: `Document`: a tree of `Scalar`, `Sequence` and `Mapping` nodes, every
one with its line and its place, all scalars as the text that was written (YAML's own guesses turn
05 into 5 and "no" into false), and the body. Mistakes of form are `FormError`s with a line and a
remedy.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

_FENCE = "---"
_MAX_DEPTH = 8
_LOADER: type[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_COLON_RE = re.compile(
    r"^(?P<indent>\s*(?:- )?)(?P<key>[\w-]+):\s+(?P<value>[^\"'\[{|>#].*:(?:\s.*|$))"
)

# The same inside {title: Chỉ thị: học tập, year: 2016}.
_INNER_COLON_RE = re.compile(r"(?P<key>[\w-]+):\s+(?P<value>[^\"'\[{,}:]+:\s[^,}]*)")
# Cuts "Đạt giải #1" and "#9c1c1f" short without a word; a comment has a space after its sign.
_LOST_RE = re.compile(r"^[^\"'#]*:\s(?:[^\"'#\[{]*\s)?#[^\s#]")


@dataclass(frozen=True)
class Place:
    """The characters of the parsed text that a node takes: from `start`, up to but not `end`.

    A node without braces (`is_block`) reaches up to what follows it, remarks in between included.
    Two nodes that say the same are equal wherever they stand.
    """

    start: int
    end: int
    is_block: bool = False


_NOWHERE = Place(0, 0)


@dataclass(frozen=True)
class Scalar:
    """A piece of text and the line it stands on (1-based)."""

    text: str
    line: int
    place: Place = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Sequence:
    """A list of nodes."""

    items: tuple["Node", ...]
    line: int
    place: Place = field(default=_NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Mapping:
    """Keys in the order written; each key keeps its own line."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    place: Place = field(default=_NOWHERE, compare=False, repr=False)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True)
class Document:
    """A file taken apart: the front matter's entries, and the body with its first line."""

    front: Mapping
    body: str
    body_line: int


class FormError(ValueError):
    """The text cannot be taken apart; `line`, `wrong` and `remedy` tell the editor why."""

    def __init__(self, line: int, wrong: str, remedy: str) -> None:
        super().__init__(f"{line}: {wrong}; {remedy}")
        self.line, self.wrong, self.remedy = line, wrong, remedy


def split(text: str) -> Document:
    """Take a file apart: fence, "title: A", fence, "Body" gives title (line 2) and "Body"."""
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        raise FormError(1, "thiếu phần đầu hồ sơ", f'hãy mở đầu tệp bằng một dòng "{_FENCE}"')
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            front = parse_yaml("\n".join(lines[1:number]), first_line=2)
            if not isinstance(front, Mapping):
                raise FormError(
                    2, "phần đầu hồ sơ trống", 'hãy viết các dòng "tên trường: giá trị"'
                )
            body = "\n".join(lines[number + 1 :])
            blank = len(body) - len(body.lstrip("\n"))
            return Document(front, body.strip("\n"), number + 2 + blank)
    raise FormError(
        1, "phần đầu hồ sơ không có dòng kết", f'hãy thêm một dòng "{_FENCE}" trước bài'
    )


def parse_yaml(text: str, first_line: int = 1) -> Node | None:
    """Read YAML as text with line numbers; None when there is nothing in it."""
    for number, written in enumerate(text.split("\n")):
        if _LOST_RE.match(written):
            raise FormError(
                number + first_line,
                "phần sau dấu # sẽ bị bỏ qua",
                'hãy đặt cả giá trị trong ngoặc kép; nếu là ghi chú, hãy viết "# " có dấu cách',
            )
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            _refuse_anchors(event, first_line)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                line = _line(event) + first_line
                raise FormError(line, "các giá trị lồng nhau quá sâu", "hãy viết phẳng lại")
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise _explained(error, text, first_line) from error
    return None if root is None else _node(root, first_line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _refuse_anchors(event: yaml.Event, first_line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise FormError(
            _line(event) + first_line,
            "dùng & hoặc * (neo của YAML)",
            "hãy viết lại giá trị, hoặc đặt nó trong ngoặc kép",
        )


def _node(node: yaml.Node, first_line: int) -> Node:
    line = node.start_mark.line + first_line
    place = _place_of(node)
    if isinstance(node, yaml.MappingNode):
        entries = [(_key(key, first_line), _node(value, first_line)) for key, value in node.value]
        return Mapping(tuple(entries), line, place)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_node(item, first_line) for item in node.value), line, place)
    return Scalar(str(node.value), line, place)


def _place_of(node: yaml.Node) -> Place:
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    return Place(node.start_mark.index, node.end_mark.index, is_block)


def _key(node: yaml.Node, first_line: int) -> Scalar:
    line = node.start_mark.line + first_line
    if isinstance(node, yaml.ScalarNode):
        return Scalar(str(node.value), line, _place_of(node))
    raise FormError(line, "tên trường không phải là chữ", 'hãy viết "tên trường: giá trị"')


def _explained(error: yaml.YAMLError, text: str, first_line: int) -> FormError:
    """Say what an editor did, not what a parser met."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    rows = [mark.line for mark in marks if mark]
    row = min(rows, default=0)  # an unclosed quote is noticed only at the end
    lines = text.split("\n")
    for candidate in dict.fromkeys((*rows, *(each - 1 for each in rows))):
        line = lines[candidate] if 0 <= candidate < len(lines) else ""
        if match := _COLON_RE.match(line) or _INNER_COLON_RE.search(line):
            quoted = match["value"].strip().replace('"', "'")
            return FormError(
                candidate + first_line,
                "giá trị có dấu hai chấm mà không đặt trong ngoặc kép",
                f'hãy viết {match["key"]}: "{quoted}"',
            )
    if row < len(lines) and "\t" in lines[row]:
        return FormError(row + first_line, "dùng phím Tab để thụt dòng", "hãy thay bằng dấu cách")
    return FormError(
        row + first_line,
        "dòng này không đúng cú pháp YAML",
        "hãy xem lại dấu ngoặc, dấu nháy và thụt dòng (hoặc dòng ngay trên)",
    )
