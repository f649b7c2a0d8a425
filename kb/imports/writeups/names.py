"""Names in write-ups: of persons, whole or bare, and how capitals are written small.

In: titles and sentences. Out: names as they are written, "UBND XÃ THỬ" as "UBND xã Thử".
"""

import re

from kb.imports.lists import kind_of_name
from kb.imports.writeups.words import either

CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
HONORIFIC = either("names", "honorifics")
# A person's name: two to five words, each with a capital ("H'Thử Niê", "Sùng A Mẫu").
_PART = rf"[{CAPITAL}](?:[^\W\d_]|['’-](?=\w))*"
FULL_NAME = rf"{_PART}(?: {_PART}){{1,4}}"
_MARK_RE = re.compile(r"^(?:(?:[IVXL]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])\s*[.)/:]|[-–•*])\s*")
_CALLED_RE = re.compile(rf"(?<!\w)(?i:{HONORIFIC}) ({FULL_NAME})")
_NAME_RE = re.compile(FULL_NAME)
_ADDRESS_RE = re.compile(rf"^(?i:{HONORIFIC})\s+")


def bare(title: str) -> str:
    """A title without its number and the signs around it: "1. Ông A:" gives "Ông A"."""
    return " ".join(_MARK_RE.sub("", title).split()).strip(" .,:;*")


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number or letter of a list: "1. ", "II. ", "a) "."""
    return _MARK_RE.match(text) is not None and text[0] not in "-–•*"


def is_bare_name(text: str) -> bool:
    """Whether a text is nothing but a person's name, with or without "Ông"."""
    name = _ADDRESS_RE.sub("", bare(text))
    return bool(_NAME_RE.fullmatch(name.title() if name.isupper() else name))


def person_in(title: str, text: str = "") -> str | None:
    """The whole name of the person that a title begins with, found in the text if need be.

    "Ông Lê Văn Mẫu hiến đất" gives "Lê Văn Mẫu"; "Bà Mến với lớp học" gives "Hoàng Thị Mến" where
    the text speaks of "Bà Hoàng Thị Mến".
    """
    shown = title.title() if title.isupper() else title
    called = _CALLED_RE.match(shown)
    if called:
        return called[1]
    first = re.split(r"\s*[,–(:-]\s*", shown)[0]
    if _NAME_RE.fullmatch(first) and kind_of_name(first) == "ca-nhan":
        return first
    short = re.match(rf"(?i:{HONORIFIC}) ([{CAPITAL}][^\W\d_]*)(?!\w)", shown)
    whole = (name for name in people_in(text) if not short or name.split()[-1] == short[1])
    return next(whole, None)


def has_proper_word(title: str) -> bool:
    """Whether a title holds a name or number after its first word: "Chi bộ thôn Mẫu"."""
    return re.search(rf"\s[“\"]?[{CAPITAL}\d]", title) is not None


def people_in(text: str) -> list[str]:
    """The whole names of the persons that a text calls by "ông", "bà" or such, in order."""
    return list(dict.fromkeys(match[1] for match in _CALLED_RE.finditer(text)))
