"""Records as they stand in content files, and as JSON.

In: front matter (`kb.schema.frontmatter`) and a body, or an item of a list. Out: `RecordFile`s with
the `Problem`s found on the way; `record_to_plain` and back. Touches no disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.records.record import RECORD_CLASSES, Record
from kb.schema import SLUG_RE, Problem, Report, from_plain, read_fields, to_plain
from kb.schema.frontmatter import Document, Scalar
from kb.schema.frontmatter import Mapping as MappingNode
from kb.text.vietnamese import slug

_LAST_LINE = 10**9


@dataclass(frozen=True)
class RecordFile:
    """A record with the place it was read from: its file, the line of each field, its first line.

    An item of a list shares its file with others and ends at `last_line`.
    """

    record: Record
    path: str
    lines: Mapping[str, int]
    body_line: int
    first_line: int = 1
    last_line: int = _LAST_LINE

    def line_of(self, field: str, item: int = -1) -> int:
        """Where a field stands, or one item of it."""
        return self.lines.get(f"{field}[{item}]", self.lines.get(field, self.first_line))

    def has(self, problem: Problem) -> bool:
        """Whether a problem is one of this record."""
        return problem.path == self.path and self.first_line <= problem.line <= self.last_line


def read_record(
    record_type: str, record_id: str, document: Document, path: str
) -> tuple[RecordFile, list[Problem]]:
    """Give meaning to a file that has been taken apart.

    A record with problems is half read: good enough to check the rest of it and what points to it,
    never to be served (`Content.servable`).
    """
    cls = RECORD_CLASSES[record_type]
    report = Report(path)
    values, lines = read_fields(cls, document.front, report, require=_is_published(document.front))
    body: dict[str, Any] = {"body": document.body} if cls.about.is_file else {}
    record: Record = cls(**values, id=record_id, **body)
    return RecordFile(record, path, lines, document.body_line), report.problems


def read_item(
    record_type: str, node: MappingNode, path: str, last_line: int
) -> tuple[RecordFile | None, list[Problem]]:
    """Give meaning to an item of a list, which states its own id; None when the id is unusable."""
    report = Report(path)
    record_id = _text(node, "id")
    if not SLUG_RE.fullmatch(record_id):
        wrong = f'"{record_id}" không phải là mã' if record_id else "mục này không có mã"
        report.add(node.line, "id", wrong, f"hãy viết id: {slug(record_id) or 'ten-khong-dau'}")
        return None, report.problems
    rest = MappingNode(tuple(each for each in node.entries if each[0].text != "id"), node.line)
    cls = RECORD_CLASSES[record_type]
    values, lines = read_fields(cls, rest, report, require=_is_published(rest))
    record: Record = cls(**values, id=record_id)
    return RecordFile(record, path, lines, node.line, node.line, last_line), report.problems


def _text(front: MappingNode, name: str) -> str:
    value = next((value for key, value in front.entries if key.text == name), None)
    return value.text if isinstance(value, Scalar) else ""


def _is_published(front: MappingNode) -> bool:
    return _text(front, "status") in ("", "published")


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record as readers may have it, as JSON.

    Its declared fields, but for those that only editors read; with `record_type`, `id` and, if
    written, `body`.
    """
    head = {"record_type": record.record_type, "id": record.id}
    body = {"body": record.body} if record.about.is_file else {}
    return head | to_plain(record, public=True) | body


def record_from_plain(plain: Mapping[str, Any]) -> Record:
    """The record again from `record_to_plain`."""
    rest = dict(plain)
    cls: type[Any] = RECORD_CLASSES[rest.pop("record_type")]
    extra = {name: rest.pop(name) for name in ("id", "body") if name in rest}
    record: Record = from_plain(cls, rest, **extra)
    return record
