"""Lists that offices sent, kept whole with what people said of them.

In: files, and choices about them. Out: `archive/lists/<number>/`: the file under its own name, and
`list.json`, written whole or not at all. What a heading means is in `archive/lists/headings.json`,
by the office that sends such lists. Reads no list itself.
"""

import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from kb.desk.files import disk
from kb.desk.files.versions import digest_of
from kb.errors import NotSaved, UnknownRecord
from kb.text.vietnamese import match_key, normalise

FOLDER, FILE, HEADINGS = "lists", "list.json", "headings.json"
_LONGEST = 100  # letters of a file's name
_RESERVED_RE = re.compile(r"(?i)(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")
What = Literal["new", "add", "skip"]


@dataclass(frozen=True)
class Choice:
    """What a draft is to become: a record of its own, an addition to one, or nothing.

    `fields` of an addition are those to be taken over; None leaves that as it is offered.
    """

    what: What
    into: str = ""
    fields: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Taken:
    """What a draft became, by which step of the journal, and what its row said by then."""

    record: str
    step: int
    what: What
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Common:
    """What an editor says of all rows that leave it open; `office` is who sent the list.

    With `sums_up` the first sentence of a merit is the summary of its draft.
    """

    office: str = ""
    kind: str = ""
    level: str = ""
    province: str = ""
    year: str = ""
    field: str = ""
    sums_up: bool = False


@dataclass(frozen=True)
class KeptList:
    """A list and all that was said of it; `headings` are those of its columns, folded.

    Cells are named "0.14.2" (sheet, row, column), drafts "0.14.0" (sheet, row, place in the row).
    """

    number: int
    name: str
    digest: str
    when: str
    who: str = ""
    office: str = ""
    headings: tuple[str, ...] = ()
    common: Common = field(default_factory=Common)
    meanings: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
    taken: Mapping[str, Taken] = field(default_factory=dict)

    @property
    def moment(self) -> datetime:
        """When it was brought in."""
        return datetime.fromisoformat(self.when)


class Lists:
    """The lists of an archive; callers are alone (`disk.alone`) where they write."""

    def __init__(self, archive_dir: Path) -> None:
        self.archive_dir, self.folder = archive_dir, archive_dir / FOLDER

    def all(self) -> tuple[KeptList, ...]:
        """Every list, latest first, but for those that cannot be read (`unread`)."""
        numbers = sorted(map(int, self._numbers()), reverse=True)
        return tuple(kept for number in numbers if (kept := self._read(number)))

    def unread(self) -> tuple[Path, ...]:
        """The folders whose notes are spoilt or gone; the files that were sent are still there."""
        numbers = (number for number in self._numbers() if self._read(int(number)) is None)
        return tuple(self.folder / number for number in sorted(numbers, key=int))

    def find(self, number: int) -> KeptList:
        """A list by its number; UnknownRecord when there is none."""
        kept = self._read(number)
        if kept is None:
            raise UnknownRecord(f"Không có danh sách số {number}; có thể đã bỏ khỏi kho lưu.")
        return kept

    def path_of(self, kept: KeptList) -> Path:
        """The file as it was sent."""
        return self.folder / str(kept.number) / kept.name

    def add(self, name: str, data: bytes, who: str) -> KeptList:
        """Keep a file, not yet as a list: `save` makes it one."""
        number = max(map(int, self._numbers()), default=0) + 1
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept = KeptList(number, safe_name(name), digest_of(data), now, who)
        try:
            with disk.told(self.folder):
                disk.write_whole(self.path_of(kept), data)
        except NotSaved:
            self.remove(number)
            raise
        return kept

    def save(self, kept: KeptList) -> None:
        """Write down what was said."""
        path = self.folder / str(kept.number) / FILE
        text = json.dumps(asdict(kept), ensure_ascii=False)
        with disk.told(path):
            disk.write_whole(path, text.encode())

    def without_words_of(self, record_id: str) -> tuple[str, ...]:
        """Keep no longer what rows said of a record; the names of the files that still say it."""
        names = []
        for kept in self.all():
            if any(each.record == record_id for each in kept.taken.values()):
                bare = {
                    key: replace(each, said={}) if each.record == record_id else each
                    for key, each in kept.taken.items()
                }
                self.save(replace(kept, taken=bare))
                names.append(kept.name)
        return tuple(names)

    def remove(self, number: int) -> None:
        """Forget a list and its file."""
        with disk.told(self.folder):
            shutil.rmtree(self.folder / str(number), ignore_errors=True)

    def meanings_of(self, office: str, headings: Iterable[str]) -> dict[str, str]:
        """What headings mean in the lists of an office, or of nobody with these headings."""
        return dict(self._all_meanings().get(match_key(office) or _like(headings), {}))

    def remember(self, kept: KeptList, meanings: Mapping[str, str]) -> None:
        """Keep what headings mean for the next list of its office.

        A list that does not name its office itself is known by its headings as well.
        """
        held = self._all_meanings()
        is_unsigned = bool(kept.common.office) or not kept.office
        like = _like(kept.headings) if is_unsigned else ""
        for key in filter(None, (match_key(kept.office), like)):
            held[key] = {**held.get(key, {}), **meanings}
        path = self.folder / HEADINGS
        with disk.told(path):
            disk.write_whole(path, json.dumps(held, ensure_ascii=False, indent=1).encode())

    def _all_meanings(self) -> dict[str, dict[str, str]]:
        found = _json(self.folder / HEADINGS)
        return found if isinstance(found, dict) else {}

    def _numbers(self) -> Iterator[str]:
        if self.folder.is_dir():
            yield from (each.name for each in self.folder.iterdir() if each.name.isdecimal())

    def _read(self, number: int) -> KeptList | None:
        try:
            plain = _json(self.folder / str(number) / FILE)
            return _kept(plain) if plain else None
        except (NotSaved, TypeError, KeyError, ValueError, AttributeError):
            return None


def _like(headings: Iterable[str]) -> str:
    """What lists with the same headings have in common, whoever sent them."""
    return " | ".join(sorted(headings))


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise NotSaved(f"{path}: không đọc được; hãy chép lại tệp từ bản sao lưu.") from error


def _kept(plain: Any) -> KeptList:
    choices = {key: Choice(**_tupled(each)) for key, each in plain["choices"].items()}
    taken = {key: Taken(**each) for key, each in plain["taken"].items()}
    common = Common(**plain["common"])
    kept = KeptList(**plain | {"choices": choices, "taken": taken, "common": common})
    return replace(kept, headings=tuple(kept.headings))


def _tupled(plain: Any) -> Any:
    fields = plain["fields"]
    return plain | {"fields": None if fields is None else tuple(fields)}


def mark_of(number: int) -> str:
    """How the journal names a list, at the end of what a step was taken for."""
    return f" (danh sách số {number})"


def safe_name(name: str) -> str:
    r"""The name of a file as any disk takes it: "C:\ds: Mẫu?.xlsx" gives "ds- Mẫu-.xlsx"."""
    last = re.split(r"[\\/]", normalise(name))[-1]
    shown = "".join(letter if letter.isprintable() else " " for letter in last)
    shown = re.sub(r'[<>:"|?*]', "-", " ".join(shown.split())).strip(" .")
    stem, dot, suffix = shown.rpartition(".")
    stem = (stem or shown if dot else shown)[:_LONGEST].strip(" .") or "danh-sach"
    stem = f"_{stem}" if _RESERVED_RE.match(stem) else stem
    return f"{stem}.{suffix[:10]}" if dot and suffix else stem
