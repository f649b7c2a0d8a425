"""Learns what each kind of match weighs (kb/search/weights.py), and says what it found.

    python tools/tune.py PASSAGES QUESTIONS DISTRACTORS

In: the files that tools/measure.py takes, tests/cases/searches and content/. Each weight in turn is
tried a quarter less and a quarter more, as long as that helps the half to learn on: questions as
they are and as people mistype them, and the judged searches. Out: the weights to write down, and
what both halves come to, before and after; a mean reciprocal place for each. It changes no file.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kb.index import DEFAULT
from kb.quality import (
    HALVES,
    Half,
    Judged,
    build_collection,
    evaluate,
    half_of,
    places,
    read_jsonl,
    read_judged,
)
from kb.search import Snapshot
from tools.judged import SEARCHES, opened
from tools.measure import DISTRACTORS

_TRANSFORMS = ("none", "no-diacritics", "one-typo", "half")
_FACTORS = (0.75, 1.25)
# Less is chance.
_GAIN = 0.001

Weights = dict[str, float]


@dataclass(frozen=True)
class Material:
    """Articles with questions about them, and the real content with judged searches."""

    articles: Snapshot
    questions: Sequence[dict[str, Any]]
    content: Snapshot
    searches: Sequence[Judged]

    def means(self, half: Half, weights: Weights) -> dict[str, float]:
        """The mean reciprocal place in one half: of each transform, and of the judged searches."""
        articles, content = (each.weighing(**weights) for each in (self.articles, self.content))
        asked = [each for each in self.questions if half_of(each["query"]) == half]
        found = {name: evaluate(articles, asked, name).mrr for name in _TRANSFORMS}
        judged = places(content, [each for each in self.searches if each.part == half])
        found["judged"] = sum(1 / place for place in judged.values() if place) / len(judged)
        return found


def learnt(material: Material) -> Weights:
    """The weights from which no single step gains on the half to learn on."""

    def worth(weights: Weights) -> float:
        found = material.means("tuning", weights)
        return sum(found.values()) / len(found)

    best: Weights = asdict(material.articles.weights)
    most, is_better = worth(best), True
    while is_better:
        is_better = False
        for name, factor in ((name, factor) for name in best for factor in _FACTORS):
            tried = {**best, name: round(best[name] * factor, 4)}
            value = worth(tried)
            if value > most + _GAIN:
                best, most, is_better = tried, value, True
    return best


def main(passages: Path, asking: Path, distractors: Path) -> None:
    """Learn, and show both halves before and after."""
    with tempfile.TemporaryDirectory() as folder:
        articles = [*read_jsonl(passages), *read_jsonl(distractors, DISTRACTORS)]
        material = Material(
            build_collection(articles, Path(folder) / "articles", iter),
            list(read_jsonl(asking)),
            opened(DEFAULT, Path(folder) / "content"),
            read_judged(SEARCHES),
        )
        best = learnt(material)
        for weights in ({}, best):
            print(weights)
            for half in HALVES:
                found = material.means(half, weights)
                print(half, *(f"{group} {mean:.4f}" for group, mean in found.items()))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
