"""Words run together, cut again: "hoctapvalamtheo" is "hoc tap va lam theo".

In: a word nobody wrote, as typed. Out: the pieces it is made of, or nothing when it cannot be made
of the collection's own words and numbers. The best path over all ways to cut it, by how likely one
piece comes after the other; a capital after a small letter, and a digit beside a letter, are where
a cut must be.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kb.index.engine import PAIRS, All, Term
from kb.search.spelling.known import Known
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import canonical, fold

_LONGEST = 60  # letters
_LONGEST_PIECE = 12
_FOREIGN = 4  # letters of a known word that is no syllable: "facebook" is a piece, "gd" is none
_LETTER = 4.0  # what a piece of one letter costs, in nats: "abiu", "ykien"
_KEPT = 3  # paths to one place, and in the end
# Of so many neighbours one pair may stand nowhere in the collection.
_ONE_UNSEEN = 3

# By where a piece begins, where it may end.
_Ways = Mapping[int, Sequence[int]]
_Path = tuple[float, tuple[str, ...]]


class Cutter:
    """Cuts words by what one collection knows."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def cut(self, typed: str) -> tuple[str, ...]:
        """The pieces, as typed: "PhạmVănHát" gives Phạm, Văn, Hát; () when there is no way."""
        if not 3 <= len(typed) <= _LONGEST:
            return ()
        ways = self._ways(typed)
        self._known.ask_pairs(_neighbours(typed, ways))
        paths = [path for path in self._best(typed, ways) if self._is_borne_out(path)]
        if len(paths) < 2:
            return paths[0] if paths else ()
        return next(filter(self._stands, paths), paths[0])

    def _ways(self, typed: str) -> _Ways:
        """All pieces that a path from the beginning may come to."""
        ways: defaultdict[int, list[int]] = defaultdict(list)
        reached = {0}
        for start in range(len(typed)):
            if start in reached:
                for end in range(start + 1, _farthest(typed, start) + 1):
                    if self._may_be_piece(typed, start, end):
                        ways[start].append(end)
                        reached.add(end)
        return ways

    def _may_be_piece(self, typed: str, start: int, end: int) -> bool:
        if typed[start].isdigit():
            return end == len(typed) or not typed[end].isdigit()
        piece = canonical(typed[start:end])
        if not self._known.lexicon.frequency.get(fold(piece)):
            return False
        is_abbreviation = len(piece) > 2 and self._known.is_name(piece)
        is_word = len(piece) > 1 and (may_be_syllable(piece) or len(piece) >= _FOREIGN)
        is_letter = len(piece) == 1 and not any(
            map(str.isdigit, typed[max(0, start - 1) : end + 1])
        )
        return is_word or is_abbreviation or is_letter

    def _best(self, typed: str, ways: _Ways) -> list[tuple[str, ...]]:
        """The likeliest paths to the end, in more than one piece."""
        paths: defaultdict[int, defaultdict[str, list[_Path]]] = defaultdict(
            lambda: defaultdict(list)
        )
        paths[0][""] = [(0.0, ())]
        for start in sorted(ways):
            for end in ways[start]:
                word = _bare(typed[start:end])
                reached = paths[end][word]
                for last, best in paths[start].items():
                    added = self._known.chance(last or None, word)
                    added -= _LETTER if len(word) == 1 and word.isalpha() else 0.0
                    reached += [(score + added, (*path, typed[start:end])) for score, path in best]
                paths[end][word] = sorted(reached, reverse=True)[:_KEPT]
        every = sorted(itertools.chain(*paths[len(typed)].values()), reverse=True)
        return [path for _, path in every[:_KEPT] if len(path) > 1]

    def _is_borne_out(self, pieces: Sequence[str]) -> bool:
        """Whether such words stand side by side in the collection; numbers stand anywhere."""
        told = [
            pair for pair in itertools.pairwise(map(_bare, pieces)) if all(map(str.isalpha, pair))
        ]
        unseen = [pair for pair in told if not self._known.together(*pair)]
        is_plain = all(len(word) > 1 for pair in unseen for word in pair)
        return is_plain and len(unseen) <= len(told) // _ONE_UNSEEN

    def _stands(self, pieces: Sequence[str]) -> bool:
        """Whether one record has them all side by side."""
        pairs = itertools.pairwise(map(_bare, pieces))
        clause = All(tuple(Term(PAIRS, f"{left} {right}") for left, right in pairs))
        return bool(self._known.snapshot.holding(clause, most=1))


def _farthest(typed: str, start: int) -> int:
    """Where a piece that begins here must end: before a capital, at the border of a number.

    "HTXThiênAn" has the pieces HTX, Thiên, An.
    """
    for place in range(start + 1, min(len(typed), start + _LONGEST_PIECE)):
        before, after = typed[place - 1], typed[place]
        is_last_capital = after.isupper() and typed[place + 1 : place + 2].islower()
        is_hump = after.isupper() and (before.islower() or (before.isupper() and is_last_capital))
        if is_hump or before.isdigit() != after.isdigit():
            return place
    return min(len(typed), start + _LONGEST_PIECE)


def _neighbours(typed: str, ways: _Ways) -> Iterator[tuple[str, str]]:
    """Every two pieces, without marks, that may stand side by side."""
    for start, ends in ways.items():
        for end in ends:
            left = _bare(typed[start:end])
            for after in ways.get(end, ()):
                yield left, _bare(typed[end:after])


def _bare(piece: str) -> str:
    """A piece as the index has it, without marks."""
    return fold(canonical(piece))
