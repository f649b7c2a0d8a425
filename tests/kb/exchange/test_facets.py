"""Facets: declared once, filtered and counted by; an index of before follows with `kb index`."""

from dataclasses import replace

import pytest

from kb.exchange.api import schemas
from kb.publish import index_records
from kb.records import Directive, Exemplar
from kb.records.codes import STAGES
from kb.records.parts import Relation, Validity
from kb.search import SearchQuery, open_snapshot, search
from kb.search.reading import parse
from kb.vocabularies import Vocabularies
from kb.wording.facets import FACETS, Facet

STAGE = Facet(
    "stage", "Bước tôn vinh", "buoc", lambda record, _: (getattr(record, "stage", None),), STAGES
)
RECORDS = (
    Exemplar(id="mot", title="Tổ Thử Một", kind="tap-the", stage="ghi-danh"),
    Exemplar(id="hai", title="Tổ Thử Hai", kind="tap-the"),
)


def build(folder):
    return index_records(RECORDS, Vocabularies(), folder)


def asked(folder, text="", **filters):
    return search(open_snapshot(folder), SearchQuery(text, filters))


def counts(results, name):
    return [(each.label, each.count) for each in results.facets[name]]


@pytest.fixture
def one_more(monkeypatch):
    """Declares another facet, as somebody would who adds a line to FACETS."""
    return lambda: monkeypatch.setitem(FACETS, "stage", STAGE)


def test_a_new_facet_is_read_indexed_counted_labelled_and_described(one_more, tmp_path):
    one_more()
    build(tmp_path)
    assert counts(asked(tmp_path), "stage") == [("Ghi danh", 1)]
    typed = asked(tmp_path, 'buoc:"ghi danh"')
    assert [hit.id for hit in typed.hits] == ["mot"]
    assert [part.label for part in typed.understood] == ["Bước tôn vinh: Ghi danh"]
    described = schemas()["SearchResults"]["properties"]["facets"]
    assert described["properties"]["stage"]["description"] == "Bước tôn vinh"


def test_an_index_of_before_a_facet_answers_and_the_next_build_mends_it(one_more, tmp_path):
    build(tmp_path)
    one_more()
    assert [hit.id for hit in asked(tmp_path).hits] == ["hai", "mot"]
    assert (counts(asked(tmp_path), "stage"), asked(tmp_path, stage=("ghi-danh",)).total) == ([], 0)
    assert build(tmp_path).written == 2
    assert counts(asked(tmp_path), "stage") == [("Ghi danh", 1)]
    assert build(tmp_path).is_unchanged


def test_a_facet_that_sorts_otherwise_is_indexed_again(monkeypatch, tmp_path):
    build(tmp_path)
    both = Facet("level", "Cấp ghi nhận", "cap", lambda *_: ("tinh",), FACETS["level"].labels)
    monkeypatch.setitem(FACETS, "level", both)
    assert build(tmp_path).written == 2
    assert counts(asked(tmp_path), "level") == [("Tỉnh, thành phố", 2)]


@pytest.mark.parametrize("facet", [each for each in FACETS.values() if each.codes])
def test_every_label_of_a_closed_facet_can_be_typed(facet, snapshot):
    for code, label in facet.codes.items() if facet.box else ():
        typed = parse(f'{facet.box}:"{label}"', snapshot.vocabularies)
        assert typed.filters == {facet.name: (code,)}


@pytest.mark.parametrize(
    ("value", "count"),
    [
        ("sach", 1),
        ("chua-sach", 4),
        ("bao", 4),
        ("chua-bao", 1),
        ("chua-phim", 5),
        ("chua-dung", 1),
    ],
)
def test_exemplars_are_filtered_by_where_they_were_told(snapshot, value, count):
    results = search(snapshot, SearchQuery(filters={"used": (value,)}))
    assert results.total == count
    assert search(snapshot, SearchQuery(f"dung:{value}")).total == count


def test_documents_are_filtered_by_their_type_and_validity(snapshot):
    for value, box in (("doc_type", "loai"), ("validity", "hieu-luc")):
        facet = search(snapshot, SearchQuery(filters={"type": ("directive",)})).facets[value]
        for each in facet:
            asked = search(snapshot, SearchQuery(f"{box}:{each.value}"))
            assert (asked.total, {hit.record.record_type for hit in asked.hits}) == (
                each.count,
                {"directive"},
            )


def test_a_document_counts_as_replaced_as_soon_as_another_one_says_so(tmp_path):
    old = Directive("cu", "1-QĐ/TW", "quy-dinh", "Thử", validity=Validity("het-hieu-luc", None))
    new = Directive("moi", "2-QĐ/TW", "quy-dinh", "Mẫu")
    index_records((old, new), Vocabularies(), tmp_path)
    assert asked(tmp_path, "hieu-luc:da-thay-the").total == 0
    later = replace(new, relations=(Relation("thay-the", "cu"),))
    assert index_records((old, later), Vocabularies(), tmp_path).written == 2
    assert index_records((old, later), Vocabularies(), tmp_path).is_unchanged
    found = asked(tmp_path, "hieu-luc:da-thay-the")
    assert [hit.id for hit in found.hits] == ["cu"]
    assert {("Đã được thay thế", 1), ("Hết hiệu lực", 1)} <= {*counts(found, "validity")}
    assert index_records((old, new), Vocabularies(), tmp_path).written == 2
    assert asked(tmp_path, "hieu-luc:da-thay-the").total == 0


def test_one_box_asks_for_the_kind_of_an_exemplar_or_of_a_document(snapshot):
    found = [search(snapshot, SearchQuery(text)) for text in ("loai:mo-hinh", "loai:chi-thi")]
    assert [{hit.record.kind for hit in each.hits} for each in found] == [{"mo-hinh"}, {"chi-thi"}]
