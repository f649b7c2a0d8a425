"""Tập gương: the draft of a book, with a cover, a table of contents, a chapter for each record.

A draft to be worked on in Word: chapters are headings, so the table of contents can be renewed.
"""

from docx.shared import Mm

from kb.exports.docx.closing import add_closing
from kb.exports.docx.contents import add_chapter, add_contents, fill_pages
from kb.exports.docx.lists import DASHES, put_in_list
from kb.exports.docx.paper import Paper, new_paper
from kb.exports.docx.profiles import Profile
from kb.exports.docx.records import add_sources, add_story, honours, noun
from kb.exports.docx.sources import in_full, in_short
from kb.exports.docx.styles import COVER, LETTERHEAD, SOURCE, SUBJECT
from kb.exports.docx.text import Stretch
from kb.exports.selection import Selection
from kb.records import Record, Source
from kb.wording import full_title

_GATHERED = "Nguồn tài liệu"


def write_book(selection: Selection, profile: Profile) -> Paper:
    """The whole draft; sources stand below each chapter, and all together at the end."""
    paper = new_paper(profile)
    _write_cover(paper, selection)
    waiting = add_contents(paper, [*map(full_title, selection.records), _GATHERED])
    for number, record in enumerate(selection.records, 1):
        add_chapter(paper, number, full_title(record))
        add_story(paper, record, selection)
        if held := honours(record, selection):
            paper.add(SOURCE, Stretch("Khen thưởng: ", bold=True), "; ".join(held))
        add_sources(paper, record, in_short)
    add_chapter(paper, len(selection.records) + 1, _GATHERED)
    for source, records in _gathered(selection).items():
        told = Stretch(f" ({'; '.join(map(full_title, records))})", italic=True)
        put_in_list(paper.add(SOURCE, *in_full(source), told), DASHES, 0)
    add_closing(paper, selection)
    fill_pages(paper, waiting)
    return paper


def _write_cover(paper: Paper, selection: Selection) -> None:
    """The name of the office and the year are blanks; the title is one to begin with."""
    office = paper.profile.office
    paper.add(LETTERHEAD, "………………………………………………")
    title = paper.add(COVER, f"Tập {noun(selection)}".upper())
    title.paragraph_format.space_before = Mm(office.cover_title_mm)
    if selection.title:
        paper.add(SUBJECT, selection.title)
    paper.add(LETTERHEAD, Stretch("(Bản thảo)", italic=True))
    year = paper.add(LETTERHEAD, "…………………, năm ……")
    year.paragraph_format.space_before = Mm(office.cover_year_mm)


def _gathered(selection: Selection) -> dict[Source, list[Record]]:
    """Every source once, in the order of the chapters, with the records that rest on it."""
    found: dict[Source, list[Record]] = {}
    for record in selection.records:
        for source in dict.fromkeys(record.sources):
            found.setdefault(source, []).append(record)
    return found
