"""What must not stand in a hit: `-sách`, `-"nêu gương"`.

In: a `Frame` whose filters and document numbers are read. Out: the words and phrases excluded. A
hyphen stands before a word by accident as well: only a lone word or a quoted phrase at the end of
what is said is an exclusion, and none that goes on with what stands before it.
"""

import re

from kb.search.reading.frame import BLOT, Frame
from kb.search.reading.values import Understood
from kb.text.vietnamese import Syllable

# What stands in quotes, a hyphen inside included; or a word behind a hyphen.
_PART_RE = re.compile(
    r'(?P<excluded>(?<!\S)-)?"(?P<phrase>[^"]*)"|(?<!\S)-(?P<word>[^\s"-][^\s"]*)'
)
# Nothing more is said, or what was understood or stands in quotes follows.
_LAST_RE = re.compile(r'[^\w\n"]*(?:[\n"]|\Z)')
_LONGEST_NAME = 5  # syllables of a place


def take_exclusions(frame: Frame) -> None:
    """Take each word or quoted phrase behind a hyphen that excludes it."""
    for match in _excluding(frame):
        group = "word" if match["phrase"] is None else "phrase"
        if left := frame.left(*match.span(group)):
            written = frame.text[left[0].start : left[-1].end]
            part = Understood("exclude", match[0], f"không có: {written}")
            excluded = (*frame.parsed.excluded, tuple(map(frame.word, left)))
            frame.take(part, *match.span(), excluded=excluded)


def _excluding(frame: Frame) -> list[re.Match[str]]:
    """Those that exclude: from the last on, each followed by another, or by no more words."""
    text = frame.text
    parts = [each for each in _PART_RE.finditer(text) if each["excluded"] or each["word"]]
    found: list[re.Match[str]] = []
    end = len(text)
    for match in reversed(parts):
        if _LAST_RE.match(text[:end], match.end()) and not _goes_on(frame, match):
            found.insert(0, match)
            end = match.start()
    return found


def _goes_on(frame: Frame, match: re.Match[str]) -> bool:
    """Whether the word goes on with what stands before: KL/TW, 2021 -2025, Quỳnh Lưu -Vinh."""
    word = match["word"] or "."
    if "/" in word:
        return True
    before = frame.left(0, match.start())
    is_near = before and BLOT not in frame.text[before[-1].end : match.start()]
    if not is_near:
        return word[0].isupper() and _follows_number(frame, match.start())
    last = frame.text[before[-1].start : before[-1].end]
    is_span = word[0].isdigit() and last[-1].isdigit()
    is_name = word[0].isupper() and last[0].isupper()
    return is_span or is_name or _is_place_after_place(frame, word, before)


def _follows_number(frame: Frame, position: int) -> bool:
    """Whether a document number stands right before."""
    end = len(frame.written[:position].rstrip())
    return any(citation.end_with_date == end for citation in frame.parsed.citations)


def _is_place_after_place(frame: Frame, word: str, before: list[Syllable]) -> bool:
    """Whether both are provinces, also without capitals: "nghệ an -huế"."""
    where = frame.vocabularies.where
    names = (" ".join(each.text for each in before[-size:]) for size in range(1, _LONGEST_NAME + 1))
    return where(word) is not None and any(map(where, names))
