"""Words with capitals in a row, from which the names of persons are made.

In: a `Sentence`. Out: `Run`s: without forms of address, posts and ranks before a name, and whether
one stands there; "Lê văn Mẫu" and "LÊ VĂN MẪU" are one run each, written as names are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.imports.lists.clues import FAMILY_NAMES
from kb.imports.lists.people import MORE_FAMILIES
from kb.imports.writeups.names import HONORIFIC
from kb.imports.writeups.words import words as writeup_words
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import CAPITAL, either, whole, words
from kb.text.vietnamese import canonical

LONGEST = 5  # words of a name
MIDDLE = frozenset({"văn", "thị"})
_WORD = rf"[{CAPITAL}](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_RUN_RE = re.compile(rf"(?<![\w.’'-]){_WORD}(?: (?:(?:văn|thị|a) )?{_WORD})*(?![\w])")
_ROLES = either(*map(canonical, words("people", "roles")))
_ADDRESSES = either(
    *map(canonical, HONORIFIC.split("|")), *map(canonical, words("people", "addresses"))
)
CALLS = rf"(?:{_ADDRESSES}|{_ROLES})"
CALL_RE = re.compile(rf"(?<!\w)({CALLS})\.?\s$")
_OWN_CALL_RE = re.compile(rf"(?:{CALLS})(?=\s)")
_OTHERS_RE = whole("people", "not_people", after=r"\s$")
_WRITER_RE = whole("people", "writers", after=r"\s$")
_FAMILY_RE = re.compile(
    rf"{canonical(FAMILY_NAMES)}|{canonical(MORE_FAMILIES)}"
    rf"|{either(*map(canonical, words('people', 'families')))}"
)
_HIGHLAND_RE = re.compile(r"[hk]['’-]\w+")
_HEAD_RE = whole("units", "heads")
_BODY_RE = whole("people", "bodies")
_RANK_RE = re.compile(rf"(?:(?:{either(*words('people', 'ranks'))}) )+(?=[{CAPITAL}])")
_POSTS = frozenset(map(canonical, writeup_words("names")["posts"]))
_BEFORE = 40  # letters in which what stands before a name is looked for


@dataclass(frozen=True)
class Run:
    """Words at text[start:end] of a sentence; `is_called`: a form of address stands before them.

    `is_other`: what is named so is no person ("xã Mẫu").
    """

    words: tuple[str, ...]
    sentence: Sentence
    start: int
    end: int
    is_called: bool = False
    is_other: bool = False

    @property
    def key(self) -> str:
        """The words in matching form."""
        return canonical(" ".join(self.words))


def runs_of(sentence: Sentence) -> Iterator[Run]:
    """The runs of a sentence, in order."""
    text, matching = sentence.text, canonical(sentence.text)
    for match in _RUN_RE.finditer(text):
        start, is_called = _without_call(text, matching, *match.span())
        end = match.end()
        before = matching[max(start - _BEFORE, 0) : start]
        is_other = _is_body(text, matching, start, end) or _WRITER_RE.search(before) is not None
        is_other = is_other or (not is_called and _OTHERS_RE.search(before) is not None)
        held = tuple(text[start:end].split(" "))
        inner = _inner(held) if is_other or not (is_called or is_family(held[0])) else 0
        if inner:
            start += len(" ".join(held[:inner])) + 1
            held, is_called, is_other = held[inner:], True, False
        if len(held) > 2 and _is_post(held[-1], matching[end : end + 12]):
            end -= len(held[-1]) + 1
            held = held[:-1]
        yield Run(_written(held), sentence, start, end, is_called, is_other)


def _without_call(text: str, matching: str, start: int, end: int) -> tuple[int, bool]:
    """Where a run begins without "Ông", "Bác sĩ" or "QNCN", and whether it is called so."""
    own = _OWN_CALL_RE.match(matching, start)
    if own and own.end() < end:
        return own.end() + 1, True
    is_called = CALL_RE.search(matching, max(start - _BEFORE, 0), start) is not None
    rank = _RANK_RE.match(text, start, end)
    return (rank.end() if rank and is_called else start), is_called


def _is_body(text: str, matching: str, start: int, end: int) -> bool:
    """Whether a run begins like the name of a body: "Trường Tiểu …", not "Đoàn Thị Mẫu"."""
    is_head = _HEAD_RE.match(matching, start) or _BODY_RE.match(matching, start)
    has_middle = canonical(text[start:end]).split()[1:2] in ([each] for each in MIDDLE)
    return is_head is not None and not has_middle


def _inner(held: tuple[str, ...]) -> int:
    """Where a person's name begins in a run that begins as another's: "Thử Lê Văn Mẫu" of a xã."""
    for at in range(1, len(held) - 2):
        ahead = held[at - 1]
        is_of_school = is_short(ahead) or _HEAD_RE.fullmatch(canonical(ahead))
        if is_family(held[at]) and len(held) - at < LONGEST and not is_of_school:
            return at
    return 0


def _is_post(word: str, after: str) -> bool:
    """Whether a word is the first of a post: of "Lê Văn Mẫu Bí" before "thư" the last is."""
    following = re.match(r"\s(\w+)", after)
    return following is not None and f"{canonical(word)} {following[1]}" in _POSTS


def _written(held: tuple[str, ...]) -> tuple[str, ...]:
    """A name as names are written: "LÊ VĂN MẪU" and "Lê văn Mẫu" as "Lê Văn Mẫu"."""
    is_capital = 1 < len(held) <= LONGEST and is_family(held[0]) and all(map(str.isupper, held))
    if is_capital and any(map(is_short, held)):
        return tuple(word.title() for word in held)
    return tuple(word[:1].upper() + word[1:] for word in held)


def is_family(word: str) -> bool:
    """Whether a word may be a family name: "Nguyễn", "Giàng", "H'Mẫu"."""
    key = canonical(word)
    return bool(_FAMILY_RE.fullmatch(key) or _HIGHLAND_RE.fullmatch(key))


def is_short(word: str) -> bool:
    """Whether a word is an abbreviation, not a name: "UBND"; "Y" and "A" are names."""
    return len(word) > 1 and word.isupper()
