"""Counts for a sơ kết: the sentence and the tables."""

from dataclasses import replace
from datetime import datetime

import pytest

from kb.citations import PartialDate
from kb.newsroom.periods import Period
from kb.newsroom.reports import Report, report
from kb.newsroom.tables import Table
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


HALF = Period(2023, 2023, (1, 6))


def tables(found) -> dict[str, list[tuple[str, int]]]:
    return {table.name: [(row.label, row.count) for row in table.rows] for table in found.tables}


def counted(*records, period=None) -> Report:
    return report(records, Vocabularies(), DAY, period)


def of(found, name: str) -> Table:
    return next(table for table in found.tables if table.name == name)


def test_the_sentence_says_what_it_counts_and_names_levels_from_the_highest():
    assert counted(*SOME).sentence == (
        "Theo danh sách trong kho này: các địa phương, đơn vị đăng ký xây dựng "
        "1 điển hình cấp Trung ương (1 mô hình); "
        "2 điển hình cấp huyện và tương đương (1 tập thể, 1 cá nhân); "
        "1 điển hình chưa ghi cấp (1 cá nhân)."
    )
    assert counted(period=Period(2023, 2023)).sentence == (
        "Theo danh sách trong kho này: năm 2023, các địa phương, đơn vị chưa có điển hình nào."
    )


def test_what_the_collection_holds_is_said_without_registering_anything(content):
    where = content.vocabularies.where("Cao Bằng")
    held = report(SOME, content.vocabularies, DAY, HALF, where).holding
    assert held == "Kho Gương Sáng chưa có gương điển hình nào ở Cao Bằng, 6 tháng đầu năm 2023."
    assert counted(*SOME, period=Period(2023, 2023)).holding == (
        "Kho Gương Sáng hiện có 2 gương điển hình, năm 2023: 2 cá nhân."
    )
    assert counted(SOME[0]).holding == "Kho Gương Sáng hiện có 1 gương điển hình: 1 tập thể."


def test_tables_count_every_property_and_account_for_every_record():
    assert tables(counted(*SOME)) == {
        "kind": [("Cá nhân", 2), ("Tập thể", 1), ("Mô hình", 1)],
        "level": [("Trung ương", 1), ("Huyện", 2), ("Chưa ghi", 1)],
        "field": [("y-te", 4)],
        "province": [("Chưa ghi", 4)],
        "year": [("2022", 1), ("2023", 2), ("2024", 1), ("Chưa ghi", 1)],
        "honours": [("Bằng khen", 3), ("Chưa ghi", 1)],
    }


def test_a_table_tells_how_many_records_stand_in_several_rows():
    years = of(counted(*SOME), "year")
    assert (sum(row.count for row in years.rows), years.total, years.several) == (5, 4, 1)
    assert years.note == (
        "1 trong 4 gương ghi nhiều năm và được đếm ở nhiều dòng, nên các dòng cộng lại nhiều hơn "
        "tổng số."
    )
    assert of(counted(*SOME), "level").note == ""


def test_a_count_knows_the_value_by_which_its_records_are_searched():
    found = counted(*SOME)
    values = {row.label: row.value for name in ("kind", "level") for row in of(found, name).rows}
    assert (values["Cá nhân"], values["Huyện"], values["Chưa ghi"]) == ("ca-nhan", "huyen", "")


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
    found = counted(*SOME, period=Period(first, last))
    assert (found.total, str(found.period)) == (total, said)


def test_the_years_of_a_period_are_those_within_it():
    assert tables(counted(*SOME, period=Period(2024, 2025)))["year"] == [("2024", 1)]


def test_a_half_year_holds_what_is_dated_and_tells_what_only_bears_the_year():
    dated = replace(SOME[1], honours=(Honour("Bằng khen", date=PartialDate(2023, 5)),))
    registered = replace(SOME[0], honours=(), registered=PartialDate(2023, 2, 3), years=(2023,))
    later = replace(SOME[1], id="sau", honours=(Honour("Giấy khen", date=PartialDate(2023, 7)),))
    found = counted(dated, registered, later, *SOME[1:], period=HALF)
    assert (found.total, tables(found)["honours"]) == (2, [("Bằng khen", 1), ("Chưa ghi", 1)])
    assert found.told == (
        "2 hồ sơ trong kho này chỉ ghi năm, không tính vào 6 tháng đầu năm 2023.",
        "1 hồ sơ trong kho này chưa ghi năm nào, không tính vào 6 tháng đầu năm 2023.",
    )


def test_honours_of_another_time_do_not_count_in_a_period():
    honours = (Honour("Bằng khen", year=2023), Honour("Giấy khen", year=2019))
    twice = replace(SOME[2], honours=honours)
    earlier = replace(SOME[2], id="truoc", honours=honours[1:])
    assert tables(counted(twice, earlier, period=Period(2023, 2023)))["honours"] == [
        ("Bằng khen", 1),
        ("Được khen lúc khác, hoặc không ghi năm", 1),
    ]


def test_a_record_counts_once_in_a_line_and_what_is_other_comes_last():
    twice = (Honour("Thư cảm ơn"), Honour("Quà"), Honour("Bằng khen"), Honour("Bằng khen của Bộ"))
    found = counted(replace(SOME[0], honours=twice))
    assert tables(found)["honours"] == [("Bằng khen", 1), ("Hình thức khác", 1)]


def test_a_place_counts_with_its_predecessors_its_own_districts_and_nothing_else(content):
    where = content.vocabularies.where("Thái Nguyên")
    found = report((file.record for file in content.files), content.vocabularies, DAY, None, where)
    assert (found.place, found.total) == ("Thái Nguyên", 2)
    assert [table.name for table in found.shown] == [
        *("kind", "level", "field", "unit", "district", "year", "honours")
    ]
    assert tables(found)["unit"] == [("Bắc Kạn", 1), ("Thái Nguyên", 1)]
    assert tables(found)["district"] == [("Huyện Mẫu, Bắc Kạn", 1), ("Chưa ghi", 1)]
    assert found.told == ("Tính cả hồ sơ của Bắc Kạn, nay thuộc tỉnh Thái Nguyên.",)


def test_one_year_needs_no_table_of_years():
    shown = [table.name for table in counted(*SOME, period=Period(2023, 2023)).shown]
    assert "year" not in shown
