"""`kb import` of articles: what is read is suggested, and written once."""

import json
import os
import signal
import subprocess
import threading
import time
from functools import partial

import pytest
from click.testing import CliRunner

from kb.cli import main
from kb.content.checks import check_content
from kb.content.folder import load_content
from tests.support.commands import KB, environment
from tests.support.import_samples import write_csv
from tests.support.newspapers import articles
from tests.support.saved_pages import saved_page
from tests.support.web_servers import Said, host, raw_host

ARTICLE = articles()[0]
SENTENCE = ARTICLE.lines[0]
ID = "nguyen-thi-mau"


@pytest.fixture
def run(folder, tmp_path, monkeypatch):
    """Runs `kb import` on a copy of the invented content, with an archive of its own."""
    monkeypatch.setenv("KB_ARCHIVE_DIR", str(tmp_path / "archive"))
    monkeypatch.setenv("KB_FETCH_HOSTS", "127.0.0.1")

    def run_import(*given, code=0):
        result = CliRunner().invoke(main, ["import", *map(str, given), "--content", str(folder)])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result.output

    return run_import


def saved(path, article=ARTICLE, change=lambda html: html):
    """The article as a browser saves it."""
    mark = f"<!-- saved from url=(0042){article.given} -->\n"
    path.write_text(mark + change(article.html), "utf-8")
    return path


def files(folder):
    return {path: path.read_bytes() for path in folder.glob("**/*") if path.is_file()}


def test_a_look_shows_each_value_under_its_sentence_and_writes_nothing(run, folder, tmp_path):
    before = files(tmp_path)
    path = saved(tmp_path / "bai.html")
    said = run(path)
    assert "Báo Mẫu, 20/11/2026, Lê Văn Thử; trang web\n  Bản nháp: Nguyễn Thị Mẫu\n" in said
    assert f"    “{SENTENCE}”\n      Tên: Nguyễn Thị Mẫu\n" in said
    assert said.endswith("Chưa ghi gì; thêm --write để ghi.\n")
    assert files(tmp_path) == before | {path: path.read_bytes()}


def test_a_doubt_that_several_suggestions_share_is_told_once(run, tmp_path):
    (tmp_path / "bai.html").write_bytes(saved_page())
    said = run(tmp_path / "bai.html")
    assert said.count("có thể chỉ là người được bài dẫn lời") == 1
    assert "      Chức danh: Tổ trưởng tổ dệt xã Thử Nghiệm (1)\n" in said
    assert "\n    (1) lưu ý: có thể chỉ là người được bài dẫn lời\n" in said


def test_a_draft_states_its_name_and_source_and_the_rest_is_its_note(run, folder, tmp_path):
    said = run(saved(tmp_path / "bai.html"), "--write")
    assert f"Bản nháp: Nguyễn Thị Mẫu [{ID}]" in said
    content = load_content(folder)
    draft = content.by_id[ID].record
    assert (draft.status, draft.kind, draft.province, draft.honours) == ("draft", None, None, ())
    assert draft.sources[0].url == ARTICLE.given
    assert any(each == f"Tên: Nguyễn Thị Mẫu, theo câu: “{SENTENCE}”" for each in draft.note)
    assert ARTICLE.lines[2] not in draft.body
    assert check_content(content) == ()


def test_text_suggestions_and_the_page_itself_lie_in_the_archive(run, tmp_path):
    path = saved(tmp_path / "bai.html")
    run(path, "--write")
    home = tmp_path / "archive" / "material" / ID
    held = json.loads(next(home.glob("*.json")).read_text("utf-8"))
    assert held["paragraphs"][0]["text"] == SENTENCE
    assert {each["field"] for each in held["suggestions"]} >= {"title", "honours", "province"}
    assert next(home.glob("*.html")).read_bytes() == path.read_bytes()


def test_the_same_article_is_not_written_twice(run, folder, tmp_path):
    run(saved(tmp_path / "bai.html"), "--write")
    before = files(folder)
    phone = saved(tmp_path / "dien-thoai.html", change=lambda html: html + "<p>Thêm</p>")
    phone.write_text(phone.read_text("utf-8").replace("https://baomau", "http://m.baomau"), "utf-8")
    said = run(phone, "--write")
    assert f"Không ghi lại: đã có hồ sơ Nguyễn Thị Mẫu [{ID}]." in said
    assert files(folder) == before
    twice = run(saved(tmp_path / "a.html", articles()[1]), tmp_path / "a.html", "--write", code=1)
    assert "a.html: chính là một bài đã nêu ở trên, không ghi hai lần" in twice


def test_an_article_does_not_bring_back_who_was_withdrawn(run, folder, tmp_path):
    run(saved(tmp_path / "bai.html"), "--write")
    path = folder / "exemplars" / f"{ID}.md"
    path.write_text(path.read_text("utf-8").replace("status: draft", "status: withdrawn"), "utf-8")
    before = files(tmp_path)
    assert f"giống hồ sơ đã rút khỏi kho [{ID}]" in run(tmp_path / "bai.html", "--write")
    assert files(tmp_path) == before


def test_where_nothing_is_to_be_written_nothing_is_asked_for(run, tmp_path):
    assert "--write" not in run(tmp_path / "khong.html", code=1)
    run(saved(tmp_path / "bai.html"), "--write")
    assert "--write" not in run(tmp_path / "bai.html")


def test_another_article_about_a_record_names_the_record(run, folder, tmp_path):
    run(saved(tmp_path / "bai.html"), "--write")
    draft = folder / "exemplars" / f"{ID}.md"
    text = draft.read_text("utf-8").replace(
        "status: draft\n", "status: draft\nprovince: Cao Bằng\n"
    )
    draft.write_text(f"{text}\n{ARTICLE.lines[1]} {ARTICLE.lines[2]}\n", "utf-8")
    other = saved(
        tmp_path / "bai-khac.html",
        change=lambda html: html.replace("https://baomau.example/", "https://khac.example/"),
    )
    other.write_text(other.read_text("utf-8").replace("(0042)https://baomau", "(0042)https://khac"))
    said = run(other)
    assert "Có thể là bài về hồ sơ đã có (hãy so trên bàn biên tập): 1" in said
    assert f"Nguyễn Thị Mẫu [{ID}]" in said


def test_good_and_bad_things_together(run, folder, tmp_path):
    """Every bad one is told in one sentence, the good ones are done."""
    rows = [["STT", "Họ và tên", "Tỉnh"], ["1", "Lê Thử", "Cao Bằng"]]
    table = write_csv(tmp_path / "ds.csv", rows, ",", "utf-8")
    empty = tmp_path / "rong.html"
    empty.write_text("<html><body><div id=root></div></body></html>", "utf-8")
    html = {"Content-Type": "text/html; charset=utf-8"}
    page = ARTICLE.html.replace("https://baomau.example/", "/").encode()
    with host({"/bai": Said(200, page, html)}) as site, host({}) as gone:
        said = run(
            *(
                table,
                f"{site.address}/bai",
                f"{gone.address}/mat",
                empty,
                tmp_path / "khong.pdf",
                "la.xyz",
            ),
            "--write",
            code=1,
        )
    assert f"{gone.address}/mat: trang không còn ở địa chỉ này (404)\n" in said
    assert "rong.html: không thấy bài viết nào trong trang; hãy mở bằng trình duyệt" in said
    assert "khong.pdf: không mở được tệp" in said
    assert "la.xyz: không biết định dạng này; hãy đưa danh sách" in said
    assert "Đã ghi 2 bản nháp vào" in said
    written = {each.record.title for each in load_content(folder).files}
    assert {"Lê Thử", "Nguyễn Thị Mẫu"} <= written


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_what_is_broken_off_says_where(folder, tmp_path):
    asked = threading.Event()

    def silent(connection):
        asked.set()
        time.sleep(2)

    places = {"content": folder, "KB_ARCHIVE_DIR": tmp_path / "a", "KB_FETCH_HOSTS": "127.0.0.1"}
    with raw_host(silent) as address:
        command = [*KB, "import", saved(tmp_path / "bai.html"), f"{address}/bai", "--write"]
        hears = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)  # whatever runs the tests
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(
            command, env=environment(**places), preexec_fn=hears, **pipes
        ) as running:
            asked.wait(60)
            running.send_signal(signal.SIGINT)
            said, told = running.communicate(timeout=60)
    assert running.returncode == 1
    assert told == f"Đã ngắt ở {address}/bai; chạy lại thì làm tiếp, không ghi gì hai lần.\n"
    assert "Đã ghi 1 bản nháp" in said
