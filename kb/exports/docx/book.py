"""Tập gương: the draft of a book, with a cover, a table of contents, a chapter for each record.

A draft to be worked on in Word: chapters are headings, and the table of contents is a field over
them, so it can be renewed. Its entries are written out and lead to their chapters: it is there
before anybody presses F9. Word puts the pages right when it prints or is asked to, and until then
they are counted (`kb.exports.docx.counting`). Asking Word to renew all fields on opening would show
every reader a question about "other files".
"""

from collections.abc import Mapping, Sequence

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kb.exports.docx.counting import pages_of_bookmarks
from kb.exports.docx.elements import (
    DASHES,
    add_bookmark,
    add_field,
    close_field,
    link_to_bookmark,
    open_field,
    put_in_list,
)
from kb.exports.docx.frame import add_closing
from kb.exports.docx.paper import Paper, new_paper
from kb.exports.docx.pictures import add_pictures
from kb.exports.docx.profiles import Profile
from kb.exports.docx.records import add_mark, add_sources, add_story, honours, noun
from kb.exports.docx.styles import CHAPTER, CONTENTS, COVER, ENTRY, LETTERHEAD, SOURCE, SUBJECT
from kb.exports.docx.text import Stretch, source_in_full, source_in_short
from kb.exports.selection import Selection
from kb.records import Record
from kb.records.parts import Source
from kb.wording import full_title

_GATHERED = "Nguồn tài liệu"
_FIELD = 'TOC \\o "1-1" \\h \\z'


def write_book(selection: Selection, profile: Profile) -> Paper:
    """The whole draft; sources stand below each chapter, and all together at the end."""
    paper = new_paper(profile, selection.site)
    _write_cover(paper, selection)
    waiting = _add_contents(paper, [*map(full_title, selection.records), _GATHERED])
    for number, record in enumerate(selection.records, 1):
        _add_chapter(paper, number, full_title(record))
        add_story(paper, record, selection)
        add_pictures(paper, record, selection)
        if held := honours(record, selection):
            paper.add(SOURCE, Stretch("Khen thưởng: ", bold=True), "; ".join(held))
        add_sources(paper, record, source_in_short)
        add_mark(paper, record, selection)
    _add_chapter(paper, len(selection.records) + 1, _GATHERED)
    for source, records in _gathered(selection).items():
        told = Stretch(f" ({'; '.join(map(full_title, records))})", italic=True)
        put_in_list(paper.add(SOURCE, *source_in_full(source), told), DASHES, 0)
    add_closing(paper, selection)
    _fill_pages(paper, waiting)
    return paper


def _write_cover(paper: Paper, selection: Selection) -> None:
    """The office where the site names it; the year is a blank, the title one to begin with."""
    office = paper.profile.office
    paper.add(LETTERHEAD, (paper.site.office or "").upper() or "………………………………………………")
    title = paper.add(COVER, f"Tập {noun(selection)}".upper())
    title.paragraph_format.space_before = Mm(office.cover_title_mm)
    if selection.title:
        paper.add(SUBJECT, selection.title)
    paper.add(LETTERHEAD, Stretch("(Bản thảo)", italic=True))
    year = paper.add(LETTERHEAD, f"{paper.site.place or '…………………'}, năm ……")
    year.paragraph_format.space_before = Mm(office.cover_year_mm)


def _gathered(selection: Selection) -> dict[Source, list[Record]]:
    """Every source once, in the order of the chapters, with the records that rest on it."""
    found: dict[Source, list[Record]] = {}
    for record in selection.records:
        for source in dict.fromkeys(record.sources):
            found.setdefault(source, []).append(record)
    return found


def _add_contents(paper: Paper, chapters: Sequence[str]) -> Mapping[str, Run]:
    """The table, on a page of its own; the runs wait for the page of each bookmark."""
    head = paper.add(CONTENTS, "MỤC LỤC")
    head.paragraph_format.page_break_before = True
    entries = [paper.add(ENTRY) for _ in chapters]
    open_field(entries[0], _FIELD)
    names = {_bookmark(number): name for number, name in enumerate(chapters, 1)}
    waiting = {
        bookmark: _fill(paper, entry, name, bookmark)
        for entry, (bookmark, name) in zip(entries, names.items(), strict=True)
    }
    close_field(entries[-1])
    return waiting


def _fill(paper: Paper, entry: Paragraph, name: str, bookmark: str) -> Run:
    """Write an entry; the run waits for its page."""
    tabs = entry.paragraph_format.tab_stops
    tabs.add_tab_stop(paper.width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    first = paper.write(entry, name).runs[-1]
    entry.add_run().add_tab()
    page = add_field(entry, f"PAGEREF {bookmark} \\h")
    link_to_bookmark(entry, first, bookmark)
    return page


def _add_chapter(paper: Paper, number: int, name: str) -> None:
    """A chapter's heading, at the top of a page; chapters are numbered from 1."""
    head = paper.add(CHAPTER, name)
    head.paragraph_format.page_break_before = True
    add_bookmark(head, _bookmark(number), number)


def _fill_pages(paper: Paper, waiting: Mapping[str, Run]) -> None:
    """Once everything is written, put the pages in."""
    pages = pages_of_bookmarks(paper)
    for name, run in waiting.items():
        run.text = str(pages[name])


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"
