"""What a reader must know of an answer, in sentences.

In: a question as read, and the page that an engine gave. Out: Vietnamese sentences, the same on the
page and on the command line: how far the hits are what was asked for, and what could not be kept.
"""

from collections.abc import Iterator

from kb.index.engine import Page
from kb.search.planning import STEPS
from kb.search.reading import ParsedQuery, Understood
from kb.text.phrases import format_number, listed, quoted, sentence

_ALL, _ALIKE, _SOME = STEPS


def notices(parsed: ParsedQuery, page: Page, lifted: tuple[Understood, ...]) -> Iterator[str]:
    """What is to be said of the hits; `lifted` are exclusions that were not kept."""
    for part in parsed.understood:
        if part.kind == "cut":
            yield f"{sentence(part.label)}."
    if lifted:
        words = listed([quoted(part.text.lstrip("-").strip('"')) for part in lifted])
        yield (
            f"Loại hồ sơ có {words} thì không còn hồ sơ nào có đủ các từ bạn tìm, "
            "nên dưới đây là kết quả khi không loại trừ."
        )
    if page.total and page.step in (_ALIKE, _SOME):
        yield _how_near(page)


def _how_near(page: Page) -> str:
    """None, few or some of the hits hold all the words as typed; what the others hold."""
    whole = page.by_step.get(_ALL, 0)
    others = "chỉ có một phần" if page.step == _SOME else "chỉ khác dấu"
    wanted = "đủ các từ bạn tìm" if page.step == _SOME else "đúng những từ này"
    if not whole:
        return f"Không hồ sơ nào có {wanted}; dưới đây là hồ sơ {others}."
    return f"Có {format_number(whole)} hồ sơ có {wanted}; dưới đây có thêm hồ sơ {others}."
