"""A file that holds somebody's words about an exemplar, read by what it is.

In: a path. Out: a `Material`; FileRefused, with what to do, for a file that gives none.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kb.material.pages import NO_PUBLISHERS, PAGE_SUFFIXES, read_saved
from kb.material.papers import PAPER_SUFFIXES, read_paper
from kb.material.values import Material

MATERIAL_SUFFIXES = (*PAGE_SUFFIXES, *PAPER_SUFFIXES)


def read_material(
    path: Path, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """What the file says; `publishers` as `publishers_of` gives them."""
    if path.suffix.lower() in PAGE_SUFFIXES:
        return read_saved(path, today, publishers)
    return read_paper(path, today)
