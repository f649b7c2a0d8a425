"""One day of the year: when it was and will be, its neighbours, who told of it, documents."""

from datetime import date

import pytest

from kb.citations import PartialDate
from kb.newsroom.days import days_beside, documents_beside, told_about, year_after, year_before
from kb.records import Exemplar
from kb.records.parts import Source
from kb.vocabularies import Anniversary

TEACHERS = Anniversary("mau", "Ngày Mẫu", "11-20")
NEW_YEAR = Anniversary("tet", "Tết Mẫu", "01-01", calendar="am")


@pytest.mark.parametrize(
    ("held", "day", "before", "after"),
    [
        (TEACHERS, date(2026, 11, 20), "2025-11-20", "2027-11-20"),
        (NEW_YEAR, date(2027, 2, 6), "2026-02-17", "2028-01-26"),
        (NEW_YEAR, date(2030, 2, 2), "2029-02-13", "2031-01-23"),  # not China's 3 February
        (TEACHERS, date(2099, 11, 20), "2098-11-20", "2100-11-20"),
    ],
)
def test_a_day_fell_a_year_before_and_will_a_year_after(held, day, before, after):
    assert (str(year_before(held, day)), str(year_after(held, day))) == (before, after)


def test_beside_a_day_stand_the_nearest_others(wider_snapshot):
    before, after = days_beside(wider_snapshot, date(2026, 12, 5))
    assert before
    assert (before[1].key, str(before[0])) == ("20-11", "2026-11-20")
    assert after is None  # the next is more than two months away
    assert days_beside(wider_snapshot, date(2026, 11, 20))[0] is None


@pytest.mark.parametrize(
    ("written", "publisher", "is_about"),
    [
        ((2020, 11, 20), "Báo Mẫu", True),
        ((2020, 11, 10), "Báo Mẫu", True),
        ((2020, 11, 9), "Báo Mẫu", False),
        ((2020, 11, 23), "Báo Mẫu", True),
        ((2020, 11, 24), "Báo Mẫu", False),
        ((2020, 11), "Báo Mẫu", False),  # nobody knows the day
        ((2020, 11, 20), "Ủy ban nhân dân xã Thử", False),  # no newspaper
    ],
)
def test_the_press_told_of_a_day_from_ten_days_before_to_three_after(written, publisher, is_about):
    source = Source(title="Bài thử", publisher=publisher, date=PartialDate(*written))
    record = Exemplar(id="thu", title="Thử", kind="ca-nhan", sources=(source,))
    assert told_about(record, TEACHERS) == ((source,) if is_about else ())


def test_it_is_told_of_a_lunar_day_where_that_fell_in_that_year():
    source = Source(title="Bài thử", publisher="Báo Mẫu", date=PartialDate(2024, 2, 9))
    record = Exemplar(id="thu", title="Thử", kind="ca-nhan", sources=(source,))
    assert told_about(record, NEW_YEAR) == (source,)  # on 10 February 2024


def test_documents_that_were_issued_on_the_day_or_that_its_exemplars_answer(wider_snapshot):
    day = Anniversary("mau", "Ngày Mẫu", "05-07")
    answering = [wider_snapshot.record("nhom-vi-du-mot")]
    found = documents_beside(wider_snapshot, day, answering)
    assert [(each.directive.id, each.reason) for each in found][:1] == [
        ("kl-91-kl-tw-2021", "ban hành vào ngày này")
    ]
    lunar = documents_beside(wider_snapshot, Anniversary("a", "A", "05-07", "am"), answering)
    assert {each.reason for each in lunar} == {"1 gương kể trên thực hiện"}


def test_a_document_that_names_the_day_stands_first(real_snapshot):
    (day,) = real_snapshot.vocabularies.days("24-11")
    found = documents_beside(real_snapshot, day, ())
    assert [(each.directive.id, each.reason) for each in found] == [
        ("nq-80-nq-tw-2026", "nêu ngày này")
    ]
