"""The prose of a record with the lines where it stands.

In: a record file. Out: (field, line, text) of its title, summary, role and body.
"""

from collections.abc import Iterator

from kb.records import RecordFile


def prose(file: RecordFile) -> Iterator[tuple[str, int, str]]:
    """(field, line, text) of every line of prose of a record; the body has the field ""."""
    record = file.record
    for field in ("title", "summary", "role"):
        yield field, file.line_of(field), getattr(record, field, None) or ""
    if record.about.is_file:
        for number, line in enumerate(record.body.split("\n")):
            yield "", file.body_line + number, line
    else:
        yield "", file.first_line, record.body
