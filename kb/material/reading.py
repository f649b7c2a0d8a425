"""A file that holds somebody's words about an exemplar, read by what it is.

In: a path. Out: a `Material`; FileRefused, with what to do, for a file that gives none.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from kb.imports import FileRefused
from kb.material.pages import NO_PUBLISHERS, PAGE_SUFFIXES, read_saved
from kb.material.values import Material

MATERIAL_SUFFIXES = PAGE_SUFFIXES


def read_material(
    path: Path, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """What the file says; `publishers` as `publishers_of` gives them."""
    if path.suffix.lower() in PAGE_SUFFIXES:
        return read_saved(path, today, publishers)
    remedy = f"hãy đưa tệp {', '.join(MATERIAL_SUFFIXES)}"
    raise FileRefused(path.name, "không biết định dạng này", remedy)
