"""The command line as an editor meets it."""

import json

import pytest

from kb.material import keep_material
from tests.support.commands import kb, kb_bytes
from tests.support.joined import article


def test_help_is_in_vietnamese_and_lists_the_commands():
    code, out, _ = kb("--help")
    assert code == 0
    assert "Các lệnh" in out
    assert [
        name for name in ("check", "index", "search", "show", "eval") if f"  {name}" not in out
    ] == []


@pytest.mark.parametrize("name", ["check", "index", "search", "show", "eval", "bench"])
def test_every_command_explains_itself(name):
    code, out, err = kb(name, "--help")
    assert (code, err) == (0, "")
    assert "Usage" in out


def test_check_prints_each_problem_and_exits_1(folder):
    bad = folder / "exemplars" / "sai.md"
    bad.write_text("---\ntitle: Tổ Thí Dụ\nkind: mo-hin\n---\n", "utf-8")
    code, out, err = kb("check", content=folder)
    assert code == 1
    assert (
        'content/exemplars/sai.md:3: kind: "mo-hin" không có trong danh mục; hãy viết mo-hinh'
        in out
    )
    assert "lỗi" in err


def test_check_as_json_has_the_same_problems(folder):
    (folder / "exemplars" / "sai.md").write_text("chữ", "utf-8")
    code, out, _ = kb("check", "--json", content=folder)
    assert code == 1
    assert [(each["path"], each["line"]) for each in json.loads(out)] == [
        ("content/exemplars/sai.md", 1)
    ]


def test_check_compares_a_text_with_the_articles_that_are_kept_for_it(folder, tmp_path):
    text = (folder / "exemplars/ba-nguyen-thi-vi-du.md").read_text("utf-8")
    body = text.split("---")[2].replace(" [1]", "")
    assert kb("check", content=folder, KB_ARCHIVE_DIR=tmp_path).code == 0
    keep_material(tmp_path, "ba-nguyen-thi-vi-du", article("Gánh rau", body.strip()), ())
    code, out, err = kb("check", content=folder, KB_ARCHIVE_DIR=tmp_path)
    assert (code, "0 lỗi, 2 cảnh báo" in err) == (0, True)
    assert "có nguyên văn trong bài “Gánh rau”, Báo Ví Dụ" in out


def test_check_mends_what_has_one_right_form_and_shows_it(folder):
    path = folder / "directives" / "ct-90-ct-tw-2016.md"
    written = path.read_text("utf-8")
    path.write_text(written.replace("number: 90-CT/TW", "number: 90 CT/TW"), "utf-8")
    code, out, err = kb("check", "--fix", content=folder)
    assert (code, out) == (0, "")
    assert "-number: 90 CT/TW\n+number: 90-CT/TW\n" in err
    assert "Đã sửa 1 tệp." in err
    assert path.read_text("utf-8") == written
    assert "Không có gì để sửa." in kb("check", "--fix", content=folder).err


def test_index_leaves_a_bad_file_out_loudly_and_serves_the_rest(folder, tmp_path):
    (folder / "exemplars" / "sai.md").write_text("chữ", "utf-8")
    code, out, err = kb("index", content=folder, index=tmp_path / "index")
    assert code == 3
    assert "9 hồ sơ: ghi 9" in out
    assert "BỎ LẠI 1 tệp có lỗi" in err
    assert "content/exemplars/sai.md:1" in err


def test_a_rollback_says_which_index_is_served_now(folder, tmp_path):
    index = tmp_path / "index"
    assert kb("index", "--rollback", index=index)[0] == 1
    kb("index", content=folder, index=index)
    kb("remove", "gian-hang-khong-dong", content=folder)
    kb("index", content=folder, index=index)
    code, out, err = kb("index", "--rollback", index=index)
    assert (code, err) == (0, "")
    assert out.startswith("Đã quay về bản gen-000001: 9 hồ sơ, lập lúc ")
    assert kb("index", content=folder, index=index)[1].startswith("8 hồ sơ: ghi 0, bỏ 1")


def test_a_rollback_is_no_rebuild(tmp_path):
    code, _, err = kb("index", "--rollback", "--rebuild", index=tmp_path)
    assert code == 2
    assert "--rebuild và --rollback không đi cùng nhau" in err


def test_an_index_that_fails_a_golden_query_is_told_of_with_exit_1(folder, tmp_path):
    (folder / "golden.yaml").write_text("- {query: khủnglong, record: nhom-vi-du-mot}\n", "utf-8")
    code, out, err = kb("index", content=folder, index=tmp_path / "index")
    assert (code, out) == (1, "")
    assert 'câu tìm mẫu "khủnglong" phải thấy nhom-vi-du-mot' in err
    assert kb("search", "CT90", index=tmp_path / "index")[0] == 1


def test_search_without_an_index_says_what_to_run(tmp_path):
    code, _, err = kb("search", "hoa", index=tmp_path)
    assert code == 1
    assert "hãy chạy `kb index`" in err


def test_search_prints_results_and_the_api_object(index_dir):
    code, out, _ = kb("search", "CT90", index=index_dir)
    assert code == 0
    assert "Đã hiểu là: Chỉ thị số 90-CT/TW" in out
    code, out, _ = kb("search", "CT90", "--json", index=index_dir)
    assert json.loads(out)["hits"][0]["id"] == "ct-90-ct-tw-2016"


def test_show_tells_relations_from_both_sides(folder):
    _, older, _ = kb("show", "ct-90-ct-tw-2016", content=folder)
    _, newer, _ = kb("show", "kl-91-kl-tw-2021", content=folder)
    assert "Được tiếp tục bởi: Kết luận số 91-KL/TW [kl-91-kl-tw-2021]" in older
    assert "Tiếp tục: Chỉ thị số 90-CT/TW [ct-90-ct-tw-2016]" in newer


def test_show_of_an_unknown_id_names_the_nearest(folder):
    code, _, err = kb("show", "ct-90-ct-tw-2017", content=folder)
    assert code == 1
    assert 'có phải là "ct-90-ct-tw-2016"?' in err


@pytest.mark.parametrize("command", [("report",), ("cite", "-")])
def test_an_unknown_province_is_told_with_the_nearest(folder, command):
    code, _, err = kb(*command, "--province", "Bắc Cạng", content=folder)
    assert (code, err) == (
        1,
        '--province: không có tỉnh, thành phố "Bắc Cạng"; hãy viết Bắc Kạn\n',
    )


def test_eval_measures_through_the_same_search(tmp_path):
    passages = [{"id": f"p{n}", "title": "", "body": f"đoạn văn thứ {n} về hoa"} for n in range(5)]
    questions = [{"query": f"thứ {n}", "relevant": f"p{n}"} for n in range(5)]
    for name, rows in (("p", passages), ("q", questions)):
        text = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text, "utf-8")
    code, out, err = kb(
        *("eval", "--passages", tmp_path / "p.jsonl", "--questions", tmp_path / "q.jsonl", "--json")
    )
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "transform": "none", "mrr@10": 1.0, "r@1": 1.0, "r@10": 1.0, "questions": 5
    }  # fmt: skip


def test_output_that_goes_to_a_file_on_windows_takes_vietnamese(folder):
    """There it is in a code page of the West, unless we say otherwise."""
    told = kb_bytes("check", content=folder, PYTHONIOENCODING="cp1252")
    assert told.returncode == 0
    assert "không có lỗi" in told.stderr.decode("utf-8")
