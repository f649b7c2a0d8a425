"""Names that an article writes otherwise than a record.

In: the text of a record, an `Article`. Out: pairs of spellings: other marks ("Xa Phó", "Xá Phó"),
a syllable in the middle more, fewer or another ("Lê Mẫu Ví", "Lê Thị Mẫu Ví"); none where
it has the record's too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.material.joining.known import Article
from kb.material.joining.words import between_blanks, runs
from kb.text.vietnamese import fold

_FEWEST = 3  # words of a person's name of which one may be left out


@dataclass(frozen=True)
class Spelled:
    """A name as the record writes it, and as the article does."""

    held: str
    said: str


def is_nearly_named(key: str, article: Article) -> bool:
    """Whether an article has a name, in matching form, but for one syllable in the middle."""
    return any(is_almost(key, other) for other in article.runs)


def other_spellings(text: str, article: Article) -> Iterator[Spelled]:
    """Each name of the text that the article only writes otherwise."""
    theirs = article.runs
    folded = {fold(key): name for key, name in theirs.items()}
    ours = {_key(name): name for name in runs(text) if " " in name}
    known = {fold(key) for key in ours}
    for key, name in ours.items():
        if article.says(key):
            continue
        said = folded.get(fold(key)) or _almost(key, theirs, known)
        if said and _key(said) not in ours:
            yield Spelled(name, said)


def _key(name: str) -> str:
    return between_blanks(name).strip()


def _almost(key: str, theirs: Mapping[str, str], known: set[str]) -> str | None:
    found = (name for other, name in theirs.items() if fold(other) not in known)
    return next((name for name in found if is_almost(key, _key(name))), None)


def is_almost(one: str, other: str) -> bool:
    """Whether two names, in matching form, differ by one syllable in the middle only."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if len(longer) < _FEWEST or (shorter[0], shorter[-1]) != (longer[0], longer[-1]):
        return False
    if longer[-1].isdigit():  # "An Thị 2" and "An Mỹ 2" are two places
        return False
    if len(longer) == len(shorter):
        return sum(a != b for a, b in zip(shorter, longer, strict=True)) == 1
    is_longer = len(longer) - len(shorter) == 1 and len(shorter) > 1
    return is_longer and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1)
    )
