"""`make eval` on an invented collection of three passages."""

import gzip
import json
import subprocess
import sys

import pytest

from tests.support.paths import ROOT

PASSAGES = [
    {"id": "p1", "title": "Lớp học Thử Một", "body": "Cô Mẫu dạy chữ cho trẻ em vùng cao."},
    {"id": "p2", "title": "Bếp ăn Thử Hai", "body": "Tổ Mẫu nấu cháo cho bệnh nhân nghèo."},
    {"id": "p3", "title": "Con đường Thử Ba", "body": "Ông Mẫu hiến đất làm đường liên thôn."},
]
QUESTIONS = [
    {"query": "dạy chữ trẻ em vùng cao", "relevant": "p1"},
    {"query": "nấu cháo bệnh nhân nghèo", "relevant": "p2"},
    {"query": "con đường liên thôn", "relevant": "p3"},
]
ARTICLES = [{"id": "a1", "title": "Bài Thử", "body": "Thời tiết ngày mai nhiều mây."}]


@pytest.fixture
def measure(tmp_path):
    def as_lines(name, objects):
        lines = "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in objects)
        data = lines.encode()
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    def run(document):
        files = as_lines("p.jsonl", PASSAGES), as_lines("q.jsonl", QUESTIONS)
        more = as_lines("d.jsonl.gz", ARTICLES)
        command = [sys.executable, ROOT / "tools" / "measure.py", *files, more, document]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8"
        )

    return run


def test_the_table_is_written_between_its_marks(measure, tmp_path):
    document = tmp_path / "search.md"
    document.write_text("Trước\n<!-- đo bằng make eval -->\ncũ\n<!-- hết -->\nSau\n", "utf-8")
    done = measure(document)
    assert (done.returncode, done.stderr) == (0, "")
    before, mark, *rows, end, after = document.read_text("utf-8").splitlines()
    assert (before, mark) == ("Trước", "<!-- đo bằng make eval -->")
    assert (end, after) == ("<!-- hết -->", "Sau")
    assert rows[:3] == [
        "| biến đổi | riêng 3 đoạn | thêm 1 bài | nửa để chỉnh | nửa để báo cáo |",
        "| --- | --- | --- | --- | --- |",
        "| none | 1.000 / 1.000 | 1.000 / 1.000 | 1.000 / 1.000 | 1.000 / 1.000 |",
    ]
    assert len(rows) == 2 + 8


def test_a_document_without_the_marks_is_told(measure, tmp_path):
    document = tmp_path / "search.md"
    document.write_text("Không có gì\n", "utf-8")
    done = measure(document)
    assert done.returncode == 1
    assert done.stderr == f"{document}: không còn chỗ đánh dấu để ghi bảng đo\n"
