"""Suggests words of near sense for content/near_words.yaml: an editor chooses among them.

    python tools/near_words.py ARTICLES

In: articles as JSON lines (also .gz), not part of the repository, and content/. Out: for each
compound of the records, the compounds of the records that articles use most alike. Words are alike
that have the same neighbours: counts in a window, weighed by positive pointwise mutual information
and brought down to a hundred dimensions (Levy, Goldberg, Dagan, TACL 2015).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from kb.content.folder import load_content
from kb.index import compounds
from kb.quality import read_jsonl
from kb.text.markup import to_text
from kb.text.vietnamese import canonical, syllables

CONTENT = Path(__file__).parent.parent / "content"
WINDOW, RAREST, DIMENSIONS, SHOWN = 5, 8, 100, 6
LEAST = 0.6  # cosine


def words_of(text: str) -> Iterator[str]:
    """The words of a text, compounds in one: "học sinh" beside "đi"."""
    written, start = canonical(text), 0
    for first, last in [*compounds(text), (len(text), len(text))]:
        yield from (each.text for each in syllables(written[start:first]))
        yield " ".join(each.text for each in syllables(written[first:last]))
        start = last


def near_each_other(texts: Iterable[Sequence[str]], asked: Sequence[str]) -> NDArray[np.float64]:
    """The cosine of each of the words with each; words that stand in no text are like none."""
    counts: Counter[tuple[str, str]] = Counter()
    often: Counter[str] = Counter()
    for words in texts:
        often.update(words)
        for place, word in enumerate(words):
            counts.update((word, other) for other in words[place + 1 : place + 1 + WINDOW])
    place_of = {word: place for place, word in enumerate(w for w in often if often[w] >= RAREST)}
    known = [pair for pair in counts if place_of.keys() >= {*pair}]
    rows, columns = ([place_of[pair[end]] for pair in known] for end in (0, 1))
    shape = (len(place_of), len(place_of))
    table = csr_matrix(([counts[pair] for pair in known], (rows, columns)), shape, float)
    kept = TruncatedSVD(min(DIMENSIONS, len(place_of) - 1), random_state=0)
    vectors = normalize(kept.fit_transform(_ppmi(table)))
    nowhere = np.zeros(vectors.shape[1])
    wanted = np.array([vectors[place_of[w]] if w in place_of else nowhere for w in asked])
    cosines: NDArray[np.float64] = wanted @ wanted.T
    return cosines


def _ppmi(table: csr_matrix) -> csr_matrix:
    """How much oftener two words stand together than by chance, in nats; never less than none."""
    both = (table + table.T).tocoo()
    sums = np.asarray(both.sum(axis=1)).ravel()
    chance = sums[both.row] * sums[both.col] / both.sum()
    told = np.maximum(np.log(both.data / chance), 0)
    return csr_matrix((told, (both.row, both.col)), both.shape)


def main() -> None:
    """Print a line for each compound that has near ones, the commonest first."""
    records = [file.record for file in load_content(CONTENT).files]
    ours = Counter(
        word
        for record in records
        for word in set(words_of(f"{record.title}\n{to_text(record.body)}"))
        if " " in word
    )
    asked = [word for word, _ in ours.most_common()]
    articles = read_jsonl(Path(sys.argv[1]))
    texts = (list(filter(None, words_of(f"{each['title']}\n{each['body']}"))) for each in articles)
    cosines = near_each_other(texts, asked)
    for place, word in enumerate(asked):
        near = [each for each in np.argsort(-cosines[place]) if cosines[place][each] >= LEAST]
        others = [asked[each] for each in near if each != place][:SHOWN]
        if others:
            print(f"{word} ({ours[word]}): {', '.join(others)}")


if __name__ == "__main__":
    main()
