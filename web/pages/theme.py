"""The page of a theme: its documents, deadlines, and the exemplars that fit.

In: a snapshot and a theme. Out: a `ThemePage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.exchange.addresses import FIGURES
from kb.newsroom.deadlines import Deadlines, theme_deadlines
from kb.records import Figure, Theme, of_type
from kb.search import Snapshot
from kb.text.phrases import sentence
from web.address import links
from web.pages.pack import FEWEST
from web.parts import (
    Fact,
    Group,
    Item,
    facts,
    laid_out,
    opened,
    paged,
    related,
)
from web.serving import current_snapshot

_SHOWN = 12


@dataclass(frozen=True)
class ThemePage:
    """All that a theme's page shows."""

    record: Theme
    kind_url: str
    facts: tuple[Fact, ...]
    deadlines: Deadlines
    groups: tuple[Group, ...]
    exemplars: tuple[Item, ...]
    figures: paged.Paged[Item]
    sources: tuple[Item, ...]
    related: tuple[Item, ...]
    pack_url: str | None


def view(record_id: str) -> str:
    """One theme; an old address leads to the right one."""
    record = opened(Theme, record_id)
    return laid_out(record, theme_page(current_snapshot(), record))


def theme_page(snapshot: Snapshot, theme: Theme) -> ThemePage:
    """Gather a theme's page."""
    directives = snapshot.relations.directives_of(theme)
    exemplars = related.fitting_items(snapshot, theme, _SHOWN)
    return ThemePage(
        record=theme,
        kind_url=facts.facet_url("type", theme.record_type),
        facts=facts.known_facts(theme, snapshot.vocabularies),
        deadlines=theme_deadlines(snapshot, theme),
        groups=(Group("Văn bản liên quan", directives),) if directives else (),
        exemplars=exemplars,
        figures=paged.part_of(_figures(snapshot, theme), FIGURES, links.record_url(theme)).each(
            _figure
        ),
        sources=tuple(map(facts.source_item, theme.sources)),
        related=related.related_items(snapshot, theme),
        pack_url=links.pack_url(theme.id) if len(exemplars) >= FEWEST else None,
    )


def _figures(snapshot: Snapshot, theme: Theme) -> Iterator[Figure]:
    """Published figures of the same place and year."""
    for record in of_type(Figure, snapshot.records):
        if record.province == theme.province and set(record.years) & set(theme.years):
            yield record


def _figure(record: Figure) -> Item:
    return Item(record.title, sentence(record.period or ""), links.record_url(record))
