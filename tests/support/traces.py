"""Finds words in the files of a folder, however they are kept: written, escaped, folded, packed.

In: a folder, and words that stand nowhere else. Out: the files that hold one of them.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kb.text.vietnamese import fold

_MOST = 1_000_000  # bytes of what was packed


def traces(folder: Path, *words: str) -> list[str]:
    """The files below a folder that hold one of the words."""
    sought = {form for word in words for form in _forms(word)}
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _holds(path.read_bytes(), sought)
    ]


def _forms(word: str) -> Iterator[bytes]:
    yield from (word.encode(), word.encode("unicode_escape"), fold(word).encode())


def _holds(data: bytes, sought: set[bytes]) -> bool:
    return any(form in each for each in (data, *_inflated(data)) for form in sought)


def _inflated(data: bytes) -> Iterator[bytes]:
    """Whatever in a file looks like a zlib stream, taken apart."""
    start = data.find(b"\x78")
    while start >= 0:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(data[start:], _MOST)
        start = data.find(b"\x78", start + 1)
