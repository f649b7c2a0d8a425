"""The styles of a Word file, made afresh from a profile; an editor finds them in Word by name.

In: a new document. Out: the same with these styles only. Names that Word knows (Heading 1, Body
Text …) carry its headings, lists and tables of contents; the others are Vietnamese.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from kb.exports.docx.elements import set_font
from kb.exports.docx.profiles import Profile
from kb.exports.docx.text import BLANK_STYLE, LINK_STYLE, style_id

BODY, QUOTE, CONTINUED = "Body Text", "Quote", "List Continue"
DASHED, NUMBERED = "List Bullet", "List Number"
TYPE, SUBJECT = "Title", "Subtitle"
CHAPTER, SECTION, PART = "Heading 1", "Heading 2", "Heading 3"
CONTENTS, ENTRY = "TOC Heading", "toc 1"
PAGE_NUMBER = "Header"
LETTERHEAD, RULE = "Thể thức", "Đường kẻ"
CAPTION = "Caption"
CELL, HEAD_CELL, NUMBER_CELL = "Ô bảng", "Đầu bảng", "Ô số"
FACTS, SOURCE, NOTE, COVER = "Thông tin", "Nguồn", "Ghi chú", "Tên sách"
GRID = "Table Grid"
_KEPT = ("Normal", "Default Paragraph Font", "Normal Table", "No List", GRID)


@dataclass(frozen=True)
class Look:
    """A paragraph style: size, face, where its lines stand, and the space around it in points."""

    name: str
    pt: float
    bold: bool = False
    italic: bool = False
    align: ALIGN = ALIGN.LEFT
    before: float = 0
    after: float = 0
    indent: Length | None = None
    is_running: bool = False  # lines as far apart as running text
    is_kept: bool = False  # on the page of what follows
    level: int | None = None  # of the outline


def _looks(profile: Profile) -> Iterator[Look]:
    text, title, office = profile.text, profile.title, profile.office
    body, gap, above = text.body_pt, text.gap_pt, office.heading_gap_pt
    yield Look(
        BODY, body, align=ALIGN.JUSTIFY, after=gap, indent=Mm(text.indent_mm), is_running=True
    )
    yield Look(QUOTE, body, italic=True, align=ALIGN.JUSTIFY, after=gap, is_running=True)
    for name in (DASHED, NUMBERED, CONTINUED):
        yield Look(name, body, align=ALIGN.JUSTIFY, after=gap, is_running=True)
    yield Look(TYPE, title.type_pt, bold=True, align=ALIGN.CENTER, before=above, is_kept=True)
    yield Look(SUBJECT, title.subject_pt, bold=True, align=ALIGN.CENTER, is_kept=True)
    chapter = Look(
        CHAPTER, title.type_pt, bold=True, before=above, after=gap, is_kept=True, level=0
    )
    yield replace(chapter, align=ALIGN.CENTER)
    yield replace(chapter, name=SECTION, pt=body, level=1)
    yield replace(chapter, name=PART, pt=body, italic=True, level=2)
    yield Look(CONTENTS, title.type_pt, bold=True, align=ALIGN.CENTER, after=above)
    yield Look(ENTRY, body, after=gap)
    yield Look(PAGE_NUMBER, text.number_pt, align=ALIGN.CENTER)
    yield Look(LETTERHEAD, body, align=ALIGN.CENTER)
    yield Look(RULE, office.rule_gap_pt, align=ALIGN.CENTER)
    cell = Look(CELL, office.table_pt, before=office.table_gap_pt, after=office.table_gap_pt)
    yield cell
    yield replace(cell, name=HEAD_CELL, bold=True, align=ALIGN.CENTER)
    yield replace(cell, name=NUMBER_CELL, align=ALIGN.RIGHT)
    yield replace(chapter, name=CAPTION, pt=office.caption_pt, level=None)
    yield Look(FACTS, body, italic=True, align=ALIGN.CENTER, after=above, is_kept=True)
    yield Look(SOURCE, office.source_pt, after=office.table_gap_pt)
    yield Look(NOTE, office.note_pt, italic=True, before=above)
    yield Look(COVER, office.cover_pt, bold=True, align=ALIGN.CENTER)


def set_styles(document: Document, profile: Profile) -> None:
    """Replace the styles that python-docx brings along."""
    _set_defaults(document)
    for style in list(document.styles):
        if style.name not in _KEPT:
            style.delete()
    normal = document.styles["Normal"]
    normal.font.size = Pt(profile.text.body_pt)
    set_font(normal, profile.text.font)
    for look in _looks(profile):
        _add(document, look, profile)
    _indent_both_sides(document.styles[QUOTE], profile)
    _add_letters(document, profile)


def _set_defaults(document: Document) -> None:
    """No font of a theme, no space that a style does not name, and the language."""
    defaults = document.styles.element.find("./{*}docDefaults")
    document.styles.element.replace(
        defaults,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="vi-VN"/></w:rPr></w:rPrDefault>'
            '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
            "</w:pPrDefault></w:docDefaults>"
        ),
    )


def _add(document: Document, look: Look, profile: Profile) -> None:
    is_builtin = look.name.isascii()
    style = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, is_builtin)
    assert isinstance(style, ParagraphStyle)
    _finish(style, profile)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.hidden = style.unhide_when_used = False
    style.font.size = Pt(look.pt)
    style.font.bold, style.font.italic = look.bold, look.italic
    _shape(style, look, profile)


def _shape(style: ParagraphStyle, look: Look, profile: Profile) -> None:
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.first_line_indent = look.indent
    shape.keep_with_next = look.is_kept
    shape.widow_control = True
    if look.is_running:
        pt = profile.text.line_pt
        shape.line_spacing = Pt(pt) if pt else profile.text.line_multiple
    if look.level is not None:
        properties = style.element.get_or_add_pPr()
        outline = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{look.level}"/>')
        properties.append(outline)


def _indent_both_sides(style: ParagraphStyle, profile: Profile) -> None:
    step = Mm(profile.office.list_mm)
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = step


def _add_letters(document: Document, profile: Profile) -> None:
    blank = document.styles.add_style(BLANK_STYLE, WD_STYLE_TYPE.CHARACTER)
    link = document.styles.add_style(LINK_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    blank.font.italic = True
    link.font.color.rgb = RGBColor.from_string(profile.office.link_colour)
    for style in (blank, link):
        _finish(style, profile)


def _finish(style: CharacterStyle, profile: Profile) -> None:
    """The font, and a plain name for the file."""
    style.element.styleId = style_id(style.name or "")
    set_font(style, profile.text.font)


def tighten(document: Document, profile: Profile) -> None:
    """Set a form or a hand-out closer than a document that is issued."""
    office, styles = profile.office, document.styles
    running = (BODY, QUOTE, DASHED, NUMBERED, CONTINUED)
    for name in (*running, SECTION, PART, FACTS):
        styles[name].font.size = Pt(office.tight_pt)
    for name in running:
        styles[name].paragraph_format.line_spacing = Pt(office.tight_line_pt)
    for name in (DASHED, NUMBERED, SECTION, FACTS):
        styles[name].paragraph_format.space_after = Pt(office.table_gap_pt)
    styles[FACTS].paragraph_format.alignment = ALIGN.LEFT
