"""A long list in parts, so that no page grows with the collection.

In: things in order, the name of their list, the address of their page. Out: a `Paged`: some
of them, how many there are, the ways to those before and after. Which part is shown stands in the
address under the name of the list, as a number or as the id of a record that it shall hold:
`/co-quan/ban-mau?van-ban=2#van-ban`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import request
from werkzeug.datastructures import MultiDict

from web.address import questions, search_query

MOST = 20

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True)
class Paged(Generic[T]):
    """One part of a list; `first` is the number of the first thing that is shown."""

    shown: tuple[T, ...]
    total: int
    first: int = 1
    previous_url: str | None = None
    next_url: str | None = None

    @property
    def last(self) -> int:
        """The number of the last thing that is shown."""
        return self.first + len(self.shown) - 1

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown."""
        return self.total > len(self.shown)

    def each(self, made: Callable[[T], S]) -> "Paged[S]":
        """The same part, of what is made of each thing."""
        shown = tuple(map(made, self.shown))
        return Paged(shown, self.total, self.first, self.previous_url, self.next_url)


def part_of(
    things: Iterable[T],
    name: str,
    url: str,
    place: str = "",
    most: int = MOST,
    id_of: Callable[[T], str] = lambda _: "",
) -> Paged[T]:
    """The part of a list that the address asks for; the last one if there are not so many.

    `place` is where the list stands on the page, if it is called otherwise.
    """
    held = tuple(things)
    parts = max(1, -(-len(held) // most))
    part = min(_asked([id_of(each) for each in held], request.args.get(name, ""), most), parts)
    start = (part - 1) * most
    return Paged(
        shown=held[start : start + most],
        total=len(held),
        first=start + 1,
        previous_url=questions.part_url(url, name, part - 1, place) if part > 1 else None,
        next_url=questions.part_url(url, name, part + 1, place) if part < parts else None,
    )


def _asked(ids: list[str], asked: str, most: int) -> int:
    """The part that holds a record, or the one of this number."""
    if asked and asked in ids:
        return ids.index(asked) // most + 1
    return search_query(MultiDict({"page": asked})).page
