"""The page of duties: who must do what by when, from which document, still in force or not.

In: a snapshot, and the place, addressee, year and document of the address. Out: a
`RequirementsPage`, and the `Checklist` that its files are written from. Where nothing is chosen the
page offers what may be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import render_template, request

from kb.exports import CHECKLIST_FORMATS, MOST_RECORDS, Checklist
from kb.newsroom.requirements import (
    Duty,
    Gathered,
    Wanted,
    by_month,
    by_role,
    held_duties,
    narrowed,
)
from kb.records import Directive, as_type
from kb.search import Snapshot
from kb.text.phrases import joined, quoted
from kb.vocabularies import Vocabularies
from web.address import BY_MONTH, Asking, links, read_asking
from web.parts import duties, paged, places
from web.serving import current_snapshot

_PAGE_SIZE = 60
_OFFERED = 30  # documents in the form
_ORDERS = (("role", "theo đối tượng"), (BY_MONTH, "theo tháng"))


@dataclass(frozen=True)
class Way:
    """A way into the duties: whom or which document, how many, where."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Ways:
    """Ways into the duties by one property, and if there are very many, which part of them."""

    title: str
    ways: tuple[Way, ...]
    part: paged.Paged[Directive] | None = None


@dataclass(frozen=True)
class RequirementsPage:
    """All that the page shows; `ways` lead on where nothing is chosen, else `sections` are shown.

    `hints` say what of the address could not be followed, and what is left out.
    """

    title: str
    total: int
    asked: Asking
    hints: tuple[str, ...]
    sections: tuple[duties.AskedGroup, ...]
    ways: tuple[Ways, ...]
    roles: tuple[tuple[str, str], ...]
    places: places.Choices
    documents: tuple[tuple[str, str], ...]
    orders: tuple[tuple[str, str, bool], ...]
    next_url: str | None
    previous_url: str | None
    downloads: tuple[tuple[str, str], ...]


def view() -> str:
    """Duties, narrowed by the address."""
    page = requirements_page(current_snapshot(), read_asking(request.args))
    return render_template("pages/requirements.html", page=page)


def requirements_page(snapshot: Snapshot, asked: Asking) -> RequirementsPage:
    """Gather the page."""
    found = narrowed(held_duties(snapshot), _wanted(snapshot, asked), snapshot.vocabularies)
    groups = _grouped(found, asked, snapshot.vocabularies)
    rows = [(group, duty) for group in groups for duty in group.duties]
    start = (asked.page - 1) * _PAGE_SIZE
    is_more = len(rows) > start + _PAGE_SIZE
    return RequirementsPage(
        title=_title(snapshot, asked),
        total=len(found),
        asked=asked,
        hints=tuple(_hints(snapshot, asked)),
        sections=() if asked.is_blank else tuple(_sections(rows[start : start + _PAGE_SIZE])),
        ways=tuple(_ways(found, snapshot.vocabularies)) if asked.is_blank else (),
        roles=tuple((each.code, each.label) for each in snapshot.vocabularies.roles),
        places=places.choices(snapshot.vocabularies),
        documents=tuple((each.id, each.dated_name) for each in _offered(snapshot, asked)),
        orders=tuple((code, label, code == asked.by) for code, label in _ORDERS),
        next_url=_paged(asked, asked.page + 1) if is_more and not asked.is_blank else None,
        previous_url=_paged(asked, asked.page - 1) if asked.page > 1 else None,
        downloads=tuple(_downloads(_known(snapshot, asked))) if found else (),
    )


def checklist_of(snapshot: Snapshot, asked: Asking) -> Checklist:
    """The duties of the address as a list to tick, gathered as on the page."""
    found = narrowed(held_duties(snapshot), _wanted(snapshot, asked), snapshot.vocabularies)
    return Checklist(
        title=_title(snapshot, asked),
        groups=tuple(_grouped(found[:MOST_RECORDS], asked, snapshot.vocabularies)),
        left_out=max(0, len(found) - MOST_RECORDS),
        made=snapshot.history.built,
        base_url=links.base_url(),
        site=snapshot.vocabularies.site,
    )


def _wanted(snapshot: Snapshot, asked: Asking) -> Wanted:
    where = snapshot.vocabularies.where(asked.province)
    role = asked.role if asked.role in snapshot.vocabularies.role_labels else ""
    document = as_type(Directive, snapshot.find(asked.directive))
    return Wanted(where, role, asked.year, document.id if document else "")


def _grouped(found: Sequence[Duty], asked: Asking, vocabularies: Vocabularies) -> list[Gathered]:
    if asked.by == BY_MONTH:
        return by_month(found)
    return by_role(found, vocabularies, asked.role)


def _title(snapshot: Snapshot, asked: Asking) -> str:
    """What was chosen: "Chi bộ, Bắc Kạn, năm 2024"; "" for all."""
    wanted = _wanted(snapshot, asked)
    document = as_type(Directive, snapshot.find(wanted.directive))
    return joined(
        snapshot.vocabularies.role_labels.get(wanted.role),
        wanted.where.name if wanted.where else None,
        f"năm {wanted.year}" if wanted.year else None,
        document.dated_name if document else None,
    )


def unknown_choices(snapshot: Snapshot, asked: Asking) -> dict[str, str]:
    """What is chosen and nobody knows, each told: {"role": "Kho không biết đối tượng …"}."""
    wanted, told = _wanted(snapshot, asked), dict[str, str]()
    if asked.province and wanted.where is None:
        named = quoted(asked.province)
        told["province"] = f"Kho không biết tỉnh, thành phố {named}, nên đang kể mọi nơi."
    if asked.role and not wanted.role:
        named = quoted(asked.role)
        told["role"] = f"Kho không biết đối tượng {named}, nên đang kể mọi đối tượng."
    if asked.directive and not wanted.directive:
        named = quoted(asked.directive)
        told["directive"] = f"Kho không có văn bản {named}, nên đang kể mọi văn bản."
    return told


def _known(snapshot: Snapshot, asked: Asking) -> Asking:
    """What is asked without what nobody knows: files are made of nothing else."""
    return asked.with_(**dict.fromkeys(unknown_choices(snapshot, asked), ""))


def _hints(snapshot: Snapshot, asked: Asking) -> Iterator[str]:
    wanted = _wanted(snapshot, asked)
    yield from unknown_choices(snapshot, asked).values()
    if len(_asking(snapshot)) > _OFFERED:
        yield (
            f"Ô Văn bản kể {_OFFERED} văn bản mới nhất; các văn bản khác đứng ở cuối trang này khi "
            "chưa chọn gì."
        )
    if wanted.where:
        yield "Kể cả việc mà văn bản toàn quốc giao cho mọi nơi."
    if wanted.year:
        yield (
            f"Năm {wanted.year}: việc có hạn trong năm ấy, và việc không ghi hạn của văn bản ban "
            "hành đến năm ấy mà chưa biết là đã hết hiệu lực trước đó."
        )


def _sections(rows: Sequence[tuple[Gathered, Duty]]) -> Iterator[duties.AskedGroup]:
    for group in {group.key: group for group, _ in rows}.values():
        shown = (duty for each, duty in rows if each is group)
        yield duties.AskedGroup(
            group.label,
            len(group.duties),
            tuple(duties.asked_item(duty, beside=group.label) for duty in shown),
        )


def _ways(found: Sequence[Duty], vocabularies: Vocabularies) -> Iterator[Ways]:
    """By whom, and by document, where nothing is chosen yet."""
    yield Ways(
        "Ai phải làm",
        tuple(
            Way(each.label, len(each.duties), links.requirements_url(Asking(role=each.key)))
            for each in by_role(found, vocabularies)
            if each.key
        ),
    )
    asking = {duty.directive.id: duty.directive for duty in found}
    part = paged.part_of(asking.values(), "van-ban", links.requirements_url())
    yield Ways(
        "Văn bản nào giao",
        tuple(
            Way(
                each.dated_name,
                len(each.requirements),
                links.requirements_url(Asking(directive=each.id)),
            )
            for each in part.shown
        ),
        part,
    )


def _asking(snapshot: Snapshot) -> tuple[Directive, ...]:
    """The documents that ask anything, the latest first."""
    return tuple({duty.directive.id: duty.directive for duty in held_duties(snapshot)}.values())


def _offered(snapshot: Snapshot, asked: Asking) -> Iterator[Directive]:
    """The documents that the form offers: the latest, and the one that is chosen."""
    for number, each in enumerate(_asking(snapshot)):
        if number < _OFFERED or each.id == asked.directive:
            yield each


def _paged(asked: Asking, page: int) -> str:
    return links.requirements_url(asked.with_(page=page))


def _downloads(asked: Asking) -> Iterator[tuple[str, str]]:
    for name, each in CHECKLIST_FORMATS.items():
        yield f"Phiếu kiểm tra: {each.label}", links.checklist_url(asked, name)
