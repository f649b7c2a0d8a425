"""Names that an article writes otherwise than a record.

In: the text of a record, an `Article`. Out: pairs of spellings: other marks ("Xa Phó", "Xá Phó"),
a syllable more or fewer ("Lê Mẫu Ví", "Lê Thị Mẫu Ví"); none where it has the record's too.
"""

from collections.abc import Iterator
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


def other_spellings(text: str, article: Article) -> Iterator[Spelled]:
    """Each name of the text that the article only writes otherwise."""
    theirs = {_key(name): name for name in runs(article.text) if " " in name}
    folded = {fold(key): name for key, name in theirs.items()}
    ours = {_key(name): name for name in runs(text) if " " in name}
    known = {fold(key) for key in ours}
    for key, name in ours.items():
        if article.says(key):
            continue
        said = folded.get(fold(key)) or _longer_or_shorter(key, theirs, known)
        if said and _key(said) not in ours:
            yield Spelled(name, said)


def _key(name: str) -> str:
    return between_blanks(name).strip()


def _longer_or_shorter(key: str, theirs: dict[str, str], known: set[str]) -> str | None:
    for other, name in theirs.items():
        shorter, longer = sorted((key.split(), other.split()), key=len)
        if (
            len(shorter) >= _FEWEST - 1
            and len(longer) >= _FEWEST
            and len(longer) - len(shorter) == 1
            and (shorter[0], shorter[-1]) == (longer[0], longer[-1])
            and all(word in longer for word in shorter)
            and fold(other) not in known
        ):
            return name
    return None
