"""The page of a province or city through time: all that the collection knows of it, a few of each.

In: a snapshot, a place and a day. Out: a `PlacePage`. Nothing on it grows with the collection: what
is left out is counted, and stands behind a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from kb import wording
from kb.search import SearchQuery, Snapshot
from kb.text.phrases import listed, sentence
from kb.vocabularies import Vocabularies, Where
from web.address import links
from web.address.planning import Planning
from web.parts import Value
from web.parts.places import gathered
from web.serving import Policy, current_snapshot, today

_MOST_BODIES = 24


@dataclass(frozen=True)
class PlacePage:
    """All that a province's page shows: `history` in sentences, `units` lead to other times."""

    name: str
    history: tuple[str, ...]
    units: tuple[Value, ...]
    exemplars: gathered.Exemplars
    days: tuple[gathered.DayHere, ...]
    calendar_url: str
    duties: gathered.Duties
    directives: gathered.Few
    themes: gathered.Few
    figures: gathered.Published
    elsewhere: tuple[gathered.FieldGroup, ...]
    missing: tuple[Value, ...]
    lacking: str
    bodies: tuple[Value, ...]
    query: SearchQuery

    @property
    def jumps(self) -> tuple[tuple[str, str], ...]:
        """The parts of the page that there are: the place of each, its name."""
        parts = (
            ("guong", "Gương", self.exemplars.total),
            ("ngay", "Ngày sắp tới", self.days),
            ("viec", "Việc, hạn", self.duties.total or self.duties.everywhere),
            ("van-ban", "Văn bản", self.directives.total),
            ("chuyen-de", "Chuyên đề", self.themes.total),
            ("so-lieu", "Số liệu", self.figures.total),
            ("nhan-rong", "Nhân rộng", self.elsewhere),
            ("co-quan", "Cơ quan", self.bodies),
            ("con-thieu", "Còn thiếu", self.missing or self.lacking),
        )
        return tuple((place, name) for place, name, is_there in parts if is_there)


@Policy(is_daily=True)
def view(slug: str) -> ResponseReturnValue:
    """A province or city, as it is and as it was; any spelling leads to its address."""
    snapshot = current_snapshot()
    where = snapshot.vocabularies.where(slug.replace("-", " "))
    if where is None:
        abort(404)
    if where.slug != slug:
        return redirect(links.place_url(where.slug), 301)
    return render_template("pages/place.html", page=place_page(snapshot, where, today()))


def place_page(snapshot: Snapshot, where: Where, first: date) -> PlacePage:
    """Gather the page of a province, as it is today or as it was."""
    vocabularies = snapshot.vocabularies
    exemplars = gathered.exemplars(snapshot, where)
    figures = gathered.published(snapshot, where)
    few = {name: gathered.few(snapshot, where, name) for name in gathered.FEW}
    return PlacePage(
        name=where.name,
        history=tuple(_history(where)),
        units=tuple(_units(where)),
        exemplars=exemplars,
        days=gathered.days(snapshot, where, first),
        calendar_url=links.calendar_url(Planning(first.year, first.month, where.slug)),
        duties=gathered.duties_here(snapshot, where, first),
        directives=few["directive"],
        themes=few["theme"],
        figures=figures,
        elsewhere=gathered.elsewhere(snapshot, where, exemplars),
        missing=gathered.missing(snapshot, exemplars),
        lacking=_lacking(exemplars, few, figures),
        bodies=tuple(_bodies(where, vocabularies))[:_MOST_BODIES],
        query=SearchQuery(filters={"province": (where.slug,)}),
    )


def _lacking(
    exemplars: gathered.Exemplars, few: dict[str, gathered.Few], figures: gathered.Published
) -> str:
    """Which sorts of records there are none of: "văn bản, chuyên đề và số liệu công bố"."""
    held = {
        "gương": exemplars.total,
        **{gathered.FEW[name].label: each.total for name, each in few.items()},
        "số liệu công bố": figures.total,
    }
    return listed([label for label, total in held.items() if not total])


def _history(where: Where) -> Iterator[str]:
    today = where.today
    since = f"Từ {today.since.with_unit()}, " if today.since else ""
    if where.slug != today.slug:
        yield sentence(f"{since}{where.name} thuộc {_first_called(where)}.")
    elif today.former_names:
        parts = [unit.name for unit in today.predecessors]
        yield sentence(f"{since}{_first_called(where)} gồm {listed(parts)} trước đây.")
    else:
        yield sentence(f"{_first_called(where)} giữ nguyên tên và địa giới.")
    if today.city_since:
        day = today.city_since.with_unit()
        yield f"Từ {day}, {today.name} là thành phố trực thuộc Trung ương."
    if where.slug == today.slug and today.former_names:
        yield "Hồ sơ giữ tên tỉnh của thời điểm ấy; trang này gồm cả hồ sơ của các tỉnh cũ."


def _first_called(where: Where) -> str:
    """Today's unit as it was called before it became a city: "tỉnh Bắc Ninh"."""
    return f"tỉnh {where.today.name}" if where.today.city_since else wording.unit(where)


def _units(where: Where) -> Iterator[Value]:
    """Today's unit and its predecessors, this one left out."""
    if where.slug != where.today.slug:
        yield Value(f"{where.today.name} ngày nay", links.place_url(where.today.slug))
    for unit in where.today.predecessors:
        if unit.slug not in (where.slug, where.today.slug):
            yield Value(f"{unit.name} trước đây", links.place_url(unit.slug))


def _bodies(where: Where, vocabularies: Vocabularies) -> Iterator[Value]:
    for body in vocabularies.organisations:
        own = vocabularies.where(body.province)
        if own and where.slug in (own.slug, own.today.slug):
            yield Value(body.name, links.organisation_url(body.slug))
