"""Facets: for every value, how many of all hits bear it, given the other filters in force.

In: the documents found and the filters. Out: `FacetValue`s by facet. Several values of one facet
are alternatives, so a facet is counted without its own filter.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from kb.records import KIND_LABELS, LEVELS, RECORD_TYPES, USE_LABELS
from kb.search.query import FACETS, Filters
from kb.search.snapshot import Mask, Snapshot
from kb.text.vietnamese import sort_key


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet; `count` is over all hits, not over one page."""

    value: str
    label: str
    count: int
    selected: bool


def filter_masks(
    snapshot: Snapshot, filters: Filters, from_year: int | None, to_year: int | None
) -> Mapping[str, Mask]:
    """For each filter in force, the documents it lets through; an unknown value lets none."""
    masks: dict[str, Mask] = {}
    for name, wanted in filters.items():
        values, matrix = snapshot.facet_masks[name]
        rows = [values.index(value) for value in wanted if value in values]
        masks[name] = np.any(matrix[rows], axis=0, out=np.zeros(snapshot.size, np.bool_))
    if from_year is not None or to_year is not None:
        values, matrix = snapshot.facet_masks["year"]
        first, last = from_year or 0, to_year or 9999
        rows = [row for row, year in enumerate(values) if first <= int(year) <= last]
        masks["years"] = np.any(matrix[rows], axis=0, out=np.zeros(snapshot.size, np.bool_))
    return masks


def kept_by(snapshot: Snapshot, masks: Mapping[str, Mask], without: str | None = None) -> Mask:
    """The documents that all filters let through, one filter left aside."""
    kept = np.ones(snapshot.size, np.bool_)
    for name, mask in masks.items():
        if name != without:
            kept &= mask
    return kept


def count_facets(
    snapshot: Snapshot, found: Mask, filters: Filters, masks: Mapping[str, Mask]
) -> dict[str, tuple[FacetValue, ...]]:
    """Counts of every facet over the documents found."""
    return {
        name: _count(snapshot, name, found & kept_by(snapshot, masks, name), filters.get(name, ()))
        for name in FACETS
    }


def _count(
    snapshot: Snapshot, name: str, hits: Mask, selected: tuple[str, ...]
) -> tuple[FacetValue, ...]:
    values, matrix = snapshot.facet_masks[name]
    counts = np.count_nonzero(matrix[:, hits], axis=1)
    found = [
        FacetValue(value, facet_label(snapshot, name, value), int(count), value in selected)
        for value, count in zip(values, counts, strict=True)
        if (count or value in selected) and _is_offered(snapshot, name, value, value in selected)
    ]
    found += [
        FacetValue(value, facet_label(snapshot, name, value), 0, True)
        for value in selected
        if value not in values
    ]
    if name == "year":
        return tuple(sorted(found, key=lambda each: each.value, reverse=True))
    return tuple(sorted(found, key=lambda each: (-each.count, sort_key(each.label))))


def _is_offered(snapshot: Snapshot, name: str, value: str, is_selected: bool) -> bool:
    """Former provinces are counted under today's unit; they are listed only when asked for."""
    if name != "province" or is_selected:
        return True
    where = snapshot.vocabularies.where(value)
    return where is None or where.slug == where.today.slug


def facet_label(snapshot: Snapshot, name: str, value: str) -> str:
    """What a reader sees for a value: "thai-nguyen" is "Thái Nguyên (gồm Bắc Kạn)"."""
    if name == "province":
        where = snapshot.vocabularies.where(value)
        if where is None:
            return value
        former = where.today.former_names if where.slug == where.today.slug else ()
        return f"{where.name} (gồm {', '.join(former)})" if former else where.name
    labels: Mapping[str, str] = {
        "type": RECORD_TYPES,
        "kind": KIND_LABELS,
        "field": snapshot.vocabularies.field_labels,
        "level": LEVELS,
        "used": USE_LABELS,
    }.get(name, {})
    return labels.get(value, value)
