"""The id of a new record: its file's name and its address, made from what it says.

In: a record as far as it is typed, and ids that are taken. Out: an id that nobody bears, like those
of the collection: "nguyen-van-an-bac-kan", "kh-91-kh-tu-cao-bang-2021".
"""

from collections.abc import Container
from functools import singledispatch

from kb.content.drafts import free_id
from kb.records import Directive, Exemplar, Figure, Record, Theme
from kb.text.vietnamese import slug


@singledispatch
def new_id(record: Record, taken: Container[str]) -> str:
    """An id for a record that has none yet."""
    raise NotImplementedError(type(record))


@new_id.register
def _by_title(record: Exemplar | Figure, taken: Container[str]) -> str:
    return free_id(record.title or "", record.province, taken)


@new_id.register
def _by_year(record: Theme, taken: Container[str]) -> str:
    """Themes are known by year and place: "chuyen-de-2024-binh-duong"."""
    if not record.years:
        return free_id(record.title or "", record.province, taken)
    name = f"{record.kind or 'chuyen-de'} {'-'.join(map(str, record.years[:2]))}"
    return free_id(name, record.province or "toàn quốc", taken)


@new_id.register
def _by_number(record: Directive, taken: Container[str]) -> str:
    """Numbers restart with every term and in every province: both stand in the id."""
    year = f" {record.issued.year}" if record.issued else ""
    number = record.parsed_number
    if number is None:
        return free_id(f"{record.title or record.type or ''}{year}", record.province, taken)
    name = f"{number.kind} {slug(str(number))} {record.province or ''}{year}"
    return free_id(name, None, taken)
