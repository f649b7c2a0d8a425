"""Reads the content folder: the only module that touches content files on disk.

In: a folder with exemplars/, directives/, lists of records and the vocabularies. Out: `Content`:
every record that could be read, the vocabularies, and every problem found; one bad file never hides
the others, nor one bad item of a list.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kb.errors import ContentError, UnknownRecord
from kb.records import RECORD_CLASSES, Record, RecordFile, read_item, read_record
from kb.schema.frontmatter import FormError, split
from kb.schema.problems import Problem
from kb.schema.types import SLUG_RE, nearest
from kb.text.markup import overgrown_line
from kb.text.vietnamese import normalise, slug
from kb.vocabularies.vocabularies import (
    VOCABULARIES,
    GoldenQuery,
    Vocabularies,
    read_list,
    read_vocabulary,
)

FOLDERS = {cls.about.home: name for name, cls in RECORD_CLASSES.items() if cls.about.is_file}
LISTS = {cls.about.home: name for name, cls in RECORD_CLASSES.items() if not cls.about.is_file}
MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Content:
    """What a content folder holds; `unread_ids` belong to files that could not be taken apart."""

    files: tuple[RecordFile, ...]
    vocabularies: Vocabularies
    problems: tuple[Problem, ...]
    unread_ids: frozenset[str] = frozenset()
    golden: tuple[GoldenQuery, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, RecordFile]:
        """Record files by record id."""
        return {file.record.id: file for file in self.files}

    def find(self, record_id: str) -> RecordFile:
        """The file of a record by its id, old ones included; UnknownRecord names the nearest."""
        for file in self.files:
            if record_id in (file.record.id, *file.record.aliases):
                return file
        likely = nearest(record_id, self.by_id)
        hint = f'có phải là "{likely}"?' if likely else "hãy tìm bằng `kb search`."
        raise UnknownRecord(f'Không có hồ sơ "{record_id}"; {hint}')

    @property
    def withdrawn_ids(self) -> frozenset[str]:
        """The addresses, old ones included, that leave only a tombstone."""
        withdrawn = (file.record for file in self.files if file.record.status == "withdrawn")
        return frozenset(name for record in withdrawn for name in (record.id, *record.aliases))

    def servable(self, problems: tuple[Problem, ...]) -> tuple[Record, ...]:
        """The published records, without those whose file has an error among `problems`."""
        bad: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.severity == "error":
                bad[problem.path].append(problem)
        return tuple(
            file.record
            for file in self.files
            if file.record.status == "published" and not any(map(file.has, bad[file.path]))
        )


def load_content(folder: Path) -> Content:
    """Read everything; ContentError only when the folder itself is not there."""
    if not folder.is_dir():
        raise ContentError(f"{folder}: không có thư mục này; hãy đặt KB_CONTENT_DIR cho đúng")
    problems: list[Problem] = []
    read: dict[str, Any] = {}
    for name, cls in VOCABULARIES.items():
        read[name] = _load_vocabulary(folder, name, cls, problems)
    golden = _load_vocabulary(folder, "golden", GoldenQuery, problems)
    files: list[RecordFile] = []
    unread = set()
    for subfolder, record_type in FOLDERS.items():
        for path in sorted((folder / subfolder).glob("**/*.md")):
            file = _load_record(folder, path, record_type, problems)
            if file:
                files.append(file)
            else:
                unread.add(path.stem)
    for name, record_type in LISTS.items():
        files += _load_list(folder, folder / f"{name}.yaml", record_type, problems)
    return Content(tuple(files), Vocabularies(**read), tuple(problems), frozenset(unread), golden)


def _load_vocabulary(
    folder: Path, name: str, cls: type[Any], problems: list[Problem]
) -> tuple[Any, ...]:
    path = folder / f"{name}.yaml"
    if not path.exists():
        return ()
    text = _read_text(folder, path, problems)
    if text is None:
        return ()
    items, found = read_vocabulary(cls, text, _shown(folder, path))
    problems.extend(found)
    return items


def _load_list(
    folder: Path, path: Path, record_type: str, problems: list[Problem]
) -> Iterator[RecordFile]:
    """The records of a list; each item is read by itself."""
    text = _read_text(folder, path, problems) if path.exists() else None
    if text is None:
        return
    shown = _shown(folder, path)
    items, found = read_list(text, shown)
    problems.extend(found)
    starts = [*(item.line for item in items), text.count("\n") + 2]
    for item, following in zip(items, starts[1:], strict=True):
        file, found = read_item(record_type, item, shown, following - 1)
        problems.extend(found)
        if file:
            yield file


def _load_record(
    folder: Path, path: Path, record_type: str, problems: list[Problem]
) -> RecordFile | None:
    shown = _shown(folder, path)
    if not SLUG_RE.fullmatch(path.stem):
        problems.append(
            Problem(
                shown,
                1,
                "",
                "tên tệp là mã hồ sơ, chỉ gồm chữ thường không dấu, số và gạch nối",
                f"hãy đổi tên thành {slug(path.stem) or 'ten-khong-dau'}.md",
            )
        )
        return None
    text = _read_text(folder, path, problems)
    if text is None:
        return None
    try:
        document = split(text)
    except FormError as error:
        problems.append(Problem(shown, error.line, "", error.wrong, error.remedy))
        return None
    file, found = read_record(record_type, path.stem, document, shown)
    problems.extend(found)
    if line := overgrown_line(document.body):
        wrong = "dấu Markdown quá nhiều trong một khối, hoặc lồng nhau quá sâu"
        remedy = "hãy viết phẳng lại, tách khối bằng dòng trống"
        problems.append(Problem(shown, document.body_line + line - 1, "", wrong, remedy))
    return file


def _read_text(folder: Path, path: Path, problems: list[Problem]) -> str | None:
    """The text in NFC with plain line ends; None (and a problem) when it is not text."""
    shown = _shown(folder, path)
    if not path.is_file():
        problems.append(Problem(shown, 1, "", "không phải là tệp", "hãy đổi tên thư mục này"))
        return None
    if path.stat().st_size > MAX_BYTES:
        remedy = f"hãy rút còn dưới {MAX_BYTES // 1_000_000} MB"
        problems.append(Problem(shown, 1, "", "tệp quá lớn", remedy))
        return None
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wrong = "tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc tệp Word)"
        problems.append(Problem(shown, line, "", wrong, "hãy lưu lại với bảng mã UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            number
            for number, written in enumerate(text.split("\n"), start=1)
            if not unicodedata.is_normalized("NFC", written)
        )
        remedy = "trang vẫn hiện đúng, nhưng hãy lưu lại bằng Unicode dựng sẵn (NFC)"
        problems.append(Problem(shown, line, "", "chữ viết bằng dấu rời", remedy, "warning"))
    return normalise(text)


def _shown(folder: Path, path: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
