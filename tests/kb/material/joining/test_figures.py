"""Figures of a sentence, with what they count; days, names with numbers and hours count nothing."""

import pytest

from kb.material.joining.figures import figures_of


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gần 10.000 gốc lan, lãi 12,5 % một năm.", ["10.000 gốc lan", "12,5 %"]),
        ("Ông hiến 45 m2 đất và 2 m².", ["45 m2 đất", "2 m²"]),
        ("Năm 2016 và tháng 12/2018.", ["2016", "2018"]),
        ("Sáng 5/6, lúc 4 giờ 15 phút ở quận 4, lớp 7, ngày 12 tháng ba.", []),
        ("Theo Quyết định 45/QĐ-UBND và Chỉ thị số 5 của Đảng.", []),
        ("Anh là một trong 133 gương, cùng 132 gương khác.", ["133 gương"]),
    ],
)
def test_figures_are_told_with_what_they_count(sentence, found):
    assert [each.text for each in figures_of(sentence)] == found


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("40 hộ nghèo", "50 hộ", True),
        ("15 triệu đồng", "15 triệu con", False),
        ("3 năm liền", "4 năm học", False),
        ("3 nhà", "3 hộ", False),
    ],
)
def test_what_counts_the_same_is_known(one, other, alike):
    (ours,), (theirs,) = figures_of(one), figures_of(other)
    assert ours.counts_like(theirs) is alike
