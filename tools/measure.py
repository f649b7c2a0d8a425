"""Rewrites the table of docs/search.md: retrieval quality for every transform of the questions.

    python tools/measure.py PASSAGES QUESTIONS DISTRACTORS

In: judged questions, the passages that answer them and articles to search among, as JSON lines;
they are not part of the repository, and of the articles 5,000 are taken. Out: the table, one row
a transform, without and with the articles; and with them the half that weights were learnt on
(tools/tune.py) and the other half.
"""

import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kb.quality import HALVES, TRANSFORMS, Quality, build_collection, evaluate, half_of, read_jsonl

DOCUMENT = Path(__file__).parent.parent / "docs" / "search.md"
DISTRACTORS = 5_000
_HALVES = ("nửa để chỉnh", "nửa để báo cáo")
_BLOCK_RE = re.compile(r"(<!-- đo bằng make eval -->\n).*?(<!-- hết -->)", re.DOTALL)

Article = dict[str, Any]


def measured(articles: Sequence[Article], *asked: Sequence[Article]) -> list[dict[str, Quality]]:
    """The quality of every transform among these articles, for each list of questions."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = build_collection(articles, Path(folder), iter)
        return [{name: evaluate(snapshot, some, name) for name in TRANSFORMS} for some in asked]


def table(columns: Mapping[str, Mapping[str, Quality]]) -> str:
    """Columns by their heading as Markdown, MRR@10 and R@1 in each cell."""
    lines = [("biến đổi", *columns), ["---"] * (1 + len(columns))]
    for name in TRANSFORMS:
        found = [column[name] for column in columns.values()]
        lines.append([name, *(f"{each.mrr:.3f} / {each.recall_1:.3f}" for each in found)])
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def main(passages: Path, questions: Path, distractors: Path, document: Path = DOCUMENT) -> None:
    """Measure with and without distractors, and write the table."""
    text = document.read_text("utf-8")
    if not _BLOCK_RE.search(text):
        sys.exit(f"{document}: không còn chỗ đánh dấu để ghi bảng đo")
    asked = list(read_jsonl(questions))
    alone, more = list(read_jsonl(passages)), list(read_jsonl(distractors, DISTRACTORS))
    halves = [[each for each in asked if half_of(each["query"]) == half] for half in HALVES]
    found = [*measured(alone, asked), *measured([*alone, *more], asked, *halves)]
    names = (f"riêng {_count(alone)} đoạn", f"thêm {_count(more)} bài", *_HALVES)
    columns = dict(zip(names, found, strict=True))
    document.write_text(_BLOCK_RE.sub(rf"\g<1>{table(columns)}\g<2>", text), "utf-8")


def _count(articles: Sequence[Article]) -> str:
    """A number as Vietnamese writes it: 5000 is "5.000"."""
    return f"{len(articles):,}".replace(",", ".")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
