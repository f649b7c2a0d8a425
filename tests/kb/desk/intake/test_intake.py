"""A list is kept with what is said of it; nothing is content before it is accepted."""

import errno
import json
import os

import pytest

from kb.desk import Desk
from kb.desk.files import disk
from kb.desk.intake import Choice, Common
from kb.errors import NotSaved, UnknownRecord
from kb.imports import FileRefused
from kb.settings import load_settings
from tests.support.desks import copied_content, environment
from tests.support.import_samples import write_xlsx
from tests.support.office_lists import BAD, TWO, district_list, row_of


@pytest.fixture
def desk(tmp_path):
    copied_content(tmp_path)
    return Desk(load_settings(environment(tmp_path)))


@pytest.fixture
def bring(desk, tmp_path):
    """Brings a file of these rows in; a plan of it."""

    def bring(*rows, name="ds.xlsx"):
        path = write_xlsx(tmp_path / name, {"DS": [list(row) for row in rows]})
        return desk.intake.plan(desk.intake.add(name, path.read_bytes()).number)

    return bring


def files(desk) -> set[str]:
    return {path.name for path in desk.settings.content_dir.glob("exemplars/*.md")}


HEAD = ["STT", "Họ và tên", "Chức vụ", "Xã"]
ONE = [1, "Ma Thị Ví", "Trưởng thôn", "Xuân Mẫu"]


def test_a_list_is_kept_and_planned_and_nothing_is_written(desk, tmp_path):
    before = files(desk)
    data = district_list(tmp_path).read_bytes()
    kept = desk.intake.add(r"C:\ds\huyện: Thí Dụ?.xlsx", data, "Lê Thị Mẫu")
    assert (kept.name, kept.who, kept.office) == (
        "huyện- Thí Dụ-.xlsx", "Lê Thị Mẫu", "HUYỆN ỦY THÍ DỤ"
    )  # fmt: skip
    plan = desk.intake.plan(kept.number)
    assert len(plan.offers) == 54
    assert {offer.state for offer in plan.offers.values()} == {"ready"}
    assert plan.offers[f"0.{row_of(2)}.0"].entry.record.role == "Trưởng thôn"
    skipped = {row for row, found in plan.findings_of.items() if any(f.is_skipped for f in found)}
    assert skipped == {f"0.{row_of(number)}" for number in (*BAD, TWO)}
    assert files(desk) == before
    kept_file = desk.settings.archive_dir / "lists" / "1" / "huyện- Thí Dụ-.xlsx"
    assert kept_file.read_bytes() == data


def test_the_same_file_is_kept_once(desk, tmp_path):
    data = district_list(tmp_path).read_bytes()
    assert desk.intake.add("a.xlsx", data).number == desk.intake.add("b.xlsx", data).number
    assert len(desk.intake.all()) == 1


def test_a_file_that_is_no_list_leaves_nothing_behind(desk):
    for name in ("list.json", "a.xlsx", "b.xls", ""):
        with pytest.raises(FileRefused):
            desk.intake.add(name, b"{}")
    assert desk.intake.all() == ()
    assert list((desk.settings.archive_dir / "lists").iterdir()) == []
    with pytest.raises(UnknownRecord):
        desk.intake.plan(1)


@pytest.mark.parametrize("place", [1, 3])  # the file; the notes (2 is of a folder)
def test_a_full_disk_keeps_no_half_of_a_list(desk, tmp_path, monkeypatch, place):
    data, fsync, calls = district_list(tmp_path).read_bytes(), os.fsync, []

    def full(handle):
        calls.append(handle)
        if len(calls) == place:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(NotSaved):
        desk.intake.add("ds.xlsx", data)
    assert (desk.intake.all(), desk.intake.unread()) == ((), ())


def test_a_disk_that_fills_while_drafts_are_written_loses_none_of_them(desk, tmp_path, monkeypatch):
    number = desk.intake.add("ds.xlsx", district_list(tmp_path).read_bytes()).number
    keys, fsync, calls = list(desk.intake.plan(number).offers), os.fsync, []
    before = files(desk)

    def full(handle):
        calls.append(handle)
        if len(calls) > 40:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(disk.os, "fsync", full)
    with pytest.raises(NotSaved):
        desk.intake.accept(number, keys)
    monkeypatch.setattr(disk.os, "fsync", fsync)
    written = len(files(desk) - before)
    assert 0 < written < len(keys)
    assert len(desk.intake.undo(number).records) == written
    assert len(desk.intake.accept(number, keys).taken) == len(keys)


def test_an_accepted_draft_names_file_sheet_and_row(desk, bring):
    plan = bring(HEAD, ONE)
    done = desk.intake.accept(plan.kept.number, ["0.2.0", "0.99.0"], "Lê Thị Mẫu")
    assert done.taken == ("0.2.0",)
    offer = desk.intake.plan(1).offers["0.2.0"]
    assert (offer.state, offer.taken.record) == ("taken", "ma-thi-vi")
    said = desk.store.open("ma-thi-vi").said
    assert said["sources"][0]["file"] == "ds.xlsx, trang DS, dòng 2"
    assert said["status"] == "draft"
    step = desk.store.journal.entries()[-1]
    assert (step.what, step.who, step.why) == (
        "created", "Lê Thị Mẫu", "nhập từ ds.xlsx, trang DS, dòng 2 (danh sách số 1)"
    )  # fmt: skip
    assert desk.intake.accept(1, ["0.2.0"]).taken == ()


def test_a_heading_is_remembered_for_lists_of_the_same_office(desk, bring):
    office = [["HUYỆN ỦY THÍ DỤ"], ["DANH SÁCH ĐIỂN HÌNH"], [], [*HEAD, "Bí danh"]]
    plan = bring(*office, [*ONE, "Cô Ví"])
    assert "Bí danh: Cô Ví" in plan.offers["0.5.0"].entry.notes
    desk.intake.say(1, meanings={"bi danh": "unused"})
    assert desk.intake.plan(1).offers["0.5.0"].entry.notes == ()
    plan = bring(*office, [1, "Nông Văn Dụ", "Bí thư", "Côn Thử", "Chú"], name="hai.xlsx")
    assert plan.kept.meanings == {"bi danh": "unused"}
    assert plan.offers["0.5.0"].entry.notes == ()
    other = bring(
        ["HUYỆN ỦY KHÁC"], ["DANH SÁCH"], [], [*HEAD, "Bí danh"], [*ONE, "x"], name="3.xlsx"
    )
    assert other.kept.meanings == {}


def test_a_list_of_nobody_is_known_by_its_headings(desk, bring):
    bring([*HEAD, "Bí danh"], [*ONE, "Cô Ví"])
    desk.intake.say(1, common=Common(office="Huyện ủy Thí Dụ"), meanings={"bi danh": "unused"})
    assert bring([*HEAD, "Bí danh"], [*ONE, "x"], name="2.xlsx").kept.meanings
    assert not bring([*HEAD, "Bí danh", "Ghi chú"], [*ONE, "x"], name="3.xlsx").kept.meanings


def test_two_people_in_a_cell_are_parted_by_mending_it(desk, bring):
    plan = bring(HEAD, [1, "Ma Thị Ví, Lý Thử", "Trưởng thôn", "Xuân Mẫu"])
    assert plan.offers == {}
    desk.intake.say(1, cells={"0.2.1": "1. Ma Thị Ví\n2. Lý Thử"})
    offers = desk.intake.plan(1).offers
    assert {key: each.record.title for key, each in offers.items()} == {
        "0.2.0": "Ma Thị Ví", "0.2.1": "Lý Thử"
    }  # fmt: skip
    assert str(offers["0.2.1"].entry.origin) == "ds.xlsx, trang DS, dòng 2"


def test_what_holds_for_the_whole_list_fills_what_rows_leave_open(desk, bring):
    bring([*HEAD, "Thành tích"], [*ONE, "Hiến 5*6 m đất. Góp công."])
    common = Common(province="Cao Bằng", year="2024", field="giao-duc", level="huyen", sums_up=True)
    desk.intake.say(1, common=common)
    offer = desk.intake.plan(1).offers["0.2.0"]
    record = offer.entry.record
    assert (record.province, record.years, record.fields, record.level) == (
        "Cao Bằng", (2024,), ("giao-duc",), "huyen"
    )  # fmt: skip
    assert record.summary == "Hiến 5*6 m đất."
    assert offer.blanks == ()


def test_a_choice_is_kept_and_taken_back(desk, bring):
    bring(HEAD, ONE)
    desk.intake.say(1, choices={"0.2.0": Choice("skip")})
    assert desk.intake.plan(1).offers["0.2.0"].state == "left"
    refused = desk.intake.accept(1, ["0.2.0"]).refused
    assert [each.offer.key for each in refused] == ["0.2.0"]
    desk.intake.say(1, choices={"0.2.0": None})
    assert desk.intake.plan(1).offers["0.2.0"].state == "ready"


def test_a_list_whose_notes_are_spoilt_keeps_its_file_and_its_number(desk, bring):
    bring(HEAD, ONE)
    path = desk.settings.archive_dir / "lists" / "1" / "list.json"
    plain = json.loads(path.read_text("utf-8"))
    del plain["digest"]
    path.write_text(json.dumps(plain), "utf-8")
    assert desk.intake.all() == ()
    path.write_text("{", "utf-8")
    assert [each.name for each in desk.intake.unread()] == ["1"]
    assert desk.intake.add("x.xlsx", (path.parent / "ds.xlsx").read_bytes()).number == 2


def test_an_erased_record_is_no_longer_told_of_and_its_list_is_named(desk, bring):
    bring(HEAD, ONE, [2, "Nông Văn Dụ", "Y tá", "Côn Thử"])
    desk.intake.accept(1, ["0.2.0", "0.3.0"])
    version = desk.store.open("ma-thi-vi")
    desk.store.save("ma-thi-vi", version.digest, {"status": "withdrawn"})
    assert desk.erase("ma-thi-vi").lists == ("ds.xlsx",)
    notes = (desk.settings.archive_dir / "lists" / "1" / "list.json").read_text("utf-8")
    assert "Ma Thị Ví" not in notes
    assert "Nông Văn Dụ" in notes
