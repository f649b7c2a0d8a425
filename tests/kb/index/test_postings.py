"""Postings are read again as they were written, and take few bytes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.index.whoosh.postings import pack_postings, unpack_postings

GAPS = st.lists(st.one_of(st.integers(1, 3), st.integers(1, 600), st.integers(1, 200_000)))


def read(data, count, around=b"xyz"):
    numbers, levels = unpack_postings(around + data + around, (len(around), len(data)), count)
    return numbers.tolist(), levels.tolist()


@given(first=st.integers(0, 70_000), gaps=GAPS, seed=st.integers(0, 1000))
def test_any_documents_and_levels_are_read_again(first, gaps, seed):
    numbers = np.cumsum([first, *gaps]).tolist()
    levels = np.random.default_rng(seed).integers(1, 17, len(numbers)).tolist()
    assert read(pack_postings(numbers, levels), len(numbers)) == (numbers, levels)


@pytest.mark.parametrize("gap", [1, 254, 255, 256, 510, 65_534, 65_535, 65_536])
def test_gaps_about_the_highest_value_are_read_again(gap):
    numbers = [gap * place for place in range(40)]
    assert read(pack_postings(numbers, [16] * 40), 40) == (numbers, [16] * 40)


def test_a_common_term_takes_a_byte_and_a_half_for_each_document():
    assert len(pack_postings(range(0, 20_000, 2), [3] * 10_000)) == 15_001


def test_a_term_that_is_rare_in_a_large_collection_takes_two_bytes_and_a_half():
    assert len(pack_postings(range(0, 2_000_000, 20_000), [3] * 100)) == 251
