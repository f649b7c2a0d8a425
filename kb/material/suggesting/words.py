"""The words by which articles are read, from words.toml, where readers add to them.

In: the name of a list. Out: its words, one pattern for any of them, or whether a text holds one.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from kb.text.vietnamese import canonical

_FILE = files("kb.material.suggesting").joinpath("words.toml")
_WORDS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(_FILE.read_text("utf-8"))
CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
LETTER = r"[^\W\d_]"
OPENING, CLOSING = "“‘\"'«", "”’\"'»"


def words(section: str, name: str) -> list[str]:
    """The words of a list."""
    return _WORDS[section][name]


def either(*words: str) -> str:
    """A pattern for any of some words, the longest first: "chủ tịch nước|chủ tịch"."""
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def whole(section: str, name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """What finds any word of a list in a text in matching form, as a whole word.

    `before` and `after` are patterns that must stand around it.
    """
    pattern = either(*map(canonical, words(section, name)))
    return re.compile(rf"{before}(?<!\w)(?:{pattern})(?!\w){after}")


def holds(section: str, name: str, text: str) -> bool:
    """Whether a text in any case holds one of the words."""
    return whole(section, name).search(canonical(text)) is not None
