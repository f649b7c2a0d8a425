"""Learns what each kind of match weighs (kb/search/weights.py), and says what it found.

    python tools/tune.py PASSAGES QUESTIONS DISTRACTORS

In: the files that tools/measure.py takes, tests/cases/searches and content/. Each weight in turn is
tried at half, a quarter less, a quarter more and twice, as long as that helps the half to learn on:
questions as they are and as people mistype them, and the judged searches. Out: each step, as it is
taken; the weights to write down, and what both halves come to, before and after; a mean reciprocal
place for each. It changes no file.
"""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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
_FACTORS = (0.5, 0.75, 1.25, 2.0)
# Less is chance: two searches that find their record first instead of second.
_GAIN = 0.0004
# Articles have no near words, kinds, years or days: nothing of theirs depends on these.
_OF_CONTENT = frozenset(
    {"other_name", "near_word", "near_unit", "nearly", "not_ended", "exemplar"}
    | {"year", "day", "day_there"}
)
# All engines find the same; this one soonest.
_ENGINE = "tantivy"

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
        return self.of_questions(half, weights) | self.of_searches(half, weights)

    def of_questions(self, half: Half, weights: Weights) -> dict[str, float]:
        """The same of questions about articles alone."""
        asked = [each for each in self.questions if half_of(each["query"]) == half]
        articles = self.articles.weighing(**weights)
        return {name: evaluate(articles, asked, name).mrr for name in _TRANSFORMS}

    def of_searches(self, half: Half, weights: Weights) -> dict[str, float]:
        """The same of the judged searches alone."""
        asked = [each for each in self.searches if each.part == half]
        found = places(self.content.weighing(**weights), asked).values()
        return {"judged": sum(1 / place for place in found if place) / len(asked)}


def learnt(material: Material) -> Weights:
    """The weights from which no single step gains on the half to learn on."""
    known: dict[tuple[float, ...], dict[str, float]] = {}

    def worth(weights: Weights) -> float:
        telling = tuple(weights[name] for name in weights if name not in _OF_CONTENT)
        if telling not in known:
            known[telling] = material.of_questions("tuning", weights)
        found = known[telling] | material.of_searches("tuning", weights)
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
                print(f"{name} = {tried[name]}: {value:.4f}", flush=True)
    return best


def main(passages: Path, asking: Path, distractors: Path) -> None:
    """Learn, and show both halves before and after."""
    with tempfile.TemporaryDirectory() as folder:
        articles = [*read_jsonl(passages), *read_jsonl(distractors, DISTRACTORS)]
        material = Material(
            build_collection(articles, Path(folder) / "articles", iter, _ENGINE),
            list(read_jsonl(asking)),
            opened(_ENGINE, Path(folder) / "content"),
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
