"""Suggestions: what a reader may be typing, from titles, people, units, places and numbers."""

import pytest

from kb.records import Directive
from kb.search import Suggestion, open_snapshot, suggest
from tests.support.indexes import built
from tests.support.paths import cases

CASES = cases("suggestions")["case"]


def texts(snapshot, typed, limit=8):
    return [suggestion.text for suggestion in suggest(snapshot, typed, limit)]


def test_what_is_being_typed_is_among_the_first_three(real_snapshot):
    missed = []
    for case in CASES:
        found = suggest(real_snapshot, case["typed"], 3)
        goals = {each.record.id if each.record else each.text for each in found}
        if goals.isdisjoint(case["any"]):
            missed.append(case["typed"])
    assert len(CASES) >= 80
    assert len(missed) <= 0.1 * len(CASES), missed


def test_a_day_leads_to_its_page(real_snapshot):
    for typed in ("20/11", "ngay 20 thang 11", "ngày nhà giáo"):
        first = suggest(real_snapshot, typed)[0]
        assert (first.kind, first.day.key) == ("day", "20-11")


def test_honours_and_fields_lead_to_what_bears_them(real_snapshot):
    honour = suggest(real_snapshot, "huan chuong dung cam")[0]
    assert (honour.text, honour.kind) == ("Huân chương Dũng cảm", "honour")
    assert honour.question.text == honour.text
    field = suggest(real_snapshot, "y te")[0]
    assert (field.text, field.kind) == ("Y tế", "field")
    assert field.question.filters == {"field": ("y-te",)}


def test_slips_are_forgiven_from_the_fourth_letter(real_snapshot):
    assert texts(real_snapshot, "hyu") == []
    assert texts(real_snapshot, "hyunh")[0].startswith("Huỳnh ")


@pytest.mark.parametrize("typed", ["ddoox ddaau", "d9o74 d9a26u", "dodauhoc", "do dua hoc"])
def test_keys_blanks_and_slips(snapshot, typed):
    assert texts(snapshot, typed) == ["Đỡ đầu học sinh nghèo"]


def test_what_is_found_as_typed_has_no_slips(real_snapshot):
    # "hat" is no "hạt" for "hot" while a name has it.
    assert all("hát" in text.lower() for text in texts(real_snapshot, "văn hát"))


def test_no_record_is_kept_that_is_not_shown(snapshot, content, tmp_path):
    built(tmp_path, *(file.record for file in content.files))
    opened = open_snapshot(tmp_path)
    suggest(opened, "do dau h")
    assert "records" not in vars(opened)


def test_accented_titles_from_unaccented_input(snapshot):
    assert texts(snapshot, "do dau h") == ["Đỡ đầu học sinh nghèo"]
    assert texts(snapshot, "Đỡ đầu") == ["Đỡ đầu học sinh nghèo"]
    assert texts(snapshot, "DO DAU HOC SINH NGHEO") == ["Đỡ đầu học sinh nghèo"]


def test_the_last_word_may_be_unfinished_the_others_are_whole(snapshot):
    assert texts(snapshot, "hoc si") == ["Đỡ đầu học sinh nghèo"]
    assert texts(snapshot, "ho sinh") == texts(snapshot, "hoc x ") == []


@pytest.mark.parametrize(
    "typed",
    ["CT0", "ct 05", "05-C", "05/CT-TW", "chi thi 0", "Chỉ thị số 5", "05ct", "chi thi so 05"],
)
def test_a_document_number_in_every_spelling(real_snapshot, typed):
    first = suggest(real_snapshot, typed)[0]
    assert (first.text, first.kind) == ("Chỉ thị số 05-CT/TW", "number")
    assert first.record.id == "ct-05-ct-tw-2016"


def test_numbers_leave_room_for_others_until_a_digit_is_typed(real_snapshot):
    kinds = [suggestion.kind for suggestion in suggest(real_snapshot, "k")]
    assert kinds.count("number") == 3
    assert len(kinds) == 8
    numbered = {suggestion.kind for suggestion in suggest(real_snapshot, "kế hoạch 3")}
    assert "number" in numbered


def test_old_and_new_places_with_what_is_there(real_snapshot):
    old = suggest(real_snapshot, "bac kan")[0]
    assert (old.text, old.kind) == ("Bắc Kạn", "place")
    assert old.label.startswith("Nay thuộc Thái Nguyên · ")
    assert old.question.filters == {"province": ("bac-kan",)}
    assert texts(real_snapshot, "sai gon") == ["TP. Hồ Chí Minh"]
    assert texts(real_snapshot, "na han") == ["Na Hang"]


def test_a_place_without_records_leads_nowhere_and_is_not_suggested(snapshot):
    assert (texts(snapshot, "cao bang")[0], texts(snapshot, "hue")) == ("Cao Bằng", [])


def test_people_by_any_of_their_names(real_snapshot):
    for typed in ("nguyen thi lan", "Nguyễn Thị L", "thi lan"):
        assert suggest(real_snapshot, typed)[0].record.id == "nguyen-thi-lan-ha-noi"


def test_units_also_by_their_abbreviations(real_snapshot):
    written = texts(real_snapshot, "uy ban nhan dan th")
    assert "UBND thị trấn Bình Mỹ" in written
    units = [each for each in suggest(real_snapshot, "ban tuyen giao") if each.kind == "unit"]
    assert units[0].text.startswith("Ban Tuyên giáo")
    assert units[0].question.text == units[0].text


def test_typed_marks_go_before_look_alikes(real_snapshot):
    first = suggest(real_snapshot, "lý")[0]
    assert first.text.startswith("Lý ")
    assert all(text.startswith("Quỹ") for text in texts(real_snapshot, "quỹ")[:1])


def test_what_begins_with_the_text_goes_first(real_snapshot):
    found = texts(real_snapshot, "hu gao")
    begins = [text.startswith("Hũ gạo") for text in found]
    assert begins == sorted(begins, reverse=True)
    assert any(begins)


def test_a_record_is_suggested_once(real_snapshot):
    for typed in ("ket luan", "ve", "nguyen", "01"):
        ids = [each.record.id for each in suggest(real_snapshot, typed) if each.record]
        assert len(ids) == len(set(ids)) > 1


def test_nothing_unpublished_is_suggested(snapshot, content, tmp_path):
    built(tmp_path, *(file.record for file in content.files))
    whole = open_snapshot(tmp_path)
    for typed in ("ho so", "ban nhap", "le van thi du"):
        (unpublished,) = texts(whole, typed)
        assert unpublished not in texts(snapshot, typed)


@pytest.mark.parametrize(
    "typed", ["", " ", "!!!", "\x00", "́", "a" * 10_000, "a " * 5_000, "-/-", "％"]
)
def test_any_text_gives_an_answer(snapshot, typed):
    assert len(suggest(snapshot, typed)) <= 8


def test_every_kind_has_a_name_and_leads_somewhere(real_snapshot):
    seen = set()
    for letter in "abcdđghklmnopqrstuvxy0123456789":
        for each in suggest(real_snapshot, letter, limit=50):
            seen.add(each.kind)
            assert [each.record, each.question, each.day].count(None) == 2
            assert each.label
    assert seen == set(Suggestion.KINDS)


def test_nearly_every_beginning_of_a_title_is_answered(real_snapshot):
    begun = [record.title[:end] for record in real_snapshot.records for end in range(1, 20)]
    assert sum(len(suggest(real_snapshot, text)) > 0 for text in begun) > 0.9 * len(begun)


def test_a_record_with_two_names_that_begin_so_is_suggested_once(tmp_path):
    document = Directive(id="ct-5", title="Chỉ thị thử", number="05-CT/TW", type="chi-thi")
    built(tmp_path, document)
    assert texts(open_snapshot(tmp_path), "chi thi") == ["Chỉ thị số 05-CT/TW"]
