"""Whoosh keeps a generation on disk, NumPy executes plans over it.

In: the folder of a sealed generation. Out: an `Engine`. Everything is held in memory: nothing that
happens to the files reaches who is answering.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import IndexError as WhooshIndexError

from kb.errors import IndexDamaged
from kb.index.engine import Found, Page, Plan, Row, Scored, Term
from kb.index.seal import read_sealed
from kb.index.whoosh.arrays import Arrays, Mask, Ranks
from kb.index.whoosh.schema import Writer, writing
from kb.index.whoosh.store import Store


class WhooshEngine:
    """One generation in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._arrays = Arrays(store)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self._arrays.size

    @property
    def dead(self) -> int:
        """How many documents that were taken out its files still hold."""
        return len(self._store.dead)

    def frequencies(self, terms: Iterable[Term]) -> Mapping[Term, int]:
        """In how many documents each term stands."""
        return {term: self._arrays.frequency(term) for term in terms}

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every term of a listed kind with its frequency."""
        return self._store.lexicon(kind)

    def listing(self) -> Mapping[str, Row]:
        """All documents by id."""
        return self._store.listing()

    def stored(self, record_id: str) -> Mapping[str, Any]:
        """What was stored with a document."""
        return self._store.stored(self._arrays.number_of[record_id])

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""
        arrays = self._arrays
        found = _Found(arrays, plan)
        masks = _masks(arrays, plan)
        kept = np.flatnonzero((found.tiers > 0) & _kept(arrays, masks))
        scores = _scores(arrays, plan.scored)
        ordered = _ordered(arrays, plan, kept, found, scores)[plan.first : plan.first + plan.size]
        return Page(
            hits=tuple(Found(arrays.ids[each], int(scores[each])) for each in ordered.tolist()),
            total=len(kept),
            step=found.step,
            by_step=found.by_step,
            facets={
                name: _counted(arrays, name, (found.tiers > 0) & _kept(arrays, masks, name))
                for name in plan.facets
            },
        )


class _Found:
    """What the tiers of a plan find: `tiers` is 0 for nothing, and higher the stricter."""

    def __init__(self, arrays: Arrays, plan: Plan) -> None:
        among = arrays.holding(plan.among)
        strictest = max(1, len(plan.tiers))
        self.tiers = np.zeros(arrays.size, np.uint8) if plan.tiers else among.astype(np.uint8)
        self.step = plan.tiers[0].step if plan.tiers else ""
        for place, tier in enumerate(plan.tiers):
            found = np.count_nonzero(self.tiers)
            if place and plan.enough is not None and found >= plan.enough:
                break
            added = among & arrays.holding(tier.clause) & (self.tiers == 0)
            if added.any():
                self.tiers[added] = strictest - place
                self.step = tier.step
        pinned = [each for each in arrays.numbers(plan.pinned) if among[each]]
        self.tiers[pinned] = strictest
        self.pinned = pinned
        counts = np.bincount(self.tiers, minlength=strictest + 1).tolist()[:0:-1]
        self.by_step = {tier.step: n for tier, n in zip(plan.tiers, counts, strict=False)}


def _masks(arrays: Arrays, plan: Plan) -> Mapping[str, Mask]:
    """For each filter in force, the documents it lets through; an unknown value lets none."""
    masks: dict[str, Mask] = {}
    for name, wanted in plan.filters.items():
        values, matrix = arrays.facet(name)
        masks[name] = _any(matrix, [values[value] for value in wanted if value in values])
    for name, (first, last) in plan.ranges.items():
        values, matrix = arrays.facet(name)
        inside = [place for value, place in values.items() if first <= value <= last]
        masks[f"{name} range"] = _any(matrix, inside)
    return masks


def _any(matrix: Mask, rows: list[int]) -> Mask:
    """The documents that bear one of the values."""
    return np.any(matrix[rows], axis=0, out=np.zeros(matrix.shape[1], np.bool_))


def _kept(arrays: Arrays, masks: Mapping[str, Mask], without: str | None = None) -> Mask:
    """The documents that all filters let through, one filter left aside."""
    kept = np.ones(arrays.size, np.bool_)
    for name, mask in masks.items():
        if name != without:
            kept &= mask
    return kept


def _counted(arrays: Arrays, name: str, hits: Mask) -> Mapping[str, int]:
    values, matrix = arrays.facet(name)
    counts = np.count_nonzero(matrix[:, hits], axis=1).tolist()
    return {value: count for value, count in zip(values, counts, strict=True) if count}


def _scores(arrays: Arrays, scored: Iterable[Scored]) -> Ranks:
    scores = np.zeros(arrays.size, np.int64)
    for each in scored:
        where = None if each.where is None else arrays.holding(each.where)
        if each.term is None:
            scores += each.weight if where is None else each.weight * where
            continue
        numbers, levels = arrays.postings(each.term)
        added = (2 * levels.astype(np.int64) - 1) * each.weight
        scores[numbers] += added if where is None else added * where[numbers]
    return scores


def _ordered(
    arrays: Arrays, plan: Plan, kept: NDArray[np.int64], found: _Found, scores: Ranks
) -> NDArray[np.int64]:
    """The numbers of the documents kept, best first."""
    names, issued = arrays.name_order[kept], arrays.issued_order[kept]
    if plan.sort == "name":
        return kept[np.argsort(names, kind="stable")]
    if plan.sort == "newest":
        return kept[np.lexsort((names, -issued))]
    if plan.sort == "oldest":
        return kept[np.lexsort((names, np.where(issued < 0, np.iinfo(np.int64).max, issued)))]
    tiers = found.tiers[kept].astype(np.int64) if plan.is_ordered else np.zeros_like(kept)
    dates = -issued if plan.ties == "newest" else np.zeros_like(kept)
    ordered = kept[np.lexsort((names, dates, -scores[kept], -tiers))]
    first = [number for number in found.pinned if number in kept]
    return np.concatenate([np.array(first, kept.dtype), ordered[~np.isin(ordered, first)]])


@dataclass(frozen=True)
class WhooshKind:
    """How Whoosh's generations are written and opened."""

    version: int = 6
    oldest: int = 4
    can_forget: bool = True
    shares_memory: bool = False

    def open(self, folder: Path, hidden: frozenset[str]) -> WhooshEngine:
        """Read a sealed generation whole."""
        try:
            return WhooshEngine(Store(read_sealed(folder), hidden))
        except WhooshIndexError as error:
            raise IndexDamaged(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error

    def writing(
        self, folder: Path, old: Path | None, is_clean: bool
    ) -> AbstractContextManager[Writer]:
        """Write into a folder, going on from an old generation if there is one."""
        return writing(folder, old, is_clean)
