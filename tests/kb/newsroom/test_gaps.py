"""What a record leaves open."""

import pytest

from kb.newsroom.shortlist import gaps
from kb.records import Exemplar
from kb.records.parts import Honour, Source

OPEN = "chưa có số quyết định khen thưởng"


@pytest.mark.parametrize(
    ("honour", "is_open"),
    [
        (Honour("Bằng khen", year=2021), True),
        (Honour("Bằng khen", number="45/QĐ-UBND"), False),
        (Honour("Bằng khen theo Quyết định số 45/QĐ-UBND"), False),
    ],
)
def test_the_decision_behind_an_honour_is_missed(honour, is_open):
    record = Exemplar("vi-du", "Nhóm", "tap-the", sources=(Source(title="Bài"),), honours=(honour,))
    assert (OPEN in gaps(record)) == is_open
