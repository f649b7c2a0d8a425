"""Reads the content folder: the only module that touches content files on disk.

In: a folder with exemplars/, directives/, lists of records and the vocabularies. Out: `Content`:
every record that could be read, the vocabularies, and every problem found; one bad file never hides
the others, nor one bad item of a list.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from kb.content.site import load_site
from kb.content.texts import read_text, shown, tell_misnamed
from kb.errors import ContentError, UnknownRecord
from kb.pictures import tell_pictures
from kb.records import (
    RECORD_CLASSES,
    Directive,
    Record,
    RecordFile,
    of_type,
    read_item,
    read_record,
)
from kb.schema import SLUG_RE, Problem
from kb.schema.frontmatter import FormError, split
from kb.schema.types import nearest
from kb.text.markup import overgrown_line
from kb.text.vietnamese import slug
from kb.vocabularies import (
    VOCABULARIES,
    GoldenQuery,
    Removal,
    Vocabularies,
    read_list,
    read_vocabulary,
)

FOLDERS = {cls.about.home: name for name, cls in RECORD_CLASSES.items() if cls.about.is_file}
# Lists that are no part of what is served.
_ASIDE: dict[str, type[Any]] = {"golden": GoldenQuery, "removed": Removal}
LISTS = {cls.about.home: name for name, cls in RECORD_CLASSES.items() if not cls.about.is_file}
# The field of a problem that says no more than that two files bear one id.
REPEATED = "id"
T = TypeVar("T")
# A folder is looked at so often before it is left alone. What was written a moment ago may be
# written still: then a moment passes before the next look.
_LOOKS, _FRESH_NS, _MOMENT = 3, 2_000_000_000, 0.4
_Stamp = tuple[int, int, int] | None


@dataclass(frozen=True)
class Content:
    """What a content folder holds; `unread_ids` belong to files that could not be taken apart."""

    files: tuple[RecordFile, ...]
    vocabularies: Vocabularies
    problems: tuple[Problem, ...]
    unread_ids: frozenset[str] = frozenset()
    golden: tuple[GoldenQuery, ...] = ()
    removed: tuple[Removal, ...] = ()
    site_lines: Mapping[str, int] = field(default_factory=dict)
    folder: Path | None = None

    @cached_property
    def by_id(self) -> dict[str, RecordFile]:
        """Record files by record id."""
        return {file.record.id: file for file in self.files}

    @cached_property
    def directives(self) -> dict[str, Directive]:
        """Documents by id."""
        records = of_type(Directive, (file.record for file in self.files))
        return {record.id: record for record in records}

    def find(self, record_id: str) -> RecordFile:
        """The file of a record by its id, old ones included; UnknownRecord names the nearest."""
        for file in self.files:
            if record_id in (file.record.id, *file.record.aliases):
                return file
        likely = nearest(record_id, self.by_id)
        hint = f'có phải là "{likely}"?' if likely else "hãy tìm bằng `kb search`."
        raise UnknownRecord(f'Không có hồ sơ "{record_id}"; {hint}')

    @property
    def is_begun(self) -> bool:
        """Whether there is a record that is not meant to be served: a draft, a withdrawn one."""
        return any(file.record.status != "published" for file in self.files)

    @cached_property
    def withdrawn_ids(self) -> frozenset[str]:
        """The addresses, old ones included, that leave only a tombstone."""
        withdrawn = (file.record for file in self.files if file.record.status == "withdrawn")
        return frozenset(name for record in withdrawn for name in (record.id, *record.aliases))

    def servable(self, problems: Iterable[Problem]) -> tuple[Record, ...]:
        """What may be served; of several files with one id the first (`alternatives`)."""
        return tuple(records[0] for records in self.alternatives(problems).values())

    def alternatives(self, problems: Iterable[Problem]) -> dict[str, tuple[Record, ...]]:
        """The published records by id, without those whose file has an error among `problems`.

        Two files with one id are two alternatives; that alone is no reason to serve neither. Who
        was withdrawn in one file is not served from another.
        """
        bad: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in problems:
            if problem.severity == "error" and problem.field != REPEATED:
                bad[problem.path].append(problem)
        found: defaultdict[str, list[Record]] = defaultdict(list)
        for file in self.files:
            is_sound = not any(map(file.has, bad[file.path]))
            if file.record.status == "published" and is_sound:
                found[file.record.id].append(file.record)
        return {key: tuple(held) for key, held in found.items() if key not in self.withdrawn_ids}


class Kept:
    """What was read of a folder, file by file, so that only what changed is read again.

    `edition` is another number when anything is; `latest` is the file that was read last.
    """

    def __init__(self) -> None:
        self.edition = 0
        self.latest: Path | None = None
        self._before: dict[Path, tuple[_Stamp, Any, list[Problem]]] = {}
        self._now: dict[Path, tuple[_Stamp, Any, list[Problem]]] = {}

    def read(self, path: Path, read: Callable[[list[Problem]], T], problems: list[Problem]) -> T:
        """What `read` makes of a file, with the problems it finds; as before if the file is."""
        stamp = _stamp(path)
        if path not in self._before or self._before[path][0] != stamp:
            found: list[Problem] = []
            self._before[path] = (stamp, read(found), found)
            self.latest = path
            self.edition += 1
        self._now[path] = self._before[path]
        _, value, found = self._now[path]
        problems += found
        made: T = value
        return made

    @property
    def newest(self) -> int:
        """When any of the files was last written or put there, in nanoseconds."""
        return max((stamp[0] for stamp, *_ in self._before.values() if stamp), default=0)

    def settle(self) -> None:
        """Let go of files that were not asked for this time."""
        self.edition += len(self._before) - len(self._now)
        self._before, self._now = self._now, {}


def load_content(folder: Path, kept: Kept | None = None) -> Content:
    """Read everything; ContentError only when the folder itself is not there.

    With what was `kept` of the last time, only files that changed are read.
    """
    if not folder.is_dir():
        raise ContentError(
            f"{folder}: không có thư mục này; "
            "hãy chạy lệnh ở thư mục của kho, hoặc đặt KB_CONTENT_DIR"
        )
    kept = kept or Kept()
    problems: list[Problem] = []
    lists: dict[str, tuple[Any, ...]] = {}
    for name, cls in {**VOCABULARIES, **_ASIDE}.items():
        path = folder / f"{name}.yaml"
        lists[name] = kept.read(path, partial(_load_vocabulary, folder, path, cls), problems)
    aside = {name: lists.pop(name) for name in _ASIDE}
    files: list[RecordFile] = []
    unread = set()
    for path, record_type in _record_paths(folder):
        read = partial(_load_record, folder, path, record_type)
        if file := kept.read(path, read, problems):
            files.append(file)
        else:
            unread.add(path.stem)
    tell_misnamed(folder, FOLDERS, kept.read, problems)
    for name, record_type in LISTS.items():
        path = folder / f"{name}.yaml"
        files += kept.read(path, partial(_load_list, folder, path, record_type), problems)
    tell_pictures(folder, files, kept.read, problems)
    site, lines = load_site(folder, kept.read, problems)
    kept.settle()
    vocabularies, ids = Vocabularies(**lists, site=site), frozenset(unread)
    told = tuple(problems)
    return Content(tuple(files), vocabularies, told, ids, **aside, site_lines=lines, folder=folder)


def load_settled(folder: Path, make: Callable[[Content], T]) -> tuple[Content, T]:
    """The content, and what `make` makes of it; no file came, went or changed meanwhile.

    Half a copy must not pass for the whole: ContentError when the folder does not come to rest.
    """
    kept = Kept()
    content = load_content(folder, kept)
    for _ in range(_LOOKS):
        if time.time_ns() - kept.newest < _FRESH_NS:
            time.sleep(_MOMENT)
        made, edition = make(content), kept.edition
        content = load_content(folder, kept)
        if kept.edition == edition:
            return content, made
    raise ContentError(
        f"{folder}: đang có tệp được chép vào hoặc ghi lại (mới nhất: {kept.latest}); không lập "
        "chỉ mục, chỉ mục cũ vẫn phục vụ; hãy đợi chép xong rồi chạy lại"
    )


def _record_paths(folder: Path) -> Iterator[tuple[Path, str]]:
    for subfolder, record_type in FOLDERS.items():
        for path in sorted((folder / subfolder).glob("**/*.md")):
            yield path, record_type


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    written = max(status.st_mtime_ns, status.st_ctime_ns)  # a copy may keep the first of them
    return written, status.st_size, status.st_ino


def _load_vocabulary(
    folder: Path, path: Path, cls: type[Any], problems: list[Problem]
) -> tuple[Any, ...]:
    if not path.exists():
        return ()
    text = read_text(folder, path, problems)
    if text is None:
        return ()
    items, found = read_vocabulary(cls, text, shown(folder, path))
    problems.extend(found)
    return items


def _load_list(
    folder: Path, path: Path, record_type: str, problems: list[Problem]
) -> tuple[RecordFile, ...]:
    """The records of a list; each item is read by itself."""
    text = read_text(folder, path, problems) if path.exists() else None
    if text is None:
        return ()
    named = shown(folder, path)
    items, found = read_list(text, named)
    problems.extend(found)
    starts = [*(item.line for item in items), text.count("\n") + 2]
    files = []
    for item, following in zip(items, starts[1:], strict=True):
        file, found = read_item(record_type, item, named, following - 1)
        problems.extend(found)
        files += [file] if file else []
    return tuple(files)


def _load_record(
    folder: Path, path: Path, record_type: str, problems: list[Problem]
) -> RecordFile | None:
    named = shown(folder, path)
    if not SLUG_RE.fullmatch(path.stem):
        problems.append(
            Problem(
                named,
                1,
                "",
                "tên tệp là mã hồ sơ, chỉ gồm chữ thường không dấu, số và gạch nối",
                f"hãy đổi tên thành {slug(path.stem) or 'ten-khong-dau'}.md",
            )
        )
        return None
    text = read_text(folder, path, problems)
    if text is None:
        return None
    try:
        document = split(text)
    except FormError as error:
        problems.append(Problem(named, error.line, "", error.wrong, error.remedy))
        return None
    file, found = read_record(record_type, path.stem, document, named)
    problems.extend(found)
    problems.extend(body_problems(file))
    return file


def body_problems(file: RecordFile) -> list[Problem]:
    """What the body of a record may not be: more marks than any text needs."""
    line = overgrown_line(file.record.body)
    if not line:
        return []
    wrong = "dấu Markdown quá nhiều trong một khối, hoặc lồng nhau quá sâu"
    remedy = "hãy viết phẳng lại, tách khối bằng dòng trống"
    return [Problem(file.path, file.body_line + line - 1, "", wrong, remedy)]
