"""What a reader must know of an answer, in sentences.

In: a question as read, and the page that an engine gave. Out: Vietnamese sentences, the same on the
page and on the command line: how far the hits are what was asked for, and what could not be kept.
"""

from collections.abc import Iterator, Sequence

from kb.citations import DocumentNumber, PartialDate
from kb.index.engine import Page
from kb.records import Directive
from kb.search.planning import STEPS
from kb.search.reading import ParsedQuery, Understood
from kb.text.phrases import format_number, listed, quoted, sentence

# A document, and the date by which it was asked for.
Misdated = tuple[Directive, PartialDate]

_ALL, _NEAR, _ALIKE, _SOME = STEPS
_OTHERS: dict[str, str] = {
    _NEAR: "có từ gần nghĩa",
    _ALIKE: "chỉ khác dấu",
    _SOME: "chỉ có một phần",
}


def notices(
    parsed: ParsedQuery,
    page: Page,
    lifted: tuple[Understood, ...],
    unborne: tuple[DocumentNumber, ...],
    near: tuple[str, ...],
    misdated: tuple[Misdated, ...],
) -> Iterator[str]:
    """What is to be said of the hits.

    `lifted` are exclusions that were not kept, `unborne` numbers that no document here bears,
    `near` the words of near sense that stand in hits, `misdated` documents asked for by a wrong
    date.
    """
    for part in parsed.understood:
        if part.kind == "cut":
            yield f"{sentence(part.label)}."
    if lifted:
        words = listed([quoted(part.text.lstrip("-").strip('"')) for part in lifted])
        yield (
            f"Loại hồ sơ có {words} thì không còn hồ sơ nào có đủ các từ bạn tìm, "
            "nên dưới đây là kết quả khi không loại trừ."
        )
    for named, asked in misdated:
        if named.issued:
            issued = named.issued.with_unit()
            yield f"{named.name} ban hành {issued}, không phải {asked.with_unit()}."
    if unborne:
        yield _unborne(unborne, page, is_alone=len(unborne) == len(parsed.citations))
    elif page.total and page.step in _OTHERS:
        yield _how_near(page)
        if near:
            yield f"Gồm cả: {listed(near)}."


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
