"""Which exemplars fit a day: all that the day names must hold, and what is told beats none."""

import pytest

from kb.citations import PartialDate
from kb.records import Exemplar
from kb.records.parts import Source
from kb.search import fitting_day, open_snapshot
from kb.vocabularies import Anniversary, Province, Vocabularies
from tests.support.indexes import built

TEACHERS = Anniversary(
    "mau", "Ngày Mẫu", "11-20", fields=("giao-duc",), keywords=("cô giáo", "lớp học thử")
)


def exemplar(name: str, title: str, **said: object) -> Exemplar:
    return Exemplar(id=name, title=title, kind="ca-nhan", **{"fields": ("giao-duc",), **said})


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def school(request, tmp_path_factory):
    """Who teaches, who is said to, and who only met somebody that does."""
    folder = tmp_path_factory.mktemp("fitting")
    press = Source(title="Bài mẫu", publisher="Báo Mẫu", date=PartialDate(2020, 11, 18))
    built(
        folder,
        exemplar("ten", "Chị Mẫu, cô giáo xóm Thử", sources=(press,)),
        exemplar("moi", "Chị Thử, Cô Giáo xóm Mẫu"),
        exemplar("ca-hai", "Cô giáo Thí và lớp học thử", province="Thử Cũ"),
        exemplar("chuc-danh", "Anh Thí, người xóm Dụ", role="cô giáo"),
        exemplar("trong-bai", "Anh Dụ trồng cây", body="Anh gặp một cô giáo ở lớp học thử."),
        exemplar("linh-vuc-khac", "Cô giáo Dụ trồng chè", fields=("nong-nghiep",)),
        exemplar("khac-dau", "Cơ giao của máy mẫu"),
        vocabularies=Vocabularies(places=(Province("thu-cu", "Thử Cũ", "tinh"),)),
        engine=request.param,
    )
    return open_snapshot(folder)


def ids(school, day, **options):
    return [each.id for each in fitting_day(school, day, **options).exemplars]


def test_a_field_and_a_keyword_in_what_it_is_about_are_both_asked(school):
    assert set(ids(school, TEACHERS)) == {"ca-hai", "ten", "moi", "chuc-danh"}


def test_more_keywords_go_first_and_what_nothing_notes_as_told_before_what_was(school):
    found = ids(school, TEACHERS)
    assert (found[0], found[-1]) == ("ca-hai", "ten")


def test_what_a_day_leaves_blank_asks_nothing_and_a_blank_day_is_fitted_by_nobody(school):
    assert "linh-vuc-khac" in ids(school, Anniversary("a", "A", "11-20", keywords=("cô giáo",)))
    assert "trong-bai" in ids(school, Anniversary("a", "A", "11-20", fields=("giao-duc",)))
    assert ids(school, Anniversary("a", "A", "11-20")) == []


def test_a_day_of_a_province_is_for_those_from_there(school):
    there = Anniversary("a", "A", "11-20", province="Thử Cũ", keywords=("cô giáo",))
    assert ids(school, there) == ["ca-hai"]
    assert ids(school, Anniversary("a", "A", "11-20", province="Nơi Không Có")) == []


def test_filters_narrow_and_all_are_counted_though_few_are_shown(school):
    found = fitting_day(school, TEACHERS, most=1)
    assert (len(found.exemplars), found.total) == (1, 4)
    assert [(each.value, each.count) for each in found.facets["province"]] == [("thu-cu", 1)]
    assert ids(school, TEACHERS, filters={"province": ("thu-cu",)}) == ["ca-hai"]
