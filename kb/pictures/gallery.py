"""Which pictures may be shown of which record: made ready by a build, looked up by readers.

In: records, their content folder, the folder of an index. Out: what a generation notes of them
(`made_ready`), and a `Gallery` of what it noted. A picture whose files are not on this machine is
not in the gallery; one of a record that was withdrawn leaves the disk (`clear_out`).
"""

import logging
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kb.errors import IndexUnwritable, PictureRefused, disk_trouble
from kb.pictures.keeping import home_of
from kb.pictures.renditions import KINDS, Rendered, render
from kb.records import Exemplar, Picture, Record, as_type

_MADE = "pictures"
# By record and file: its hash, width and height.
Noted = Mapping[str, Mapping[str, list[Any]]]
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Shown:
    """A picture of a record: what is said of it, and what was made of it."""

    picture: Picture
    rendered: Rendered


class Gallery:
    """The pictures of one generation."""

    def __init__(self, index_dir: Path, noted: Noted, hidden: Collection[str] = ()) -> None:
        self._made_dir = index_dir / _MADE
        self._noted = {key: files for key, files in noted.items() if key not in hidden}

    @cached_property
    def digests(self) -> frozenset[str]:
        """The hashes of all pictures that may be shown and are here."""
        noted = (held[0] for files in self._noted.values() for held in files.values())
        return frozenset(each for each in noted if (self._made_dir / each).is_dir())

    def of(self, record: Record) -> tuple[Shown, ...]:
        """The pictures of a record in its own order."""
        files = self._noted.get(record.id, {})
        found = ((each, files.get(each.file)) for each in pictures_of(record))
        return tuple(
            Shown(each, Rendered(*held)) for each, held in found if held and held[0] in self.digests
        )

    def first_of(self, record: Record) -> Shown | None:
        """The picture by which a list shows a record."""
        return next(iter(self.of(record)), None)

    def read(self, digest: str, width: int, ending: str) -> bytes | None:
        """A file that was made of a picture that may be shown."""
        if digest not in self.digests or ending not in KINDS:
            return None
        try:
            return Rendered(digest, width, 0).file(self._made_dir, width, ending).read_bytes()
        except FileNotFoundError:
            return None

    def length(self, shown: Shown) -> int | None:
        """The bytes of its largest file, as any program reads it; None where it has gone."""
        file = shown.rendered.file(self._made_dir, shown.rendered.widths[-1], "jpg")
        return file.stat().st_size if file.is_file() else None


NO_PICTURES = Gallery(Path(), {})


def pictures_of(record: Record) -> tuple[Picture, ...]:
    """What a record says of its pictures; only exemplars have any."""
    exemplar = as_type(Exemplar, record)
    return exemplar.pictures if exemplar else ()


def made_ready(
    records: Iterable[Record], content_dir: Path | None, index_dir: Path, before: Noted
) -> dict[str, dict[str, list[Any]]]:
    """Make what these records need and is not there yet; what to note of it.

    A file that has left the content folder stays as it was noted `before`: its name means one
    picture for ever.
    """
    noted: dict[str, dict[str, list[Any]]] = {}
    for record in records:
        for picture in pictures_of(record):
            held = _rendered(record.id, picture.file, content_dir, index_dir)
            held = held or before.get(record.id, {}).get(picture.file)
            if held:
                noted.setdefault(record.id, {})[picture.file] = held
    return noted


def _rendered(
    record_id: str, name: str, content_dir: Path | None, index_dir: Path
) -> list[Any] | None:
    path = home_of(content_dir, record_id) / name if content_dir else None
    if path is None or not path.is_file():
        return None
    try:
        made = render(path, index_dir / _MADE)
    except PictureRefused as error:
        _log.warning("%s: ảnh không hiện được: %s", record_id, error)
        return None
    except OSError as error:
        raise IndexUnwritable(
            f"{index_dir / _MADE}: không ghi được ảnh ({disk_trouble(error)}); "
            "chỉ mục đang dùng vẫn nguyên; hãy xem ổ đĩa còn chỗ rồi chạy lại"
        ) from error
    return [made.digest, made.width, made.height]


def clear_out(index_dir: Path, kept: Iterable[Mapping[str, Any]], hidden: Collection[str]) -> None:
    """Remove what was made of pictures that no kept generation may show."""
    wanted = frozenset[str]().union(*(Gallery(index_dir, noted, hidden).digests for noted in kept))
    made_dir = index_dir / _MADE
    for place in made_dir.iterdir() if made_dir.is_dir() else ():
        if place.name not in wanted:
            shutil.rmtree(place, ignore_errors=True)
