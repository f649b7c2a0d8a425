"""Whom a report is about: the person, unit or model that it names.

In: the labels, titles and text of a report. Out: a `Subject`, or None where it names nobody. Who
signs or confirms is nobody's subject, except where a person reports on himself.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest

from kb.imports.lists import holds, kind_of_name
from kb.imports.writeups.capitals import natural
from kb.imports.writeups.labels import NAMES
from kb.imports.writeups.lines import Kind, Line, begins
from kb.imports.writeups.names import (
    FULL_NAME,
    HONORIFIC,
    bare,
    has_proper_word,
    people_in,
    person_in,
)
from kb.imports.writeups.words import either

_OF_RE = re.compile(r"(?:^|\s)(?i:của|cho|đối với|về)\s+(.+)$")
# What the kind of document takes of a title: "BÁO CÁO MÔ HÌNH …", "BẢN TỰ KHAI THÀNH TÍCH".
_PAPER_RE = re.compile(
    r"^(?i:(?:báo cáo|tóm tắt|bản(?: tự| kê| báo cáo| tóm tắt)?(?: khai)?)(?: tóm tắt)?"
    r"(?: thành tích)?)(?!\w)"
)
_FOR_RE = re.compile(r"(?:^|\s)(?i:cho|đối với)\s+(.+)$")
_MYSELF_RE = re.compile(rf"(?i:tôi là|tôi tên là|tên tôi là|họ tên tôi là)\s*:?\s*({FULL_NAME})")
_UNIT_RE = re.compile(r"^(.{3,120}?)\s+(?:có|được|là|gồm|hiện|thuộc|nằm|thành lập|với)\s")
# Where the name of a unit ends in a title: "Chi bộ thôn Mẫu trong học tập và làm theo Bác".
_NAME_END_RE = re.compile(
    r"\s*[,;(–]|\s-\s|\s(?i:trong|về|năm|giai đoạn|đạt|có thành tích|từ năm|với|vì)(?!\w)"
)


@dataclass(frozen=True)
class Subject:
    """Who or what a report is about."""

    name: str
    kind: str | None


def subject_of(
    labels: dict[str, str], titles: list[str], lines: list[str], closing: list[Line]
) -> Subject | None:
    """The subject of a report, by the strongest evidence that it has.

    A label, then the title ("… của ông Lê Văn Mẫu"), then the first sentences, then the signature
    of one who reports on himself.
    """
    stated = next(((key, labels[key]) for key in NAMES if key in labels), None)
    if stated:
        return _named(stated[1], None if stated[0] == "name" else stated[0])
    for title in titles:
        if found := _in_title(title, "\n".join(lines)):
            return found
    kind = kind_by_sections(lines)
    if "unit" in labels and kind != "ca-nhan":
        return _named(labels["unit"], "tap-the")
    return _in_text(lines, kind) or (_signer(closing) if kind != "tap-the" else None)


def kind_by_sections(lines: Iterable[str]) -> str | None:
    """What the headings of the forms tell: a life is a person's, a situation a unit's."""
    for line in lines:
        if begins(either("sections", "of_person"), bare(line)):
            return "ca-nhan"
        if begins(either("sections", "of_unit"), bare(line)):
            return "tap-the"
    return None


def _named(name: str, kind: str | None) -> Subject:
    kind = kind or kind_of_name(name)
    if kind == "ca-nhan":
        name = re.sub(rf"^(?i:{HONORIFIC})\s+", "", name)
        return Subject(name.title() if name.isupper() or name.islower() else name, kind)
    return Subject(natural(name), kind)


def _in_title(title: str, told: str) -> Subject | None:
    """Who a title names after "của", or by itself.

    Of "Đề nghị tặng Bằng khen của UBND tỉnh cho ông Lê Văn Mẫu" only what follows "cho" counts.
    """
    is_giving = holds(r"tặng|bằng khen|giấy khen|khen thưởng|danh hiệu", title) is not None
    after = (_FOR_RE if is_giving else _OF_RE).search(title)
    whole = _PAPER_RE.sub("", title).strip()
    for text in [after[1]] if after else [] if is_giving else [whole]:
        first = _NAME_END_RE.split(text)[0].strip()
        if not first:
            continue
        kind = kind_of_name(first)
        if kind not in (None, "ca-nhan") and (first.isupper() or has_proper_word(first)):
            return _named(first, kind)
        if kind_of_name(text.title()) == "ca-nhan" and (name := person_in(first, told)):
            return Subject(name, "ca-nhan")
        if not text.isupper() and (people := people_in(text)):
            return Subject(people[0], "ca-nhan")
    return None


def _in_text(lines: list[str], kind: str | None) -> Subject | None:
    """Who the first sentences are about."""
    for line in lines[:12]:
        if match := _MYSELF_RE.search(line):
            return Subject(match[1], "ca-nhan")
        if kind != "tap-the" and (people := people_in(line)) and line.find(people[0]) < 40:
            return Subject(people[0], "ca-nhan")
        unit = _UNIT_RE.match(bare(line)) if kind != "ca-nhan" else None
        named = kind_of_name(unit[1]) if unit else None
        if unit and named not in (None, "ca-nhan") and has_proper_word(unit[1]):
            return _named(re.split(r"\s*[,;(]\s*", unit[1])[0], named)
    return None


def _signer(closing: list[Line]) -> Subject | None:
    """The one who signs as the writer of a report on himself."""
    signed = [line for line in closing if line.kind != Kind.SIGNED]
    for line, after in zip_longest(signed, signed[1:]):
        if match := holds(rf"^(?:{either('lines', 'signers')})", line.text):
            rest = line.text[match.end() :].strip(" :.()")
            for text in (rest, after.text if after else ""):
                shown = text.title() if text.isupper() else text
                if re.fullmatch(FULL_NAME, shown):
                    return Subject(shown, "ca-nhan")
    return None
