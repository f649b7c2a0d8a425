"""Questions that found nothing are counted, without a trace of who asked."""

import logging
import os
import stat
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from kb.newsroom import misses
from kb.newsroom.misses import Miss, add_miss, question_of, read_misses
from kb.settings import load_settings
from web import create_app

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "khong-thay.tsv"


@pytest.fixture
def site(index_dir, log):
    """A site that counts its misses."""
    settings = {"KB_INDEX_DIR": str(index_dir), "KB_SEARCH_LOG": str(log)}
    return create_app(load_settings(settings)).test_client()


def counted(log):
    return [(miss.text, miss.count) for miss in read_misses(log)]


def test_equal_questions_are_one_however_they_are_typed(log):
    for text, day in (("Uỷ  ban XYZ", TUESDAY), ("ủy ban xyz", MONDAY), ("khác", MONDAY)):
        add_miss(log, text, day)
    assert read_misses(log) == (
        Miss(2, MONDAY, TUESDAY, "uỷ ban xyz"),
        Miss(1, MONDAY, MONDAY, "khác"),
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  KỸ   sư\t\n", "kĩ sư"),
        ("a" * 300, "a" * 100),
        ("", ""),
        ("\x00\x01", ""),
        ("gọi 0912 345 678", ""),
        ("012345678901", ""),
        ("ai@vi-du.example", ""),
        ("05-CT/TW ngày 15/5/2016", "05-ct/tw ngày 15/5/2016"),
    ],
)
def test_what_is_kept_of_a_question(text, kept):
    assert question_of(text) == kept


def test_only_question_count_and_days_are_kept(site, log):
    headers = {"User-Agent": "Máy-của-ai", "Referer": "https://vi-du.example/toi"}
    site.get("/tim-kiem?q=kangaroo", headers=headers, environ_base={"REMOTE_ADDR": "203.0.113.7"})
    today = date.today()
    assert log.read_text("utf-8") == f"1\t{today}\t{today}\tkangaroo\n"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_page_and_api_count_what_found_nothing_and_nothing_else(site, log):
    for address in (
        "/tim-kiem?q=Kangaroo",
        "/api/v1/search?q=kangaroo",
        "/tim-kiem?q=hoa",
        "/tim-kiem?q=%C4%91%E1%BB%A1+%C4%91%E1%BA%A7u&province=hue",
        "/tim-kiem?q=nam:1999",
        "/tim-kiem?q=hoa+-hoa",
        "/tim-kiem",
        "/feed.atom?q=kangaroo",
        "/tim-kiem.csv?q=kangaroo",
    ):
        assert site.get(address).status_code == 200
    assert counted(log) == [("kangaroo", 2)]


def test_without_the_setting_nothing_is_written(client, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert client.get("/tim-kiem?q=kangaroo").status_code == 200
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_is_told_of_once_and_the_page_is_served(index_dir, tmp_path, caplog):
    (tmp_path / "tep").write_text("không phải thư mục", "utf-8")
    settings = {"KB_INDEX_DIR": str(index_dir), "KB_SEARCH_LOG": str(tmp_path / "tep" / "log.tsv")}
    site = create_app(load_settings(settings)).test_client()
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert site.get("/tim-kiem?q=kangaroo").status_code == 200
    assert [record.message.partition(" ")[0] for record in caplog.records] == ["KB_SEARCH_LOG"]
    assert "kangaroo" not in caplog.text


def test_a_lock_that_is_held_too_long_does_not_hold_the_page(log, monkeypatch):
    monkeypatch.setattr(misses, "_LOCK_SECONDS", 0.01)
    with FileLock(f"{log}.lock"), pytest.raises(OSError, match="lock"):
        add_miss(log, "hoa", MONDAY)
    assert read_misses(log) == ()


def test_many_at_once_lose_no_question(log):
    threads = [
        threading.Thread(target=lambda: [add_miss(log, "hoa", MONDAY) for _ in range(25)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(log) == [("hoa", 200)]


def test_the_file_stays_small_and_forgets_the_rarest(log, monkeypatch):
    monkeypatch.setattr(misses, "MOST_BYTES", 2_000)
    monkeypatch.setattr(misses, "MOST_QUESTIONS", 10)
    for number in range(200):
        add_miss(log, f"lạ {number}", MONDAY)
        add_miss(log, "quen", TUESDAY)
    assert log.stat().st_size <= 2_100
    assert counted(log)[0] == ("quen", 200)


def test_a_spoilt_line_is_passed_over(log):
    log.write_bytes(
        b"x\ty\n3\t2026-11-23\t2026-11-24\thoa\n\xff\xff\n1\t2026-13-01\t2026-11-24\ta\n"
    )
    assert counted(log) == [("hoa", 3)]


def kb_misses(*arguments, **environment):
    kept = {name: value for name, value in os.environ.items() if name != "KB_SEARCH_LOG"}
    command = [Path(sys.executable).with_name("kb"), "misses", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=kept | environment)
    return done.returncode, done.stdout, done.stderr


def test_the_command_lists_the_most_frequent_first(log):
    for text in ("thi đua", "btg", "btg"):
        add_miss(log, text, MONDAY)
    code, out, err = kb_misses(KB_SEARCH_LOG=str(log))
    assert code == 0
    assert out.splitlines() == [
        " Số lần  Lần đầu     Gần nhất    Câu hỏi",
        "      2  23/11/2026  23/11/2026  btg",
        "      1  23/11/2026  23/11/2026  thi đua",
    ]
    assert "synonyms.yaml" in err
    assert "… và 1 câu hỏi nữa" in kb_misses("--limit", "1", KB_SEARCH_LOG=str(log))[1]


def test_the_command_says_how_to_begin(log):
    code, _, err = kb_misses()
    assert code == 1
    assert "KB_SEARCH_LOG chưa đặt" in err
    assert kb_misses(KB_SEARCH_LOG=str(log))[:2] == (
        0,
        "Chưa có câu hỏi nào không tìm thấy gì.\n",
    )
