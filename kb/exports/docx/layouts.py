"""The Word files that a selection can become, one declared table, and the way into it."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exports.docx.book import write_book
from kb.exports.docx.dossier import write_dossier
from kb.exports.docx.frame import add_closing, add_letterhead, add_title
from kb.exports.docx.paper import Paper, new_paper, to_bytes
from kb.exports.docx.profiles import DEFAULT_PROFILE, PROFILES, Profile, profile_option
from kb.exports.docx.records import add_mark, add_sources, add_story, noun
from kb.exports.docx.roster import write_roster
from kb.exports.docx.styles import SECTION, tighten
from kb.exports.docx.text import source_in_short
from kb.exports.formats import WORD, Choice, Format, Option
from kb.exports.selection import Selection
from kb.wording import full_title


@dataclass(frozen=True)
class Layout:
    """A layout: what an editor calls it, and what writes it."""

    label: str
    write: Callable[[Selection, Profile], Paper]


def write_pack(selection: Selection, profile: Profile) -> Paper:
    """A few records to be read aloud, as short on paper as they are told.

    Each record with its title, its place and year, its text and its source.
    """
    paper = new_paper(profile, selection.site)
    tighten(paper.document, profile)
    add_letterhead(paper)
    add_title(paper, "Tài liệu sinh hoạt chi bộ", selection.title or f"về {noun(selection)}")
    for number, record in enumerate(selection.records, 1):
        paper.add(SECTION, f"{number}. {full_title(record)}")
        add_story(paper, record, selection)
        add_sources(paper, record, source_in_short)
        add_mark(paper, record, selection)
    add_closing(paper, selection)
    return paper


LAYOUTS = {
    "danh-sach": Layout("Danh sách trích ngang", write_roster),
    "tap-guong": Layout("Tập gương (bản thảo sách)", write_book),
    "ho-so": Layout("Hồ sơ từng gương", write_dossier),
    "bo-doc": Layout("Bộ đọc sinh hoạt chi bộ", write_pack),
}
DEFAULT_LAYOUT = "danh-sach"


def to_docx(
    selection: Selection, layout: str = DEFAULT_LAYOUT, profile: str = DEFAULT_PROFILE
) -> bytes:
    """A selection as a Word file; codes are those of `LAYOUTS` and `PROFILES`."""
    chosen = LAYOUTS[layout]
    paper = chosen.write(selection, PROFILES[profile])
    return to_bytes(paper, selection.title or chosen.label, selection.built)


_LAYOUT = Option(
    "layout",
    "Tệp Word",
    "Kiểu tệp Word",
    {code: Choice(each.label) for code, each in LAYOUTS.items()},
    DEFAULT_LAYOUT,
)
FORMAT: Format[Selection] = Format(
    "Word", WORD, to_docx, is_text=False, options=(_LAYOUT, profile_option(DEFAULT_PROFILE))
)
