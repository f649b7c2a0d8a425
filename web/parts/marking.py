"""The text of a record as HTML: its citations linked, and what a search found in it marked.

In: a snapshot, a record and the question that the address carries (`?q=`). Out: a `MarkedRecord`,
HTML ready for the page. Without a question nothing is marked.
"""

from dataclasses import dataclass

from markupsafe import escape

from kb import wording
from kb.documents.references import Setting
from kb.records import Directive, Record
from kb.search import Snapshot, mark_parts
from kb.text.markup import to_html
from web.address import links
from web.parts.linking import Ambiguity, distinct, link_citations

FIRST_MATCH = "khop"  # the id of the first mark, which a link on the page leads to


@dataclass(frozen=True)
class MarkedRecord:
    """The parts of a record as HTML, and the question that was marked in them."""

    heading: str
    subtitle: str
    summary: str
    body: str
    question: str
    matches: int
    plain_url: str
    ambiguities: tuple[Ambiguity, ...]


def marked_record(snapshot: Snapshot, record: Record, question: str) -> MarkedRecord:
    """Mark words as typed and their other names; if none stands there, words of other accents."""
    heading, *texts = _parts(record)
    setting = Setting.of(record)
    linked = [link_citations(text, snapshot.references, setting) for text in texts]
    parts = (heading, *(each.html for each in linked))
    marked = mark_parts(snapshot, question, parts)
    question = question if marked else ""
    matches = sum(part.matches for part in marked or ())
    shown = [part.html for part in marked] if marked else list(parts)
    heading, subtitle, summary, body = _with_anchor(shown)
    plain_url = links.record_url(record)
    ambiguities = distinct(each for part in linked for each in part.ambiguities)
    return MarkedRecord(heading, subtitle, summary, body, question, matches, plain_url, ambiguities)


def _parts(record: Record) -> tuple[str, ...]:
    subtitle = wording.subtitle(record) if isinstance(record, Directive) else None
    texts = (wording.heading(record), subtitle or "", record.summary or "")
    return (*(str(escape(text)) for text in texts), to_html(record.body))


def _with_anchor(parts: list[str]) -> list[str]:
    """Name the first mark: of the body, which may be far below; else of what stands above it."""
    for place in (-1, *range(len(parts) - 1)):
        if "<mark>" in parts[place]:
            parts[place] = parts[place].replace("<mark>", f'<mark id="{FIRST_MATCH}">', 1)
            break
    return parts
