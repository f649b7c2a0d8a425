"""A Word file in the making: the sheet and its styles, what every layout writes on it, its bytes.

In: a profile. Out: a `Paper` to write on, and the finished file, the same bytes for the same
content: no time of day, no name of a machine or a person is in it.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.section import CT_SectPr
from docx.oxml.text.paragraph import CT_P
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph

from kb.exports.docx.elements import add_field, new_paragraph, set_lists
from kb.exports.docx.links import Links
from kb.exports.docx.profiles import Page, Profile
from kb.exports.docx.styles import GRID, PAGE_NUMBER, set_styles
from kb.exports.docx.tables import Grid, new_table
from kb.exports.docx.text import Stretch, clean, style_id, write
from kb.exports.formats import steady
from kb.vocabularies import Site

_MOST_PROPERTY_CHARS = 255
_NEEDED = (RT.STYLES, RT.NUMBERING, RT.SETTINGS)


@dataclass(frozen=True)
class Paper:
    """The document, the profile that it follows, and whose collection it comes from."""

    document: Document
    profile: Profile
    site: Site
    links: Links

    def add(self, style: str, *stretches: Stretch | str) -> Paragraph:
        """A paragraph at the end."""
        made = new_paragraph(style_id(style))
        write(made, self.links, *stretches)
        self._end.addprevious(made)
        return Paragraph(made, self.document._body)

    def write(self, paragraph: Paragraph, *stretches: Stretch | str) -> Paragraph:
        """Text at the end of a paragraph that is there."""
        write(paragraph._p, self.links, *stretches)
        return paragraph

    @cached_property
    def width(self) -> Length:
        """The width of the text on the sheet as it lies."""
        page = self._section
        return _left(page.page_width, page.left_margin, page.right_margin)

    @cached_property
    def height(self) -> Length:
        """The height of the text on the sheet as it lies."""
        page = self._section
        return _left(page.page_height, page.top_margin, page.bottom_margin)

    @property
    def _section(self) -> Section:
        return Section(self._end, self.document.part)

    @property
    def _end(self) -> CT_SectPr:
        """What closes the text: all that is added comes before it."""
        last = self.document.element.body[-1]
        assert isinstance(last, CT_SectPr)
        return last

    def add_table(self, shares: Sequence[float], style: str | None = GRID) -> Grid:
        """A table without rows, as wide as the text; `shares` are its columns' parts of that."""
        widths = [Length(int(self.width * share / sum(shares))) for share in shares]
        made = new_table(widths, Mm(self.profile.office.cell_mm if style else 0), style)
        self._end.addprevious(made)
        return Grid(made, self.document, self.links)

    def end_section(self) -> None:
        """What follows begins a page; it counts its pages from 1. A paragraph must come before."""
        last = self._end
        before = last.getprevious()
        assert isinstance(before, CT_P)
        before.set_sectPr(last.clone())


def _left(whole: Length | None, *edges: Length | None) -> Length:
    return Length((whole or 0) - sum(edge or 0 for edge in edges))


def new_paper(profile: Profile, site: Site, is_landscape: bool = False) -> Paper:
    """An empty file of this profile; from the second page on the pages bear numbers."""
    document = docx.Document()
    _drop_ballast(document)
    set_styles(document, profile)
    set_lists(document, Mm(profile.office.list_mm))
    section = document.sections[0]
    _set_page(section, profile.page, is_landscape)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.style = PAGE_NUMBER
    add_field(number, "PAGE").text = "2"
    return Paper(document, profile, site, Links(document.part))


def _set_page(section: Section, page: Page, is_landscape: bool) -> None:
    sides = (Mm(page.width_mm), Mm(page.height_mm))
    section.page_width, section.page_height = sides[::-1] if is_landscape else sides
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = section.footer_distance = Mm(page.number_mm)
    first = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
    section._sectPr.insert_element_before(first, "w:cols", "w:titlePg", "w:docGrid")


def _drop_ballast(document: Document) -> None:
    """What python-docx's own blank file brings: a thumbnail, a theme, fonts of another office."""
    part = document.part
    for relation in [each for each in part.rels.values() if each.reltype not in _NEEDED]:
        part.rels.pop(relation.rId)
    package = part.package
    kept = (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES)
    for relation in [each for each in package.rels.values() if each.reltype not in kept]:
        package.rels.pop(relation.rId)
    _set_settings(document.settings.element)


def _set_settings(settings: Any) -> None:
    """Word of 2013 and later lays out without its compatibility mode; Vietnamese signs."""
    settings[:] = parse_xml(
        f"<w:settings {nsdecls('w')}>"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        "<w:compat><w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def to_bytes(paper: Paper, title: str, made: datetime) -> bytes:
    """The finished file; its properties name no person."""
    properties = paper.document.core_properties
    properties.title = clean(title)[:_MOST_PROPERTY_CHARS]
    properties.author = properties.last_modified_by = clean(paper.site.name)[:_MOST_PROPERTY_CHARS]
    properties.comments = paper.profile.described
    properties.language = "vi-VN"
    properties.created = properties.modified = made.replace(tzinfo=None)
    file = io.BytesIO()
    paper.document.save(file)
    return steady(file.getvalue())
