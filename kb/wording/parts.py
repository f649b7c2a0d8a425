"""What the parts of records are called: honours, sources, uses, validity, levels, years.

In: a part of a record. Out: its `Entry`, for a list and for a line of text, or a short text.
"""

from dataclasses import dataclass
from functools import singledispatch
from typing import Any
from urllib.parse import urlsplit

from kb.citations import PartialDate
from kb.records.codes import ENDED, USES, VALIDITY_STATES
from kb.records.parts import Honour, Source, Use, Validity
from kb.text.phrases import joined, sentence
from kb.wording.told import is_press

_LEVEL_PHRASES = {
    "co-so": "cấp cơ sở",
    "huyen": "cấp huyện",
    "tinh": "cấp tỉnh",
    "bo-nganh": "cấp bộ, ngành",
    "trung-uong": "cấp Trung ương",
}


@dataclass(frozen=True)
class Entry:
    """A part of a record: its name, what else is known of it, and all of it in one line.

    `where` is the place at which a source can be read: its site, or the name of a document.
    """

    name: str
    details: str
    text: str
    where: str = ""


def level_phrase(level: str) -> str:
    """A level in running text: "cấp tỉnh", "cấp Trung ương"."""
    return _LEVEL_PHRASES[level]


@singledispatch
def entry(part: Any) -> Entry:
    """How a part of a record is said; one that says itself (`str`) needs no way of its own."""
    return Entry(str(part), "", str(part))


@entry.register
def _honour(held: Honour) -> Entry:
    """A recognition: "Huân chương Dũng cảm", "Chủ tịch nước, cấp Trung ương, 2018".

    What its own words say already is not said again. In a line: "Bằng khen của Thủ tướng Chính phủ
    (cấp Trung ương, 2022)".
    """
    issuer = held.issuer if held.issuer and held.issuer not in held.title else None
    decision = held.decision if held.number and held.number not in held.title else None
    when = _when(held, is_dated=bool(decision))
    details = joined(issuer, level_phrase(held.level) if held.level else None, when, decision)
    if not details:
        return Entry(held.title, "", held.title)
    is_bracketed = held.title.endswith(")")  # two brackets in a row read badly
    text = f"{held.title}, {details}" if is_bracketed else f"{held.title} ({details})"
    return Entry(held.title, details, text)


def _when(held: Honour, *, is_dated: bool) -> str | None:
    """When it was given, as nearly as nothing else says: "17/11/2023", "11/2023", "2023"."""
    known = PartialDate(held.year) if is_dated and held.year else held.when
    said = known.vietnamese() if known else None
    return said if said and said not in held.title else None


@entry.register
def _source(held: Source) -> Entry:
    """A source: "Mỗi thầy cô một học sinh", "Báo Ví Dụ, 20/11/2023", and its site.

    In a line its whole address: "…, Báo Ví Dụ, 20/11/2023, https://vi-du.example/mot-hoc-sinh"; a
    document without an address is told by its place: "Kế hoạch …", "Tỉnh ủy Mẫu, Mẫu, 26/1/2024".
    Without a title it is told as what it is: "Bài trên Báo Ví Dụ", "Tài liệu của Tỉnh ủy Mẫu".
    """
    name = _name_of(held)
    publisher = held.publisher if held.title and held.publisher != held.title else None
    place = (
        held.place if not held.url and (held.place or "") not in (held.publisher or "") else None
    )
    details = joined(publisher, place, held.date.vietnamese() if held.date else None)
    if not held.url:
        return Entry(name, details, joined(name, details))
    text = joined(name if name != held.url else None, details, held.url)
    host = _host(held.url)
    return Entry(name, details, text, "" if host in name else host)


def _place(held: Source) -> str | None:
    """Where a document was issued, unless its issuer says so."""
    is_said = bool(held.url) or (held.place or "") in (held.publisher or "")
    return None if is_said else held.place


def _name_of(held: Source) -> str:
    if held.title or not held.publisher:
        return held.name or "Danh sách, tài liệu của đơn vị"
    if is_press(held):
        return f"Bài trên {held.publisher}"
    return held.publisher if held.url else f"Tài liệu của {held.publisher}"


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # a bracket out of place
        return ""


@entry.register
def _use(held: Use) -> Entry:
    """Where an exemplar was told: "Những tấm gương", "Sách, 2022"; “…” in a line."""
    label, year = USES[held.kind], f" ({held.year})" if held.year else ""
    return Entry(held.title, joined(label, held.year), f"{label} “{held.title}”{year}")


@entry.register
def _validity(held: Validity) -> Entry:
    """Whether a document is in force: "Còn hiệu lực (tính đến 22/11/2026)", and how we know.

    One that has ended says since when: "Hết hiệu lực từ 25/10/2021". Its other day follows.
    """
    since = f"có hiệu lực {_from(held.since)}" if held.since else None
    until = f"hết hiệu lực {_from(held.until)}" if held.until else None
    has_ended = held.state == ENDED and until is not None
    as_of = f" (tính đến {held.as_of.vietnamese()})" if held.as_of and not has_ended else ""
    name = sentence(until) if until and has_ended else f"{VALIDITY_STATES[held.state]}{as_of}"
    days = joined(since, None if has_ended else until)
    details = ". ".join(filter(None, (sentence(days), held.evidence)))
    return Entry(name, details, joined(name, days))


def _from(day: PartialDate) -> str:
    """From when, as notices say it: "từ 25/10/2021", "từ tháng 10/2021"."""
    return f"từ {day.vietnamese() if day.day else day.with_unit()}"


def years(values: tuple[int, ...]) -> str | None:
    """(2021, 2022, 2023) is "2021–2023"; (2016, 2021) is "2016, 2021"."""
    runs: list[list[int]] = []
    for year in sorted(set(values)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    spans = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(spans) or None
