"""The page of one exemplar: facts, honours, sources, and its place among the others.

In: a snapshot and a record. Out: an `ExemplarPage`. What the record leaves out stays out of the
page: no empty lines, no guesses. For reporters: whom to ask, what is open, how to cite it; no
number to call and no address below the commune (neither is kept).
"""

from dataclasses import dataclass

from kb import wording
from kb.newsroom.shortlist import gaps
from kb.pictures import Shown
from kb.records import Exemplar
from kb.records.parts import Honour, Use
from kb.schema import spec_of
from kb.search import Snapshot
from kb.text.phrases import joined, sentence
from kb.vocabularies import Vocabularies
from web.address import links, named_ids
from web.parts import Fact, Group, Item, facts, laid_out, opened, related
from web.serving import current_snapshot


@dataclass(frozen=True)
class Hints:
    """The reporter's box of an exemplar's page."""

    contact: str | None
    told: str
    gaps: tuple[str, ...]
    citation: str


@dataclass(frozen=True)
class ExemplarPage:
    """All that an exemplar's page shows."""

    record: Exemplar
    kind_url: str
    facts: tuple[Fact, ...]
    honours: tuple[Item, ...]
    groups: tuple[Group, ...]
    uses: tuple[Item, ...]
    sources: tuple[Item, ...]
    pictures: tuple[Shown, ...]
    related: tuple[Item, ...]
    compare_url: str | None
    hints: Hints


def view(record_id: str) -> str:
    """One exemplar; an old address leads to the right one."""
    record = opened(Exemplar, record_id)
    return laid_out(record, exemplar_page(current_snapshot(), record))


def exemplar_page(snapshot: Snapshot, record: Exemplar) -> ExemplarPage:
    """Gather an exemplar's page."""
    directives = snapshot.relations.directives_of(record)
    label = spec_of(Exemplar, "directives").label
    sources = tuple(map(facts.source_item, record.sources))
    near = related.related_items(snapshot, record)
    return ExemplarPage(
        record=record,
        kind_url=facts.facet_url("kind", record.kind),
        facts=facts.known_facts(record, snapshot.vocabularies),
        honours=tuple(map(_honour, record.honours)),
        groups=(Group(label, directives),) if directives else (),
        uses=tuple(map(_use, record.used_in)),
        sources=sources,
        pictures=snapshot.gallery.of(record),
        related=near,
        compare_url=_compared(record, near),
        hints=_hints(record, snapshot.vocabularies, sources),
    )


def _compared(record: Exemplar, related: tuple[Item, ...]) -> str | None:
    """Where it stands beside the record that is nearest to it, if one is near."""
    nearest = named_ids(related[0].url or "") if related else ()
    return links.compare_url((record.id, *nearest)) if nearest else None


def _honour(honour: Honour) -> Item:
    entry = wording.entry(honour)
    return Item(entry.name, sentence(entry.details))


def _use(use: Use) -> Item:
    entry = wording.entry(use)
    return Item(entry.name, entry.details)


def _hints(record: Exemplar, vocabularies: Vocabularies, sources: tuple[Item, ...]) -> Hints:
    """Gather the box."""
    return Hints(
        contact=_contact(record, vocabularies),
        told=wording.uses(record) or "Kho chưa ghi nhận",
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
    parts.append(f"{vocabularies.site.name}, {links.absolute_url(links.record_url(record))}")
    return "; ".join(parts)
