"""`kb eval`: retrieval quality on judged questions."""

import json
import tempfile
from pathlib import Path

import click

from kb.cli.index import with_bar
from kb.quality import TRANSFORMS, build_collection, evaluate, read_jsonl
from kb.settings import load_settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="eval", help="Đo chất lượng tìm kiếm trên bộ câu hỏi đã chấm.")
@click.option("--passages", type=_FILE, required=True, help="Các đoạn văn (JSONL).")
@click.option("--questions", type=_FILE, required=True, help="Câu hỏi và đoạn đúng (JSONL).")
@click.option("--distractors", type=_FILE, help="Bài gây nhiễu (JSONL, có thể nén gzip).")
@click.option("--limit", type=click.IntRange(0), help="Chỉ lấy chừng này bài gây nhiễu.")
@click.option(
    "--transform",
    type=click.Choice(list(TRANSFORMS)),
    default=["none"],
    multiple=True,
    help="Biến đổi câu hỏi trước khi tìm; nêu nhiều lần được.",
)
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
def command(
    passages: Path, questions: Path, distractors: Path | None, limit: int | None,
    transform: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Index passages and distractors aside, ask every question, print the figures."""
    articles = list(read_jsonl(passages))
    if distractors:
        articles += read_jsonl(distractors, limit)
    settings = load_settings()
    with tempfile.TemporaryDirectory(prefix="kb-eval-") as folder:
        snapshot = build_collection(articles, Path(folder), with_bar, settings.engine)
        asked = list(read_jsonl(questions))
        for name in transform:
            quality = evaluate(snapshot, asked, name)
            if as_json:
                click.echo(json.dumps({"transform": name} | quality.as_json()))
            else:
                click.echo(
                    f"{name}: MRR@10 {quality.mrr:.3f}, R@1 {quality.recall_1:.3f}, "
                    f"R@10 {quality.recall_10:.3f}, {quality.questions} câu hỏi"
                )
