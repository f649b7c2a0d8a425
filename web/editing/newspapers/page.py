"""The page of new articles: a part of what waits, what was just decided, and where to go on.

In: the desk, what the address asks for. Out: a `NewspapersPage`; everything its template shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import url_for

from kb.desk import Desk
from kb.watching import Fate, NewArticles, Ranked, Seen

_AT_ONCE = 30


@dataclass(frozen=True)
class NewspapersPage:
    """`articles` are those of this page; `decided` was left out or taken back just now."""

    found: NewArticles
    articles: tuple[Ranked, ...]
    shows_others: bool
    earlier: str
    later: str
    decided: Seen | None

    @property
    def is_left_out(self) -> bool:
        """Whether what was decided just now can be taken back."""
        return bool(self.decided and self.decided.fate is Fate.DISMISSED)


def newspapers_page(desk: Desk, asked: Mapping[str, str]) -> NewspapersPage:
    """What the address asks for: likely stories, or with "khac" the others; a page of them."""
    found = desk.newspapers.waiting()
    shows_others = "khac" in asked
    every = found.others if shows_others else found.likely
    number = int(asked["trang"]) if asked.get("trang", "").isdecimal() else 1
    start = _AT_ONCE * (min(max(number, 1), max(1, -(-len(every) // _AT_ONCE))) - 1)
    return NewspapersPage(
        found=found,
        articles=every[start : start + _AT_ONCE],
        shows_others=shows_others,
        earlier=_address(shows_others, start // _AT_ONCE) if start else "",
        later=_address(shows_others, start // _AT_ONCE + 2)
        if start + _AT_ONCE < len(every)
        else "",
        decided=desk.newspapers.known(asked.get("vua", "")),
    )


def _address(shows_others: bool, number: int) -> str:
    return url_for("newspapers.newspapers", trang=number, khac=1 if shows_others else None)
