"""Facets: for every value, how many of all hits bear it, given the other filters in force.

In: the documents found and the filters. Out: `FacetValue`s by facet. Several values of one facet
are alternatives, so a facet is counted without its own filter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from kb.question import Filters
from kb.records import Record
from kb.search.postings import InvertedIndex, Mask
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import sort_key
from kb.wording.facets import FACETS, YEAR, Facet


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet; `count` is over all hits, not over one page."""

    value: str
    label: str
    count: int
    selected: bool


def filter_masks(
    index: InvertedIndex, filters: Filters, from_year: int | None, to_year: int | None
) -> Mapping[str, Mask]:
    """For each filter in force, the documents it lets through; an unknown value lets none."""
    masks: dict[str, Mask] = {}
    for name, wanted in filters.items():
        values, matrix = index.facet_masks[name]
        rows = [values.index(value) for value in wanted if value in values]
        masks[name] = np.any(matrix[rows], axis=0, out=np.zeros(index.size, np.bool_))
    if from_year is not None or to_year is not None:
        values, matrix = index.facet_masks[YEAR]
        first, last = from_year or 0, to_year or 9999
        rows = [row for row, year in enumerate(values) if first <= int(year) <= last]
        masks["years"] = np.any(matrix[rows], axis=0, out=np.zeros(index.size, np.bool_))
    return masks


def kept_by(index: InvertedIndex, masks: Mapping[str, Mask], without: str | None = None) -> Mask:
    """The documents that all filters let through, one filter left aside."""
    kept = np.ones(index.size, np.bool_)
    for name, mask in masks.items():
        if name != without:
            kept &= mask
    return kept


def count_facets(
    snapshot: Snapshot, found: Mask, filters: Filters, masks: Mapping[str, Mask]
) -> dict[str, tuple[FacetValue, ...]]:
    """Counts of every facet over the documents found."""
    return {
        name: _count(
            snapshot, facet, found & kept_by(snapshot.index, masks, name), filters.get(name, ())
        )
        for name, facet in FACETS.items()
    }


@dataclass(frozen=True)
class Narrowed:
    """Records that filters let through, newest first, and the counts of every facet."""

    records: tuple[Record, ...]
    facets: dict[str, tuple[FacetValue, ...]]


def narrow(snapshot: Snapshot, records: Iterable[Record], filters: Filters) -> Narrowed:
    """Some records, narrowed as the hits of a search are."""
    index = snapshot.index
    by_number = {index.number_of[record.id]: record for record in records}
    found = np.zeros(index.size, np.bool_)
    found[list(by_number)] = True
    masks = filter_masks(index, filters, None, None)
    kept = np.flatnonzero(found & kept_by(index, masks))
    newest = kept[np.argsort(-index.issued_order[kept], kind="stable")]
    return Narrowed(
        tuple(by_number[number] for number in newest.tolist()),
        count_facets(snapshot, found, filters, masks),
    )


def _count(
    snapshot: Snapshot, facet: Facet, hits: Mask, selected: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    values, matrix = snapshot.index.facet_masks[facet.name]
    vocabularies = snapshot.vocabularies
    counts = dict(zip(values, np.count_nonzero(matrix[:, hits], axis=1).tolist(), strict=True))
    shown = {
        value: count
        for value, count in counts.items()
        if value in selected or (count and facet.is_offered(value, vocabularies))
    }
    found = [
        FacetValue(value, facet.label_of(value, vocabularies), count, value in selected)
        for value, count in (shown | {each: counts.get(each, 0) for each in selected}).items()
    ]
    if facet.newest_first:
        return tuple(sorted(found, key=lambda each: each.value, reverse=True))
    return tuple(sorted(found, key=lambda each: (-each.count, sort_key(each.label))))
