"""`kb misses`: the questions that found nothing, for those who extend the synonyms."""

from datetime import date

import pytest

from kb.newsroom.misses import add_miss
from tests.support.commands import kb


@pytest.fixture
def log(tmp_path):
    return tmp_path / "khong-thay.tsv"


def test_the_command_lists_the_most_frequent_first(log):
    for text in ("thi đua", "btg", "btg"):
        add_miss(log, text, date(2026, 11, 23))
    code, out, err = kb("misses", KB_SEARCH_LOG=log)
    assert code == 0
    assert out.splitlines() == [
        " Số lần  Lần đầu     Gần nhất    Câu hỏi",
        "      2  23/11/2026  23/11/2026  btg",
        "      1  23/11/2026  23/11/2026  thi đua",
    ]
    assert "synonyms.yaml" in err
    assert "… và 1 câu hỏi nữa" in kb("misses", "--limit", "1", KB_SEARCH_LOG=log)[1]


def test_the_command_says_how_to_begin(log):
    code, _, err = kb("misses")
    assert code == 1
    assert "KB_SEARCH_LOG chưa đặt" in err
    assert kb("misses", KB_SEARCH_LOG=log)[:2] == (
        0,
        "Chưa có câu hỏi nào không tìm thấy gì.\n",
    )
