"""Search as its readers use it: judged queries on the real content, stories on the invented one."""

import unicodedata

import pytest

from kb.records import Exemplar
from kb.records.parts import Honour
from kb.search import SearchQuery, open_snapshot, search
from tests.support.indexes import built
from tests.support.judged import SEARCHES

# Letters composed one way or another, and capitals, mean the same in these.
PLAIN = ("ten", "noi-viec", "so-hieu", "mot-tu", "ca-cau")
JUDGED = [each for each in SEARCHES if each.group in PLAIN]


def ids(snapshot, text, **options):
    return [hit.id for hit in search(snapshot, SearchQuery(text, **options)).hits]


@pytest.mark.parametrize("text", [each.text for each in JUDGED])
def test_the_way_letters_are_composed_changes_nothing(real_snapshot, text):
    decomposed = unicodedata.normalize("NFD", text)
    assert ids(real_snapshot, decomposed) == ids(real_snapshot, text)
    assert ids(real_snapshot, text.upper()) == ids(real_snapshot, text)


def test_old_and_new_tone_placement_find_the_same(real_snapshot):
    found = ids(real_snapshot, "Ủy ban nhân dân")
    assert found
    assert ids(real_snapshot, "Uỷ ban nhân dân") == found


def test_several_values_of_a_facet_are_alternatives_and_its_counts_stay(real_snapshot):
    everything = search(real_snapshot, SearchQuery())
    counts = {value.value: value.count for value in everything.facets["kind"]}
    two = search(real_snapshot, SearchQuery(filters={"kind": ("ca-nhan", "mo-hinh")}))
    assert two.total == counts["ca-nhan"] + counts["mo-hinh"]
    assert {value.value: value.count for value in two.facets["kind"]} == counts
    assert [value.value for value in two.facets["kind"] if value.selected] == ["ca-nhan", "mo-hinh"]


def test_counts_of_a_facet_are_what_choosing_it_gives(real_snapshot):
    results = search(real_snapshot, SearchQuery("học sinh"))
    for name, values in results.facets.items():
        for value in values:
            chosen = SearchQuery("học sinh", {name: (value.value,)})
            assert search(real_snapshot, chosen).total == value.count, (name, value.value)


def test_a_province_of_today_finds_what_its_predecessors_recorded(real_snapshot):
    now = search(real_snapshot, SearchQuery(filters={"province": ("thai-nguyen",)}, size=100))
    then = search(real_snapshot, SearchQuery(filters={"province": ("bac-kan",)}, size=100))
    assert then.total > 5
    assert {hit.id for hit in then.hits} <= {hit.id for hit in now.hits}


def test_filters_may_be_typed_in_the_box(real_snapshot):
    typed = search(real_snapshot, SearchQuery('tinh:"bac kan" loai:mo-hinh'))
    chosen = SearchQuery(filters={"province": ("bac-kan",), "kind": ("mo-hinh",)})
    assert [hit.id for hit in typed.hits] == [hit.id for hit in search(real_snapshot, chosen).hits]


def test_years_are_a_span_with_both_ends_in(real_snapshot):
    for text in ("nam:2021..2023", "nam:2021..", "nam:..2012", "nam:2023"):
        results = search(real_snapshot, SearchQuery(text, size=100))
        first, last = {
            "nam:2021..2023": (2021, 2023), "nam:2021..": (2021, 9999),
            "nam:..2012": (0, 2012), "nam:2023": (2023, 2023),
        }[text]  # fmt: skip
        assert results.hits
        for hit in results.hits:
            assert any(first <= year <= last for year in hit.record.years), (text, hit.id)


def test_a_phrase_stands_as_typed_and_an_exclusion_does_not(real_snapshot):
    for hit in search(real_snapshot, SearchQuery('"nuôi heo đất"', size=100)).hits:
        whole = f"{hit.record.title} {hit.record.summary} {hit.record.body}".lower()
        assert "nuôi heo đất" in whole
    with_word = search(real_snapshot, SearchQuery("phụ nữ", size=100)).total
    without = search(real_snapshot, SearchQuery("phụ nữ -heo", size=100))
    assert 0 < without.total < with_word
    assert not any(" heo " in f" {hit.record.body} " for hit in without.hits)


def test_snippets_mark_the_accented_text_for_an_unaccented_query(real_snapshot):
    hit = search(real_snapshot, SearchQuery("chuyen xe khong dong")).hits[0]
    assert [span.text for span in hit.title if span.hit] == ["Chuyến xe không đồng"]
    assert "chuyến xe không đồng" in [span.text.lower() for span in hit.snippet if span.hit]


@pytest.mark.parametrize("sort", ["newest", "oldest", "name"])
def test_every_order_shows_all_hits_once(real_snapshot, sort):
    pages = [
        ids(real_snapshot, "làm theo Bác", sort=sort, page=page, size=7) for page in range(1, 40)
    ]
    total = search(real_snapshot, SearchQuery("làm theo Bác")).total
    shown = [record_id for page in pages for record_id in page]
    assert len(shown) == len(set(shown)) == total


def test_names_are_in_vietnamese_order(real_snapshot):
    query = SearchQuery(filters={"kind": ("ca-nhan",)}, sort="name", size=100)
    initials = [hit.record.title[0] for hit in search(real_snapshot, query).hits]
    assert initials.index("Đ") > max(place for place, each in enumerate(initials) if each == "D")
    assert initials.index("Đ") < initials.index("H")


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("mo hinh bac kan", ["nơi: Bắc Kạn (nay thuộc tỉnh Thái Nguyên)"]),
        ("bếp ăn Thái Nguyên", ["nơi: Thái Nguyên (gồm Bắc Kạn)"]),
        ("Thành phố Hồ Chí Minh", ["nơi: TP. Hồ Chí Minh (gồm Bình Dương, Bà Rịa - Vũng Tàu)"]),
        ("hoa hue", []),
        ("tư tưởng Hồ Chí Minh", []),
    ],
)
def test_a_place_in_the_box_is_said_with_its_other_time(real_snapshot, typed, labels):
    understood = search(real_snapshot, SearchQuery(typed)).understood
    assert [part.label for part in understood if part.kind == "place"] == labels


@pytest.mark.parametrize(("asked", "given"), [(-5, 1), (0, 1), (7, 7), (10**9, 100)])
def test_a_page_is_never_longer_than_the_bound(real_snapshot, asked, given):
    results = search(real_snapshot, SearchQuery(size=asked))
    assert (results.query.size, len(results.hits)) == (given, given)


def test_who_was_honoured_is_found_by_the_number_of_the_decision(tmp_path):
    honour = Honour("Bằng khen", "Thí Dụ", year=2025, number="4321/QĐ-TD")
    built(tmp_path, Exemplar("mau", "Bà Mẫu", honours=(honour,)), Exemplar("khac", "Bà Khác"))
    snapshot = open_snapshot(tmp_path)
    assert ids(snapshot, "4321/QĐ-TD") == ["mau"]
