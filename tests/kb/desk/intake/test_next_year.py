"""A list that comes again goes on with the records it made; they are added to, not doubled."""

import json

import pytest

from kb.desk import Desk
from kb.desk.intake import Choice, Common
from kb.settings import load_settings
from tests.support.desks import copied_content, environment
from tests.support.import_samples import write_xlsx
from tests.support.office_lists import OFFICE, district_list, row_of

COLUMNS = ["STT", "Họ và tên", "Chức vụ", "Xã", "Thành tích", "Hình thức khen thưởng"]
VI = [1, "Ma Thị Ví", "Trưởng thôn", "Xuân Mẫu", "Mở lớp học đêm.",
      "Giấy khen của UBND huyện năm 2024"]  # fmt: skip
VI_NEXT = [7, "Ma Thị Ví", "Bí thư chi bộ", "Xuân Mẫu", "Dạy 30 người.",
           "Giấy khen của UBND huyện năm 2025"]  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    copied_content(tmp_path)
    return Desk(load_settings(environment(tmp_path)))


@pytest.fixture
def bring(desk, tmp_path):
    """Brings in an office's list of a year; its number."""

    def bring(*rows, year=2024, office=OFFICE, name="ds.xlsx"):
        head = [[office], [f"DANH SÁCH CÁ NHÂN ĐIỂN HÌNH NĂM {year}"], [], COLUMNS]
        path = write_xlsx(tmp_path / name, {"DS": [*head, *(list(row) for row in rows)]})
        return desk.intake.add(name, path.read_bytes()).number

    return bring


def said(desk, record_id="ma-thi-vi"):
    return desk.store.open(record_id).said


def first_year(desk, bring, *rows):
    number = bring(*(rows or (VI,)))
    assert desk.intake.accept(number, list(desk.intake.plan(number).offers)).refused == ()
    return number


def additions(desk, offer):
    found = offer.additions(offer.twins[0], desk.shelf.names)
    return {each.field: (each.goes, each.comes, each.is_offered) for each in found}


def test_a_person_of_last_year_is_updated_and_what_changes_is_shown(desk, bring):
    first_year(desk, bring)
    number = bring(VI_NEXT, year=2025)
    offer = desk.intake.plan(number).offers["0.5.0"]
    assert (offer.outcome, offer.state, offer.record.id) == ("update", "update", "ma-thi-vi")
    found = additions(desk, offer)
    assert set(found) == {"sources", "honours", "years", "role", "body"}
    assert found["role"] == (("Trưởng thôn",), ("Bí thư chi bộ",), True)
    assert found["honours"][1] == ("Giấy khen · UBND huyện · Huyện · 2025",)
    assert found["body"][1] == ("Dạy 30 người.",)
    assert desk.intake.accept(number, ["0.5.0"]).taken == ("0.5.0",)
    now = said(desk)
    assert now["role"] == "Bí thư chi bộ"
    assert now["years"] == ["2024", "2025"]
    assert [each["year"] for each in now["honours"]] == ["2024", "2025"]
    assert [each["title"][-4:] for each in now["sources"]] == ["2024", "2025"]
    assert now["body"] == "Mở lớp học đêm.\n\nDạy 30 người."
    files = {path.name for path in desk.settings.content_dir.glob("exemplars/ma-thi-vi*")}
    assert files == {"ma-thi-vi.md"}
    assert (
        desk.store.journal.entries()[-1].why == "nhập từ ds.xlsx, trang DS, dòng 5 (danh sách số 2)"
    )


def test_what_an_editor_corrected_is_not_put_back(desk, bring):
    first_year(desk, bring)
    version = desk.store.open("ma-thi-vi")
    desk.store.save("ma-thi-vi", version.digest, {"role": "Trưởng xóm", "title": "Ma Thị Vì"})
    number = bring([*VI[:5], VI_NEXT[5]], year=2025)
    offer = desk.intake.plan(number).offers["0.5.0"]
    assert offer.record.id == "ma-thi-vi"
    assert set(additions(desk, offer)) == {"sources", "honours", "years"}
    desk.intake.accept(number, ["0.5.0"])
    assert (said(desk)["role"], said(desk)["title"]) == ("Trưởng xóm", "Ma Thị Vì")


def test_a_field_can_be_left_out(desk, bring):
    first_year(desk, bring)
    number = bring(VI_NEXT, year=2025)
    choice = Choice("add", "ma-thi-vi", ("honours", "years"))
    desk.intake.say(number, choices={"0.5.0": choice})
    desk.intake.accept(number, ["0.5.0"])
    now = said(desk)
    assert now["role"] == "Trưởng thôn"
    assert len(now["honours"]) == len(now["sources"]) == 2


def test_the_same_list_mended_adds_nothing_to_what_it_made(desk, bring):
    first_year(desk, bring)
    number = bring([0, "Nông Văn Dụ", *VI[2:]], VI)
    offers = desk.intake.plan(number).offers
    assert [each.outcome for each in offers.values()] == ["new", "known"]
    assert offers["0.6.0"].record.id == "ma-thi-vi"


def test_a_row_that_says_more_is_a_source_of_its_own(desk, bring):
    first_year(desk, bring)
    number = bring([1, "Nông Văn Dụ", *VI[2:]], [*VI[:5], VI_NEXT[5]])
    desk.intake.accept(number, ["0.6.0"])
    assert [each["file"] for each in said(desk)["sources"]] == [
        "ds.xlsx, trang DS, dòng 5", "ds.xlsx, trang DS, dòng 6"
    ]  # fmt: skip


def test_another_office_or_two_of_one_name_are_left_to_the_editor(desk, bring):
    first_year(desk, bring, VI, [2, "Ma Thị Ví", "Y tá", "Côn Thử", "", ""])
    other = desk.intake.plan(bring(VI_NEXT, year=2025, office="SỞ THỬ NGHIỆM", name="a.xlsx"))
    offer = other.offers["0.5.0"]
    assert (offer.outcome, offer.state, offer.way) == ("new", "look", None)
    assert [each.why for each in offer.twins] == ["cùng tên"]
    unclear = [1, "Ma Thị Ví", "", "", "", "Giấy khen năm 2025"]
    offer = desk.intake.plan(bring(unclear, year=2025, name="b.xlsx")).offers["0.5.0"]
    assert (offer.outcome, len(offer.twins)) == ("new", 2)


def test_a_likely_duplicate_is_added_to_the_old_record_or_not(desk, bring):
    first_year(desk, bring)
    number = bring(VI_NEXT, year=2025, office="SỞ THỬ NGHIỆM", name="a.xlsx")
    refused = desk.intake.accept(number, ["0.5.0"]).refused
    assert "chưa chọn" in refused[0].why
    offer = desk.intake.plan(number).offers["0.5.0"]
    assert additions(desk, offer)["role"] == (("Trưởng thôn",), ("Bí thư chi bộ",), False)
    desk.intake.say(number, choices={"0.5.0": Choice("add", "ma-thi-vi")})
    assert desk.intake.accept(number, ["0.5.0"]).taken == ("0.5.0",)
    now = said(desk)
    assert now["role"] == "Trưởng thôn"
    assert now["sources"][1]["publisher"] == "SỞ THỬ NGHIỆM"
    assert desk.intake.undo(number).records == ("ma-thi-vi",)
    assert len(said(desk)["sources"]) == 1
    desk.intake.say(number, choices={"0.5.0": Choice("new")})
    desk.intake.accept(number, ["0.5.0"])
    assert desk.store.has("ma-thi-vi-2")


def test_a_field_that_cannot_be_read_whole_is_not_written_over(desk, bring):
    first_year(desk, bring)
    version = desk.store.open("ma-thi-vi")
    broken = version.text.replace("year: 2024}", "year: hai nghìn}")
    desk.store.replace("ma-thi-vi", version.digest, broken)
    number = bring(VI_NEXT, year=2025)
    refused = desk.intake.accept(number, ["0.5.0"]).refused
    assert "“Khen thưởng” của hồ sơ có chỗ chưa đúng" in refused[0].why
    assert desk.store.open("ma-thi-vi").text == broken


def test_an_undone_import_leaves_no_trace_but_what_was_worked_on(desk, bring):
    number = first_year(desk, bring, VI, [2, "Nông Văn Dụ", "Y tá", "Côn Thử", "", ""])
    version = desk.store.open("nong-van-du")
    desk.store.save("nong-van-du", version.digest, {"role": "Bác sĩ"})
    undone = desk.intake.undo(number)
    assert undone.records == ("ma-thi-vi",)
    assert [(each.record, each.why) for each in undone.left] == [
        ("nong-van-du", "đã được sửa sau khi nhập")
    ]
    assert not desk.store.has("ma-thi-vi")
    offers = desk.intake.plan(number).offers
    assert [each.outcome for each in offers.values()] == ["new", "taken"]
    assert desk.intake.accept(number, list(offers)).taken == ("0.5.0",)


def test_what_a_crash_kept_from_being_noted_is_undone_as_well(desk, bring):
    number = first_year(desk, bring)
    second = bring(VI_NEXT, [8, "Nông Văn Dụ", "", "", "", ""], year=2025)
    desk.intake.accept(second, list(desk.intake.plan(second).offers))
    path = desk.settings.archive_dir / "lists" / str(second) / "list.json"
    plain = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(plain | {"taken": {}}), "utf-8")
    assert set(desk.intake.undo(second).records) == {"nong-van-du", "ma-thi-vi"}
    assert not desk.store.has("nong-van-du")
    assert said(desk)["role"] == "Trưởng thôn"
    assert desk.intake.undo(second).records == ()
    assert desk.intake.undo(number).records == ("ma-thi-vi",)


def test_a_row_taken_back_by_itself_is_open_again(desk, bring):
    first_year(desk, bring)
    number = bring(VI_NEXT, year=2025)
    desk.intake.accept(number, ["0.5.0"])
    desk.undo(desk.intake.plan(number).offers["0.5.0"].taken.step)
    assert desk.intake.plan(number).offers["0.5.0"].outcome == "update"
    assert desk.intake.undo(number).left == ()
    assert said(desk)["role"] == "Trưởng thôn"


def test_next_years_district_list_updates_every_person(desk, tmp_path):
    first = desk.intake.add("2024.xlsx", district_list(tmp_path).read_bytes()).number
    desk.intake.accept(first, list(desk.intake.plan(first).offers))
    second = desk.intake.add("2025.xlsx", district_list(tmp_path, 2025).read_bytes()).number
    plan = desk.intake.plan(second)
    assert {each.outcome for each in plan.offers.values()} == {"update"}
    done = desk.intake.accept(second, [each.key for each in plan.of_state("update")])
    assert (len(done.taken), done.refused) == (54, ())
    assert desk.intake.plan(second).offers[f"0.{row_of(1)}.0"].taken.what == "add"
    assert len(desk.intake.undo(second).records) == 54
    assert {each.outcome for each in desk.intake.plan(second).offers.values()} == {"update"}


def test_without_an_office_only_the_same_headings_make_lists_alike(desk, tmp_path):
    def brought(name, year, *more):
        head = [[f"DANH SÁCH NĂM {year}"], [], [*COLUMNS, *more]]
        path = write_xlsx(tmp_path / name, {"DS": [*head, [*VI[:5], f"Giấy khen năm {year}"]]})
        number = desk.intake.add(name, path.read_bytes()).number
        desk.intake.say(number, common=Common(kind="ca-nhan"))
        return number

    first = brought("a.xlsx", 2024)
    desk.intake.accept(first, ["0.4.0"])
    assert desk.intake.plan(brought("b.xlsx", 2025)).offers["0.4.0"].outcome == "update"
    assert desk.intake.plan(brought("c.xlsx", 2025, "Bí danh")).offers["0.4.0"].outcome == "new"
