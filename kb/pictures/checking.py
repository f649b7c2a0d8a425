"""The picture files of records: whether each is there, is what it says, and tells nothing else.

In: the content folder and the records of it. Out: `Problem`s.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from kb.errors import disk_trouble
from kb.pictures.gallery import pictures_of
from kb.pictures.keeping import HOME, home_of
from kb.pictures.reading import MOST_BYTES, wrong_picture
from kb.records import RecordFile
from kb.schema import Problem

# Reads a file, or gives what was read of it the last time.
Read = Callable[[Path, Callable[[list[Problem]], Any], list[Problem]], Any]


def _anew(_: Path, read: Callable[[list[Problem]], Any], problems: list[Problem]) -> Any:
    return read(problems)


def tell_pictures(
    folder: Path, files: Iterable[RecordFile], read: Read, problems: list[Problem]
) -> None:
    """Tell what is wrong with each record's pictures, and of files that no record names."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        named[file.record.id] |= {each.file for each in pictures_of(file.record)}
        problems += picture_problems(folder, file, read)
    for path in sorted((folder / HOME).glob("*/*")):
        if path.name not in named[path.parent.name] and not path.name.startswith("."):
            wrong = "không hồ sơ nào dùng ảnh này"
            remedy = f"hãy ghi vào pictures của {path.parent.name}, hoặc xóa tệp"
            problems.append(Problem(_named(folder, path), 1, "", wrong, remedy, "warning"))


def picture_problems(folder: Path, file: RecordFile, read: Read = _anew) -> Iterator[Problem]:
    """What is wrong with the pictures of one record."""
    for item, picture in enumerate(pictures_of(file.record)):
        path = home_of(folder, file.record.id) / picture.file
        if wrong := read(path, partial(_wrong, folder, path), []):
            yield Problem(file.path, file.line_of("pictures", item), "pictures", *wrong)


def _wrong(folder: Path, path: Path, _: list[Problem]) -> tuple[str, str] | None:
    try:
        with path.open("rb") as file:
            return wrong_picture(path.name, file.read(MOST_BYTES + 1))
    except FileNotFoundError:
        return f"không có tệp {_named(folder, path)}", "hãy đặt tệp vào đó, hoặc bỏ ảnh này"
    except OSError as error:
        wrong = f"không đọc được {_named(folder, path)} ({disk_trouble(error)})"
        return wrong, "hãy xem lại tệp"


def _named(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
