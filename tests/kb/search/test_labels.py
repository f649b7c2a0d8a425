"""A field, a kind or a level said beside other words: met by what bears it, and lifting that."""

import pytest

from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.vocabularies import Field, Vocabularies
from tests.support.indexes import built

FIELDS = (
    Field("giao-duc", "Giáo dục", "Dạy học"),
    Field("an-sinh", "An sinh xã hội", "Giảm nghèo"),
    Field("khoa-hoc", "Khoa học và sáng tạo", "Nghiên cứu"),
)


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def few(request, tmp_path_factory):
    """Three records of different fields, kinds and levels; only the first says a word of them."""
    folder = tmp_path_factory.mktemp("labels")
    records = (
        Exemplar(id="noi", title="Xóm Mẫu bàn chuyện giáo dục, cá nhân, sáng tạo", kind="tap-the"),
        Exemplar(
            id="lop", title="Lớp đêm xóm Mẫu", kind="mo-hinh", fields=("giao-duc",), level="huyen"
        ),
        Exemplar(
            id="gao", title="Hũ gạo xóm Mẫu", kind="cach-lam", fields=("an-sinh",), level="tinh"
        ),
        Exemplar(
            id="may", title="Máy sàng xóm Mẫu", kind="ca-nhan", fields=("khoa-hoc",), level="tinh"
        ),
    )
    built(folder, *records, vocabularies=Vocabularies(fields=FIELDS), engine=request.param)
    return open_snapshot(folder)


@pytest.mark.parametrize(
    ("text", "shown", "label"),
    [
        ("giáo dục xóm Mẫu", ["lop", "noi"], "lĩnh vực: Giáo dục"),
        ("xom mau giao duc", ["lop", "noi"], "lĩnh vực: Giáo dục"),
        ("an sinh xóm Mẫu", ["gao"], "lĩnh vực: An sinh xã hội"),
        ("xóm Mẫu sáng tạo", ["may", "noi"], "lĩnh vực: Khoa học và sáng tạo"),
        ("MÔ HÌNH XÓM MẪU", ["lop"], "loại hình: Mô hình"),
        ("cá nhân xóm Mẫu", ["may", "noi"], "loại hình: Cá nhân"),
        ("xóm Mẫu cấp huyện", ["lop"], "cấp: Huyện"),
        ("cấp thành phố xóm Mẫu", ["gao", "may"], "cấp: Tỉnh, thành phố"),
    ],
)
def test_what_bears_it_is_found_and_goes_before_what_only_says_it(few, text, shown, label):
    found = search(few, SearchQuery(text))
    assert [hit.id for hit in found.hits][: len(shown)] == shown
    assert [part.label for part in found.understood] == [label]
    assert found.step == "all-words" or found.notices[0].startswith(f"Có {len(shown)} hồ sơ có đủ")


def test_both_together_find_what_bears_both(few):
    assert search(few, SearchQuery("mô hình giáo dục")).hits[0].id == "lop"


@pytest.mark.parametrize(
    ("text", "shown"), [("giáo dục", ["noi"]), ("cá nhân", ["noi"]), ("xóm giáo đục", ["noi"])]
)
def test_alone_or_with_other_marks_they_are_only_words(few, text, shown):
    found = search(few, SearchQuery(text))
    assert ([hit.id for hit in found.hits][:1], found.understood) == (shown, ())
