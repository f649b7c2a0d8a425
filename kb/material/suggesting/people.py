"""The persons that an article names, and where.

In: an `Article`. Out: `Person`s with their `Mention`s: by the whole name ("ông Lê Văn Mẫu"), by a
form of address and the last words of it ("bà Mến", "anh A Mẫu"), or bare ("Mẫu"). The article's
author, and those whom everybody names, are none.
"""

from dataclasses import dataclass, field

from kb.material.suggesting.article import Article
from kb.material.suggesting.runs import LONGEST, MIDDLE, Run, is_family, is_short, runs_of
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import words
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import canonical

_KNOWN = frozenset(map(canonical, words("people", "known")))


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


def people_of(article: Article) -> list[Person]:
    """The persons of an article, in the order in which it names them."""
    runs = [run for sentence in article.sentences for run in runs_of(sentence)]
    calls = {run.words[-1] for run in runs if run.is_called}
    people: dict[str, Person] = {}
    for run in runs:
        if _is_whole_name(run, calls) and not _is_known(run, article):
            people.setdefault(run.key, Person(" ".join(run.words)))
    named: list[Person] = []
    for run in runs:
        if person := _meant(run, people, named):
            is_whole = run.key == canonical(person.name)
            person.mentions.append(Mention(run.sentence, run.start, run.end, is_whole))
            named.append(person)
    return [person for person in people.values() if person.mentions]


def _is_whole_name(run: Run, calls: set[str]) -> bool:
    """Whether a run is a person's whole name; two words without a call only if called elsewhere."""
    size = len(run.words)
    if run.is_other or not 2 <= size <= LONGEST or any(is_short(word) for word in run.words):
        return False
    if run.is_called:
        return is_family(run.words[0]) or not all(map(_is_foreign, run.words))
    return is_family(run.words[0]) and (
        size > 2 or canonical(run.words[1]) in MIDDLE or run.words[-1] in calls
    )


def _is_foreign(word: str) -> bool:
    """Whether a word is built like none of ours: "Keep Clean" is a group's name."""
    return word.isascii() and not may_be_syllable(word.lower())


def _is_known(run: Run, article: Article) -> bool:
    name = run.key
    return name in _KNOWN or (article.author != "" and name in canonical(article.author))


def _meant(run: Run, people: dict[str, Person], named: list[Person]) -> Person | None:
    """Whom a run names: by the whole name, or by its last words, the last one named before."""
    key = run.key
    if key in people:
        return people[key]
    if run.is_other or len(run.words) > 2:
        return None
    called = (each for each in (*reversed(named), *people.values()))
    return next((each for each in called if canonical(each.name).endswith(f" {key}")), None)
