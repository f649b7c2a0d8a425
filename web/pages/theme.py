"""The page of a theme, and its reading pack for a meeting.

In: a snapshot and a theme. Out: a `ThemePage` (the theme, its documents, deadlines, exemplars that
fit) or a `Pack` (three to five exemplars to read aloud, one or two A4 pages).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from kb import wording
from kb.records import Deadline, Directive, Exemplar, Figure, Theme
from kb.search import Snapshot, fitting
from kb.text.markup import to_html, to_text
from kb.text.phrases import joined, sentence
from kb.text.vietnamese import syllable_texts
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links
from web.parts import facts
from web.parts.facts import Fact, Group, Item, Value
from web.parts.relatives import RelativeItem, fitting_items, relative_items

_SHOWN = 12
# Read aloud to a meeting, with a pause between two stories; a newsreader says 200 or more.
_SYLLABLES_A_MINUTE = 150
_LEAST_MINUTES, _MOST_MINUTES = 5, 10
_FEWEST, _MOST = 3, 5


@dataclass(frozen=True)
class ThemePage:
    """All that a theme's page shows."""

    record: Theme
    kind_url: str
    facts: tuple[Fact, ...]
    deadlines: tuple[Deadline, ...]
    groups: tuple[Group, ...]
    exemplars: tuple[RelativeItem, ...]
    figures: tuple[Item, ...]
    sources: tuple[Item, ...]
    related: tuple[RelativeItem, ...]
    pack_url: str | None


@dataclass(frozen=True)
class Reading:
    """An exemplar to be read aloud."""

    record: Exemplar
    place: str | None
    html: str
    sources: tuple[Item, ...]


@dataclass(frozen=True)
class Pack:
    """What is printed for a meeting."""

    theme: Theme
    directives: tuple[Directive, ...]
    readings: tuple[Reading, ...]
    minutes: int
    url: str


def theme_page(snapshot: Snapshot, theme: Theme) -> ThemePage:
    """Gather a theme's page."""
    directives = snapshot.relations.directives_of(theme)
    exemplars = fitting_items(snapshot, theme, _SHOWN)
    return ThemePage(
        record=theme,
        kind_url=facts.facet_url("kind", theme.kind),
        facts=facts.known(_facts(theme, snapshot.vocabularies)),
        deadlines=tuple(sorted(theme.deadlines, key=lambda each: str(each.date or "9"))),
        groups=(Group("Văn bản liên quan", directives),) if directives else (),
        exemplars=exemplars,
        figures=tuple(_figures(snapshot, theme)),
        sources=tuple(map(facts.source_item, theme.sources)),
        related=relative_items(snapshot, theme),
        pack_url=links.pack_url(theme.id) if len(exemplars) >= _FEWEST else None,
    )


def _facts(theme: Theme, vocabularies: Vocabularies) -> Iterator[Fact]:
    place = wording.then_and_now(theme.province, vocabularies)
    values = facts.place(theme, place, vocabularies) if place else (Value("Toàn quốc"),)
    yield Fact("Nơi áp dụng", values)
    years = (Value(str(year), facts.facet_url("year", str(year))) for year in theme.years)
    yield Fact(facts.label(Theme, "years"), tuple(years))
    yield facts.fact("period", theme, theme.period)
    issuer = facts.organisation(theme.issuer, vocabularies)
    yield Fact(facts.label(Theme, "issuer"), issuer)
    yield facts.fact("material", theme, theme.material)


def _figures(snapshot: Snapshot, theme: Theme) -> Iterator[Item]:
    """Published figures of the same place and year."""
    for record in snapshot.records:
        if (
            isinstance(record, Figure)
            and record.province == theme.province
            and set(record.years) & set(theme.years)
        ):
            period = sentence(record.period or "")
            yield Item(record.title, period, links.record_url(record))


def pack(snapshot: Snapshot, theme: Theme) -> Pack | None:
    """The exemplars that fit best, for five to ten minutes of reading; None where too few fit."""
    found = [each.record for each in fitting(snapshot, theme, _SHOWN)]
    chosen = _enough([each for each in found if isinstance(each, Exemplar)])
    if len(chosen) < _FEWEST:
        return None
    return Pack(
        theme=theme,
        directives=snapshot.relations.directives_of(theme),
        readings=tuple(_reading(record, snapshot.vocabularies) for record in chosen),
        minutes=ceil(sum(map(_minutes, chosen))),
        url=links.absolute_url(links.pack_url(theme.id)),
    )


def _enough(found: list[Exemplar]) -> list[Exemplar]:
    """At most five, best first; short ones give way to longer ones while there is too little."""
    chosen, waiting = found[:_MOST], found[_MOST:]
    for other in waiting:
        shortest = min(chosen, key=_minutes)
        if sum(map(_minutes, chosen)) < _LEAST_MINUTES and _minutes(other) > _minutes(shortest):
            chosen = [each for each in chosen if each is not shortest] + [other]
    while sum(map(_minutes, chosen)) > _MOST_MINUTES and len(chosen) > _FEWEST:
        chosen.pop()
    return chosen


def _minutes(record: Exemplar) -> float:
    """How long a record takes to be read aloud."""
    return len(syllable_texts(f"{record.title} {to_text(record.body)}")) / _SYLLABLES_A_MINUTE


def _reading(record: Exemplar, vocabularies: Vocabularies) -> Reading:
    place = joined(wording.place(record, vocabularies), wording.years(record.years))
    sources = tuple(map(facts.source_item, record.sources))
    return Reading(record, place, to_html(record.body), sources)
