"""Names in write-ups: of persons, whole or bare, and how capitals are written small.

In: titles and sentences. Out: names as they are written, "UBND XÃ THỬ" as "UBND xã Thử".
"""

import re

from kb.imports.lists import kind_of_name
from kb.imports.writeups.words import either, words

CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
HONORIFIC = either("names", "honorifics")
# A person's name: two to five words, each with a capital ("H'Thử Niê", "Sùng A Mẫu").
_PART = rf"[{CAPITAL}](?:[^\W\d_]|['’-](?=\w))*"
FULL_NAME = rf"{_PART}(?: {_PART}){{1,4}}"
_MARK_RE = re.compile(r"^(?:(?:[IVXL]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])\s*[.)/:]|[-–•*])\s*")
_CALLED_RE = re.compile(rf"(?<!\w)(?i:{HONORIFIC}) ({FULL_NAME})")
_NAME_RE = re.compile(FULL_NAME)
_MOST_WORDS = 5
_POSTS = frozenset(words("names")["posts"])
_ADDRESS_RE = re.compile(rf"^(?i:{HONORIFIC})\s+")
_ADDRESSED_RE = re.compile(rf"^((?i:{HONORIFIC}))\s*:\s*(?=[{CAPITAL}])")


def bare(title: str) -> str:
    """A title without its number and the signs in it: "1. Ông A:" and "Ông: A" give "Ông A"."""
    name = " ".join(_MARK_RE.sub("", title).split()).strip(" .,:;*")
    return _ADDRESSED_RE.sub(r"\1 ", name)


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
    if title.isupper():
        return _in_capitals(title, text)
    called = _CALLED_RE.match(title)
    if called:
        return _without_post(called[1], title[called.end() :])
    first = re.split(r"\s*[,–(:-]\s*", title)[0]
    if _NAME_RE.fullmatch(first) and kind_of_name(first) == "ca-nhan":
        return first
    short = re.match(rf"(?i:{HONORIFIC}) ([{CAPITAL}][^\W\d_]*)(?!\w)", title)
    whole = (name for name in people_in(text) if not short or name.split()[-1] == short[1])
    return next(whole, None)


def _in_capitals(title: str, text: str) -> str | None:
    """The name that a title in capitals begins with: as far as the text has it, or all of it.

    "ÔNG LÊ VĂN MẪU HIẾN ĐẤT" does not tell where the name ends; a text with "Lê Văn Mẫu" does.
    """
    held = _ADDRESS_RE.sub("", re.split(r"\s*[,–(:-]\s*", title)[0]).title().split()
    for size in range(min(len(held), _MOST_WORDS), 1, -1):
        name = " ".join(held[:size])
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            return name
    is_name = 2 <= len(held) < _MOST_WORDS and kind_of_name(title.title()) == "ca-nhan"
    return " ".join(held) if is_name else None


def _without_post(name: str, after: str) -> str:
    """A name without the first word of a post: "Lê Văn Mẫu Bí" before "thư"."""
    parts, following = name.split(), re.match(r"\s([^\W\d_]+)", after)
    is_post = following is not None and f"{parts[-1]} {following[1]}".lower() in _POSTS
    return " ".join(parts[:-1]) if is_post and len(parts) > 2 else name


def has_proper_word(title: str) -> bool:
    """Whether a title holds a name or number after its first word: "Chi bộ thôn Mẫu"."""
    return re.search(rf"\s[“\"]?[{CAPITAL}\d]", title) is not None


def people_in(text: str) -> list[str]:
    """The whole names of the persons that a text calls by "ông", "bà" or such, in order."""
    found = _CALLED_RE.finditer(text)
    return list(
        dict.fromkeys(
            _without_post(match[1], text[match.end() : match.end() + 30]) for match in found
        )
    )
