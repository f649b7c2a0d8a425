"""What is asked of a place: its days, what must be done there next, what others did."""

from datetime import date

import pytest

from kb.newsroom.places import (
    asked_here,
    days_here,
    due_years,
    holds,
    models_elsewhere,
    next_duties,
)
from kb.newsroom.requirements import Wanted, held_duties, narrowed
from kb.records import Exemplar
from kb.records.parts import Source
from kb.search import open_snapshot
from tests.support.indexes import built

NOVEMBER = date(2026, 11, 13)


def duties(snapshot, place: str):
    where = snapshot.vocabularies.where(place)
    return asked_here(narrowed(held_duties(snapshot), Wanted(where), snapshot.vocabularies))


def whats(found) -> list[str]:
    return [each.requirement.what for each in found]


def days(snapshot, place: str, most: int = 5) -> list[tuple[str, list[str]]]:
    found = days_here(snapshot, snapshot.vocabularies.where(place), NOVEMBER, most)
    return [(each.anniversary.id, [one.id for one in each.exemplars]) for each in found]


@pytest.mark.parametrize(
    ("place", "province", "is_held"),
    [
        ("Thái Nguyên", "Bắc Kạn", True),
        ("Bắc Kạn", "Thái Nguyên", False),
        ("Bắc Kạn", "bac can", True),
        ("Cao Bằng", None, False),
    ],
)
def test_todays_unit_holds_its_former_ones_and_not_the_other_way_round(
    wider_snapshot, place, province, is_held
):
    lists = wider_snapshot.vocabularies
    assert holds(lists.where(place), province, lists) == is_held


def test_the_days_of_a_place_are_its_own_and_those_that_somebody_there_fits(wider_snapshot):
    assert days(wider_snapshot, "Bắc Kạn") == [
        ("ngay-nha-giao-vi-du", ["nhom-vi-du-mot"]),
        ("ngay-thanh-lap-tinh-vi-du", ["nhom-vi-du-mot"]),
    ]
    assert days(wider_snapshot, "Cao Bằng") == [
        ("ngay-nha-giao-vi-du", ["truong-tieu-hoc-thi-du"]),
    ]
    assert days(wider_snapshot, "Quảng Ngãi") == []
    assert len(days(wider_snapshot, "Bắc Kạn", most=1)) == 1


def test_what_is_due_comes_first_then_what_comes_again_and_nothing_that_has_passed(wider_snapshot):
    ours = duties(wider_snapshot, "Cao Bằng")
    assert "Mở cuộc sơ kết mẫu" not in whats(ours)  # asked everywhere
    assert whats(next_duties(ours, NOVEMBER, 5)) == ["Gửi bản đăng ký mẫu", "Mở chuyên mục mẫu"]
    assert whats(next_duties(ours, date(2026, 11, 25), 5)) == ["Mở chuyên mục mẫu"]
    assert whats(next_duties(ours, date(2023, 12, 31), 1)) == ["Gom kết quả mẫu"]  # of that year
    assert due_years(ours, 3) == ((2026, 1), (2023, 1))
    assert due_years(ours, 1) == ((2026, 1),)


def model(name: str, province: str, year: int) -> Exemplar:
    source = Source(title="Bài mẫu", publisher="Báo Ví Dụ")
    return Exemplar(
        id=name,
        title=f"Mô hình Mẫu {name}",
        kind="mo-hinh",
        province=province,
        fields=("an-sinh",),
        years=(year,),
        sources=(source,),
    )


def test_what_is_of_the_same_unit_today_comes_before_what_is_newer(wider_content, tmp_path):
    near, far = model("gan", "TP. Hồ Chí Minh", 2001), model("xa", "Cao Bằng", 2024)
    built(tmp_path, near, far, vocabularies=wider_content.vocabularies)
    snapshot = open_snapshot(tmp_path)
    where = snapshot.vocabularies.where("Bình Dương")
    found = models_elsewhere(snapshot, where, "an-sinh", 5)
    assert [each.id for each in found] == ["gan", "xa"]


def test_models_elsewhere_are_of_the_field_and_of_no_part_of_the_place(wider_snapshot):
    def found(place: str, field: str, most: int = 5) -> list[str]:
        where = wider_snapshot.vocabularies.where(place)
        return [each.id for each in models_elsewhere(wider_snapshot, where, field, most)]

    assert found("Bắc Kạn", "moi-truong") == ["duong-hoa-thon-thi-du"]
    assert found("Thái Nguyên", "moi-truong") == []  # its own, then as now
    assert found("Quảng Ngãi", "an-sinh") == ["truong-tieu-hoc-thi-du", "gian-hang-khong-dong"]
    assert found("TP. Hồ Chí Minh", "an-sinh") == ["truong-tieu-hoc-thi-du"]
    assert found("Bắc Kạn", "tu-thien") == ["gian-hang-khong-dong"]  # a person is no model
    assert len(found("Quảng Ngãi", "an-sinh", most=1)) == 1
