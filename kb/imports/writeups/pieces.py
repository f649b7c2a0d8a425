"""Cuts the text of a paper into write-ups, at its headings or at its bold names.

In: the blocks of a paper. Out: `Piece`s, each with its title, and the lines above the first one,
which are the title of a collection. A line that opens no write-up is a heading inside one: it names
nobody new.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.imports.lists import Clues, clues_in, holds, is_section_text, kind_of_name
from kb.imports.readers import Block
from kb.imports.writeups.lines import Kind, lines_of
from kb.imports.writeups.names import (
    bare,
    has_proper_word,
    is_bare_name,
    is_numbered,
    people_in,
    person_in,
)
from kb.imports.writeups.words import either
from kb.vocabularies import Vocabularies

_MAX_HEADING = 200
_MAX_PLAIN = 25  # words of a title that no format tells
_LEAD = 3  # blocks in which a write-up says whom it is about
IsStart = Callable[[Block], bool]


@dataclass
class Piece:
    """A write-up: its title, what the section it stands in says, and its blocks.

    `heading` is the block that its title is; `is_guessed`: only its first sentences tell it from a
    part of the write-up before.
    """

    title: str
    section: Clues = field(default_factory=Clues)
    blocks: list[Block] = field(default_factory=list)
    heading: Block | None = None
    is_guessed: bool = False


def pieces_of(blocks: Sequence[Block], vocabularies: Vocabularies) -> tuple[list[str], list[Piece]]:
    """The lines above the first write-up, and the write-ups."""
    is_start = _splitter(blocks)
    if is_start is None:
        return _whole(blocks)
    above, pieces = _cut(blocks, is_start, vocabularies)
    told = _without_headings(pieces)
    if len(told) == 1 and len(pieces) > 1:
        return _whole(blocks)
    is_by_headings = all(piece.heading and piece.heading.level for piece in pieces)
    return above, pieces if is_by_headings else told


def is_split(blocks: Sequence[Block]) -> bool:
    """Whether some blocks look like several write-ups."""
    return _splitter(blocks) is not None


def _splitter(blocks: Sequence[Block]) -> IsStart | None:
    """What tells the first block of a write-up: the highest heading of which there are several,
    else bold lines, else bold words that begin a paragraph; None when there is but one write-up.
    """
    for level in range(1, 7):

        def is_heading(block: Block, level: int = level) -> bool:
            return block.level == level and is_title(block.text)

        if sum(map(is_heading, blocks)) > 1:
            return is_heading

    def is_bold_line(block: Block) -> bool:
        return block.is_bold and is_title(block.text)

    def has_bold_start(block: Block) -> bool:
        is_name = kind_of_name(bare(block.bold_start)) is not None
        return is_title(block.bold_start) and (is_numbered(block.bold_start) or is_name)

    starts = [is_bold_line(block) and not after.is_bold for block, after in pairwise(blocks)]
    if sum(starts) > 1:
        return is_bold_line
    return has_bold_start if sum(map(has_bold_start, blocks)) > 1 else None


def is_title(text: str) -> bool:
    """Whether a heading or bold line may name a write-up: "II. Kết quả" names a part of one."""
    name = bare(text)
    inner = holds(either("sections", "inner"), name)
    is_inner = inner is not None and inner.start() == 0 and len(name.split()) <= 8
    is_short = 1 < len(name) <= _MAX_HEADING and not text.rstrip().endswith((":", ";"))
    is_text = all(line.kind in (Kind.NONE, Kind.ISSUER) for line in lines_of(text, is_bold=True))
    return is_short and is_text and not is_inner and not is_section_text(name)


def _whole(blocks: Sequence[Block]) -> tuple[list[str], list[Piece]]:
    """One write-up under its first heading or bold line, should it have one."""
    titled = next((i for i, b in enumerate(blocks) if b.level is not None or b.is_bold), None)
    if titled is None:
        first = blocks[0].text if len(blocks) > 1 and _is_plain_title(blocks[0]) else ""
        return [], [Piece(bare(first), blocks=[*blocks[1:]] if first else [*blocks])]
    while titled + 1 < len(blocks) and _is_over(blocks[titled], blocks[titled + 1]):
        titled += 1
    above = [block.text for block in blocks[:titled]]
    return above, [Piece(bare(blocks[titled].text), blocks=[*blocks[titled + 1 :]])]


def _is_plain_title(block: Block) -> bool:
    """Whether a first line without any format is a title: short, and no sentence."""
    text = block.text.rstrip()
    is_short = len(text.split()) <= _MAX_PLAIN and "\n" not in text
    return block.html.name == "p" and is_short and text[-1] not in ".!?…:;,"


def _is_over(block: Block, after: Block) -> bool:
    """Whether a line in capitals stands over the title: the rubric of a paper or a contest."""
    is_named = kind_of_name(block.text) is not None
    return block.text.isupper() and not is_named and after.is_bold and not after.text.isupper()


def _cut(
    blocks: Sequence[Block], is_start: IsStart, vocabularies: Vocabularies
) -> tuple[list[str], list[Piece]]:
    above: list[str] = []
    pieces: list[Piece] = []
    section = Clues()
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        is_line = block.is_bold or block.level is not None
        if is_section_text(bare(block.text)) and is_line and block.level != 0:
            section = clues_in(block.text, vocabularies)
        elif is_start(block) and not _is_title_line(block, after, is_start, pieces):
            name = block.text if is_line else block.bold_start
            heading = block if is_line else None
            pieces.append(Piece(bare(name), section, [] if is_line else [block], heading))
        elif pieces:
            pieces[-1].blocks.append(block)
        else:
            above += block.text.split("\n")
    return above, pieces


def _is_title_line(
    block: Block, after: Block | None, is_start: IsStart, pieces: list[Piece]
) -> bool:
    """Whether a bold line names no write-up: above the first name it is the collection's title,
    right under a name it says something of it.
    """
    if is_numbered(block.text) or (not pieces and kind_of_name(block.text)):
        return False
    if pieces:
        return not pieces[-1].blocks and block.is_bold
    return after is not None and (is_start(after) or after.is_bold or after.level is not None)


def _without_headings(pieces: list[Piece]) -> list[Piece]:
    """Put what only looked like a write-up back into the one before it."""
    kept: list[Piece] = []
    met: set[str] = set()
    told: set[str | None] = set()
    for piece in pieces:
        people = {name for block in piece.blocks[:_LEAD] for name in people_in(block.text)}
        is_named = _names_somebody(piece, told, is_in_row=_is_next(kept, piece))
        if not kept or is_named or people - met:
            is_guessed = bool(kept) and not is_named
            told.add(person_in(piece.title))
            kept.append(replace(piece, blocks=[*piece.blocks], is_guessed=is_guessed))
        else:
            kept[-1].blocks += [*([piece.heading] if piece.heading else []), *piece.blocks]
        met |= {name for block in piece.blocks for name in people_in(block.text)}
    return kept


def _is_next(kept: list[Piece], piece: Piece) -> bool:
    """Whether a title bears the number after that of the write-up before: "1. Ông A", "2. …"."""
    if not kept or kind_of_name(kept[-1].title) is None:
        return False
    before, number = _number_of(kept[-1]), _number_of(piece)
    return before is not None and number == before + 1


def _number_of(piece: Piece) -> int | None:
    match = re.match(r"(\d+)\s*[.)]", piece.heading.text) if piece.heading else None
    return int(match[1]) if match else None


def _names_somebody(piece: Piece, told: set[str | None], *, is_in_row: bool) -> bool:
    """Whether a title names a person, unit or model: "Ông Lê Văn Mẫu", not "Ông luôn sát dân"."""
    title, kind = piece.title, kind_of_name(piece.title)
    if piece.section.kind or is_in_row or is_bare_name(title):
        return True
    if kind == "ca-nhan":
        return person_in(title) not in {None, *told}
    return kind is not None and (title.isupper() or has_proper_word(title))
