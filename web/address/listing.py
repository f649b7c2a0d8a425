"""A shortlist as lines of a text: a file that is kept, sent, opened again, or pasted.

In: what somebody pastes. Out: its name and rows, as they are written; and the other way round:

    # Sách Tết
    # 1. Đỡ đầu học sinh nghèo
    truong-tieu-hoc-thi-du | Đã chọn | hỏi lại xã

What follows "#" is for people, but for the first, which is the name.
"""

from collections.abc import Iterable, Mapping

from kb.newsroom.shortlist import STATES
from web.address.packing import Entry

_BETWEEN = " | "
_CODES = {label.lower(): code for code, label in STATES.items()}


def is_listing(text: str) -> bool:
    """Whether a text is such lines, not names with blanks between them."""
    return "|" in text or text.lstrip().startswith("#")


def read_listing(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The name, and of each line the id, the code of the state, the note."""
    lines = [line.strip("\ufeff \t") for line in text.splitlines()]
    names = [line.lstrip("# ") for line in lines if line.startswith("#")]
    rows = [_row(line) for line in lines if line and not line.startswith("#")]
    return (names or [""])[0], rows


def write_listing(name: str, entries: Iterable[Entry], titles: Mapping[str, str]) -> str:
    """The lines of a list, each below its title where it is known."""
    lines = [f"# {name}"]
    for number, (each, mark) in enumerate(entries, 1):
        lines += [f"# {number}. {titles[each]}"] if each in titles else []
        lines.append(_BETWEEN.join((each, mark.label, mark.note)).rstrip(" |"))
    return "\n".join((*lines, ""))


def _row(line: str) -> tuple[str, str, str]:
    record_id, state, note = (*map(str.strip, line.split("|", 2)), "", "")[:3]
    return record_id, _CODES.get(state.lower(), state), note
