"""Titles and forms of address before a name need not stand in the record."""

import pytest

from kb.search import SearchQuery, search
from kb.search.reading import parse

CASES = [
    ("bà Lò Thị Mẫu", ["bà"]),
    ("đ/c Nguyễn Mẫu", ["đ", "c"]),
    ("hiệu trưởng Nguyễn Văn Thử", ["hiệu", "trưởng"]),
    ("BS Nguyễn Văn Thử", ["bs"]),
    ("thầy nguyễn văn thử", ["thầy"]),
    ("thieu ta nguyen thi thu", ["thieu", "ta"]),
    ("THIẾU TÁ NGUYỄN VĂN THỬ", ["thiếu", "tá"]),
    ("thiếu tá Thử", []),
    ("hiệu trưởng trường mầm non", []),
    ("bà mẹ nuôi con", []),
    ("cô đỡ thôn bản", []),
    ("ông", []),
    ("chủ tịch UBND", []),
    ("BÀ MẪU", []),
]


@pytest.mark.parametrize(("text", "words"), CASES, ids=lambda case: str(case))
def test_a_form_of_address_stands_before_a_name(content, text, words):
    found = parse(text, content.vocabularies).addresses
    assert {word.text for word in found} == set(words)


def test_a_title_pushes_no_name_down(real_snapshot):
    for text in ("đ/c Phạm Văn Hát", "hiệu trưởng Phạm Văn Hát", "thiếu tá Phạm Văn Hát"):
        found = search(real_snapshot, SearchQuery(text))
        assert found.hits[0].id == "pham-van-hat-hai-duong"
