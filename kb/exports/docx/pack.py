"""Bộ đọc sinh hoạt chi bộ: a few records to be read aloud, as short on paper as they are told."""

from kb.exports.docx.closing import add_closing
from kb.exports.docx.letterhead import add_letterhead, add_title
from kb.exports.docx.paper import Paper, new_paper
from kb.exports.docx.profiles import Profile
from kb.exports.docx.records import add_sources, add_story, noun
from kb.exports.docx.sources import in_short
from kb.exports.docx.styles import SECTION, tighten
from kb.exports.selection import Selection
from kb.wording import full_title


def write_pack(selection: Selection, profile: Profile) -> Paper:
    """Each record with its title, its place and year, its text and its source."""
    paper = new_paper(profile)
    tighten(paper.document, profile)
    add_letterhead(paper)
    add_title(paper, "Tài liệu sinh hoạt chi bộ", selection.title or f"về {noun(selection)}")
    for number, record in enumerate(selection.records, 1):
        paper.add(SECTION, f"{number}. {full_title(record)}")
        add_story(paper, record, selection)
        add_sources(paper, record, in_short)
    add_closing(paper, selection)
    return paper
