"""What is stored with a document: its record, and its plain text.

In: a record and its text. Out: what an engine stores, and of that the text again. A text that is
the summary and the body as they stand, as of most articles, is not stored twice.
"""

from collections.abc import Mapping
from typing import Any

from kb.records import Record, record_to_plain

# Told among the shapes of records, so that a version which looks for the text passes over it.
SHAPE = {"text": "where it is not the summary and the body"}


def kept(record: Record, text: str) -> dict[str, Any]:
    """What is stored: {"record": {…}, "text": "Bà nấu cơm"}, or the record if it says that."""
    plain = record_to_plain(record)
    return {"record": plain} if text == _written(plain) else {"record": plain, "text": text}


def text_of(stored: Mapping[str, Any]) -> str:
    """The plain text of a document by what is stored with it."""
    text: str | None = stored.get("text")
    return _written(stored["record"]) if text is None else text


def _written(plain: Mapping[str, Any]) -> str:
    return "\n".join(part for part in (plain.get("summary"), plain.get("body")) if part)
