"""Facets: filters, counts, and what a value holds."""

import pytest

from kb.search.query import SearchQuery
from kb.search.search import search


@pytest.mark.parametrize(
    ("value", "count"), [("sach", 1), ("chua-sach", 4), ("chua-bao", 4), ("chua-dung", 3)]
)
def test_exemplars_are_filtered_by_where_they_were_told(snapshot, value, count):
    results = search(snapshot, SearchQuery(filters={"used": (value,)}))
    assert results.total == count
    assert search(snapshot, SearchQuery(f"dung:{value}")).total == count
