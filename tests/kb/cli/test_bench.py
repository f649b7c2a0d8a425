"""`kb bench` as an office runs it: a table, and JSON where it was asked for."""

import json

from click.testing import CliRunner

from kb.cli import main
from kb.quality.benchmark import QUESTION_KINDS

ARTICLES = [
    {"id": f"bai-{number}", "title": f"Bài Thử {number}", "body": f"Tổ Mẫu {number} trồng hoa."}
    for number in range(3)
]


def test_a_small_run_prints_a_table_and_writes_json(tmp_path):
    articles, written = tmp_path / "bai.jsonl", tmp_path / "so-do.json"
    lines = (json.dumps(each, ensure_ascii=False) for each in ARTICLES)
    articles.write_text("\n".join(lines), "utf-8")
    asked = ["--articles", articles, "--limit", 2, "--engine", "fts5-bare", "--kind", "long"]
    asked += ["--queries", 2, "--json", written]
    ran = CliRunner().invoke(main, ["bench", *map(str, asked)])
    assert ran.exit_code == 0, ran.output
    assert "### 2 bài" in ran.stdout
    assert QUESTION_KINDS["long"] in ran.stdout
    assert "SQLite FTS5, trần: lập chỉ mục: 2" in ran.stderr
    read = json.loads(written.read_text("utf-8"))
    assert [each["engine"] for each in read["measured"]] == ["fts5-bare"]
