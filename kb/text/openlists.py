"""The lists of a Markdown body that are open at a line, one in the other, as people set them in.

In: how far an item is set in and its mark ("-", "+", "7"). Out: how deep it belongs. Offices write
"+" under "-", and dashes under numbers, without setting them in: another mark is another level.
"""

from dataclasses import dataclass, field

STEP = 2  # blanks by which an item stands inside the one above, not beside it
_DEEPEST = 8
_NUMBERS = "1"


@dataclass
class _List:
    """How far it is set in, what marks its items, and its last number (-1: none yet)."""

    indent: int
    mark: str
    last: int = -1


@dataclass
class OpenLists:
    """The lists that an item or a line may still belong to, the outermost first."""

    lists: list[_List] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.lists)

    @property
    def depth(self) -> int:
        """How many lists the innermost one is in."""
        return len(self.lists) - 1

    def close(self) -> None:
        """Close all of them."""
        self.lists.clear()

    def holds(self, indent: int) -> bool:
        """Whether a line that is set in so far stands inside an item."""
        return bool(self.lists) and indent >= self.lists[0].indent + STEP

    def depth_of(self, indent: int) -> int:
        """How deep a paragraph stands that is set in so far."""
        return sum(each.indent < indent for each in self.lists)

    def enter(self, indent: int, mark: str, *, is_apart: bool) -> bool:
        """Make the list that an item belongs to the innermost; whether it counts anew.

        `is_apart`: a blank line stands above, so that another mark is another list, not a level.
        """
        kind = _NUMBERS if mark.isdigit() else mark
        while len(self.lists) > 1 and indent <= self.lists[-1].indent - STEP:
            self.lists.pop()
        beside = [
            depth
            for depth, each in enumerate(self.lists)
            if each.mark == kind and abs(indent - each.indent) < STEP
        ]
        if beside:
            del self.lists[beside[-1] + 1 :]
        elif self.lists and is_apart and indent < self.lists[-1].indent + STEP:
            self.lists.pop()
        if not beside and len(self.lists) < _DEEPEST:
            self.lists.append(_List(indent, kind))
        return mark.isdigit() and self._counts_anew(int(mark))

    def _counts_anew(self, number: int) -> bool:
        """Whether a number neither follows the last one nor repeats it ("1." for every item)."""
        last, self.lists[-1].last = self.lists[-1].last, number
        return last >= 0 and number not in (last, last + 1)
