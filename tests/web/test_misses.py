"""Pages and API count questions that found nothing, without a trace of who asked."""

import logging
import stat
from datetime import date

import pytest

from kb.newsroom.misses import read_misses
from kb.settings import load_settings
from web import create_app


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
