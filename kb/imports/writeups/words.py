"""The words by which reports and stories are known, from words.toml, where readers add to them.

In: the name of a list. Out: its words, or one pattern that stands for any of them.
"""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

_FILE = files("kb.imports.writeups").joinpath("words.toml")
_WORDS: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(_FILE.read_text("utf-8"))


def words(section: str) -> Mapping[str, list[str]]:
    """The lists of a section, by name."""
    return _WORDS[section]


def either(section: str, name: str) -> str:
    """A pattern for any of the words of a list: "đề nghị|đề xuất"."""
    return "|".join(_WORDS[section][name])
