"""How well and how fast it searches, measured on data that is not part of the repository.

In: judged questions and passages, judged searches, or articles. Out: figures (`evaluate`, `places`,
`benchmark`).
"""

from kb.quality import benchmark
from kb.quality.evaluation import (
    TRANSFORMS,
    Quality,
    article_record,
    build_collection,
    evaluate,
    read_jsonl,
)
from kb.quality.judged import (
    HALVES,
    PARTS,
    Half,
    Judged,
    Part,
    Share,
    half_of,
    places,
    read_judged,
    share,
)

__all__ = [
    "HALVES",
    "PARTS",
    "TRANSFORMS",
    "Half",
    "Judged",
    "Part",
    "Quality",
    "Share",
    "article_record",
    "benchmark",
    "build_collection",
    "evaluate",
    "half_of",
    "places",
    "read_jsonl",
    "read_judged",
    "share",
]
