"""A report for a terminal and for programs: text and JSON."""

import json

from kb.exports.reporting.wording import caption, notes, numbered_tables, total
from kb.newsroom.reports import Report
from kb.text.phrases import format_number


def to_text(report: Report) -> bytes:
    """For a terminal, or to paste into a message."""
    lines = [report.title, "", report.sentence, total(report), *notes(report)]
    for place, table in numbered_tables(report):
        rows = (f"  {row.label}: {format_number(row.count)}" for row in table.rows)
        lines += ["", caption(place, table), *rows]
    return ("\n".join(lines) + "\n").encode()


def to_json(report: Report) -> bytes:
    """For programs; the keys of the tables are those of the facets."""
    plain = {
        "title": report.title,
        "from": report.period.first,
        "to": report.period.last,
        "place": report.place,
        "counted": report.counted.date().isoformat(),
        "total": report.total,
        "drafts": report.drafts,
        "sentence": report.sentence,
        "tables": {
            table.name: [{"label": row.label, "count": row.count} for row in table.rows]
            for table in report.tables
        },
    }
    return json.dumps(plain, ensure_ascii=False, indent=1).encode()
