"""Cuts a Word file into papers, and a paper into its head, its text and its closing.

In: the blocks of a file. Out: `Paper`s. A report of an office begins with letterhead and motto, a
story with nothing; confirmations, signatures and recipients end either. What is left out of a text
is kept in `closing`, to be told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from kb.imports.readers import Block, Row
from kb.imports.writeups.lines import CLOSING, HEAD, Kind, Line, begins, is_whole, lines_of
from kb.imports.writeups.names import is_bare_name, is_numbered
from kb.imports.writeups.words import either

_ANCHORS = frozenset({Kind.MOTTO, Kind.REPORT, Kind.RUBRIC})
_TITLES = frozenset({Kind.REPORT, Kind.RUBRIC, Kind.PROPOSAL, Kind.ADDRESSEE})
_FRAMED = frozenset({Kind.MOTTO, Kind.CONFIRMED, Kind.SIGNED, Kind.RECIPIENTS})
_BARE_REPORT = r"báo cáo|bản báo cáo|tờ trình"  # what goes on in the line below
_MOST_CAPITALS = 4  # lines of a letterhead above the motto
_LONGEST_NAME = 10  # words of the name of an office
_SENTENCE = 9  # words from which a line without a full stop is a sentence


@dataclass
class Paper:
    """One paper: `head` holds the lines above its text, `titles` those under its kind."""

    head: list[Line] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)

    def lines(self, kind: Kind) -> list[str]:
        """The texts of one kind in the head."""
        return [line.text for line in self.head if line.kind == kind]

    @property
    def is_report(self) -> bool:
        """Whether the paper says of itself that it reports."""
        return any(line.kind == Kind.REPORT for line in self.head)


def papers_of(blocks: Sequence[Block], is_list: Callable[[Sequence[Row]], bool]) -> list[Paper]:
    """The papers of a file, each with its blocks; a file of stories is one paper without a head."""
    spread = [each for block in blocks for each in _spread(block, is_list)]
    read = [(block, _lines(block)) for block in spread]
    papers, start = [], 0
    while start < len(read):
        paper, body = _headed(read, start)
        start = _next_head(read, body)
        _take_body(paper, read[body:start])
        papers.append(paper)
    return papers


_Read = tuple[Block, list[Line]]


def _spread(block: Block, is_list: Callable[[Sequence[Row]], bool]) -> list[Block]:
    """A table that only lays out letterheads or signatures is the lines of its cells."""
    if not block.rows or is_list(block.rows):
        return [block]
    inside = block.inside()
    kinds = {line.kind for each in inside for line in _lines(each)}
    return inside if kinds & _FRAMED or Kind.NONE not in kinds else [block]


def _lines(block: Block) -> list[Line]:
    if block.rows:
        return []
    is_bold = block.is_bold or block.level is not None
    return [line for text in block.text.split("\n") for line in lines_of(text, is_bold=is_bold)]


def _kinds(read: _Read) -> set[Kind]:
    return {line.kind for line in read[1]}


def _next_head(read: Sequence[_Read], start: int) -> int:
    """Where the next paper begins: at its motto or kind, or at the letterhead above these."""
    for index in range(start, len(read)):
        if kinds := _kinds(read[index]) & _ANCHORS:
            is_motto = Kind.MOTTO in kinds
            while (
                index > start
                and read[index - 1][1]
                and (_kinds(read[index - 1]) <= HEAD or (is_motto and _is_office(read[index - 1])))
            ):
                index -= 1
            return index
    return len(read)


def _headed(read: Sequence[_Read], start: int) -> tuple[Paper, int]:
    """The head of the paper that begins here, and where its text does."""
    paper, index = Paper(), start
    anchor = next((i for i, each in enumerate(read[start : start + _MOST_CAPITALS + 1], start)
                   if _kinds(each) & _ANCHORS), start)  # fmt: skip
    is_over_motto = Kind.MOTTO in _kinds(read[anchor])
    above = read[start:anchor]
    if all(_is_above(each) for each in above) and (is_over_motto or _is_capital(above)):
        for _, lines in read[start:anchor]:
            paper.head += [_as_issuer(line) for line in lines]
        index = anchor
    while index < len(read):
        block, lines = read[index]
        kinds = _kinds(read[index])
        is_titled = bool({line.kind for line in paper.head} & {Kind.REPORT, Kind.RUBRIC})
        if is_titled and kinds & {Kind.MOTTO, Kind.REPORT}:
            break  # another paper
        if is_titled and (kinds == {Kind.ISSUER} or _goes_on(paper, block, lines)):
            paper.titles.append(" ".join(block.text.split()))
        elif lines and kinds <= HEAD | _TITLES:
            paper.head += lines
        else:
            break
        index += 1
    return paper, index


def _is_office(read: _Read) -> bool:
    """Whether a block is the name of an office, as a letterhead has it."""
    text = read[0].text
    is_name = len(text.split()) <= _LONGEST_NAME and text[-1] not in ".:;,"
    return not read[0].rows and is_name and begins(either("lines", "bodies"), text)


def _is_capital(read: Sequence[_Read]) -> bool:
    return all(block.text.isupper() or not block.text.strip("*_ ") for block, _ in read)


def _is_above(read: _Read) -> bool:
    """Whether a block may stand above motto and kind: letterheads do, whatever the office."""
    block, lines = read
    kinds = _kinds(read)
    is_name = block.text.isupper() or _is_office(read)
    return bool(lines) and (
        kinds <= HEAD or (kinds <= HEAD | {Kind.NONE, Kind.POSITION} and is_name)
    )


def _as_issuer(line: Line) -> Line:
    return Line(Kind.ISSUER, line.text) if line.kind in (Kind.NONE, Kind.POSITION) else line


def _goes_on(paper: Paper, block: Block, lines: list[Line]) -> bool:
    """Whether a line right under the kind of document goes on with its title."""
    if not paper.is_report or len(lines) != 1 or lines[0].kind != Kind.NONE:
        return False
    text, words = lines[0].text, len(block.text.split())
    is_bare = all(is_whole(_BARE_REPORT, line) for line in paper.lines(Kind.REPORT))
    is_title = is_bare and begins(either("lines", "achievements"), text)
    is_section = words <= 8 and begins(either("sections", "inner"), text) and not is_title
    if ":" in text or is_numbered(text) or is_section:
        return False
    is_title = block.is_bold or text.isupper() or block.level is not None
    leads_on = text.lower().startswith(("của ", "về ", "v/v ", "trong ", "cho ", "giai đoạn ", "("))
    return words <= 40 and (is_title or (leads_on and words <= 25 and text[-1] != "."))


def _take_body(paper: Paper, read: Sequence[_Read]) -> None:
    """Sort what follows the head into text and closing."""
    is_closing, is_signed = False, False
    for index, (block, lines) in enumerate(read):
        kinds = _kinds((block, lines))
        if lines and kinds <= {Kind.DATED, Kind.STAR}:
            paper.head += lines
        elif lines and kinds & CLOSING and kinds <= CLOSING | HEAD | {Kind.POSITION, Kind.NONE}:
            is_closing, is_signed = True, False
            paper.closing += lines
        elif is_closing and _is_closing_line(block, lines, read[index + 1 :], is_signed=is_signed):
            is_signed = is_bare_name(block.text)
            paper.closing += lines
        else:
            is_closing = is_closing and is_sentence(block.text)
            paper.blocks.append(block)


def _is_closing_line(
    block: Block, lines: list[Line], after: Sequence[_Read], *, is_signed: bool
) -> bool:
    """Posts, names and recipients under a signature; a new title or a sentence is none of them."""
    if not lines or block.level is not None or is_numbered(block.text):
        return False
    if {line.kind for line in lines} <= HEAD | CLOSING | {Kind.POSITION}:
        return True
    if block.html.name in ("ul", "ol"):
        return all(len(line.text.split()) <= _SENTENCE for line in lines)
    if is_sentence(block.text):
        return False
    is_title = is_signed and block.is_bold and bool(after) and is_sentence(after[0][0].text)
    return not is_title and len(block.text.split()) <= _SENTENCE


def is_sentence(text: str) -> bool:
    """Whether a line is a sentence, not a title, a name or a post."""
    words = len(text.split())
    return words > _SENTENCE or (words >= 5 and text.rstrip().endswith((".", "!", "?", "…")))


def without_bylines(blocks: Sequence[Block]) -> tuple[list[Block], list[Line]]:
    """Some blocks without the lines that only name source and author, and these lines."""
    kept, bylines = list[Block](), list[Line]()
    for block in blocks:
        lines = _lines(block)
        if lines and all(line.kind == Kind.BYLINE for line in lines):
            bylines += lines
        else:
            kept.append(block)
    return kept, bylines


def texts_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of the text of some blocks."""
    for block in blocks:
        yield from block.text.split("\n")
