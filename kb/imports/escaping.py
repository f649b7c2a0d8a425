r"""Writes text of any origin as Markdown that says the same: a page shows what the cell shows.

In: the text of a cell or of a paragraph, in which no sign means anything. Out: Markdown in which
each sign that would mean something is escaped ("5*6" gives "5\*6"), and lines that are a list are
one. The one border between text and Markdown for all importers.
"""

import re
from collections.abc import Iterable
from itertools import groupby

from kb.text.vietnamese import normalise

_ENTITIES = {"<": "&lt;", "&": "&amp;", "=": "&#61;", ":": "&#58;"}
# An underline between letters means nothing; "<" and "&" only where a tag or a sign may begin.
_ANYWHERE_RE = re.compile(r"[\\`*\[]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
# At the head of a line: a quotation, heading or list, and lines of signs that underline a heading,
# part a table or rule off a page.
_HEAD_RE = re.compile(r"[#>]|[-+](?=\s)|[-=:|](?=[-=:|\s]*$)")
_NUMBERED_RE = re.compile(r"\d+(?=[.)]\s)")
# What offices put before the items of a list; "+ 8,5 %" is no item but a growth.
_ITEM_RE = re.compile(r"([-–•*+·▪])\s+(?![+-]?\d[\d.,]*\s*%)(\S.*)")
_SIGNED_RE = re.compile(r"\+\s*\d")


def as_markdown(text: str) -> str:
    r"""The text as Markdown: items become a list, every other line a paragraph.

    "Đã làm:\n- Hiến đất\n- Góp công\n1990. Vào Đảng" gives
    "Đã làm:\n\n- Hiến đất\n- Góp công\n\n1990\. Vào Đảng". A line that begins with a small letter
    goes on with the one before it.
    """
    lines = [" ".join(line.split()) for line in normalise(text).split("\n")]
    blocks: list[str] = []
    for mark, held in groupby((line for line in lines if line), key=item_mark):
        group = list(held)
        if mark and len(group) > 1:
            blocks.append("\n".join(f"- {escaped(_item(line))}" for line in group))
        else:
            blocks += _paragraphs(group)
    return "\n\n".join(blocks)


def escaped(text: str, *, is_head: bool = True) -> str:
    r"""One piece of text in which nothing is Markdown: "#1: 5*6 <b>" gives "\#1: 5\*6 &lt;b>".

    `is_head`: whether it may stand at the head of a line, where more signs mean something.
    """
    return "\n".join(map(_escaped_line if is_head else _escaped_inside, text.split("\n")))


def _escaped_line(line: str) -> str:
    bare = line.lstrip()
    indent, head = line[: len(line) - len(bare)], ""
    if _HEAD_RE.match(bare):
        head, bare = _escape(bare[0]), bare[1:]
    elif numbered := _NUMBERED_RE.match(bare):
        head, bare = f"{numbered[0]}\\{bare[numbered.end()]}", bare[numbered.end() + 1 :]
    return indent + head + _escaped_inside(bare)


def _escaped_inside(text: str) -> str:
    return _ANYWHERE_RE.sub(lambda match: _escape(match[0]), text)


def _escape(sign: str) -> str:
    return _ENTITIES.get(sign) or f"\\{sign}"


def item_mark(line: str) -> str | None:
    """The sign before an item of a list, if the line is one: "- Hiến đất" gives "-"."""
    match = None if _SIGNED_RE.match(line) else _ITEM_RE.fullmatch(line)
    return match[1] if match else None


def _item(line: str) -> str:
    match = _ITEM_RE.fullmatch(line)
    return match[2] if match else line


def _paragraphs(lines: Iterable[str]) -> list[str]:
    paragraphs: list[str] = []
    for line in lines:
        if paragraphs and line[0].islower():
            paragraphs[-1] += f"\n{escaped(line)}"
        else:
            paragraphs.append(escaped(line))
    return paragraphs
