"""What python-docx has no call for: fields, bookmarks, links, rules, fonts, lists that count.

In: documents, paragraphs, rows, styles of python-docx. Out: the same, WordprocessingML added.
"""

from collections.abc import Mapping

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.styles.style import CharacterStyle
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")  # one for each kind of letter, "Đ" is in any
_RULE = 4  # its weight, in eighths of a point
DASHES = 1  # the list that all items with a dash are in
_NUMBERED = 2
_SIGNS = {DASHES: ("bullet", ("-", "+", "·")), _NUMBERED: ("decimal", ("%1.", "%2)", "%3."))}
_LEVELS = 3  # lists in lists, as deep as offices set them


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def set_font(style: CharacterStyle, font: str) -> None:
    """One font for all four slots; python-docx sets two, and "…" or “ ” may fall into another."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in FONT_SLOTS:
        fonts.set(qn(f"w:{slot}"), font)


def add_rule(paragraph: Paragraph) -> None:
    """A rule at the foot of a paragraph, from its left indent to its right one."""
    borders = _element("w:pBdr")
    borders.append(_element("w:bottom", val="single", sz=str(_RULE), space="0", color="auto"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def repeat_on_each_page(row: _Row) -> None:
    """The row heads the table on every page that it runs over."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """The row moves to the next page rather than be cut."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))


def new_paragraph(style_id: str) -> CT_P:
    """An empty paragraph, to be put where it belongs."""
    paragraph = OxmlElement("w:p")
    set_style(paragraph, style_id)
    assert isinstance(paragraph, CT_P)
    return paragraph


def set_style(paragraph: BaseOxmlElement, style_id: str) -> None:
    """Name the style of a paragraph that has no properties yet."""
    properties = OxmlElement("w:pPr")
    properties.append(_element("w:pStyle", val=style_id))
    paragraph.insert(0, properties)


def add_run(parent: BaseOxmlElement, looks: Mapping[str, str | None]) -> BaseOxmlElement:
    """A run at the end of a paragraph or a link; `looks` are its properties, in Word's order."""
    run = _element("w:r")
    if looks:
        properties = _element("w:rPr")
        for name, value in looks.items():
            properties.append(_element(f"w:{name}", **({} if value is None else {"val": value})))
        run.append(properties)
    parent.append(run)
    return run


def add_text(run: BaseOxmlElement, text: str) -> None:
    """Text at the end of a run, with the spaces at its edges."""
    if text:
        held = _element("w:t")
        held.text = text
        if text != text.strip():
            held.set(qn("xml:space"), "preserve")
        run.append(held)


def add_unbroken(run: BaseOxmlElement, text: str) -> None:
    """Text that stays on one line: Word breaks after a plain hyphen, never after this one."""
    for place, part in enumerate(text.split("-")):
        if place:
            run.append(_element("w:noBreakHyphen"))
        add_text(run, part)


def add_break(parent: BaseOxmlElement) -> None:
    """A new line in the same paragraph."""
    add_run(parent, {}).append(_element("w:br"))


def add_field(paragraph: Paragraph, instruction: str) -> Run:
    """A field that Word keeps up to date; the run is what it shows until then."""
    open_field(paragraph, instruction)
    shown = paragraph.add_run()
    close_field(paragraph)
    return shown


def open_field(paragraph: Paragraph, instruction: str) -> None:
    """The beginning of a field; all that follows up to `close_field` is what it shows."""
    run = paragraph.add_run()
    run._r.append(_element("w:fldChar", fldCharType="begin"))
    text = _element("w:instrText")
    text.text = f" {instruction} "
    text.set(qn("xml:space"), "preserve")
    run._r.append(text)
    run._r.append(_element("w:fldChar", fldCharType="separate"))


def close_field(paragraph: Paragraph) -> None:
    """The end of the field that is open."""
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))


def add_bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place in the file, around all that the paragraph holds."""
    start = _element("w:bookmarkStart", id=str(number), name=name)
    first = next((i for i, child in enumerate(paragraph._p) if child.tag != qn("w:pPr")), 0)
    paragraph._p.insert(first, start)
    paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def link_to_bookmark(paragraph: Paragraph, first: Run, name: str) -> None:
    """Makes the end of a paragraph, from a run on, a link to a place in the file."""
    link = _element("w:hyperlink", anchor=name, history="1")
    first._r.addprevious(link)
    link.extend([first._r, *link.itersiblings()])


def add_link(paragraph: BaseOxmlElement, relation: str) -> BaseOxmlElement:
    """A link at the end of a paragraph, to be filled with runs."""
    link = _element("w:hyperlink", history="1")
    link.set(qn("r:id"), relation)
    paragraph.append(link)
    return link


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


def new_numbered_list(document: Document, level: int = 0, start: int = 1) -> int:
    """A list that counts anew, at its level from `start`; Word otherwise counts on."""
    numbering = document.part.numbering_part.element
    number = int(numbering[-1].numId) + 1
    again = "".join(
        f'<w:lvlOverride w:ilvl="{each}">'
        f'<w:startOverride w:val="{start if each == level else 1}"/></w:lvlOverride>'
        for each in range(_LEVELS)
    )
    numbering.append(_list(number, _NUMBERED, again))
    return number


def put_in_list(paragraph: Paragraph, number: int, level: int) -> None:
    """Makes a paragraph an item of a list; the deepest lists share the last level."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = min(level, _LEVELS - 1)
    properties.get_or_add_numId().val = number
