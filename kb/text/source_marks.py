r"""Marks of the sources that a statement rests on: "[1]", "[1, 2]" behind it.

In: the Markdown of a body. Out: where marks stand and which sources they name; and the text with
each number as one sign that no keyboard has, so that nothing takes it for a word while the text
becomes HTML. Links ("[1](…)", "[1]: …"), years ("[2023]") and what is escaped ("\[1]") are none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ONE = r"\[[1-9]\d?(?:\s*[,;]\s*[1-9]\d?)*\]"
_MARK_RE = re.compile(rf"[ \t\u00a0]*(?<![\\\]])((?:{_ONE})+)(?![(\[])")
_DEFINED_RE = re.compile(r"^ {0,3}\[(\d{1,2})\]:", re.MULTILINE)
_FIRST = 0xE100  # of a range that Unicode leaves to everybody's own use
_HELD_RE = re.compile(f"[{chr(_FIRST + 1)}-{chr(_FIRST + 99)}]+")
_CODE_RE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class SourceMark:
    """The numbers of a mark, from 1, and where it stands, with the blanks before it."""

    numbers: tuple[int, ...]
    start: int
    end: int

    def __str__(self) -> str:
        """As it is written: "[1, 2]"."""
        return said(self.numbers)


def source_marks(text: str) -> Iterator[SourceMark]:
    """The marks of a body; those whose number is the name of a link are none."""
    defined = {int(label) for label in _DEFINED_RE.findall(text)} if "]:" in text else set()
    for match in _MARK_RE.finditer(text) if "[" in text else ():
        numbers = tuple(dict.fromkeys(map(int, re.findall(r"\d+", match[1]))))
        if not defined.intersection(numbers):
            yield SourceMark(numbers, match.start(), match.end())


def has_marks(text: str) -> bool:
    """Whether a body says which statement rests on which source."""
    return next(source_marks(text), None) is not None


def said(numbers: tuple[int, ...]) -> str:
    """A mark as it is written: "[1, 2]"."""
    return f"[{', '.join(map(str, numbers))}]"


def blotted(text: str) -> str:
    """The text with blanks for its marks, letter for letter."""
    for mark in source_marks(text):
        text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    return text


def held(text: str) -> str:
    """The text with each number of a mark as one sign; what was such a sign before is dropped."""
    text = _HELD_RE.sub("", text)
    pieces, done = [], 0
    for mark in source_marks(text):
        signs = "".join(chr(_FIRST + number) for number in mark.numbers)
        pieces += [text[done : mark.start], signs]
        done = mark.end
    return "".join((*pieces, text[done:]))


def shown(text: str, show: Callable[[tuple[int, ...]], str]) -> str:
    """The text (or HTML) with what is shown for each mark that was `held`; code stays code."""
    text = _CODE_RE.sub(lambda code: _replaced(code[0], said), text)
    return _replaced(text, show)


def kept(html: str, sources: int) -> str:
    """The HTML with only those marks held that lead to one of so many sources, outside of code."""

    def show(numbers: tuple[int, ...]) -> str:
        signs = "".join(chr(_FIRST + number) for number in numbers)
        return signs if max(numbers) <= sources else f" {said(numbers)}"

    return shown(html, show)


def _replaced(text: str, show: Callable[[tuple[int, ...]], str]) -> str:
    return _HELD_RE.sub(lambda match: show(numbers_of(match[0])), text)


def parted(text: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The text between held marks, each piece with the numbers of the mark behind it."""
    done = 0
    for match in _HELD_RE.finditer(text):
        yield text[done : match.start()], numbers_of(match[0])
        done = match.end()
    yield text[done:], ()


def numbers_of(signs: str) -> tuple[int, ...]:
    """The numbers that held signs stand for."""
    return tuple(ord(sign) - _FIRST for sign in signs)
