"""What helps a reporter with one exemplar: whom to ask, what is open, how to cite it.

In: an exemplar. Out: `Hints`. Only what the record says: no number to call, no address below the
commune (neither is kept).
"""

from dataclasses import dataclass

from kb import wording
from kb.newsroom.gaps import gaps
from kb.records import Exemplar
from kb.text.phrases import joined, sentence
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links
from web.parts.facts import Item


@dataclass(frozen=True)
class Hints:
    """The reporter's box of an exemplar's page."""

    contact: str | None
    told: str
    gaps: tuple[str, ...]
    citation: str


def hints(record: Exemplar, vocabularies: Vocabularies, sources: tuple[Item, ...]) -> Hints:
    """Gather the box."""
    return Hints(
        contact=_contact(record, vocabularies),
        told=sentence(wording.told(record)),
        gaps=gaps(record),
        citation=_citation(record, vocabularies, sources),
    )


def _contact(record: Exemplar, vocabularies: Vocabularies) -> str | None:
    """The unit or person honoured, and where: "Trường Tiểu học Thí Dụ, Cao Bằng"."""
    who = record.subject or (record.role if record.kind == "ca-nhan" else None)
    return joined(who, wording.place(record, vocabularies)) or None


def _citation(record: Exemplar, vocabularies: Vocabularies, sources: tuple[Item, ...]) -> str:
    """A line to copy: the story, who and where, its first source, and this page."""
    about = joined(
        record.subject if record.subject != record.title else None,
        wording.place(record, vocabularies),
        wording.years(record.years),
    )
    parts = [f"“{record.title}”" + (f" ({about})" if about else "")]
    if sources:
        parts.append(f"theo {joined(sources[0].title, sources[0].details)}")
    parts.append(f"Gương Sáng, {links.absolute_url(links.record_url(record))}")
    return "; ".join(parts)
