"""The table of contents of a book, and the chapters that it leads to.

In: the names of the chapters. Out: a field of Word over the headings, with its entries written out:
it is there before anybody presses F9, and Word can still renew it. Each entry is a link and a page
of its own; Word puts the pages right when it prints or is asked to, and until then they are counted
(`kb.exports.docx.counting`). Asking Word to renew all fields on opening would show every reader a
question about "other files".
"""

from collections.abc import Mapping, Sequence

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from kb.exports.docx.counting import pages_of_bookmarks
from kb.exports.docx.elements import (
    add_bookmark,
    add_field,
    close_field,
    link_to_bookmark,
    open_field,
)
from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import CHAPTER, CONTENTS, ENTRY
from kb.exports.docx.text import write

_FIELD = 'TOC \\o "1-1" \\h \\z'


def add_contents(paper: Paper, chapters: Sequence[str]) -> Mapping[str, Run]:
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
    write(entry, name)
    first = entry.runs[-1]
    entry.add_run().add_tab()
    page = add_field(entry, f"PAGEREF {bookmark} \\h")
    link_to_bookmark(entry, first, bookmark)
    return page


def add_chapter(paper: Paper, number: int, name: str) -> None:
    """A chapter's heading, at the top of a page; chapters are numbered from 1."""
    head = paper.add(CHAPTER, name)
    head.paragraph_format.page_break_before = True
    add_bookmark(head, _bookmark(number), number)


def fill_pages(paper: Paper, waiting: Mapping[str, Run]) -> None:
    """Once everything is written, put the pages in."""
    pages = pages_of_bookmarks(paper)
    for name, run in waiting.items():
        run.text = str(pages[name])


def _bookmark(number: int) -> str:
    return f"_Toc{number:08}"
