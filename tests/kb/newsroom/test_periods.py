"""Years, half-years, quarters, and the moments that fall into them."""

import pytest

from kb.citations import PartialDate
from kb.newsroom.periods import Period, moments
from kb.records import Exemplar
from kb.records.parts import Honour


@pytest.mark.parametrize(
    ("typed", "period", "said"),
    [
        ("2023", Period(2023, 2023), "năm 2023"),
        ("2023-H1", Period(2023, 2023, (1, 6)), "6 tháng đầu năm 2023"),
        ("2023-h2", Period(2023, 2023, (7, 12)), "6 tháng cuối năm 2023"),
        (" 2023-Q3 ", Period(2023, 2023, (7, 9)), "quý III năm 2023"),
        ("2023-Q1..2023-Q3", Period(2023, 2023, (1, 9)), "9 tháng đầu năm 2023"),
        ("2021..2023", Period(2021, 2023), "giai đoạn 2021 - 2023"),
        ("2021-2023", Period(2021, 2023), "giai đoạn 2021 - 2023"),
        ("2022-H2..2023-H1", Period(2022, 2023, (7, 6)), "từ tháng 7/2022 đến hết tháng 6/2023"),
    ],
)
def test_a_period_is_typed_and_said(typed, period, said):
    assert (Period.read(typed), str(period)) == (period, said)


@pytest.mark.parametrize("typed", ["", "23", "2023-H3", "2023-Q5", "2023-06", "a..b", "1..2..3"])
def test_what_is_no_period_is_none(typed):
    assert Period.read(typed) is None


def test_an_end_that_is_open_is_said():
    assert str(Period(2022, None, (7, 12))) == "từ tháng 7/2022"
    assert str(Period(None, 2023, (1, 6))) == "đến hết tháng 6/2023"
    assert (str(Period()), Period().is_open) == ("", True)


@pytest.mark.parametrize(
    ("moment", "is_held", "may_be"),
    [
        (PartialDate(2023), False, True),
        (PartialDate(2023, 6), True, True),
        (PartialDate(2023, 6, 30), True, True),
        (PartialDate(2023, 7), False, False),
        (PartialDate(2022), False, False),
    ],
)
def test_a_year_alone_is_in_no_half_of_it(moment, is_held, may_be):
    half = Period(2023, 2023, (1, 6))
    assert (half.holds(moment), half.may_hold(moment)) == (is_held, may_be)


def test_a_period_may_end_before_it_begins():
    assert Period(2024, 2023).is_backwards
    assert not Period(2023, 2023).is_backwards
    assert not Period(None, 2023).is_backwards


def test_the_moments_of_an_exemplar_are_as_near_as_its_parts_say():
    honours = (Honour("Bằng khen", date=PartialDate(2023, 11, 17)), Honour("Giấy khen", year=2022))
    record = Exemplar(
        *("a", "A", "mo-hinh"),
        years=(2021, 2022, 2023),
        honours=honours,
        registered=PartialDate(2021, 3),
    )
    assert [str(each) for each in moments(record)] == ["2021-03", "2023-11-17", "2022"]
