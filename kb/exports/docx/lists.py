"""Lists as Word counts them: dashes, and numbers that begin with 1 in each list.

In: a document, and paragraphs of it. Out: the same, as items of its lists.
"""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.text.paragraph import Paragraph

DASHES = 1  # the list that all items with a dash are in
_NUMBERED = 2
_SIGNS = {DASHES: ("bullet", ("-", "+", "·")), _NUMBERED: ("decimal", ("%1.", "%2)", "%3."))}
_LEVELS = 3  # lists in lists, as deep as offices set them


def set_lists(document: Document, step: Length) -> None:
    """Make them the only lists of the file; `step` is how far each level is set in."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    for kind, (form, signs) in _SIGNS.items():
        numbering.append(_kind(kind, form, signs, step))
    for kind in _SIGNS:
        numbering.append(_list(kind, kind))


def _kind(kind: int, form: str, signs: tuple[str, ...], step: Length) -> BaseOxmlElement:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{step.twips * (level + 1)}" w:hanging="{step.twips}"/></w:pPr></w:lvl>'
        for level, sign in enumerate(signs)
    )
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _list(number: int, kind: int, rest: str = "") -> BaseOxmlElement:
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{rest}</w:num>'
    )


def new_numbered_list(document: Document) -> int:
    """A list that counts from 1 again; Word otherwise counts on from the one before."""
    numbering = document.part.numbering_part.element
    number = len(numbering.num_lst) + 1
    again = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(_LEVELS)
    )
    numbering.append(_list(number, _NUMBERED, again))
    return number


def put_in_list(paragraph: Paragraph, number: int, level: int) -> None:
    """Makes a paragraph an item of a list; the deepest lists share the last level."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, _LEVELS - 1)
    properties.get_or_add_numId().val = number
