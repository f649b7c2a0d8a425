"""A document's family as a tree, and as a drawing."""

from kb.documents.families import Member, family_tree, implementing
from kb.records import Directive


def outline(members: tuple[Member, ...]) -> list[str]:
    """Each document under the one it hangs on, one blank deeper."""
    lines = []
    for member in members:
        label = f"{member.link.label}: " if member.link else ""
        lines.append(f"{label}{member.directive.id}")
        lines += [f" {line}" for line in outline(member.children)]
    return lines


def directive(snapshot, record_id: str) -> Directive:
    record = snapshot.find(record_id)
    assert isinstance(record, Directive)
    return record


FAMILY = [
    "ct-90-ct-tw-2016",
    "Tiếp tục: kl-91-kl-tw-2021",
    " Thực hiện: kh-33-kh-tu-cao-bang-2021",
    "  Căn cứ: bc-07-bc-tu-cao-bang-2023",
]


def test_a_family_is_a_line_with_what_hangs_on_it(wider_snapshot):
    top = directive(wider_snapshot, "kl-91-kl-tw-2021")
    tree = family_tree(wider_snapshot.relations, top)
    assert outline(tree) == [
        FAMILY[0],
        " Căn cứ: kh-33-kh-tu-quang-ngai-2022",
        *FAMILY[1:],
    ]
    (rests,) = tree[0].children
    assert [link.other.id for link in rests.also] == ["kl-91-kl-tw-2021"]


def test_a_plan_of_a_province_stands_in_the_family_it_hangs_on(wider_snapshot):
    relations = wider_snapshot.relations
    trees = [
        outline(family_tree(relations, directive(wider_snapshot, record_id)))
        for record_id in ("bc-07-bc-tu-cao-bang-2023", "ct-90-ct-tw-2016")
    ]
    assert trees[0] == trees[1]


def test_what_carries_a_document_out_is_followed_down_to_the_provinces(wider_snapshot):
    top = directive(wider_snapshot, "kl-91-kl-tw-2021")
    assert [each.id for each in implementing(wider_snapshot.relations, top)] == [
        "kh-33-kh-tu-cao-bang-2021",
        "kh-33-kh-tu-quang-ngai-2022",
        "bc-07-bc-tu-cao-bang-2023",
    ]
