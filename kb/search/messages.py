"""What a reader must know of an answer, in sentences.

In: a question as read, and the page that an engine gave. Out: Vietnamese sentences, the same on the
page and on the command line: how far the hits are what was asked for, and what could not be kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.citations import DocumentNumber, PartialDate
from kb.index.engine import Page
from kb.records import Directive
from kb.search.planning import STEPS
from kb.search.reading import ParsedQuery, Understood
from kb.text.phrases import format_number, listed, quoted, sentence

# A document, and the date by which it was asked for.
Misdated = tuple[Directive, PartialDate]

_ALL, _NEAR, _ALIKE, _ELSEWHERE, _SOME = STEPS
_OTHERS: dict[str, str] = {
    _NEAR: "có từ gần nghĩa",
    _ALIKE: "chỉ khác dấu",
    _SOME: "chỉ có một phần",
}


@dataclass(frozen=True)
class Lacking:
    """What could not be found as it was asked for.

    `lifted` are exclusions that were not kept, `unborne` numbers that no document here bears,
    `near` the words of near sense that stand in hits, `misdated` documents asked for by a wrong
    date, `without` places that have no records.
    """

    lifted: tuple[Understood, ...] = ()
    unborne: tuple[DocumentNumber, ...] = ()
    near: tuple[str, ...] = ()
    misdated: tuple[Misdated, ...] = ()
    without: tuple[str, ...] = ()


def notices(parsed: ParsedQuery, page: Page, lacking: Lacking) -> Iterator[str]:
    """What is to be said of the hits."""
    for part in parsed.understood:
        if part.kind == "cut":
            yield f"{sentence(part.label)}."
    if lacking.lifted:
        words = listed([quoted(part.text.lstrip("-").strip('"')) for part in lacking.lifted])
        yield (
            f"Loại hồ sơ có {words} thì không còn hồ sơ nào có đủ các từ bạn tìm, "
            "nên dưới đây là kết quả khi không loại trừ."
        )
    for named, asked in lacking.misdated:
        if named.issued:
            issued = named.issued.with_unit()
            yield f"{named.name} ban hành {issued}, không phải {asked.with_unit()}."
    if lacking.without:
        yield f"Chưa có hồ sơ ở {listed(lacking.without)}{_instead(page)}."
    if lacking.unborne:
        yield _unborne(
            lacking.unborne, page, is_alone=len(lacking.unborne) == len(parsed.citations)
        )
    elif page.total and page.step == _ELSEWHERE and not lacking.without:
        yield _from_elsewhere(parsed, page)
    elif page.total and page.step in _OTHERS:
        yield _how_near(page)
        if lacking.near:
            yield f"Gồm cả: {listed(lacking.near)}."


def _instead(page: Page) -> str:
    """What the hits are where a place has none: those that tell of it, those of other places."""
    if not page.total:
        return ""
    if not page.by_step.get(_ALL):
        return "; dưới đây là hồ sơ ở nơi khác"
    told = "; dưới đây là hồ sơ ở nơi khác có nhắc tới"
    return told if page.step == _ALL else f"{told}, rồi tới những hồ sơ khác"


def _from_elsewhere(parsed: ParsedQuery, page: Page) -> str:
    """None or few of the hits are from the place asked for."""
    places = listed([each.names[0] for each in parsed.places])
    here = sum(page.by_step.get(step, 0) for step in (_ALL, _NEAR, _ALIKE))
    if not here:
        nearest = "dưới đây là những hồ sơ gần nhất, cả ở nơi khác"
        return f"Chưa có hồ sơ nào ở {places} có đủ các từ bạn tìm; {nearest}."
    few = f"Có {format_number(here)} hồ sơ ở {places} có đủ các từ bạn tìm"
    return f"{few}; dưới đây có thêm những hồ sơ gần nhất, cả ở nơi khác."


def _unborne(numbers: Sequence[DocumentNumber], page: Page, *, is_alone: bool) -> str:
    """That no document here bears a number, and what the hits are if nothing else is asked."""
    said = f"Kho chưa có văn bản số {listed(list(map(str, numbers)))}"
    if not page.total or not is_alone:
        return f"{said}."
    if not page.by_step.get(_ALL):
        return f"{said}; dưới đây là những hồ sơ gần nhất."
    nearer = ", rồi tới những hồ sơ gần nhất" if page.step == _SOME else ""
    return f"{said}; dưới đây là hồ sơ có nhắc tới số ấy{nearer}."


def _how_near(page: Page) -> str:
    """None, few or some of the hits hold all the words as typed; what the others hold."""
    whole = page.by_step.get(_ALL, 0)
    others = _OTHERS[page.step]
    wanted = "đúng những từ này" if page.step == _ALIKE else "đủ các từ bạn tìm"
    if not whole:
        return f"Không hồ sơ nào có {wanted}; dưới đây là hồ sơ {others}."
    return f"Có {format_number(whole)} hồ sơ có {wanted}; dưới đây có thêm hồ sơ {others}."
