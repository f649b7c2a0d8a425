"""A document's family as a drawing."""

from kb.documents.families import family_tree
from kb.records import Directive
from web.parts.family import draw, said


def directive(snapshot, record_id: str) -> Directive:
    record = snapshot.find(record_id)
    assert isinstance(record, Directive)
    return record


def test_a_document_that_stands_alone_has_no_drawing(wider_snapshot):
    alone = directive(wider_snapshot, "nq-hoi-nghi-vi-du")
    assert draw(family_tree(wider_snapshot.relations, alone), alone) is None


def test_a_drawing_has_a_row_for_each_document_and_names_the_current_one(wider_snapshot):
    top = directive(wider_snapshot, "kl-91-kl-tw-2021")
    drawing = draw(family_tree(wider_snapshot.relations, top), top)
    assert [row.lines[0].text for row in drawing.rows if row.is_current] == ["Kết luận 91-KL/TW"]
    assert [row.is_trunk for row in drawing.rows] == [True, False, True, False, False]
    heights = [line.y for row in drawing.rows for line in row.lines]
    assert heights == sorted(heights)
    assert max(heights) < drawing.height


def test_a_row_says_when_by_whom_and_how_it_hangs(wider_snapshot):
    tree = family_tree(wider_snapshot.relations, directive(wider_snapshot, "ct-90-ct-tw-2016"))
    assert said(tree[1]) == "7/5/2021 · Bộ Ví Dụ · tiếp tục 90-CT/TW"
    assert said(tree[0].children[0]).endswith("căn cứ 90-CT/TW · cũng thực hiện 91-KL/TW")
