"""What an office writes beside the records of its shortlist: how far each has come, and a note.

In: nothing. Out: `Mark`s, which pages, addresses and files of a shortlist share.
"""

from dataclasses import dataclass

# How far a record of a shortlist has come; the first is where each begins.
STATES = {"de-xuat": "Đề xuất", "chon": "Đã chọn", "loai": "Loại"}


@dataclass(frozen=True)
class Mark:
    """What an office has written beside a record."""

    state: str = next(iter(STATES))
    note: str = ""

    @property
    def label(self) -> str:
        """The state as a reader sees it."""
        return STATES[self.state]
