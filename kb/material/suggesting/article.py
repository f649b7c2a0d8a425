"""An article as it is read: its title, its sentences, its author and date.

In: a `Material`. Out: an `Article`, and `Statement`s: a value with the sentence that bears it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.citations import PartialDate
from kb.material.suggesting.sentences import Sentence, sentences_of
from kb.material.values import Material, Suggestion
from kb.text.vietnamese import match_key, normalise

_QUOTES = frozenset("“”‘’\"'«»")
Value = str | int | dict[str, Any]


@dataclass(frozen=True)
class Article:
    """What is known of an article; `sentences` are in order, in NFC."""

    title: str
    sentences: tuple[Sentence, ...]
    author: str = ""
    date: PartialDate | None = None

    @classmethod
    def of(cls, material: Material) -> "Article":
        """The article of a material."""
        title = "".join(" " if each in _QUOTES else each for each in normalise(material.title))
        return cls(
            " ".join(title.split()),
            sentences_of(material),
            normalise(material.author),
            material.date,
        )

    @cached_property
    def title_key(self) -> str:
        """The title in letters and numbers only, between blanks: " mo hinh thung rac mau "."""
        return f" {match_key(self.title)} "

    def is_titled(self, name: str) -> bool:
        """Whether the title holds a name: “Thùng rác Mẫu” with its quotes or without."""
        return f" {match_key(name)} " in self.title_key

    @property
    def lead(self) -> tuple[Sentence, ...]:
        """The sentences of the first two paragraphs that have any: the sapo and what follows."""
        paragraphs = list(dict.fromkeys(each.paragraph for each in self.sentences))[:2]
        return tuple(each for each in self.sentences if each.paragraph in paragraphs)


def suggestion(field: str, value: Value, sentence: Sentence, doubt: str = "") -> Suggestion:
    """A suggestion with its sentence as it was given."""
    return Suggestion(field, value, sentence.given, sentence.paragraph, doubt)


def plain(values: Mapping[str, object]) -> dict[str, Any]:
    """A mapping as front matter has it: what is not known left out, dates as text."""
    known = {key: value for key, value in values.items() if value is not None}
    return {key: str(v) if key == "date" else v for key, v in known.items()}
