"""The Word files that a selection can become, one declared table, and the way into it."""

from collections.abc import Callable
from dataclasses import dataclass

from kb.exports.docx.book import write_book
from kb.exports.docx.dossier import write_dossier
from kb.exports.docx.pack import write_pack
from kb.exports.docx.paper import Paper, to_bytes
from kb.exports.docx.profiles import DEFAULT_PROFILE, PROFILES, Profile
from kb.exports.docx.roster import write_roster
from kb.exports.selection import Selection


@dataclass(frozen=True)
class Layout:
    """A layout: what an editor calls it, and what writes it."""

    label: str
    write: Callable[[Selection, Profile], Paper]


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
