"""The reading pack of a theme: three to five exemplars to read aloud to a meeting, on two A4 pages.

In: a snapshot and a theme. Out: a `Pack`, or none where too few exemplars fit.
"""

from dataclasses import dataclass
from math import ceil

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from kb import wording
from kb.records import Directive, Exemplar, Theme, as_type, of_type
from kb.search import Snapshot, fitting
from kb.text.markup import to_html, to_text
from kb.text.phrases import joined
from kb.text.vietnamese import syllable_texts
from kb.vocabularies import Vocabularies
from web.address import links
from web.parts import Item, facts
from web.serving import current_snapshot, wanted_record

# Read aloud to a meeting, with a pause between two stories; a newsreader says 200 or more.
_SYLLABLES_A_MINUTE = 150
_LEAST_MINUTES, _MOST_MINUTES = 5, 10
FEWEST, _MOST = 3, 5
_CONSIDERED = 12


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


def view(record_id: str) -> ResponseReturnValue:
    """The pack of a theme, to be printed; an old id of the theme leads to the right address."""
    snapshot = current_snapshot()
    theme = as_type(Theme, wanted_record(snapshot, record_id))
    found = pack(snapshot, theme) if theme else None
    if theme is None or found is None:
        abort(404)
    if theme.id != record_id:
        return redirect(links.pack_url(theme.id), 301)
    return render_template("pages/pack.html", pack=found)


def pack(snapshot: Snapshot, theme: Theme) -> Pack | None:
    """The exemplars that fit best, for five to ten minutes of reading; None where too few fit."""
    found = of_type(Exemplar, (each.record for each in fitting(snapshot, theme, _CONSIDERED)))
    chosen = _enough(list(found))
    if len(chosen) < FEWEST:
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
    while sum(map(_minutes, chosen)) > _MOST_MINUTES and len(chosen) > FEWEST:
        chosen.pop()
    return chosen


def _minutes(record: Exemplar) -> float:
    """How long a record takes to be read aloud."""
    return len(syllable_texts(f"{record.title} {to_text(record.body)}")) / _SYLLABLES_A_MINUTE


def _reading(record: Exemplar, vocabularies: Vocabularies) -> Reading:
    place = joined(wording.place(record, vocabularies), wording.years(record.years))
    sources = tuple(map(facts.source_item, record.sources))
    return Reading(record, place, to_html(record.body), sources)
