"""The two ways official documents are laid out; every number stands in profiles.toml.

In: the data file of this package. Out: frozen `Profile`s, each named by the rule it follows and the
rule's date. Millimetres and points are plain numbers here; who lays out turns them into lengths.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

from kb.exports.formats import Choice, Option
from kb.vocabularies import Site

_BLANK_RE = re.compile("…+")


@dataclass(frozen=True)
class Page:
    """The sheet, upright, and what stays free at its edges."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    number_mm: float


@dataclass(frozen=True)
class Text:
    """Running text; lines are a fixed number of points apart, or a multiple of their height."""

    font: str
    body_pt: float
    number_pt: float
    indent_mm: float
    gap_pt: float
    line_pt: float | None = None
    line_multiple: float | None = None


@dataclass(frozen=True)
class Line:
    """A line of a head, centred, with a rule below it.

    The rule has a length, or a share of the length of the line above it. `says` names a field of
    `Site` that stands in the place of the first blank; in capitals, but for the place of issue.
    """

    text: str = ""
    pt: float | None = None
    bold: bool = False
    italic: bool = False
    rule_mm: float | None = None
    rule_share: float | None = None
    says: str = ""

    def said(self, site: Site) -> str:
        """The line as an office has it; a blank to fill in where the site does not say it.

        An office that names itself and none above it has no line for one.
        """
        name: str | None = getattr(site, self.says) if self.says else None
        if name:
            return _BLANK_RE.sub(name if self.says == "place" else name.upper(), self.text, count=1)
        return "" if self.says == "parent" and site.office else self.text


@dataclass(frozen=True)
class Title:
    """The type of document, its subject, and what parts them from the text."""

    type_pt: float
    subject_pt: float
    under: Line


@dataclass(frozen=True)
class Letterhead:
    """What stands above the title, in two columns; blanks are for the office to fill in."""

    left: tuple[Line, ...]
    right: tuple[Line, ...]


@dataclass(frozen=True)
class Office:
    """What the rules leave to the habits of an office; shares are of the width of the text."""

    table_pt: float
    table_gap_pt: float
    cell_mm: float
    caption_pt: float
    source_pt: float
    note_pt: float
    heading_gap_pt: float
    rule_gap_pt: float
    list_mm: float
    letter_em: float
    tight_pt: float
    tight_line_pt: float
    cover_pt: float
    cover_title_mm: float
    cover_year_mm: float
    link_colour: str
    letterhead_shares: tuple[float, ...]
    roster_shares: tuple[float, ...]
    dossier_shares: tuple[float, ...]
    report_shares: tuple[float, ...]
    checklist_shares: tuple[float, ...]


@dataclass(frozen=True)
class Profile:
    """A layout with the rule it follows; `check` says what an office must look up first."""

    label: str
    rule: str
    date: date
    page: Page
    text: Text
    title: Title
    letterhead: Letterhead
    office: Office = field(repr=False)
    check: str | None = None

    @property
    def described(self) -> str:
        """The rule in words: "Nghị định số 30/2020/NĐ-CP ngày 05/3/2020"."""
        name = f"{self.rule} ngày {self.date:%d}/{self.date.month}/{self.date.year}"
        return f"{name} ({self.check})" if self.check else name


def _profile(table: Mapping[str, Any], office: Office) -> Profile:
    parts = {
        "page": Page(**table["page"]),
        "text": Text(**table["text"]),
        "title": Title(**table["title"] | {"under": Line(**table["title"]["under"])}),
        "letterhead": Letterhead(**{k: _lines(v) for k, v in table["letterhead"].items()}),
    }
    return Profile(**dict(table) | parts, office=office)


def _lines(tables: list[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(**each) for each in tables)


def _read(text: str) -> dict[str, Profile]:
    tables = tomllib.loads(text)
    plain: dict[str, Any] = tables.pop("office")
    shares = {key: tuple(held) for key, held in plain.items() if isinstance(held, list)}
    office = Office(**plain | shares)
    return {code: _profile(table, office) for code, table in tables.items()}


PROFILES = _read(files("kb.exports.docx").joinpath("profiles.toml").read_text("utf-8"))
DEFAULT_PROFILE = "dang"


def profile_option(usual: str) -> Option:
    """The rule that a Word file may follow."""
    choices = {code: Choice(each.label, each.described) for code, each in PROFILES.items()}
    return Option("profile", "Thể thức", "Thể thức tệp Word", choices, usual)
