"""How well and how fast it searches, measured on data that is not part of the repository.

In: judged questions and passages, or articles. Out: figures (`evaluate`, `run_benchmark`).
"""

from kb.quality.benchmark import run_benchmark
from kb.quality.evaluation import (
    TRANSFORMS,
    Quality,
    article_record,
    build_collection,
    evaluate,
    read_jsonl,
)

__all__ = [
    "TRANSFORMS",
    "Quality",
    "article_record",
    "build_collection",
    "evaluate",
    "read_jsonl",
    "run_benchmark",
]
