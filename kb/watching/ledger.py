"""What was seen in feeds, a line for each thing, in the archive: `archive/feeds.jsonl`.

In: looks at feeds, articles, what an editor decided of one. Out: the last of each. Lines are only
added to; `without` alone takes some out, when a record is erased: then no more stays of an article
than a digest of its address, so that nobody is offered again who asked to be forgotten.
"""

import json
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

from kb import files
from kb.errors import NotSaved, disk_trouble
from kb.fetch import Version
from kb.material.pages import address_key
from kb.text.vietnamese import match_key
from kb.watching.values import Entry

FILE = "feeds.jsonl"
Stamp = tuple[int, int, int] | None
_FEWEST = 2  # words of a name: one may be anybody's


class Fate(Enum):
    """What became of an article that was seen."""

    NEW = "moi"
    DISMISSED = "khong-phai"
    TAKEN = "da-lay"  # a draft was made of it, or it was added to a record


@dataclass(frozen=True)
class Seen:
    """An article that a feed announced: the column, the day it was seen, what became of it.

    `record` is the record that it was taken into.
    """

    entry: Entry
    feed: str
    on: date
    fate: Fate = Fate.NEW
    record: str = ""

    @property
    def key(self) -> str:
        """What it is known by: the same for all addresses of the article."""
        return digest_of(self.entry.url)


@dataclass(frozen=True)
class Looked:
    """The last look at a feed: what its host said of this version, and what was to be told."""

    on: date
    version: Version = field(default_factory=Version)
    said: tuple[str, ...] = ()
    is_read: bool = True


def _names(entry: Entry, keys: Iterable[str]) -> bool:
    """Whether one of the names stands in what a feed said of an article."""
    said = f" {match_key(f'{entry.title} {entry.summary}')} "
    return any(f" {key} " in said for key in keys)


def digest_of(url: str) -> str:
    """A name for an article, which does not tell its address."""
    return sha256(address_key(url).encode()).hexdigest()[:16]


def stamp_of(archive_dir: Path) -> Stamp:
    """What changes whenever the ledger does; None while there is none."""
    try:
        status = (archive_dir / FILE).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


class FeedLedger:
    """What the archive keeps of feeds and articles."""

    def __init__(self, archive_dir: Path) -> None:
        self._path = archive_dir / FILE
        self.looks: dict[str, Looked] = {}
        self.articles: dict[str, Seen] = {}
        self.forgotten: set[str] = set()
        for number, line in enumerate(self._lines(), start=1):
            self._take(number, line)

    def knows(self, url: str) -> bool:
        """Whether an article was seen before, or must not be seen again."""
        key = digest_of(url)
        return key in self.articles or key in self.forgotten

    def add(self, feed: str, looked: Looked, articles: Iterable[Seen]) -> None:
        """Keep a look at a feed and the articles that it showed; NotSaved when the disk refuses."""
        held = tuple(articles)
        self._append([*map(_article_line, held), _look_line(feed, looked)])
        self.looks[feed] = looked
        self.articles |= {each.key: each for each in held}

    def decide(self, key: str, fate: Fate, record: str = "") -> Seen | None:
        """Note what became of an article; None where it is not known."""
        seen = self.articles.get(key)
        if seen is None:
            return None
        self._append([{"what": "fate", "key": key, "fate": fate.value, "record": record}])
        self.articles[key] = replace(seen, fate=fate, record=record)
        return self.articles[key]

    def without(self, record_id: str, urls: Collection[str], names: Iterable[str]) -> int:
        """Forget the articles of a record, those at its addresses, and those that name it."""
        keys = [match_key(name) for name in names if len(name.split()) >= _FEWEST]
        gone = {digest_of(url) for url in urls}
        gone |= {
            key
            for key, seen in self.articles.items()
            if seen.record == record_id or _names(seen.entry, keys)
        }
        known = gone & set(self.articles)
        if gone <= self.forgotten:
            return 0
        kept = [line for line in map(json.loads, self._lines()) if line.get("key") not in gone]
        kept += [{"what": "forgotten", "key": key} for key in sorted(gone)]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        aside = self._path.with_name(f"{self._path.name}.new")
        aside.write_text("".join(map(_written, kept)), "utf-8", newline="\n")
        files.replace(aside, self._path)
        self.articles = {key: seen for key, seen in self.articles.items() if key not in gone}
        self.forgotten |= gone
        return len(known)

    def _append(self, lines: Iterable[Mapping[str, Any]]) -> None:
        """On the disk when this returns; a line that a crash cut off is taken away first."""
        data = "".join(map(_written, lines)).encode()
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            whole = self._path.read_bytes().rpartition(b"\n") if self._path.exists() else None
            with self._path.open("ab") as file:
                if whole and whole[2]:
                    file.truncate(len(whole[0]) + len(whole[1]))
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise NotSaved(f"{self._path}: không ghi được ({disk_trouble(error)})") from error

    def _lines(self) -> list[str]:
        """The whole lines; what a crash cut off is seen again at the next look."""
        return self._path.read_text("utf-8").split("\n")[:-1] if self._path.exists() else []

    def _take(self, number: int, line: str) -> None:
        try:
            said = json.loads(line)
            _TAKERS[said.pop("what")](self, **said)
        except (ValueError, LookupError, TypeError) as error:
            raise NotSaved(
                f"{self._path}:{number}: dòng này không đọc được; hãy xóa dòng ấy rồi chạy lại"
            ) from error

    def _take_article(self, key: str, entry: dict[str, Any], feed: str, on: str) -> None:
        """A line says that an article was seen."""
        day = date.fromisoformat(entry["day"]) if entry["day"] else None
        self.articles[key] = Seen(Entry(**entry | {"day": day}), feed, date.fromisoformat(on))

    def _take_look(self, feed: str, on: str, version: dict[str, str], **told: Any) -> None:
        """A line says how a look at a feed went."""
        told["said"] = tuple(told["said"])
        self.looks[feed] = Looked(date.fromisoformat(on), Version(**version), **told)

    def _take_fate(self, key: str, fate: str, record: str) -> None:
        """A line says what became of an article."""
        if key in self.articles:
            self.articles[key] = replace(self.articles[key], fate=Fate(fate), record=record)

    def _take_forgotten(self, key: str) -> None:
        """A line says that an article is not to be seen again."""
        self.forgotten.add(key)


_TAKERS: dict[str, Callable[..., None]] = {
    "article": FeedLedger._take_article,
    "look": FeedLedger._take_look,
    "fate": FeedLedger._take_fate,
    "forgotten": FeedLedger._take_forgotten,
}


def _article_line(seen: Seen) -> dict[str, Any]:
    entry = asdict(seen.entry) | {"day": seen.entry.day.isoformat() if seen.entry.day else ""}
    return {
        "what": "article",
        "key": seen.key,
        "entry": entry,
        "feed": seen.feed,
        "on": seen.on.isoformat(),
    }


def _look_line(feed: str, looked: Looked) -> dict[str, Any]:
    return {"what": "look", "feed": feed} | asdict(looked) | {"on": looked.on.isoformat()}


def _written(line: Mapping[str, Any]) -> str:
    return json.dumps(line, ensure_ascii=False) + "\n"
