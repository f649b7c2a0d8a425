"""Copies of pages, from which a quotation can still be proved when its address is dead.

In: what stands at an address, and the records that rest on it. Out: a file for each record under
`archive/material/<id>/`, named by day and content; the same content is kept once. It is someone's
work: no copy is ever published, and `kb erase` removes those of a record.
"""

from datetime import date
from hashlib import sha256
from pathlib import Path

from kb.errors import NotSaved, disk_trouble
from kb.fetch import Fetched
from kb.files import replace

MATERIAL = "material"
_ENDINGS = {"application/pdf": "pdf", "application/xhtml+xml": "html", "text/plain": "txt"}


def keep_copies(
    archive_dir: Path, ids: tuple[str, ...], page: Fetched, day: date, ending: str = ""
) -> list[str]:
    """The paths, within the archive, where its copies lie; NotSaved when the disk refuses one.

    A copy of a file keeps its `ending` ("mhtml"), one of a page has that of its kind.
    """
    digest = sha256(page.body).hexdigest()[:16]
    ending = ending or _ENDINGS.get(page.media_type, "html")
    return [
        _kept(archive_dir, archive_dir / MATERIAL / each, f"{day}-{digest}.{ending}", page.body)
        for each in ids
    ]


def _kept(archive_dir: Path, folder: Path, name: str, body: bytes) -> str:
    same = name.rpartition("-")[2]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = next(folder.glob(f"*-{same}"), folder / name)
        if not path.exists():
            aside = folder / f".{name}.new"
            aside.write_bytes(body)
            replace(aside, path)
    except OSError as error:
        raise NotSaved(f"{folder}: không ghi được ({disk_trouble(error)})") from error
    return path.relative_to(archive_dir).as_posix()
