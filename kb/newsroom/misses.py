"""Counts the questions that found nothing, so that editors can extend content/synonyms.yaml.

In: the text of such a question and the day. Out: lines of a local file, "count, first day, last
day, question", tab by tab, and from them a table. Nothing about who asked or when in the day; a
question that may hold a number, an e-mail or an address of somebody is counted, not kept. The file
stays small: when it grows, equal questions are put together, in alphabetical order, and the rarest
are dropped.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock

from kb.files import replace
from kb.newsroom.personal import may_be_personal
from kb.text.invisible import visible
from kb.text.vietnamese import canonical, normalise

MOST_CHARS = 100
MOST_BYTES = 1_000_000
MOST_QUESTIONS = 5_000
_LOCK_SECONDS = 0.5
# Stands for the questions that may hold what belongs to one person: they are counted, not kept.
WITHHELD = ""


@dataclass(frozen=True)
class Miss:
    """A question that found nothing: how often, and the first and last day of it."""

    count: int
    first: date
    last: date
    text: str

    def __str__(self) -> str:
        return f"{self.count}\t{self.first}\t{self.last}\t{self.text}\n"

    def __add__(self, other: "Miss") -> "Miss":
        first, last = min(self.first, other.first), max(self.last, other.last)
        return Miss(self.count + other.count, first, last, self.text)


def question_of(text: str) -> str:
    """The question as it is counted: "  UỶ BAN " is "uỷ ban"; WITHHELD when in doubt."""
    if may_be_personal(text):
        return WITHHELD
    return " ".join(canonical(normalise(text)).split())[:MOST_CHARS].strip()


def add_miss(path: Path, text: str, day: date) -> None:
    """Count a question once more; OSError (a lock held too long is one) when that cannot be."""
    if not visible(normalise(text)).strip():
        return
    question = question_of(text)
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock", timeout=_LOCK_SECONDS):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        file = os.open(path, flags, 0o600)
        try:
            os.write(file, str(Miss(1, day, day, question)).encode())
            size = os.fstat(file).st_size
        finally:
            os.close(file)
        if size > MOST_BYTES:
            _compact(path)


def read_misses(path: Path) -> tuple[Miss, ...]:
    """The questions, most frequent first; a line that is not ours is passed over."""
    return tuple(each for each in _read_all(path) if each.text != WITHHELD)


def count_withheld(path: Path) -> int:
    """How many questions were not kept."""
    return sum(each.count for each in _read_all(path) if each.text == WITHHELD)


def _read_all(path: Path) -> tuple[Miss, ...]:
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return ()
    return _sorted(_together(miss for line in lines if (miss := _read(line))))


def _read(line: str) -> Miss | None:
    count, _, rest = line.partition("\t")
    first, _, rest = rest.partition("\t")
    last, _, text = rest.partition("\t")
    try:
        return Miss(int(count), date.fromisoformat(first), date.fromisoformat(last), text)
    except ValueError:
        return None


def _together(misses: Iterable[Miss]) -> Iterable[Miss]:
    found: dict[str, Miss] = {}
    for miss in misses:
        found[miss.text] = found[miss.text] + miss if miss.text in found else miss
    return found.values()


def _sorted(misses: Iterable[Miss]) -> tuple[Miss, ...]:
    """Most frequent first, then latest, then by the alphabet."""
    return tuple(sorted(misses, key=lambda miss: (-miss.count, -miss.last.toordinal(), miss.text)))


def _compact(path: Path) -> None:
    """One line a question; of too many, those most often and most lately asked."""
    kept = sorted(_read_all(path)[:MOST_QUESTIONS], key=lambda miss: miss.text)
    aside = path.with_name(f"{path.name}.new")
    aside.write_text("".join(map(str, kept)), "utf-8", newline="\n")
    aside.chmod(0o600)
    replace(aside, path)
