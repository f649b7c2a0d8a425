"""The text beside a form: whole, cut at sentences that suggest something, and doubtful words."""

from kb.desk.materials.text import MOST_LETTERS, cut
from kb.material import Paragraph, Suggestion

WORDS = "Bà Mẫu dệt vải. Bà dạy nghề. Năm 2024 được khen."


def said(sentence, paragraph=0):
    return Suggestion("title", "x", sentence, paragraph)


def stretches(found):
    return [
        ["".join(text for text, _ in part.pieces) + ("*" if part.id else "")
         for part in each.stretches]
        for each in found.paragraphs
    ]  # fmt: skip


def test_a_sentence_bears_an_id_and_no_letter_is_lost():
    found = cut([Paragraph(WORDS)], [said("Bà dạy nghề.")], "cau-1")
    assert stretches(found) == [["Bà Mẫu dệt vải. ", "Bà dạy nghề.*", " Năm 2024 được khen."]]
    assert found.paragraphs[0].text == WORDS
    assert found.place_of(said("Bà dạy nghề.")) == "cau-1-0-0"
    assert found.place_of(said("Không có câu này.")) == ""


def test_sentences_that_overlap_are_led_to_together():
    sides = [said("Bà Mẫu dệt vải. Bà dạy"), said("Bà dạy nghề.")]
    found = cut([Paragraph(WORDS)], sides, "cau-1")
    assert stretches(found) == [["Bà Mẫu dệt vải. Bà dạy nghề.*", " Năm 2024 được khen."]]
    assert {found.place_of(each) for each in sides} == {"cau-1-0-0"}


def test_doubtful_words_are_told_within_a_sentence_and_across_its_ends():
    paragraph = Paragraph(WORDS, 1, ((3, 6), (11, 18)))
    found = cut([paragraph], [said("Bà dạy nghề.")], "cau-1")
    pieces = [part.pieces for part in found.paragraphs[0].stretches]
    assert pieces[0] == (("Bà ", False), ("Mẫu", True), (" dệt ", False), ("vải. ", True))
    assert pieces[1] == (("Bà", True), (" dạy nghề.", False))
    assert found.paragraphs[0].text == WORDS


def test_a_new_page_is_told_once():
    pages = [Paragraph("a", 1), Paragraph("b", 1), Paragraph("c", 2)]
    assert [each.page for each in cut(pages, [], "cau-1").paragraphs] == [1, 0, 2]


def test_of_a_very_long_text_the_beginning_and_what_is_suggested_are_shown():
    long = [Paragraph("a" * MOST_LETTERS), Paragraph("b"), Paragraph(WORDS)]
    found = cut(long, [said("Bà dạy nghề.", 2)], "cau-1")
    assert [each.text[:1] for each in found.paragraphs] == ["a", "B"]
    assert found.left_out == 1
