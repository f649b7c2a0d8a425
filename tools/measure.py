"""Rewrites the table of docs/search.md: retrieval quality for every transform of the questions.

    python tools/measure.py PASSAGES QUESTIONS DISTRACTORS

The judged questions are not part of the repository; 5,000 distractors are taken.
"""

import re
import sys
import tempfile
from pathlib import Path

from kb.quality.evaluation import TRANSFORMS, build_collection, evaluate, read_jsonl
from kb.settings import load_settings

DOCUMENT = Path(__file__).parent.parent / "docs" / "search.md"
DISTRACTORS = 5_000
_BLOCK_RE = re.compile(r"(<!-- đo bằng make eval -->\n).*?(<!-- hết -->)", re.DOTALL)


def main(passages: Path, questions: Path, distractors: Path) -> None:
    """Measure with and without distractors, and write the table."""
    asked = list(read_jsonl(questions))
    cache = load_settings().cache_dir
    columns = []
    for limit in (0, DISTRACTORS):
        articles = [*read_jsonl(passages), *read_jsonl(distractors, limit)]
        with tempfile.TemporaryDirectory() as folder:
            snapshot = build_collection(articles, Path(folder), cache, iter)
            columns.append({name: evaluate(snapshot, asked, name) for name in TRANSFORMS})
            snapshot.close()
    rows = ["| biến đổi | riêng 240 đoạn | thêm 5.000 bài |", "| --- | --- | --- |"]
    for name in TRANSFORMS:
        cells = [f"{each[name].mrr:.3f} / {each[name].recall_1:.3f}" for each in columns]
        rows.append(f"| {name} | {cells[0]} | {cells[1]} |")
    text = DOCUMENT.read_text("utf-8")
    table = "\n".join(rows) + "\n"
    DOCUMENT.write_text(_BLOCK_RE.sub(rf"\g<1>{table}\g<2>", text), "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
