"""`kb bench`: the same questions asked of us and of SQLite, on a few invented articles."""

import pytest

from kb.errors import KBError
from kb.quality import run_benchmark
from tests.support.databases import open_databases

ARTICLES = [
    {"id": f"bai-{number}", "title": f"Bài Thử {number}", "body": f"Tổ Mẫu số {number} {work}."}
    for number, work in enumerate(
        ("trồng hoa dọc đường làng", "nấu cháo cho bệnh nhân nghèo", "dạy chữ cho trẻ vùng cao")
    )
]


def test_every_way_of_answering_is_timed_and_nothing_stays_open(tmp_path):
    found = run_benchmark(ARTICLES, 5, tmp_path, iter)
    assert (found.articles, found.build_rate > 0) == (3, True)
    assert [each.name for each in found.timings] == [
        *("SQLite FTS5", "Gương Sáng, lần hỏi đầu", "Gương Sáng, khi đã chạy"),
        "Gương Sáng, gợi ý khi gõ",
    ]
    for each in found.timings:
        assert 0 < each.p50 <= each.p95 <= each.slowest
    assert open_databases() == []


def test_articles_without_words_to_ask_for_are_refused(tmp_path):
    silent = [{"id": "bai-1", "title": "Bài Thử", "body": "…"}]
    with pytest.raises(KBError, match="Không bài viết nào"):
        run_benchmark(silent, 5, tmp_path, iter)
