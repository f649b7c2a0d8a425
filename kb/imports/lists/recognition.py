"""How an exemplar was recognised: honours, level, years, and the stage it has reached.

In: the cells of a row and its `Context`. Out: each value with the cells that state it. An empty
cell of honours is no honour, whatever the title says; a year of the title fills `years` and never
an honour; what is proposed is no honour.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from kb.citations import PartialDate
from kb.imports.lists.cells import RowCells, Stated
from kb.imports.lists.clues import CHECK_MARKS, is_years_only, level_in, level_of_cell, years_in
from kb.imports.lists.columns import Column
from kb.imports.lists.context import Context
from kb.imports.lists.headings import EXACT, heading_of
from kb.imports.lists.honours import decisions_in, honours_in, is_award, is_form
from kb.imports.lists.places import CENTRAL_CITIES
from kb.imports.origins import Spot
from kb.records.codes import rank
from kb.records.parts import Honour
from kb.text.vietnamese import match_key

_OF_THE_WORK = ("thuc hien", "thoi gian", "trien khai", "giai doan")  # such a year is no honour's


@dataclass
class Recognition:
    """What a row says of recognition."""

    honours: Stated[tuple[Honour, ...]] | None = None
    level: Stated[str] | None = None
    years: Stated[tuple[int, ...]] | None = None
    stage: Stated[str] | None = None
    proposed: tuple[Stated[str], ...] = ()
    decision: Stated[str] | None = None


def recognise(cells: RowCells, context: Context, province: str | None) -> Recognition:
    """Everything that a row, its section and its title say of recognition."""
    reader = _Reader(cells, context)
    found = Recognition(stage=reader.stage())
    found.proposed = reader.proposed()
    own_years = reader.years()
    stated = reader.level(province)
    honours = reader.honours(found, own_years, stated)
    if honours and honours.value:
        found.honours = honours
    found.years = own_years or reader.year_of_decision or context.around("years")
    found.level = _highest(found.honours, stated) or context.around("level")
    found.decision = reader.decision
    return found


def _highest(
    honours: Stated[tuple[Honour, ...]] | None, stated: Stated[str] | None
) -> Stated[str] | None:
    """The highest level of honours and of the row's own column."""
    found = [stated] if stated else []
    found += [Stated(h.level, honours.spots) for h in honours.value if h.level] if honours else []
    return max(found, key=lambda each: rank(each.value), default=None)


class _Reader:
    """Reads the cells of one row that speak of recognition."""

    def __init__(self, cells: RowCells, context: Context) -> None:
        self.cells, self.context = cells, context
        self.decision: Stated[str] | None = None  # in the body, when no honour bears it
        self.year_of_decision: Stated[tuple[int, ...]] | None = None
        self._borne: set[int] = set()  # columns of decisions that an honour bears

    def stage(self) -> Stated[str] | None:
        """A proposal, as its own column or the title says."""
        for column in self.cells.columns("proposed"):
            if self.cells.lines(column.index):
                return Stated("de-nghi", self.cells.spots(column.index))
        return self.context.around("stage")

    def proposed(self) -> tuple[Stated[str], ...]:
        """What is proposed, word for word."""
        columns = self.cells.columns("proposed")
        stated = (self.cells.at(column.index) for column in columns)
        return tuple(each for each in stated if each)

    def years(self) -> Stated[tuple[int, ...]] | None:
        """The years of the row's own column; "2021-2023" are three."""
        for column in self.cells.columns("year"):
            written = " ".join(self.cells.lines(column.index).split())
            years = years_in(written)
            if written and not years:
                remedy = "hãy viết đủ bốn chữ số, ví dụ 2023"
                self.cells.misfit(column, f'"{written}" không phải là năm', remedy)
            elif years and years[-1] > date.today().year + 1:
                self.cells.misfit(column, f"năm {years[-1]} chưa tới", "hãy xem lại năm")
            elif years:
                if not is_years_only(written):
                    self.cells.keep(column.index)
                return Stated(years, self.cells.spots(column.index))
        return None

    def level(self, province: str | None) -> Stated[str] | None:
        """The level of the row's own column."""
        for column in self.cells.columns("level"):
            written = " ".join(self.cells.lines(column.index).split())
            if not written:
                continue
            level = level_of_cell(written)
            if match_key(written).removeprefix("cap ") == "thanh pho":
                level = "tinh" if province in CENTRAL_CITIES else "huyen"
            if level:
                return Stated(level, self.cells.spots(column.index))
            remedy = "hãy ghi một trong: xã (cơ sở), huyện, tỉnh, bộ ngành, trung ương"
            self.cells.misfit(column, f'không rõ cấp "{written}"', remedy)
        return None

    def honours(
        self, found: Recognition, years: Stated[tuple[int, ...]] | None, level: Stated[str] | None
    ) -> Stated[tuple[Honour, ...]] | None:
        """The honours of the row: its own cells, else what section or title say of all."""
        honours = self._written(found)
        if honours is None and not found.stage and not self.cells.columns("form"):
            honours = self._stated_around()
        if honours is None:
            self._leave_decision()
            return None
        honours = self._with_decision(self._with_issuer(honours))
        value, spots = honours.value, honours.spots
        for column in self.cells.columns("year")[:1] if years else ():
            if years and _is_of_honour(column):
                value, is_used = _dated(value, years.value, self.cells.lines(column.index))
                spots += years.spots if is_used else ()
        section = self.context.section("level")
        named = (each.level or level_in(each.issuer or "") for each in value)
        further: str | None = section.value if section else None
        is_of_award = any("khen" in match_key(c.heading) for c in self.cells.columns("level"))
        if level and (is_of_award or len(value) == 1):
            further = level.value
        levels = [own or further for own in named]
        spots += (level or section or Stated("", ())).spots
        pairs = zip(value, levels, strict=True)
        return Stated(tuple(replace(each, level=own) for each, own in pairs), spots)

    def _written(self, found: Recognition) -> Stated[tuple[Honour, ...]] | None:
        honours: list[Honour] = []
        spots: tuple[Spot, ...] = ()
        for column in self.cells.columns("form"):
            text = self.cells.lines(column.index)
            form = _form_of(column)
            if text and form and not is_form(text):  # a cross or a year under "Bằng khen"
                text = form if text.lower() in CHECK_MARKS else f"{form} {text}"
            said = honours_in(text)
            if not said.honours:
                continue
            if found.stage and not any(each.year or each.number for each in said.honours):
                proposed = self.cells.at(column.index)
                found.proposed += (proposed,) if proposed else ()
                continue
            if not said.is_whole:
                self.cells.keep(column.index)
            honours += said.honours
            heading = Spot(self.cells.header.row + self.cells.header.depth - 1, column.index)
            spots += (*self.cells.spots(column.index), *((heading,) if form else ()))
        return Stated(tuple(honours), spots) if honours else None

    def _stated_around(self) -> Stated[tuple[Honour, ...]] | None:
        """The honour that section or title state of all their entries."""
        form = self.context.around("form")
        if form:
            return Stated((Honour(form.value),), form.spots)
        for column in self.cells.columns("issuer"):
            named = re.search(r"khen(?: thưởng)?", column.heading, re.IGNORECASE)
            if named and self.cells.lines(column.index):
                heading = Spot(self.cells.header.row, column.index)
                return Stated((Honour(named[0].capitalize()),), (heading,))
        return None

    def _with_issuer(self, honours: Stated[tuple[Honour, ...]]) -> Stated[tuple[Honour, ...]]:
        for column in self.cells.columns("issuer"):
            lines = [line.strip() for line in self.cells.lines(column.index).split("\n")]
            lines = [line for line in lines if line]
            if len(lines) not in (1, len(honours.value)) or any(h.issuer for h in honours.value):
                continue
            each = lines if len(lines) > 1 else lines * len(honours.value)
            named = tuple(replace(h, issuer=i) for h, i in zip(honours.value, each, strict=True))
            return Stated(named, honours.spots + self.cells.spots(column.index))
        return honours

    def _with_decision(self, honours: Stated[tuple[Honour, ...]]) -> Stated[tuple[Honour, ...]]:
        """Number and date of the decision, where it is clear to which honour they belong."""
        value, spots = honours.value, honours.spots
        for key in ("decision", "date"):
            for column in self.cells.columns(key):
                found, is_whole = decisions_in(self.cells.lines(column.index))
                if len(found) != len(value) or any(
                    h.number and n for h, (n, _) in zip(value, found, strict=True)
                ):
                    continue
                value = tuple(_decided(h, n, d) for h, (n, d) in zip(value, found, strict=True))
                spots += self.cells.spots(column.index)
                self._borne.add(column.index)
                if not is_whole:
                    self.cells.keep(column.index)
        self._leave_decision()
        return Stated(value, spots)

    def _leave_decision(self) -> None:
        """What no honour bears: a line of the body; its date tells the year."""
        for column in self.cells.columns("decision"):
            text = self.cells.lines(column.index)
            years = years_in(text)[-1:]
            if text and years and self.year_of_decision is None:
                self.year_of_decision = Stated(years, self.cells.spots(column.index))
            if text and column.index not in self._borne:
                self.decision = self.cells.at(column.index)


def _form_of(column: Column) -> str:
    """What a column is headed by, where that is awarded itself: "Bằng khen", not "Khen thưởng"."""
    heading = column.heading.rpartition(" / ")[2]
    return heading if is_award(heading) and heading_of(heading).certainty < EXACT else ""


def _is_of_honour(column: Column | None) -> bool:
    return column is not None and not any(
        words in match_key(column.heading) for words in _OF_THE_WORK
    )


def _dated(
    honours: tuple[Honour, ...], years: tuple[int, ...], text: str
) -> tuple[tuple[Honour, ...], bool]:
    """The row's year in its honours: one for all that have none, or a line each."""
    if any(honour.year for honour in honours):
        return honours, False
    lines = [years_in(line) for line in text.split("\n")]
    if len(honours) > 1 and len(lines) == len(honours) and all(len(line) == 1 for line in lines):
        pairs = zip(honours, lines, strict=True)
        return tuple(replace(honour, year=line[0]) for honour, line in pairs), True
    if len(years) != 1:
        return honours, False
    return tuple(replace(honour, year=years[0]) for honour in honours), True


def _decided(honour: Honour, number: str | None, day: PartialDate | None) -> Honour:
    return replace(
        honour,
        number=honour.number or number,
        date=honour.date or day,
        year=honour.year or (day.year if day else None),
    )
