"""The page of one list: its sheet beside its drafts, and all that may be said of it.

In: a plan, which rows are asked for. Out: a `ListPage`; everything a template shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import url_for

from kb.desk.intake import (
    VIEWS,
    Accepted,
    Addition,
    Offer,
    Page,
    Plan,
    Sheets,
    Twin,
    facts,
    first_sentence,
    meanings,
)
from kb.material import MATERIAL_SUFFIXES
from kb.records.codes import KINDS, LEVELS
from web.editing import here


@dataclass(frozen=True)
class ListPage:
    """Everything that the page shows; `typed` is what could not be understood yet."""

    plan: Plan
    sheets: Sheets
    rows: Page
    typed: Mapping[str, str]
    notice: str = ""
    problem: str = ""
    accepted: Accepted | None = None

    VIEWS = VIEWS
    KINDS = KINDS
    LEVELS = LEVELS

    @property
    def number(self) -> int:
        """The number of the list."""
        return self.plan.kept.number

    @property
    def meanings(self) -> Mapping[str, str]:
        """What a column may be said to hold."""
        return meanings()

    @property
    def fields(self) -> Mapping[str, str]:
        """The fields of work."""
        return here.desk().shelf.content.vocabularies.field_labels

    @property
    def places(self) -> tuple[str, ...]:
        """The names of provinces, today's and former ones."""
        places = here.desk().shelf.content.vocabularies.places
        return tuple(dict.fromkeys(n for each in places for n in (each.name, *each.former_names)))

    @property
    def is_unsure(self) -> bool:
        """Whether a heading was guessed, or means nothing yet."""
        return any(each.is_guess or each.meaning in ("", "other") for each in self.sheets.columns())

    @property
    def has_open_drafts(self) -> bool:
        """Whether these rows hold a draft that can be ticked."""
        offers = (offer for line in self.rows.lines for offer in line.offers)
        return any(offer.outcome in ("new", "update") for offer in offers)

    @property
    def can_be_summed_up(self) -> int:
        """How many drafts lack a summary that the first sentence of their merit would give."""
        open_ones = (each for each in self.plan.offers.values() if each.outcome == "new")
        records = (each.entry.record for each in open_ones)
        return sum(not each.summary and first_sentence(each.body) is not None for each in records)

    @property
    def may_be_article(self) -> bool:
        """Whether it is prose of which nothing was accepted: it may be read as an article."""
        is_prose = Path(self.plan.kept.name).suffix.lower() in MATERIAL_SUFFIXES
        return is_prose and not self.plan.read.tables and not self.plan.kept.taken

    def at(self, view: str, number: int = 1) -> str:
        """The address of a page of a view."""
        return url_for("intake.sheet", number=self.number, xem=view, trang=number)

    def place_of(self, key: str) -> str:
        """The address of the row of another draft of this list."""
        row = key.rpartition(".")[0]
        page = self.sheets.page_of("tat-ca", row)
        return f"{self.at('tat-ca', page)}#dong-{row.replace('.', '-')}"

    def label_of(self, key: str) -> str:
        """What the row of a draft is called: "trang "DS", dòng 14"."""
        return self.sheets.line(key.rpartition(".")[0]).label

    def facts(self, offer: Offer) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What a draft says."""
        return facts(offer.entry.record, here.desk().shelf.names)

    def additions(self, offer: Offer, twin: Twin) -> tuple[Addition, ...]:
        """What a draft would add to a record."""
        return offer.additions(twin, here.desk().shelf.names)

    def is_taken_over(self, offer: Offer, twin: Twin, addition: Addition) -> bool:
        """Whether a field is ticked."""
        choice = offer.choice
        if choice and choice.into == twin.record.id and choice.fields is not None:
            return addition.field in choice.fields
        return addition.is_offered


def list_page(
    number: int,
    view: str,
    page: int,
    *,
    typed: Mapping[str, str] | None = None,
    notice: str = "",
    problem: str = "",
    accepted: Accepted | None = None,
) -> ListPage:
    """Gather the page of a list as it stands."""
    plan = here.desk().intake.plan(number)
    sheets = Sheets(plan)
    rows = sheets.page(view, page)
    return ListPage(plan, sheets, rows, typed or _typed(plan), notice, problem, accepted)


def _typed(plan: Plan) -> dict[str, str]:
    """The boxes of what holds for the whole list, as it is kept."""
    common = plan.kept.common
    return {
        "co-quan": plan.read.office,
        "loai": common.kind,
        "cap": common.level,
        "tinh": common.province,
        "nam": common.year,
        "linh-vuc": common.field,
        **({"tom-tat": "1"} if common.sums_up else {}),
    }
