"""Counts the questions that found nothing, so that editors can extend content/synonyms.yaml.

In: the text of such a question and the day. Out: lines of a local file, "count, first day, last
day, question", tab by tab, and from them a table. Nothing about who asked or when in the day; a
question with an e-mail address or a long number in it is not kept. The file stays small: when it
grows, equal questions are put together, in alphabetical order, and the rarest are dropped.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from filelock import FileLock

from kb.content.private import find_private
from kb.files import replace
from kb.text.invisible import visible
from kb.text.vietnamese import canonical, fold, normalise

MOST_CHARS = 100
MOST_BYTES = 1_000_000
MOST_QUESTIONS = 5_000
_LOCK_SECONDS = 0.5
# People paste what they should not: a telephone, an identity or account number, however it is
# parted or spelled out, an e-mail address, however it is said, a house. Better a question too few.
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD_RE = re.compile(rf"{_YEAR_RE.pattern}\s?[-–]\s?{_YEAR_RE.pattern}")
_LETTER_RE = re.compile(r"(?<=\d)[oil](?=[\W_]*\d)|\b[oil](?=[\W_]*\d{2})")
_MOST_DIGITS = 8
_DIGITS = "khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin"
_AT = r"at|a[\s-]?cong|a[\s-]?moc|a[\s-]?vong"
_PRIVATE_RE = re.compile(
    r"\d(?:[\W_]{0,5}\d){8}"
    rf"|(?:\b(?:{_DIGITS})\b[\W_]*){{8}}"
    rf"|@|&#0*64;|&#x0*40;|%40|u\+0040|[(\[{{<]\s*(?:{_AT}|a)\s*[)\]}}>]|_at_"
    rf"|\b(?:{_AT})\s+[\w-]+\s*(?:\.|dot\b|cham\b|[(\[{{<])"
    r"|\ba[\s-]?cong\b|\b(?:g-?mail|hotmail|yahoo|outlook|icloud)\b"
    r"|\b\d+[a-z]?(?:/\d+)*,?\s+(?:duong|pho|ngo|ngach|hem|kiet)\s"
)


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
    """The question as it is counted: "  UỶ BAN " is "uỷ ban"; "" for what must not be kept."""
    plain = visible(unicodedata.normalize("NFKC", text)).lower()
    if _is_private(fold(normalise(plain))) or find_private(plain):
        return ""
    return " ".join(canonical(normalise(text)).split())[:MOST_CHARS].strip()


def _is_private(folded: str) -> bool:
    """Whether it looks like what must not be kept; more digits than years and dates have do."""
    read = _LETTER_RE.sub("0", folded)
    digits = re.sub(r"\D", "", _YEAR_RE.sub("", read))
    return len(digits) > _MOST_DIGITS or bool(_PRIVATE_RE.search(_PERIOD_RE.sub("…", read)))


def add_miss(path: Path, text: str, day: date) -> None:
    """Count a question once more; OSError (a lock held too long is one) when that cannot be."""
    question = question_of(text)
    if not question:
        return
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
    kept = sorted(read_misses(path)[:MOST_QUESTIONS], key=lambda miss: miss.text)
    aside = path.with_name(f"{path.name}.new")
    aside.write_text("".join(map(str, kept)), "utf-8", newline="\n")
    aside.chmod(0o600)
    replace(aside, path)
