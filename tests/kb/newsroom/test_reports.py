"""Counts for a sơ kết: the sentence and the tables."""

from dataclasses import replace
from datetime import datetime

import pytest

from kb.newsroom.reports import Period, compared, report
from kb.records import Exemplar
from kb.records.parts import Honour
from kb.vocabularies import Vocabularies

DAY = datetime(2026, 7, 3)


def exemplar(number: int, kind: str, level: str | None, *years: int) -> Exemplar:
    honours = (Honour("Bằng khen của Bộ Ví Dụ", level=level),) if level else ()
    return Exemplar(f"vi-du-{number}", f"Ví dụ {number}", kind, level=level, years=years,
                    fields=("y-te",), honours=honours)  # fmt: skip


SOME = (
    exemplar(1, "tap-the", "huyen", 2022),
    exemplar(2, "ca-nhan", "huyen", 2023),
    exemplar(3, "ca-nhan", None, 2023, 2024),
    exemplar(4, "mo-hinh", "trung-uong"),
)


def tables(found) -> dict[str, list[tuple[str, int]]]:
    return {table.name: [(row.label, row.count) for row in table.rows] for table in found.tables}


def test_the_sentence_names_levels_from_the_highest_and_says_what_is_not_known():
    found = report(SOME, Vocabularies(), DAY)
    assert found.sentence == (
        "Các địa phương, đơn vị xây dựng 1 điển hình cấp Trung ương (1 mô hình); "
        "2 điển hình cấp huyện và tương đương (1 tập thể, 1 cá nhân); "
        "1 điển hình chưa ghi cấp (1 cá nhân)."
    )


def test_tables_count_every_property():
    assert tables(report(SOME, Vocabularies(), DAY)) == {
        "kind": [("Cá nhân", 2), ("Tập thể", 1), ("Mô hình", 1)],
        "level": [("Trung ương", 1), ("Huyện", 2), ("Chưa ghi", 1)],
        "field": [("y-te", 4)],
        "province": [("Chưa ghi", 4)],
        "year": [("2022", 1), ("2023", 2), ("2024", 1)],
        "honours": [("Bằng khen", 3)],
    }


@pytest.mark.parametrize(
    ("first", "last", "total", "said"),
    [
        (None, None, 4, ""),
        (2023, 2023, 2, "năm 2023"),
        (2023, None, 2, "từ năm 2023"),
        (None, 2022, 1, "đến hết năm 2022"),
        (2021, 2025, 3, "giai đoạn 2021 - 2025"),
        (1990, 1991, 0, "giai đoạn 1990 - 1991"),
    ],
)
def test_a_period_keeps_the_records_of_its_years(first, last, total, said):
    found = report(SOME, Vocabularies(), DAY, Period(first, last))
    assert (found.total, str(found.period)) == (total, said)


def test_the_years_of_a_period_are_those_within_it():
    found = report(SOME, Vocabularies(), DAY, Period(2024, 2025))
    assert tables(found)["year"] == [("2024", 1)]


def test_a_record_counts_once_in_a_line_and_what_is_other_comes_last():
    twice = (Honour("Thư cảm ơn"), Honour("Quà"), Honour("Bằng khen"), Honour("Bằng khen của Bộ"))
    found = report([replace(SOME[0], honours=twice)], Vocabularies(), DAY)
    assert tables(found)["honours"] == [("Bằng khen", 1), ("Hình thức khác", 1)]


def test_a_place_counts_with_its_predecessors(content):
    where = content.vocabularies.where("Thái Nguyên")
    found = report((file.record for file in content.files), content.vocabularies, DAY, None, where)
    assert (found.place, dict(tables(found)["province"])) == ("Thái Nguyên", {"Thái Nguyên": 2})


def test_two_periods_stand_side_by_side():
    pair = (report(SOME, Vocabularies(), DAY, Period(year, year)) for year in (2022, 2023))
    kinds = dict(compared(*pair))["Loại hình"]
    assert kinds == (("Tập thể", 1, 0), ("Cá nhân", 0, 2))
