"""A selection as CSV, as Excel opens it with its accents: UTF-8 with a mark, commas, CRLF."""

import csv
import io

from kb.exports.cells import harmless
from kb.exports.columns import columns_of, rows
from kb.exports.selection import Selection


def to_csv(selection: Selection) -> bytes:
    """One line a record below the heads; a last line says so when not everything is there."""
    columns = columns_of(selection)
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow([column.label for column in columns])
    writer.writerows([harmless(cell) for cell in row] for row in rows(selection))
    if selection.note:
        writer.writerow([selection.note, *[""] * (len(columns) - 1)])
    return text.getvalue().encode("utf-8-sig", "replace")
