"""Changes a record's file where the record changed, and nowhere else.

In: the text of a file as it stands on disk (any line ends, with its mark if it has one), the fields
as they are to be, and the body. Out: the text with the smallest change that makes it so: what was
not touched stays byte for byte, remarks, order and quotes included.
"""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.content.drafts import field_lines, flow
from kb.schema import frontmatter
from kb.schema.frontmatter import Node, Scalar
from kb.text.vietnamese import normalise

Plain = Any  # text, number, or lists and mappings of them: what `to_plain` makes of a field


@dataclass(frozen=True)
class _Change:
    """Characters to be replaced."""

    start: int
    end: int
    text: str


def edited(text: str, fields: Mapping[str, Plain], order: Sequence[str], body: str | None) -> str:
    r"""The text of a file with these fields (None: taken out) and this body (None: as it is).

    Fields that `fields` does not name stay. `order` is that of the declaration: a field that was
    not written before goes behind the last one that comes before it. FormError when the text is
    no record's file.

    `edited("---\ntitle: A # tạm\n---\n", {"title": "B"}, ["title"], None)` gives
    `"---\ntitle: B # tạm\n---\n"`.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    document = frontmatter.split(text)
    first = text.index("\n") + 1
    front = _Front(text, first, document.front)
    changes = list(front.changes(fields, order))
    if body is not None and not _says(document.body.strip("\r\n"), body.strip("\n")):
        changes.append(_body_change(text, document, body.strip("\n")))
    return mark + _applied(text, changes)


def edited_item(
    text: str, item: frontmatter.Mapping, fields: Mapping[str, Plain], order: Sequence[str] = ()
) -> str:
    """A list (themes.yaml) with the fields of one of its items as they are to be.

    `order` is that of the declaration, as for `edited`; none is that of `fields`.
    """
    front = _Front(text, 0, item) if item.place.is_block else _Braces(text, 0, item)
    return _applied(text, front.changes(fields, tuple(order or fields)))


def _applied(text: str, changes: Iterable[_Change]) -> str:
    line_end = "\r\n" if "\r\n" in text else "\n"
    pieces, done = [], 0
    for change in sorted(changes, key=lambda each: (each.start, each.end)):
        pieces += [text[done : change.start], change.text.replace("\n", line_end)]
        done = change.end
    return "".join([*pieces, text[done:]])


def _body_change(text: str, document: frontmatter.Document, body: str) -> _Change:
    start = 0
    for _ in range(document.body_line - 1):
        following = text.find("\n", start) + 1
        start = following or len(text)
    held = text[start:].rstrip("\r\n")
    if not held:
        lead = "\n" if text[:start].endswith("\n") else "\n\n"
        return _Change(start, len(text), f"{lead}{body}\n" if body else "")
    end = start + len(held)
    if not body:
        return _Change(end - len(held.lstrip("\r\n")), len(text), "")
    return _Change(end - len(held.lstrip("\r\n")), end, body)


def _says(written: str, wanted: Plain) -> bool:
    """Whether a text as written is read as what is wanted."""
    plain = normalise(written.replace("\r\n", "\n"))
    return plain == wanted or " ".join(plain.split()) == str(wanted)


class _Front:
    """The mapping of a file's fields, and where each stands in the text."""

    def __init__(self, text: str, offset: int, front: frontmatter.Mapping) -> None:
        self._text, self._offset, self._front = text, offset, front
        self._entries = front.entries

    def changes(self, fields: Mapping[str, Plain], order: Sequence[str]) -> Iterator[_Change]:
        """What must change so that the fields are as they are to be."""
        held = {key.text: (key, node) for key, node in self._entries}
        fresh: list[str] = []
        for name, plain in fields.items():
            if name not in held:
                fresh += [name] if plain not in (None, [], "") else []
            elif plain in (None, [], ""):
                yield from self._without(*held[name])
            else:
                yield from self._change_field(*held[name], plain)
        yield from self._added(fresh, fields, order)

    # One value

    def _change_field(self, key: Scalar, node: Node, plain: Plain) -> Iterator[_Change]:
        """In place where the form stays; a value that takes another form is written anew."""
        if _same(node, plain):
            return
        is_rows = isinstance(plain, list) and any(isinstance(item, dict) for item in plain)
        if (
            isinstance(node, frontmatter.Sequence)
            and node.place.is_block
            and isinstance(plain, list)
        ):
            yield from self._change_list(node, plain)
        elif node.place.is_block or is_rows or not self._span(node)[0] < self._span(node)[1]:
            start = self._text.rfind("\n", 0, self._offset + key.place.start) + 1
            head = self._text[start : self._offset + key.place.start]  # of an item's first: "- "
            first, *rest = field_lines(key.text, plain)
            lines = [head + first, *(" " * len(head) + line for line in rest)]
            yield self._lines(start, self._line_after_entry(key, node), lines)
        else:
            yield self._replaced(node, plain)

    def _change(self, node: Node, plain: Plain) -> Iterator[_Change]:
        if _same(node, plain):
            return
        if isinstance(node, frontmatter.Mapping) and isinstance(plain, dict):
            yield from self._change_mapping(node, plain)
        else:
            yield self._replaced(node, plain)

    def _change_mapping(
        self, node: frontmatter.Mapping, plain: dict[str, Plain]
    ) -> Iterator[_Change]:
        held = {key.text: value for key, value in node.entries}
        if held.keys() != plain.keys():
            yield self._replaced(node, plain)
            return
        for name, value in held.items():
            yield from self._change(value, plain[name])

    def _change_list(self, node: frontmatter.Sequence, plain: list[Plain]) -> Iterator[_Change]:
        old = [_key(plain_of(item)) for item in node.items]
        new = [_key(item) for item in plain]
        opcodes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for tag, first, last, start, end in opcodes:
            if tag == "equal":
                continue
            paired = min(last - first, end - start)
            for item, wanted in zip(node.items[first:last], plain[start:end], strict=False):
                yield from self._change(item, wanted)
            for item in node.items[first + paired : last]:
                yield self._lines_out(item)
            if end - start > paired:
                yield self._items_in(node, first + paired, plain[start + paired : end])

    def _items_in(self, node: frontmatter.Sequence, place: int, items: list[Plain]) -> _Change:
        """New items before the one at `place`, or behind the last, dashes under dashes."""
        indent = self._indent(node.items[0])
        at = self._line_start(node.items[place]) if place < len(node.items) else None
        if at is None:
            at = self._line_after(node.items[-1])
        return self._lines(at, at, [f"{indent}- {flow(item)}" for item in items])

    # Fields

    def _added(
        self, names: list[str], fields: Mapping[str, Plain], order: Sequence[str]
    ) -> Iterator[_Change]:
        rank, by_place = _rank(order), dict[int, list[str]]()
        for name in sorted(names, key=rank):
            before = [
                entry
                for entry in self._entries
                if entry[0].text not in order or rank(entry[0].text) < rank(name)
            ]
            at = self._line_after_entry(*before[-1]) if before else self._head()
            by_place.setdefault(at, []).extend(field_lines(name, fields[name]))
        for at, lines in by_place.items():
            indent = self._entry_indent()
            yield self._lines(at, at, [indent + line for line in lines])

    def _head(self) -> int:
        """Where a field stands that comes before all others; in an item, behind its first."""
        return self._offset or self._line_after_entry(*self._entries[0])

    def _without(self, key: Scalar, node: Node) -> Iterator[_Change]:
        if isinstance(node, Scalar) and not node.text.strip():
            return  # nothing stands there
        start = self._text.rfind("\n", 0, self._offset + key.place.start) + 1
        if self._text[start : self._offset + key.place.start].strip() and len(self._entries) > 1:
            # The first of an item: the next one takes its place behind the dash.
            following = self._entries[1][0].place.start + self._offset
            yield _Change(self._offset + key.place.start, following, "")
        else:
            yield _Change(start, self._line_after_entry(key, node), "")

    # Places in the text

    def _replaced(self, node: Node, plain: Plain) -> _Change:
        return _Change(*self._span(node), flow(plain))

    def _span(self, node: Node) -> tuple[int, int]:
        """Where a value is written, without the blank lines and remarks that follow it."""
        start, end = node.place.start + self._offset, node.place.end + self._offset
        lines = self._text[start:end].split("\n")
        while len(lines) > 1 and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
            lines.pop()
        return start, start + len("\n".join(lines).rstrip("\r"))

    def _line_start(self, node: Node) -> int:
        return self._text.rfind("\n", 0, node.place.start + self._offset) + 1

    def _line_after(self, node: Node) -> int:
        return self._text.find("\n", self._span(node)[1]) + 1 or len(self._text)

    def _line_after_entry(self, key: Scalar, node: Node) -> int:
        end = max(self._span(node)[1], key.place.end + self._offset)
        return self._text.find("\n", end) + 1 or len(self._text)

    def _indent(self, node: Node) -> str:
        line = self._text[self._line_start(node) :]
        return line[: len(line) - len(line.lstrip(" "))]

    def _entry_indent(self) -> str:
        return " " * (
            self._offset
            + self._front.place.start
            - self._text.rfind("\n", 0, self._offset + self._front.place.start)
            - 1
        )

    def _lines_out(self, node: Node) -> _Change:
        return _Change(self._line_start(node), self._line_after(node), "")

    def _lines(self, start: int, end: int, lines: list[str]) -> _Change:
        written = "\n".join(lines) + "\n"
        is_at_end = start == len(self._text) and not self._text.endswith("\n")
        return _Change(start, end, f"\n{written}" if is_at_end else written)


class _Braces(_Front):
    """A mapping on one line, in braces: {code: y-te, label: Y tế}."""

    def _change_field(self, key: Scalar, node: Node, plain: Plain) -> Iterator[_Change]:
        yield from self._change(node, plain)

    def _added(
        self, names: list[str], fields: Mapping[str, Plain], order: Sequence[str]
    ) -> Iterator[_Change]:
        at = self._span(self._entries[-1][1])[1]
        for name in sorted(names, key=_rank(order)):
            yield _Change(at, at, f", {name}: {flow(fields[name])}")

    def _without(self, key: Scalar, node: Node) -> Iterator[_Change]:
        place = next(number for number, entry in enumerate(self._entries) if entry[0] is key)
        if place:  # what names an item comes first, and stays
            yield _Change(self._span(self._entries[place - 1][1])[1], self._span(node)[1], "")


def _rank(order: Sequence[str]) -> Callable[[str], int]:
    """Where a name stands in the declaration; unknown ones behind all others."""
    known = {name: number for number, name in enumerate(order)}
    return lambda name: known.get(name, len(known))


def plain_of(node: Node) -> Plain:
    """What a node says, as plain values of text: [{"title": "Giấy khen", "year": "2023"}]."""
    if isinstance(node, Scalar):
        return " ".join(normalise(node.text).split())
    if isinstance(node, frontmatter.Sequence):
        return [plain_of(item) for item in node.items]
    return {key.text: plain_of(value) for key, value in node.entries}


def _same(node: Node, plain: Plain) -> bool:
    held = plain_of(node)
    if isinstance(plain, list) and not isinstance(held, list):
        held = [held]  # a single value needs no brackets
    return bool(_key(held) == _key(plain))


def _key(plain: Plain) -> Any:
    """The same for what reads the same: {"year": 2021} and {"year": "2021"}."""
    if isinstance(plain, list):
        return tuple(map(_key, plain))
    if isinstance(plain, dict):
        return tuple(sorted((name, _key(value)) for name, value in plain.items()))
    return " ".join(str(plain).split())
