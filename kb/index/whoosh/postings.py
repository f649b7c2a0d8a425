"""Postings in few bytes: the gaps between documents, and two levels in a byte.

In: the numbers of documents, ascending, and a level from 1 to 16 for each. Out: bytes, and from
them the same as arrays. Few postings stand as they are. Of more each gap takes one or two bytes,
whichever makes less; the highest value of these adds itself to the next gap, and is no document.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_FEW = 16
_HIGHEST = {1: 0xFF, 2: 0xFFFF}


def pack_postings(numbers: Sequence[int], levels: Sequence[int]) -> bytes:
    """The bytes of one term."""
    documents, each = np.array(numbers, "<i4"), np.array(levels, np.uint8)
    if len(documents) < _FEW:
        return documents.tobytes() + each.tobytes()
    gaps = np.diff(documents, prepend=np.int32(0))
    width = min(_HIGHEST, key=lambda width: width * (len(gaps) + (gaps // _HIGHEST[width]).sum()))
    halves = np.pad(each - 1, (0, len(each) % 2))
    return bytes([width]) + _spread(gaps, width) + (halves[::2] << 4 | halves[1::2]).tobytes()


def _spread(gaps: NDArray[np.int32], width: int) -> bytes:
    """Every gap in units of so many bytes, as often the highest value before it as it holds it."""
    times, rest = np.divmod(gaps, _HIGHEST[width])
    ends = np.cumsum(times + 1) - 1
    units = np.full(ends[-1] + 1, _HIGHEST[width], f"<u{width}")
    units[ends] = rest
    return units.tobytes()


def unpack_postings(
    data: bytes | memoryview, extent: tuple[int, int], count: int
) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """So many documents and their levels; `extent` is where they begin and in how many bytes."""
    start, length = extent
    if count < _FEW:
        numbers = np.frombuffer(data, "<i4", count, start)
        return numbers, np.frombuffer(data, np.uint8, count, start + numbers.nbytes)
    width, size = data[start], length - 1 - (count + 1) // 2
    units = np.frombuffer(data, f"<u{width}", size // width, start + 1)
    numbers = np.cumsum(units, dtype=np.int32)
    if len(units) > count:
        numbers = numbers[units != _HIGHEST[width]]
    halves = np.frombuffer(data, np.uint8, (count + 1) // 2, start + 1 + size)
    levels = np.empty(2 * len(halves), np.uint8)
    levels[::2], levels[1::2] = halves >> 4, halves & 0x0F
    levels += 1
    return numbers, levels[:count]
