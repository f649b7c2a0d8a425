"""What a text says of a document right beside its number: whose it is, of which term, about what.

In: a cleaned text and the place of a number in it. Out: pieces of the text, compared by words.
"""

import re

from kb.text.vietnamese import syllable_texts

_LOOK_AHEAD = 90  # characters after a number in which its issuer and place may be named
# What follows a number says whose it is only when it follows at once: "của Bộ Chính trị khóa XII",
# "(khóa XIII)", "91-KH/TU Cao Bằng"; in ", Bộ Chính trị khóa XII ban hành" a new clause begins.
_SAYS_WHOSE = re.compile(r",? (?:của|do) |\s{1,2}(?=\(?kh(?:óa|oá) |tỉnh |thành phố |[^\W\d_a-z])")
_CLAUSE_END = re.compile(r"[.;:\n“\"]|\((?!kh(?:óa|oá))|,(?! kh(?:óa|oá))|,? về\s|\svà\s")
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành) (?:ủy|uỷ) (?=[^\W\d_])")
_SUBJECT = re.compile(r"[,)]?\s(?:[^.;:\n]{0,60}\s)?về(?:\sviệc)?\s[“\"]?([^.;\n”\"]{1,80})")
_ABOUT = re.compile(r"^Về (?:việc )?")
_SAME_SUBJECT = 3  # syllables in which a title and what a text says of it must begin alike


def clause_after(text: str, start: int) -> str:
    """Whose a number is, as said right after it: "Bộ Chính trị khóa XII"; "" if it is not said."""
    if found := _SAYS_WHOSE.match(text, start):
        rest = text[found.end() : found.end() + _LOOK_AHEAD]
        return _CLAUSE_END.split(rest, maxsplit=1)[0]
    return ""


def committee_before(text: str, end: int) -> str:
    """The committee that a sentence names before a number: "Tỉnh ủy Cao Bằng ban hành …"."""
    sentence = re.split(r"[.;\n]", text[max(0, end - _LOOK_AHEAD) : end])[-1]
    return sentence[found[-1].end() :] if (found := list(_COMMITTEE.finditer(sentence))) else ""


def is_about(text: str, end: int, title: str) -> bool:
    """Whether what follows a number begins like a title: "… 124-QĐ/TW về giám sát của Mặt trận"."""
    said = _SUBJECT.match(text, end)
    return said is not None and _beginning(said[1]) == _beginning(_ABOUT.sub("", title))


def _beginning(text: str) -> list[str]:
    return syllable_texts(text)[:_SAME_SUBJECT]
