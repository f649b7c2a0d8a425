"""`kb import` as an editor meets it: a preview, then files; the same again adds nothing."""

import re
from collections import Counter

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.imports import Entry, plan
from kb.imports.origins import Origin
from kb.records import Exemplar
from kb.records.parts import Source
from tests.support.commands import kb_on_a_terminal
from tests.support.import_samples import HEAD, big_list, entry, write_csv, write_xlsx

COUNTS = {
    ("tap-the", "huyen"): 49,
    ("ca-nhan", "huyen"): 64,
    ("tap-the", "co-so"): 456,
    ("ca-nhan", "co-so"): 552,
}
LIST = ["DANH SÁCH BIỂU DƯƠNG TỈNH BẮC KẠN"]
HEADINGS = ["STT", "Họ và tên", "Chức vụ", "Xã", "Thành tích", "Năm"]


@pytest.fixture
def run(folder):
    """Runs `kb import` on a copy of the invented content."""

    def run_import(*arguments, code=0):
        result = CliRunner().invoke(
            main, ["import", *map(str, arguments), "--content", str(folder)]
        )
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result.output

    return run_import


def drafts(folder):
    """What the import wrote: everything that stands in a list."""
    return [
        file.record
        for file in load_content(folder).files
        if isinstance(file.record, Exemplar)
        and any(re.search(r", dòng \d+$", source.file or "") for source in file.record.sources)
    ]


def plain(record):
    return (record.id, record.title, record.kind, record.level, record.role, record.subject,
            record.commune, record.district, record.province, record.fields, record.years,
            record.honours, record.sources[0].title, record.body)  # fmt: skip


def small(path, *rows):
    return write_xlsx(path, {"DS": [LIST, HEADINGS, *map(list, rows)]})


def test_1121_rows_become_1121_drafts_and_only_once(run, folder, tmp_path):
    path = write_xlsx(tmp_path / "danh-sach.xlsx", {"DS": big_list()})
    output = run(path, "--write")
    assert "Tổng cộng: 1121 bản nháp mới.\n  Tập thể 505, Cá nhân 616\n" in output
    written = drafts(folder)
    assert Counter((record.kind, record.level) for record in written) == COUNTS
    assert {record.status for record in written} == {"draft"}
    assert {record.province for record in written} == {"Bắc Kạn"}
    content = load_content(folder)
    assert check_content(content) == ()
    before = {path: path.read_bytes() for path in folder.glob("**/*.md")}
    assert "Tổng cộng: 0 bản nháp mới, 1121 dòng đã có trong kho." in run(path, "--write")
    assert {path: path.read_bytes() for path in folder.glob("**/*.md")} == before


def test_the_same_list_as_tcvn3_text_gives_the_same_records(run, folder, tmp_path):
    run(write_xlsx(tmp_path / "a.xlsx", {"DS": big_list()}), "--write")
    first = {plain(record) for record in drafts(folder)}
    for record in drafts(folder):
        (folder / "exemplars" / f"{record.id}.md").unlink()
    run(write_csv(tmp_path / "a.csv", big_list(), ";", "tcvn3"), "--write")
    assert len(first) == 1121
    assert {plain(record) for record in drafts(folder)} == first


def test_a_list_that_comes_as_xlsx_and_then_as_csv_is_one_list(run, folder, tmp_path):
    rows = [LIST, HEAD, *(entry(n, f"Lê Thử {name}", "Trưởng thôn", "xã")
                          for n, name in enumerate(("Một", "Hai"), start=1))]  # fmt: skip
    run(write_xlsx(tmp_path / "a.xlsx", {"DS": rows}), "--write")
    output = run(write_csv(tmp_path / "b.csv", rows, ",", "utf-8"), "--write")
    assert "Đã có trong kho, không ghi lại: 2\n  b.csv, dòng 3: Lê Thử Một [le-thu-mot" in output
    assert len(drafts(folder)) == 2


def test_without_write_nothing_is_written(run, folder, tmp_path):
    output = run(small(tmp_path / "a.xlsx", [1, "Lê Thử", "Giáo viên", "Côn Thử", "Tốt", 2023]))
    assert output.startswith(
        "Mã              Loại hình  Cấp      Tên     Tỉnh\n"
        "le-thu-bac-kan  Cá nhân    (trống)  Lê Thử  Bắc Kạn\n"
        "\n"
        "Đã điền thêm, đã để ngoài: 2\n"
        '  a.xlsx, trang "DS", dòng 1: lấy theo phần đầu của danh sách: tỉnh, thành phố Bắc Kạn'
    )
    assert output.endswith(
        "\n"
        "Tổng cộng: 1 bản nháp mới.\n"
        "  Cá nhân 1\n"
        "  chưa rõ cấp 1\n"
        "Chưa ghi gì; thêm --write để ghi.\n"
    )
    assert drafts(folder) == []


def test_a_mended_row_is_added_by_the_next_run_and_a_bad_one_named(run, folder, tmp_path):
    path = tmp_path / "a.xlsx"
    small(path, [1, "Lê Thử", "", "", "", 2023], [2, "Lê Mẫu", "", "", "", "20233"])
    assert 'a.xlsx, trang "DS", dòng 4, cột F: "20233" không phải là năm; hãy viết' in run(
        path, "--write"
    )
    small(path, [1, "Lê Thử", "", "", "", 2023], [2, "Lê Mẫu", "", "", "", 2023])
    assert "Tổng cộng: 1 bản nháp mới, 1 dòng đã có trong kho." in run(path, "--write")
    assert [record.title for record in drafts(folder)] == ["Lê Mẫu", "Lê Thử"]


def test_a_list_sent_again_with_a_row_put_in_adds_that_row_only(run, folder, tmp_path):
    path = tmp_path / "a.xlsx"
    old = [[n, f"Chi bộ thôn {n}", "", "Côn Thử", "", 2023] for n in (1, 2, 3)]
    small(path, *old)
    run(path, "--kind", "tap-the", "--write")
    small(path, [1, "Chi bộ thôn 9", "", "Côn Thử", "", 2023], *old)
    output = run(path, "--kind", "tap-the", "--write")
    assert "Tổng cộng: 1 bản nháp mới, 3 dòng đã có trong kho." in output
    assert len(drafts(folder)) == 4


def test_a_draft_that_an_editor_changed_or_spoilt_is_not_made_again(run, folder, tmp_path):
    path = small(
        tmp_path / "a.xlsx", [1, "Lê Thử", "", "", "", 2023], [2, "Bế Mẫu", "", "", "", 2023]
    )
    run(path, "--write")
    changed = folder / "exemplars" / "le-thu-bac-kan.md"
    changed.write_text(changed.read_text("utf-8").replace("Lê Thử", "Lê Thừ"), "utf-8")
    spoilt = folder / "exemplars" / "be-mau-bac-kan.md"
    spoilt.write_text(spoilt.read_text("utf-8").replace("Bế Mẫu\n", "Bế: Mẫu: x\n", 1), "utf-8")
    assert "Tổng cộng: 0 bản nháp mới, 2 dòng đã có trong kho." in run(path, "--write")


def test_two_offices_may_send_files_of_one_name(run, folder, tmp_path):
    for district, name in (("mot", "Nguyễn Văn Ước"), ("hai", "Nguyễn Văn Dụ")):
        (tmp_path / district).mkdir()
        run(small(tmp_path / district / "a.xlsx", [1, name, "", "", "", 2023]), "--write")
    assert [record.title for record in drafts(folder)] == ["Nguyễn Văn Dụ", "Nguyễn Văn Ước"]


def test_likely_duplicates_are_named_and_still_written(run, folder, tmp_path):
    rows = [[1, "NGUYỄN THỊ VÍ DỤ", "", "", "", 2023], [2, "Lê Thử", "", "", "", 2023],
            [3, "Ông Lê Thừ", "", "", "", 2023], [4, "Lê Thử", "", "Xa Mẫu", "", 2023]]  # fmt: skip
    path = write_xlsx(tmp_path / "a.xlsx", {"DS": [["DANH SÁCH BIỂU DƯƠNG"], HEADINGS, *rows]})
    output = run(path, "--write")
    assert "Có thể trùng (vẫn ghi, hãy so rồi giữ một): 4\n" in output
    assert (
        '  a.xlsx, trang "DS", dòng 3: "Nguyễn Thị Ví Dụ" giống Bà Nguyễn Thị Ví Dụ '
        "[ba-nguyen-thi-vi-du]\n"
    ) in output
    assert '  a.xlsx, trang "DS", dòng 5: "Ông Lê Thừ" giống Lê Thử [le-thu]\n' in output
    assert [record.id for record in drafts(folder)] == [
        "le-thu-2", "le-thu", "nguyen-thi-vi-du", "ong-le-thu",
    ]  # fmt: skip
    note = load_content(folder).find("ong-le-thu").record.note
    assert note == ("Có thể trùng với le-thu: hãy so rồi giữ một.",)


def test_of_many_namesakes_a_few_are_named(run, folder, tmp_path):
    rows = [[n, "Lê Thử", "", "", "", 2023] for n in range(1, 7)]
    output = run(small(tmp_path / "a.xlsx", *rows), "--write")
    ours = '  a.xlsx, trang "DS", dòng 8: "Lê Thử" giống '
    assert [line for line in output.split("\n") if line.startswith(ours)] == [
        f"{ours}Lê Thử [le-thu-bac-kan]",
        f"{ours}Lê Thử [le-thu-bac-kan-2]",
        f"{ours}Lê Thử [le-thu-bac-kan-3]",
        f"{ours}những hồ sơ khác cùng tên nữa",
    ]
    note = load_content(folder).find("le-thu-bac-kan-6").record.note
    assert (len(note), note[-1]) == (4, "Còn những hồ sơ khác cùng tên.")


def test_namesakes_of_two_communes_are_two_people(run, folder, tmp_path):
    rows = [[1, "Lê Thử", "", "Xã Côn Thử", "", 2023], [2, "Lê Thử", "", "Xã Mẫu", "", 2023]]
    assert "Có thể trùng" not in run(small(tmp_path / "a.xlsx", *rows), "--write")
    assert [record.commune for record in drafts(folder)] == ["Xã Mẫu", "Xã Côn Thử"]


def test_who_was_withdrawn_is_not_brought_back(run, folder, tmp_path):
    rows = [HEADINGS, [1, "Lê Văn Thí Dụ", "", "", "", 2023]]
    output = run(write_xlsx(tmp_path / "a.xlsx", {"DS": rows}), "--write")
    assert (
        "Đã rút khỏi kho, không ghi lại: 1\n"
        '  a.xlsx, trang "DS", dòng 2: trùng với hồ sơ đã rút [da-rut-vi-du]\n'
    ) in output
    assert drafts(folder) == []


def test_an_id_on_disk_is_never_taken_even_from_a_broken_file(run, folder, tmp_path):
    broken = folder / "exemplars" / "le-thu-bac-kan.md"
    broken.write_text("đây không phải hồ sơ", "utf-8")
    run(small(tmp_path / "a.xlsx", [1, "Lê Thử", "", "", "", 2023]), "--write")
    assert broken.read_text("utf-8") == "đây không phải hồ sơ"
    assert [record.id for record in drafts(folder)] == ["le-thu-bac-kan-2"]


def test_a_file_that_cannot_be_read_does_not_stop_the_others(run, folder, tmp_path):
    good = small(tmp_path / "a.xlsx", [1, "Lê Thử", "", "", "", 2023])
    output = run(tmp_path / "khong-co.xlsx", good, "--write", code=1)
    assert "khong-co.xlsx: không mở được tệp; hãy xem lại đường dẫn và quyền đọc\n" in output
    assert [record.title for record in drafts(folder)] == ["Lê Thử"]


def test_flags_supply_what_a_list_leaves_out(run, folder, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", {"DS": [["TT", "Tên gọi"], [1, "Đường hoa"]]})
    run(path, "--province", "bac kan", "--kind", "mo-hinh", "--year", "2022", "--write")
    record = drafts(folder)[0]
    assert [record.province, record.kind, record.years] == ["Bắc Kạn", "mo-hinh", (2022,)]
    assert check_content(load_content(folder)) == ()


def test_an_unknown_province_is_refused_with_the_nearest(run, tmp_path):
    path = small(tmp_path / "a.xlsx", [1, "Lê Thử", "", "", "", 2023])
    assert run(path, "--province", "Bắc Cạng", code=1) == (
        '--province: không có tỉnh, thành phố "Bắc Cạng"; hãy viết Bắc Kạn\n'
    )


def test_a_draft_with_a_level_and_no_honour_is_a_draft_with_a_gap(run, folder, tmp_path):
    rows = [["TT", "Họ và tên"], ["A. CẤP HUYỆN"], [1, "Lê Thử"]]
    run(write_xlsx(tmp_path / "a.xlsx", {"DS": rows}), "--write")
    assert [record.level for record in drafts(folder)] == ["huyen"]
    assert check_content(load_content(folder)) == ()


def test_a_long_list_shows_a_bar_on_a_terminal(folder, tmp_path):
    path = write_xlsx(tmp_path / "dai.xlsx", {"DS": big_list()})
    ended = kb_on_a_terminal("import", path, "--content", folder, "--write")
    assert ended.code == 0
    assert "Đọc dai.xlsx" in ended.err
    assert "Ghi" in ended.err
    assert "100%" in ended.err


def namesake(number, has_place):
    source = Source(title="DS", file=f"a.xlsx, trang DS, dòng {number}")
    commune = f"Xã {number}" if has_place else None
    return Exemplar("", "Lê Văn Thử", "ca-nhan", commune=commune, sources=(source,))


@pytest.mark.parametrize("has_place", [False, True])
def test_thousands_of_namesakes_are_all_planned_and_each_names_a_few(content, has_place):
    entries = [Entry(namesake(n, has_place), Origin("a.xlsx", n, "trang DS")) for n in range(2_000)]
    made = plan(entries, content, {})
    assert len({draft.record.id for draft in made.drafts}) == 2_000
    assert max(len(draft.twins) for draft in made.drafts) == (0 if has_place else 3)


def test_a_file_that_is_refused_is_no_list_of_nothing(tmp_path, run):
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04")
    told = run(tmp_path / "hong.docx", code=1)
    assert told.startswith("hong.docx: tệp hỏng")
    assert "Tổng cộng" not in told
