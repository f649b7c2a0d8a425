"""Questions about by when something is to be done: "hạn đăng ký làm theo Bác ở Bình Dương".

In: a `Question`. Out: an `Answer`, where the deadlines of one theme fit.
"""

import re
from collections.abc import Iterator, Sequence

from kb.records import Theme
from kb.records.parts import Deadline
from kb.search.direct import resolve
from kb.search.facts.asking import WHEN, Question, is_borne
from kb.search.facts.themes import called, is_of_place, themes_of
from kb.search.facts.values import Answer, said_by
from kb.search.synonyms import Unit
from kb.text.phrases import inside

_ASKED_RE = re.compile(
    r"(?<!gioi )(?<!ki )\b(?:thoi han|han chot|han cuoi cung|han cuoi|cac han|han)\b"
    r"(?! (?:han|che|hep|muc|ngach))"
    rf"|{WHEN} (?:thi )?(?:phai|can)\b|\btruoc (?:ngay|thang) (?:nao|may|bao nhieu)\b"
    rf"|\bphai\b(?=.*{WHEN})"
)
_WHEN_RE = re.compile(WHEN)
# Ways to say that something is done in time.
_DONE = ("nộp", "gửi", "hoàn", "thành", "xong", "chậm", "nhất", "cuối", "cùng", "thực", "hiện")
# What sets deadlines: the theme is asked for by its place and year.
_PLAN = ("kế", "hoạch")


def deadline_asked(question: Question) -> Answer | None:
    """The deadlines of the one theme that fits, and what is to be done by then.

    Of a place and a year alone, "hạn Bình Dương 2024", all that its theme has.
    """
    match = _ASKED_RE.search(question.text)
    if match is None or (question.query.citations and not question.places):
        return None
    asked = (match, _WHEN_RE.search(question.text))
    rows = question.matter(*asked, aside=(*_DONE, *_PLAN, *question.place_and_year))
    units = question.units(rows)
    themes = [each for each in _with_deadlines(question) if _fitting(each, units)]
    if len(themes) != 1 or not (units or (question.places and question.years)):
        return None
    told = _told(_fitting(themes[0], units))
    return said_by(themes[0], f"Theo {inside(called(themes[0]))}, {'; '.join(told)}.")


def _with_deadlines(question: Question) -> list[Theme]:
    """Of the place and the year, and resting on the documents that are cited."""
    found = (resolve(question.snapshot, each) for each in question.query.citations)
    cited = {records[0].id for records in found if records}
    return [
        each
        for each in themes_of(question)
        if each.deadlines
        and cited.issubset(each.directives)
        and (not question.places or is_of_place(question, each))
    ]


def _fitting(theme: Theme, units: list[Unit]) -> list[Deadline]:
    """The deadlines that hold most of what is asked, where the theme holds the rest; or all."""
    if not units:
        return list(theme.deadlines)
    about = f"{called(theme)}\n{theme.title}\n{theme.summary}"
    held = {each: [unit for unit in units if is_borne(unit, str(each))] for each in theme.deadlines}
    most = max(map(len, held.values()), default=0)
    return [
        each
        for each, own in held.items()
        if most and len(own) == most and all(unit in own or is_borne(unit, about) for unit in units)
    ]


def _told(deadlines: Sequence[Deadline]) -> Iterator[str]:
    """hạn “Gửi bản đăng ký” là trước 30/4/2024 (cán bộ, đảng viên); each thing once."""
    for what in dict.fromkeys(each.what for each in deadlines):
        by = (
            inside(each.by) + (f" ({each.who})" if each.who else "")
            for each in deadlines
            if each.what == what
        )
        yield f"hạn “{what}” là {', '.join(by)}"
