"""What was seen of addresses, a line a look, only ever added to: `archive/sources.jsonl`."""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from kb.errors import NotSaved, disk_trouble
from kb.fetch import Version
from kb.files import replace
from kb.sources.cited import Cited
from kb.sources.outcomes import Outcome

FILE = "sources.jsonl"


@dataclass(frozen=True)
class Checked:
    """One look at an address: the day, what was seen, in which words, and where it has moved to.

    `copies` are the files that were kept of it, as paths within the archive.
    """

    url: str
    day: date
    outcome: Outcome
    said: str = ""
    moved_to: str = ""
    copies: tuple[str, ...] = ()
    version: Version = field(default_factory=Version)


class Ledger:
    """The looks kept in an archive; the last one at an address counts."""

    def __init__(self, archive_dir: Path) -> None:
        self._path = archive_dir / FILE
        self.last = {each.url: each for each in self._read()}

    def add(self, checked: Checked) -> None:
        """Keep one look, on the disk when this returns; NotSaved, in words, when that fails."""
        line = asdict(checked) | {"day": checked.day.isoformat(), "outcome": checked.outcome.value}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotSaved(f"{self._path}: không ghi được ({disk_trouble(error)})") from error
        self.last[checked.url] = checked

    def without(self, urls: Collection[str]) -> bool:
        """Leave out every look at these addresses, for good; whether there was one."""
        kept = [line for line in self._lines() if json.loads(line)["url"] not in urls]
        if len(kept) == len(self._lines()):
            return False
        aside = self._path.with_name(f"{self._path.name}.new")
        aside.write_text("".join(f"{line}\n" for line in kept), "utf-8", newline="\n")
        replace(aside, self._path)
        self.last = {each.url: each for each in self._read()}
        return True

    def _lines(self) -> list[str]:
        """The whole lines; the last one may have been cut off by a crash, and is looked at anew."""
        return self._path.read_text("utf-8").split("\n")[:-1] if self._path.exists() else []

    def _read(self) -> Iterator[Checked]:
        for number, line in enumerate(self._lines(), start=1):
            try:
                said = json.loads(line)
                yield Checked(
                    **said
                    | {
                        "day": date.fromisoformat(said["day"]),
                        "outcome": Outcome(said["outcome"]),
                        "copies": tuple(said["copies"]),
                        "version": Version(**said["version"]),
                    }
                )
            except (ValueError, LookupError, TypeError) as error:
                raise NotSaved(
                    f"{self._path}:{number}: dòng này không đọc được; hãy xóa dòng ấy rồi chạy lại"
                ) from error


def by_outcome(cited: Iterable[Cited], ledger: Ledger) -> dict[Outcome, list[Cited]]:
    """The addresses that were looked at, by what was seen of each the last time."""
    found: dict[Outcome, list[Cited]] = {outcome: [] for outcome in Outcome}
    for each in cited:
        if last := ledger.last.get(each.url):
            found[last.outcome].append(each)
    return found
