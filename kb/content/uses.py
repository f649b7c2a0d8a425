"""Notes in a record's file where the exemplar has been told: a book, a film, a newspaper.

In: the text of an exemplar's file and a use. Out: the text with one line more under `used_in`;
everything else stays as the editor wrote it, comments included.
"""

import json

from kb.errors import KBError
from kb.records import Exemplar, RecordFile, Use

_FENCE = "---"


def with_use(text: str, file: RecordFile, use: Use) -> str:
    """Add a use; KBError when it is there already or the record is no exemplar.

    The line goes after the last one of `used_in`, or before the fence that ends the front matter.
    """
    record = file.record
    if not isinstance(record, Exemplar):
        raise KBError(f'"{record.id}" không phải là gương điển hình nên không có nơi đã giới thiệu')
    if use in record.used_in:
        raise KBError(f'"{record.id}" đã ghi tác phẩm này ở {file.path}')
    lines = text.split("\n")
    if "used_in" not in file.lines:
        end = lines.index(_FENCE, 1)
        return "\n".join([*lines[:end], "used_in:", _line(use), *lines[end:]])
    head = file.lines["used_in"] - 1
    if lines[head].partition(":")[2].strip():  # written on one line: written out anew
        block = ["used_in:", *map(_line, (*record.used_in, use))]
        return "\n".join([*lines[:head], *block, *lines[head + 1 :]])
    last = max(
        head, *(line - 1 for name, line in file.lines.items() if name.startswith("used_in["))
    )
    return "\n".join([*lines[: last + 1], _line(use), *lines[last + 1 :]])


def _line(use: Use) -> str:
    year = f", year: {use.year}" if use.year else ""
    title = json.dumps(use.title, ensure_ascii=False)
    return f"  - {{kind: {use.kind}, title: {title}{year}}}"
