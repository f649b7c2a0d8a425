"""The persons that an article names, and where.

In: an `Article`. Out: `Person`s with their `Mention`s: by the whole name ("ông Lê Văn Mẫu"), by a
form of address and the last words of it ("bà Mến", "anh A Mẫu"), or bare ("Mẫu"). The article's
author, and those whom everybody names, are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kb.imports.lists.clues import FAMILY_NAMES
from kb.imports.lists.people import MORE_FAMILIES
from kb.imports.writeups.names import HONORIFIC
from kb.imports.writeups.words import words as writeup_words
from kb.material.suggesting.article import Article
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import CAPITAL, either, whole, words
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import canonical

_WORD = rf"[{CAPITAL}](?:[^\W\d_]|['’-](?=[^\W\d_]))*"
_RUN_RE = re.compile(rf"(?<![\w.’'-]){_WORD}(?: {_WORD})*(?![\w])")
_ROLES = either(*map(canonical, words("people", "roles")))
_ADDRESSES = either(
    *map(canonical, HONORIFIC.split("|")), *map(canonical, words("people", "addresses"))
)
CALLS = rf"(?:{_ADDRESSES}|{_ROLES})"
CALL_RE = re.compile(rf"(?<!\w)({CALLS})\.?\s$")
_OWN_CALL_RE = re.compile(rf"(?:{CALLS})(?=\s)")
_OTHERS_RE = re.compile(rf"(?<!\w)(?:{either(*map(canonical, words('people', 'not_people')))})\s$")
_WRITER_RE = re.compile(rf"(?<!\w)(?:{either(*map(canonical, words('people', 'writers')))})\s$")
_FAMILY_RE = re.compile(
    rf"{canonical(FAMILY_NAMES)}|{canonical(MORE_FAMILIES)}"
    rf"|{either(*map(canonical, words('people', 'families')))}"
)
_HIGHLAND_RE = re.compile(r"[hk]['’-]\w+")
_HEAD_RE = whole("units", "heads")
_BODY_RE = whole("people", "bodies")
_POSTS = frozenset(map(canonical, writeup_words("names")["posts"]))
_KNOWN = frozenset(map(canonical, words("people", "known")))
_MIDDLE = frozenset({"văn", "thị"})
_RANK_RE = re.compile(rf"(?:(?:{either(*words('people', 'ranks'))}) )+(?=[{CAPITAL}])")
_LONGEST = 5


@dataclass(frozen=True)
class Mention:
    """A person named at text[start:end] of a sentence; `is_whole` by the whole name."""

    sentence: Sentence
    start: int
    end: int
    is_whole: bool

    @property
    def before(self) -> str:
        """The words before it."""
        return self.sentence.text[: self.start]

    @property
    def after(self) -> str:
        """The words after it."""
        return self.sentence.text[self.end :]


@dataclass
class Person:
    """A person by name, and where the article names them."""

    name: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def given(self) -> str:
        """The last word of the name, by which a text goes on: "Mẫu"."""
        return self.name.split()[-1]

    @property
    def whole(self) -> Mention:
        """The first mention by the whole name."""
        return next((each for each in self.mentions if each.is_whole), self.mentions[0])


@dataclass(frozen=True)
class _Run:
    """Words with capitals in a row, and whether a form of address or a post stands before them."""

    words: tuple[str, ...]
    sentence: Sentence
    start: int
    end: int
    is_called: bool
    is_other: bool  # what is named so is no person: "xã Mẫu"


def people_of(article: Article) -> list[Person]:
    """The persons of an article, in the order in which it names them."""
    runs = [run for sentence in article.sentences for run in _runs(sentence)]
    calls = {run.words[-1] for run in runs if run.is_called}
    people: dict[str, Person] = {}
    for run in runs:
        if _is_whole_name(run, calls) and not _is_known(run, article):
            people.setdefault(canonical(" ".join(run.words)), Person(" ".join(run.words)))
    named: list[Person] = []
    for run in runs:
        if person := _meant(run, people, named):
            is_whole = canonical(" ".join(run.words)) == canonical(person.name)
            person.mentions.append(Mention(run.sentence, run.start, run.end, is_whole))
            named.append(person)
    return [person for person in people.values() if person.mentions]


def _runs(sentence: Sentence) -> Iterator[_Run]:
    text = sentence.text
    matching = canonical(text)
    for match in _RUN_RE.finditer(text):
        start, end = match.span()
        own = _OWN_CALL_RE.match(matching, start)
        is_called = CALL_RE.search(matching, max(start - 40, 0), start) is not None
        if own and own.end() < end:
            start, is_called = own.end() + 1, True
        elif (short := _RANK_RE.match(text, start, end)) and is_called:
            start = short.end()
        is_body = _HEAD_RE.match(matching, start) or _BODY_RE.match(matching, start)
        is_unit = is_body is not None and not _has_middle(text[start:end])
        is_other = is_unit or (
            not is_called and _OTHERS_RE.search(matching, max(start - 30, 0), start)
        )
        is_other = is_other or _WRITER_RE.search(matching, max(start - 30, 0), start)
        held = tuple(text[start:end].split(" "))
        is_apart = is_other or not (is_called or _is_family(held[0]))
        if is_apart and (inner := _inner(held)):
            start += len(" ".join(held[:inner])) + 1
            held, is_called, is_other = held[inner:], True, None
        if after_post := _without_post(held, matching[end : end + 12]):
            end -= len(held[-1]) + 1
            held = after_post
        if held and all(held):
            yield _Run(held, sentence, start, end, is_called, bool(is_other))


def _has_middle(name: str) -> bool:
    """Whether the second word is one of persons' names: "Đoàn Thị Mẫu"."""
    return canonical(name).split()[1:2] in (["văn"], ["thị"])


def _inner(held: tuple[str, ...]) -> int:
    """Where a person's name begins in a run that begins as another's: "Thử Lê Văn Mẫu" of a xã."""
    for at in range(1, len(held) - 2):
        ahead = held[at - 1]
        is_of_school = _is_short(ahead) or _HEAD_RE.fullmatch(canonical(ahead))
        if _is_family(held[at]) and len(held) - at < _LONGEST and not is_of_school:
            return at
    return 0


def _without_post(held: tuple[str, ...], after: str) -> tuple[str, ...]:
    """A name without the first word of a post: "Lê Văn Mẫu Bí" before "thư"."""
    following = re.match(r"\s(\w+)", after)
    is_post = following is not None and f"{canonical(held[-1])} {following[1]}" in _POSTS
    return held[:-1] if is_post and len(held) > 2 else ()


def _is_family(word: str) -> bool:
    key = canonical(word)
    return bool(_FAMILY_RE.fullmatch(key) or _HIGHLAND_RE.fullmatch(key))


def _is_whole_name(run: _Run, calls: set[str]) -> bool:
    """Whether a run is a person's whole name; two words without a call only if called elsewhere."""
    size = len(run.words)
    if run.is_other or not 2 <= size <= _LONGEST or any(_is_short(word) for word in run.words):
        return False
    if run.is_called:
        return _is_family(run.words[0]) or not all(map(_is_foreign, run.words))
    return _is_family(run.words[0]) and (
        size > 2 or canonical(run.words[1]) in _MIDDLE or run.words[-1] in calls
    )


def _is_foreign(word: str) -> bool:
    """Whether a word is built like none of ours: "Keep Clean" is a group's name."""
    return word.isascii() and not may_be_syllable(word.lower())


def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation, not a name: "UBND"; "Y" and "A" are names."""
    return len(word) > 1 and word.isupper()


def _is_known(run: _Run, article: Article) -> bool:
    name = canonical(" ".join(run.words))
    return name in _KNOWN or (article.author != "" and name in canonical(article.author))


def _meant(run: _Run, people: dict[str, Person], named: list[Person]) -> Person | None:
    """Whom a run names: by the whole name, or by its last words, the last one named before."""
    key = canonical(" ".join(run.words))
    if key in people:
        return people[key]
    if run.is_other or len(run.words) > 2:
        return None
    called = (each for each in (*reversed(named), *people.values()))
    return next((each for each in called if canonical(each.name).endswith(f" {key}")), None)
