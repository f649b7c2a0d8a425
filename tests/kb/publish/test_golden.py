"""An index that no longer answers well-known questions is not put in place."""

from datetime import date

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.content.removals import note_removed
from kb.errors import IndexRejected
from kb.index import current_generation
from kb.publish import index_content
from tests.support.databases import open_databases
from tests.support.indexes import indexed
from tests.support.judged import SEARCHES
from tests.support.paths import ROOT


def golden(folder, *lines):
    (folder / "golden.yaml").write_text("\n".join(lines) + "\n", "utf-8")


def test_a_build_that_answers_its_golden_queries_is_put_in_place(folder, tmp_path):
    golden(folder, "- {query: CT90, record: ct-90-ct-tw-2016}")
    assert indexed(folder, tmp_path / "index").total == 9


def test_a_build_that_fails_one_says_which_and_the_old_index_stays(folder, tmp_path):
    index = tmp_path / "index"
    indexed(folder, index)
    note_removed(folder, ["gian-hang-khong-dong"], date(2026, 11, 28))
    (folder / "exemplars" / "gian-hang-khong-dong.md").unlink()
    golden(
        folder,
        "- {query: CT90, record: ct-90-ct-tw-2016}",
        "- {query: CT90, record: nhom-vi-du-mot}",
        "- {query: khủnglong, record: nhom-vi-du-mot}",
    )
    with pytest.raises(IndexRejected) as told:
        indexed(folder, index)
    lines = str(told.value).splitlines()
    assert lines[0].startswith(
        'golden.yaml: câu tìm mẫu "CT90" phải thấy nhom-vi-du-mot, nhưng thấy: ct-90-ct-tw-2016'
    )
    assert lines[1].endswith('"khủnglong" phải thấy nhom-vi-du-mot, nhưng thấy: không thấy gì')
    assert "chỉ mục cũ vẫn phục vụ" in lines[2]
    assert current_generation(index).name == "gen-000001"
    assert sorted(path.name for path in index.iterdir()) == [
        *("CURRENT", "WITHDRAWN", "build.lock", "gen-000001")
    ]


def test_a_query_is_asked_although_no_record_changed(folder, tmp_path):
    indexed(folder, tmp_path / "index")
    golden(folder, "- {query: khủnglong, record: nhom-vi-du-mot}")
    with pytest.raises(IndexRejected, match="khủnglong"):
        indexed(folder, tmp_path / "index")


def test_a_build_that_fails_leaves_no_database_open(folder, tmp_path):
    golden(folder, "- {query: khủnglong, record: nhom-vi-du-mot}")
    with pytest.raises(IndexRejected):
        index_content(load_content(folder), (), tmp_path / "index")
    assert open_databases() == []


@pytest.mark.parametrize("record", ["ban-nhap-vi-du", "da-rut-vi-du", "khong-co-ho-so-nay"])
def test_a_query_of_a_record_that_is_not_published_is_not_asked(folder, tmp_path, record):
    golden(folder, f"- {{query: CT90, record: {record}}}")
    assert indexed(folder, tmp_path / "index").total == 9


def test_a_query_of_an_unknown_record_is_a_problem_of_the_content(folder):
    golden(folder, "- {query: CT90, record: ct-90-ct-tw-2017}")
    assert [str(problem) for problem in check_content(load_content(folder))] == [
        'content/golden.yaml:1: record: câu "CT90" phải thấy "ct-90-ct-tw-2017" mà không có '
        "hồ sơ ấy; hãy viết ct-90-ct-tw-2016"
    ]


def test_a_mistake_in_the_file_is_told_and_hides_no_other_query(folder):
    golden(folder, "- {query: CT90}", "- {query: CT91, record: ct-90-ct-tw-2016}")
    content = load_content(folder)
    assert [each.query for each in content.golden] == ["CT91"]
    assert [str(problem) for problem in content.problems] == [
        "content/golden.yaml:1: record: thiếu trường này; hãy ghi mã hồ sơ phải thấy"
    ]


def test_the_golden_queries_of_the_real_content_are_about_a_dozen_and_answered(real_index_dir):
    asked = load_content(ROOT / "content").golden
    assert 12 <= len(asked) <= 20
    assert current_generation(real_index_dir).name == "gen-000001"


def test_the_golden_queries_agree_with_those_judged():
    judged = {each.text: each.first for each in SEARCHES}
    both = [each for each in load_content(ROOT / "content").golden if each.query in judged]
    assert len(both) >= 12
    assert [each.query for each in both if each.record not in judged[each.query]] == []
