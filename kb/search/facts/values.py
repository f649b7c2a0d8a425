"""What is answered: one sentence, and where it stands.

In: a sentence, with the record that says it. Out: an `Answer`.
"""

from dataclasses import dataclass

from kb.question import SearchQuery
from kb.records import Record
from kb.text.phrases import joined


@dataclass(frozen=True)
class Answer:
    """One sentence; the record whose field it is and what that rests on, or what was counted."""

    text: str
    record: Record | None = None
    source: str = ""
    counted: SearchQuery | None = None


def said_by(record: Record, text: str) -> Answer:
    """A sentence of a record, with the first of its sources."""
    source = record.sources[0] if record.sources else None
    named = (joined(source.title, source.publisher) or source.url or "") if source else ""
    return Answer(text, record, named)
