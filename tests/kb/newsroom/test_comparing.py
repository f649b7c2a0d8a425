"""Two reports side by side: another period, another place."""

from dataclasses import replace
from datetime import datetime

from kb.newsroom.comparing import compare, lines, names, told
from kb.newsroom.periods import Period
from kb.newsroom.reports import report
from kb.records import Exemplar
from kb.vocabularies import Province, Vocabularies

DAY = datetime(2026, 7, 3)
PLACES = Vocabularies(places=(Province("mot", "Mẫu", "tinh"), Province("hai", "Thử", "tinh")))


def exemplar(number: int, kind: str, *years: int, province: str = "Mẫu") -> Exemplar:
    return Exemplar(f"vi-du-{number}", f"Ví dụ {number}", kind, province=province, years=years,
                    fields=("y-te",))  # fmt: skip


SOME = (
    exemplar(1, "tap-the", 2022),
    exemplar(2, "ca-nhan", 2023),
    exemplar(3, "ca-nhan", 2021, 2023, province="Thử"),
    exemplar(4, "mo-hinh", province="Thử"),
)


def counted(place: str | None = None, *years: int):
    period = Period(years[0], years[-1]) if years else None
    return report(SOME, PLACES, DAY, period, PLACES.where(place))


def shown(found) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    return {table.title: table.rows for table in lines(found)}


def test_two_periods_have_the_rows_of_both_and_no_years():
    found = compare(counted(None, 2022), counted(None, 2023))
    assert found.title == "Gương điển hình: năm 2022, so với năm 2023"
    assert names(found) == ("năm 2022", "năm 2023")
    assert shown(found)["Loại hình"] == (("Cá nhân", (0, 2)), ("Tập thể", (1, 0)))
    assert "Năm" not in shown(found)
    assert "Tỉnh, thành phố hiện nay" in shown(found)
    assert lines(found)[0].totals == (1, 2)


def test_two_places_have_years_in_order_and_no_districts():
    found = compare(counted("Mẫu", 2021, 2023), counted("Thử", 2021, 2023))
    assert names(found) == ("Mẫu", "Thử")
    years = (("2021", (0, 1)), ("2022", (1, 0)), ("2023", (1, 1)))
    assert shown(found)["Năm"] == years
    assert "Huyện, quận, thị xã" not in shown(found)


def test_place_and_period_may_both_differ():
    found = compare(counted("Mẫu"), counted(None, 2023))
    assert names(found) == ("Mẫu, mọi năm", "mọi nơi, năm 2023")


def test_what_is_left_out_is_told_of_each_side():
    found = compare(counted("Mẫu", 2021, 2023), counted("Thử", 2021, 2023))
    assert told(found) == (
        "Thử: 1 hồ sơ trong kho này chưa ghi năm nào, không tính vào giai đoạn 2021 - 2023.",
    )
    notes = {table.title: table.notes for table in lines(found)}
    assert notes["Năm"] == (
        "Thử: 1 trong 1 gương ghi nhiều năm và được đếm ở nhiều dòng, nên các dòng cộng lại "
        "nhiều hơn tổng số.",
    )


def test_what_holds_of_one_place_is_told_once():
    both = [replace(each, told=("Tính cả …",)) for each in (counted("Mẫu"), counted("Mẫu", 2023))]
    assert told(compare(*both)) == ("Tính cả …",)


def test_a_side_without_a_record_still_has_its_column():
    found = compare(counted("Mẫu", 2023), counted("Mẫu", 1990))
    assert shown(found)["Loại hình"] == (("Cá nhân", (1, 0)),)
    assert lines(found)[0].totals == (1, 0)
