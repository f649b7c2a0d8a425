"""Reads content/site.yaml and the picture of its logo, and says what does not fit.

In: the content folder. Out: the `Site` with the lines of its fields; without the file the one of
the defaults. What a file or a picture may be is declared in `kb.vocabularies`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from kb.content.texts import read_text, shown
from kb.errors import disk_trouble
from kb.schema import Problem
from kb.vocabularies import Site, Vocabularies, pictures, read_site

FILE = "site.yaml"
Lines = Mapping[str, int]
# Reads a file, or gives what was read of it the last time.
Read = Callable[[Path, Callable[[list[Problem]], Any], list[Problem]], Any]


def load_site(folder: Path, read: Read, problems: list[Problem]) -> tuple[Site, Lines]:
    """The site of a folder, its logo included, and the line of each field."""
    path = folder / FILE
    site, lines = read(path, partial(_load, folder, path), problems)
    if site.logo:
        picture, wrong = read(folder / site.logo, partial(_picture, folder / site.logo), problems)
        site = replace(site, picture=picture)
        if wrong:
            problems.append(Problem(shown(folder, path), lines["logo"], "logo", *wrong))
    return site, lines


def _load(folder: Path, path: Path, problems: list[Problem]) -> tuple[Site, Lines]:
    text = read_text(folder, path, problems) if path.exists() else None
    if text is None:
        return Site(), {}
    site, lines, found = read_site(text, shown(folder, path))
    problems += found
    return site, lines


def _picture(path: Path, _: list[Problem]) -> tuple[bytes, tuple[str, str] | None]:
    """What the file of the logo holds; nothing, and why, when it cannot be shown."""
    try:
        with path.open("rb") as file:
            data = file.read(pictures.MOST_BYTES + 1)
    except FileNotFoundError:
        return b"", (f'không có tệp "{path.name}"', f"hãy đặt ảnh vào cạnh {FILE}")
    except OSError as error:
        return b"", (f'không đọc được "{path.name}" ({disk_trouble(error)})', "hãy xem lại tệp")
    wrong = pictures.wrong_picture(path.name, data)
    return b"" if wrong else data, wrong


def check_site(vocabularies: Vocabularies, lines: Lines) -> Iterator[Problem]:
    """What of a site does not agree with the other vocabularies."""
    province = vocabularies.site.province
    if province and vocabularies.places and vocabularies.where(province) is None:
        known = vocabularies.likely_place(province)
        remedy = f"hãy viết {known.name}" if known else "hãy viết tên như trong places.yaml"
        wrong = f'không có tỉnh, thành phố "{province}"'
        yield Problem(f"content/{FILE}", lines.get("province", 1), "province", wrong, remedy)
