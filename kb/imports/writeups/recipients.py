"""Whose honour a sentence tells of: the subject's of the write-up, or somebody else's.

In: the words of a sentence before a form ("Năm 2022, ông được UBND xã tặng "), the subject's name.
Out: whether they say that the subject received it. In doubt they do not.
"""

import re

from kb.imports.lists import holds
from kb.imports.writeups.lines import begins, is_whole
from kb.imports.writeups.names import CAPITAL, HONORIFIC
from kb.imports.writeups.words import either

_RECEIVING_RE = re.compile(r"(?<!\w)(?:được|nhận|đạt)(?!\w)", re.IGNORECASE)
_GIVING = r"trao|tặng|thưởng|phong|khen|công nhận|suy tôn|cấp|nhận"
_TIMES_RE = re.compile(
    r"(?i)(?<!\w)(?:(?:nhiều|các|những|mỗi|\d+)\s+(?:năm|lần)(?!\w)"
    r"|giai đoạn\s+\d{4}\s*[-–]\s*\d{4})"
)
_OTHERS = either("honours", "others")
_SUBJECTS = rf"{HONORIFIC}|bản thân|cá nhân|tôi"
# Words that open a sentence whose subject goes without saying, or go on with one.
_OPENINGS, _GOING_ON = either("honours", "openings"), either("honours", "going_on")
_FEW = 4  # words in which a phrase says whom it is about
_DATE_RE = re.compile(r"^(?i:(?:trong |từ |đến |vào )?(?:các )?(?:năm|tháng|ngày) [\d/, –-]+)\s*")
_PROPER_RE = re.compile(rf"(?<=\s)[{CAPITAL}][^\W\d_]*")


def is_received(before: str, name: str, *, is_person: bool) -> bool:
    """Whether these words say that the subject received what follows.

    "Bà Mến được UBND xã tặng" does for Hoàng Thị Mến; "Con gái bà được", "Bà Hà được" do not.
    """
    received = list(_RECEIVING_RE.finditer(before))
    if not received:
        return False
    last = received[-1]
    if last[0].lower() == "được" and not holds(_GIVING, before[last.end() :]):
        return False
    who = _DATE_RE.sub("", _TIMES_RE.sub("", before[: last.start()]).lstrip(" ,")).strip()
    parts = [part.strip() for part in re.split(r"[,;:–(]", who)]
    nearest, lead = parts[-1], parts[0]
    if holds(_OTHERS, nearest):
        return False
    if nearest and not begins(_GOING_ON, nearest) and nearest != lead:
        return _is_subject(nearest, name, is_person=is_person)
    is_open = not lead or begins(_OPENINGS, lead) or is_whole(rf"(?:(?:{_GOING_ON}) ?)+", lead)
    return is_open or _is_subject(lead, name, is_person=is_person)


def _is_subject(text: str, name: str, *, is_person: bool) -> bool:
    """Whether a phrase means the subject: by a pronoun or its name, and by no other name."""
    called = rf"{_SUBJECTS}|{re.escape(name)}" if is_person else _called(name)
    proper = set(_PROPER_RE.findall(f" {text}"[1:]))
    is_other = not proper <= set(re.findall(r"[^\W\d_]+", name))
    first = " ".join(text.split()[:_FEW])
    return begins(called, text) and not is_other and not holds(_OTHERS, first)


def _called(unit: str) -> str:
    """How a text calls a unit: by its first words, or by what it is."""
    words = unit.split()
    first = re.escape(" ".join(words[:2]))
    return rf"{first}|{re.escape(words[0])}|tập thể|đơn vị|mô hình|nhà trường"
