"""The pages of a scanned PDF as pictures: drawn by poppler where it is, else as they are kept.

In: a path and how many pages are wanted. Out: the bytes of one picture a page, in order. A scanner
puts one picture on a page; without poppler the largest of a page is taken for it.
"""

from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pypdf import PageObject

from kb.imports.readers.pdf.opening import damage_told, open_pdf
from kb.imports.readers.safety import read_bytes
from kb.programs import find_program, run_program

_LONGEST = 3508  # pixels of the longer side: A4 at 300 dots an inch
_SECONDS = 60
_MOST_PIXELS = 64_000_000  # of a picture that pypdf is to decode


def page_pictures(path: Path, most: int) -> Generator[bytes]:
    """A picture of each of the first pages; empty for a page that has none."""
    reader = open_pdf(path)
    program = find_program("pdftoppm")
    with TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, "tep.pdf")
        given.write_bytes(read_bytes(path))
        for number, page in enumerate(reader.pages[:most], start=1):
            drawn = _drawn(program, given, number) if program else b""
            with damage_told(path.name):
                yield drawn or _largest(page)


def _drawn(program: str, path: Path, number: int) -> bytes:
    """The page drawn whole, rotation and all; empty when poppler cannot."""
    made = path.with_suffix(".png")
    command = [program, "-png", "-gray", "-singlefile", "-scale-to", str(_LONGEST)]
    span = ["-f", str(number), "-l", str(number), str(path), str(made.with_suffix(""))]
    run_program([*command, *span], _SECONDS, folder=path.parent)
    if not made.is_file():
        return b""
    data = made.read_bytes()
    made.unlink()
    return data


def _largest(page: PageObject) -> bytes:
    """The largest picture of a page as it was put there."""
    keys = page.images.keys()
    sizes = {key: _pixels(page, key) for key in keys if isinstance(key, str)}
    fitting = {key: size for key, size in sizes.items() if 0 < size <= _MOST_PIXELS}
    return page.images[max(fitting, key=fitting.__getitem__)].data if fitting else b""


def _pixels(page: PageObject, key: str) -> int:
    """How many points a picture says that it has."""
    resources: Any = page["/Resources"]
    drawn = resources["/XObject"][key]
    return int(drawn.get("/Width", 0)) * int(drawn.get("/Height", 0))
