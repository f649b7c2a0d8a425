"""Who continues, implements or answers to whom, seen from both ends."""

from dataclasses import replace

from kb.documents.relations import Relations
from kb.records import Directive
from kb.records.parts import Relation


def seen(relations: Relations, record_id: str) -> list[tuple[str, str]]:
    links = (*relations.outgoing(record_id), *relations.incoming(record_id))
    return [(link.label, link.other.id) for link in links]


def directive(record_id: str, *continues: str) -> Directive:
    arrows = tuple(Relation("tiep-tuc", other) for other in continues)
    return Directive(
        id=record_id,
        number=None,
        type="chi-thi",
        title=record_id,
        issuer="Bộ Ví Dụ",
        level="trung-uong",
        relations=arrows,
    )


def test_an_arrow_is_seen_from_both_ends(snapshot):
    relations = snapshot.relations
    assert seen(relations, "kl-91-kl-tw-2021") == [
        ("Tiếp tục", "ct-90-ct-tw-2016"),
        ("Được thực hiện bởi", "kh-33-kh-tu-cao-bang-2021"),
        ("Được thực hiện bởi", "kh-33-kh-tu-quang-ngai-2022"),
    ]
    assert seen(relations, "ct-90-ct-tw-2016") == [
        ("Được tiếp tục bởi", "kl-91-kl-tw-2021"),
        ("Là căn cứ của", "kh-33-kh-tu-quang-ngai-2022"),
    ]


def test_exemplars_and_the_documents_they_answer_to(snapshot):
    relations = snapshot.relations
    assert [each.id for each in relations.exemplars_of("ct-90-ct-tw-2016")] == [
        "duong-hoa-thon-thi-du",
        "nhom-vi-du-mot",
    ]
    group = next(each for each in snapshot.records if each.id == "nhom-vi-du-mot")
    assert not isinstance(group, Directive)
    assert [each.id for each in relations.directives_of(group)] == [
        "kl-91-kl-tw-2021",
        "ct-90-ct-tw-2016",
    ]


def test_the_longest_chain_runs_from_the_oldest_document():
    records = [directive("c", "b"), directive("a"), directive("b", "a"), directive("x", "a")]
    assert [each.id for each in Relations(records).longest_chain("tiep-tuc")] == ["a", "b", "c"]


def test_arrows_in_a_circle_end_somewhere():
    records = [directive("a", "b"), directive("b", "a"), directive("c", "c")]
    assert len(Relations(records).longest_chain("tiep-tuc")) <= 2


def test_an_arrow_to_what_is_not_published_is_not_there(snapshot):
    records = [replace(directive("a"), relations=(Relation("thay-the", "da-rut"),))]
    assert Relations(records).outgoing("a") == ()


def test_our_own_content_has_the_chain_of_four_documents(real_snapshot):
    chain = real_snapshot.relations.longest_chain("tiep-tuc")
    assert [each.number for each in chain] == ["06-CT/TW", "03-CT/TW", "05-CT/TW", "01-KL/TW"]
