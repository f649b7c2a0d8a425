"""Retrieval quality on judged questions, through the same analysis and search as the site.

In: passages and questions as JSON lines (`{"id", "title", "body"}`, `{"query", "relevant"}`),
distractors likewise (gzip), a transform of the questions. Out: MRR@10, R@1 and R@10.
"""

import gzip
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from kb.index import DEFAULT
from kb.publish import Progress, index_records
from kb.records import Exemplar
from kb.search import SearchQuery, Snapshot, open_snapshot, search
from kb.text.vietnamese import canonical, fold, lower
from kb.vocabularies import Vocabularies

DEPTH = 10


@dataclass(frozen=True)
class Quality:
    """Figures over all questions: mean reciprocal rank in the first ten, and recall."""

    mrr: float
    recall_1: float
    recall_10: float
    questions: int

    def as_json(self) -> dict[str, Any]:
        """The keys of `kb eval --json`."""
        return {
            "mrr@10": round(self.mrr, 4),
            "r@1": round(self.recall_1, 4),
            "r@10": round(self.recall_10, 4),
            "questions": self.questions,
        }


def article_record(article: dict[str, Any]) -> Exemplar:
    """A passage or news article as a record, so that it is analysed like one."""
    return Exemplar(
        id=article["id"],
        title=unicodedata.normalize("NFC", article.get("title") or ""),
        kind="",
        summary=unicodedata.normalize("NFC", article.get("summary") or ""),
        body=unicodedata.normalize("NFC", article["body"]),
    )


def read_jsonl(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The first `limit` objects of a file of JSON lines, gzipped or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, islice(file, limit))


def build_collection(
    articles: Iterable[dict[str, Any]],
    index_dir: Path,
    progress: Progress,
    engine: str = DEFAULT,
) -> Snapshot:
    """Index articles into a folder of their own and open it."""
    records = [article_record(article) for article in articles]
    index_records(records, Vocabularies(), index_dir, engine=engine, progress=progress)
    return open_snapshot(index_dir)


def evaluate(snapshot: Snapshot, questions: Iterable[dict[str, Any]], transform: str) -> Quality:
    """Ask every question, transformed, and see where its passage comes."""
    ranks = []
    for number, question in enumerate(questions):
        text = TRANSFORMS[transform](question["query"], random.Random(number))
        found = [hit.id for hit in search(snapshot, SearchQuery(text, size=DEPTH)).hits]
        relevant = question["relevant"]
        ranks.append(found.index(relevant) + 1 if relevant in found else 0)
    count = len(ranks) or 1
    return Quality(
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        recall_1=sum(rank == 1 for rank in ranks) / count,
        recall_10=sum(rank > 0 for rank in ranks) / count,
        questions=len(ranks),
    )


_NEW_TO_OLD = {
    new: old
    for toned in "òóỏõọ"
    for old, new in ((f"{toned}{vowel}", canonical(f"{toned}{vowel}")) for vowel in "ae")
} | {canonical(f"{toned}y"): f"{toned}y" for toned in "ùúủũụ"}
_OPEN_NEW_RE = re.compile(f"(?<!q)(?:{'|'.join(_NEW_TO_OLD)})(?!\\w)")
_OPEN_OLD_RE = re.compile(f"(?<!q)(?:{'|'.join(_NEW_TO_OLD.values())})(?!\\w)")


def _new_tones(text: str, _: random.Random) -> str:
    return _OPEN_OLD_RE.sub(lambda match: canonical(match[0]), text)


def _old_tones(text: str, _: random.Random) -> str:
    return _OPEN_NEW_RE.sub(lambda match: _NEW_TO_OLD[match[0]], text)


def _one_typo(text: str, chance: random.Random) -> str:
    """Swap two neighbouring letters inside one word of three letters or more."""
    words = list(re.finditer(r"[^\W\d_]{3,}", text))
    if not words:
        return text
    word = chance.choice(words)
    swaps = [i for i in range(word.start(), word.end() - 1) if lower(text[i]) != lower(text[i + 1])]
    if not swaps:
        return text
    place = chance.choice(swaps)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def _half(text: str, chance: random.Random) -> str:
    """A contiguous half of the question's words."""
    words = text.split()
    size = max(1, len(words) // 2)
    start = chance.randint(0, len(words) - size)
    return " ".join(words[start : start + size])


TRANSFORMS: dict[str, Callable[[str, random.Random], str]] = {
    "none": lambda text, _: text,
    "no-diacritics": lambda text, _: fold(unicodedata.normalize("NFC", text)),
    "nfd": lambda text, _: unicodedata.normalize("NFD", text),
    "new-tones": _new_tones,
    "old-tones": _old_tones,
    "upper": lambda text, _: text.upper(),
    "one-typo": _one_typo,
    "half": _half,
}
