"""Records near the one that is open, and why."""

from dataclasses import replace

from kb.records import Directive, Exemplar
from kb.search import open_snapshot, relatives
from tests.support.indexes import built


def near(snapshot, record_id):
    """{id: what is shared} of the relatives of a record, nearest first."""
    found = relatives(snapshot, snapshot.find(record_id))
    return {each.record.id: [(s.thing, s.label) for s in each.shared] for each in found}


def test_what_two_records_share_is_named(snapshot):
    found = near(snapshot, "nhom-vi-du-mot")
    assert found["truong-tieu-hoc-thi-du"] == [
        ("field", "Giáo dục"), ("directive", "Kết luận số 91-KL/TW"),
    ]  # fmt: skip
    assert ("place", "Thái Nguyên") in found["duong-hoa-thon-thi-du"]


def test_the_nearest_comes_first_and_the_record_itself_never(snapshot):
    found = near(snapshot, "nhom-vi-du-mot")
    assert list(found)[:2] == ["duong-hoa-thon-thi-du", "truong-tieu-hoc-thi-du"]
    assert "nhom-vi-du-mot" not in found


def test_documents_that_implement_the_same_one_are_related(snapshot):
    assert near(snapshot, "kh-33-kh-tu-cao-bang-2021") == {
        "kh-33-kh-tu-quang-ngai-2022": [
            ("relation", "Kết luận số 91-KL/TW"), ("kind", "Kế hoạch")
        ]
    }  # fmt: skip


def test_documents_that_the_page_names_already_are_left_out(real_snapshot):
    relations, found_of_named = real_snapshot.relations, {}
    for record in real_snapshot.records:
        arrows = (*relations.outgoing(record.id), *relations.incoming(record.id))
        if named := {arrow.other.id for arrow in arrows}:
            found_of_named[record.id] = found = near(real_snapshot, record.id)
            assert named & set(found) == set(), record.id
    assert sum(map(len, found_of_named.values())) > 50


def test_of_our_own_content_the_documents_of_one_line_are_related(real_snapshot):
    found = near(real_snapshot, "ct-06-ct-tw-2006")
    assert ("family", "Chỉ thị số 06-CT/TW") in found["ct-05-ct-tw-2016"]


def test_every_relative_shares_more_than_its_kind(real_snapshot):
    counts = []
    for record in real_snapshot.records:
        found = relatives(real_snapshot, record)
        counts.append(len(found))
        assert record.id not in [each.record.id for each in found]
        for each in found:
            assert {shared.thing for shared in each.shared} - {"kind"}, record.id
            assert isinstance(each.record, Exemplar) == isinstance(record, Exemplar)
    assert (min(counts), max(counts)) == (0, 5)
    assert counts.count(5) > len(counts) / 2


def test_what_few_share_says_more_than_what_many_share(tmp_path):
    """A directive weighs more than a field, unless half the collection answers to it."""
    base = Exemplar(id="goc", title="Gốc", kind="tap-the", fields=("hiem",), directives=("ct",))
    rare = Exemplar(id="hiem", title="Hiếm", kind="tap-the", fields=("hiem",))
    common = [replace(base, id=f"e{n}", title=f"Số {n}", fields=(f"f{n}",)) for n in range(9)]
    built(tmp_path, Directive(id="ct", title="Văn bản", type="chi-thi"), base, rare, *common)
    assert next(iter(near(open_snapshot(tmp_path), "goc"))) == "hiem"
