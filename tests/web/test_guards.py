"""What holds for every page: only reading, safe headers, sound HTML, calm answers to bad input."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import ExitStack
from http.client import HTTPConnection

import pytest

from tests.support.indexes import indexed
from tests.support.pages import ERRORS, SHOWN
from tests.support.sites import app_over

EVERY = (*SHOWN.values(), *ERRORS.values())


def damaged_index(content, folder):
    """An index whose every file was overwritten."""
    for path in indexed(content, folder).generation.iterdir():
        path.write_bytes(b"hong")
    return folder


def serve(**settings):
    """`python -m web` with these settings, expected to give up at once."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"} | settings
    command = [sys.executable, "-m", "web"]
    return subprocess.run(
        command, env=environment, capture_output=True, encoding="utf-8", timeout=60
    )


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("address", ["/", "/tim-kiem", "/guong/nhom-vi-du-mot", "/static/site.css"])
def test_the_site_only_reads(client, method, address):
    response = client.open(address, method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert "Trang này chỉ để đọc" in response.get_data(as_text=True)


def test_head_is_answered_like_get(client):
    response, whole = client.head("/tim-kiem?q=CT90"), client.get("/tim-kiem?q=CT90")
    assert (response.status_code, response.data) == (200, b"")
    assert len(whole.data) > 5_000
    assert response.content_length == len(whole.data)
    assert response.headers["ETag"] == whole.headers["ETag"]


def test_without_an_index_every_page_says_so(tmp_path):
    client = app_over(tmp_path / "none").test_client()
    for address in SHOWN.values():
        response = client.get(address)
        assert response.status_code == 503
        assert "Kho đang được chuẩn bị" in response.get_data(as_text=True)


@pytest.mark.parametrize("address", EVERY)
def test_every_page_is_well_built(wider_client, address):
    text = wider_client.get(address).get_data(as_text=True)
    assert '<html lang="vi">' in text
    assert text.count("<h1") == 1
    assert text.count("<main") == 1
    identifiers = re.findall(r'\sid="([^"]*)"', text)
    assert len(identifiers) == len(set(identifiers))
    assert set(re.findall(r'(?:aria-labelledby|for)="([^"]*)"', text)) <= set(identifiers)
    # Scripts are files of our own; all that is written into the page is data, which never runs.
    assert not re.search(
        r'<script(?! src="/static/| type="application/ld\+json">)|<style|\sstyle=|\son\w+=', text
    )


@pytest.mark.parametrize("address", [*EVERY, "/healthz", "/static/site.css", "/api/v1/search"])
def test_every_response_is_guarded_and_sets_no_cookie(wider_client, address):
    with wider_client.get(address) as response:
        headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in headers


def test_results_are_kept_from_robots_and_records_are_not(client):
    results = client.get("/tim-kiem?q=ví+dụ").get_data(as_text=True)
    assert '<meta name="robots" content="noindex">' in results
    choices = re.findall(r'<ul class="ticks">.*?</ul>', results, re.DOTALL)
    assert choices
    for tag in re.findall(r"<a [^>]*>", "".join(choices)):
        assert 'rel="nofollow"' in tag
    record = client.get("/guong/nhom-vi-du-mot").get_data(as_text=True)
    assert "noindex" not in record


@pytest.mark.parametrize(
    ("address", "is_listed"),
    [
        ("/", True),
        ("/guong/nhom-vi-du-mot?q=bạn", True),
        ("/lich-de-tai", True),
        ("/lich-de-tai?tu=2031-01-01", False),
        ("/thong-ke", True),
        ("/thong-ke?from=2021", False),
        ("/tim-kiem?field=tu-thien", False),
        ("/tim-kiem.csv", False),
        ("/tuyen-chon", False),
        ("/api/v1/search", False),
    ],
)
def test_robots_list_pages_and_no_questions(client, address, is_listed):
    assert client.get(address).headers.get("X-Robots-Tag") == (None if is_listed else "noindex")


def test_a_new_generation_is_served_without_a_restart(folder, tmp_path):
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    assert client.get("/guong/gian-hang-khong-dong").status_code == 200
    (folder / "exemplars" / "gian-hang-khong-dong.md").unlink()
    indexed(folder, tmp_path / "index", allow_shrink=True)
    assert client.get("/guong/gian-hang-khong-dong").status_code == 404
    assert client.get("/healthz").get_json()["records"] == 8


def test_with_a_damaged_index_every_page_says_so_until_it_is_built_again(wider_content, tmp_path):
    folder = damaged_index(wider_content, tmp_path)
    client = app_over(folder).test_client()
    for address in (*SHOWN.values(), "/healthz", "/api/v1/search", "/feed.atom"):
        response = client.get(address)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "60"), address
        assert "Chỉ mục tìm kiếm chưa sẵn sàng" in response.get_data(as_text=True)
    indexed(wider_content, folder)
    assert {client.get(address).status_code for address in SHOWN.values()} == {200}
    assert client.get("/healthz").get_json()["status"] == "ok"


def test_health_says_when_an_older_index_is_served(content, tmp_path):
    indexed(content, tmp_path)
    indexed(content, tmp_path, rebuild=True)
    (tmp_path / "gen-000002" / "info.json").unlink()
    client = app_over(tmp_path).test_client()
    health = client.get("/healthz").get_json()
    assert (health["status"], health["generation"]) == ("degraded", "gen-000001")


def test_serving_without_an_index_ends_with_advice(tmp_path):
    ended = serve(KB_INDEX_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert "chưa có chỉ mục; hãy chạy `kb index`" in ended.stderr


def test_a_port_that_is_taken_ends_with_advice(index_dir):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended = serve(KB_INDEX_DIR=str(index_dir), PORT=str(taken.getsockname()[1]))
    assert ended.returncode == 1
    assert "hãy đặt PORT khác" in ended.stderr


def test_serving_with_a_damaged_index_opens_the_site_and_waits_for_a_sound_one(content, tmp_path):
    folder = damaged_index(content, tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"KB_INDEX_DIR": str(folder), "PORT": str(port)}
    command = [sys.executable, "-m", "web"]
    site = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    try:
        assert site.stdout
        site.stdout.readline()
        with pytest.raises(urllib.error.HTTPError, match="503"):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/")
        indexed(content, folder)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/") as response:
            assert response.status == 200
    finally:
        site.terminate()
        told = site.communicate()[1]
    assert "Trang chỉ báo đang chuẩn bị" in told
    assert "hãy chạy `kb index --rebuild`" in told


def test_many_connections_at_once_are_served_without_a_word(index_dir):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"KB_INDEX_DIR": str(index_dir), "PORT": str(port)}
    command = [sys.executable, "-m", "web"]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, env=environment, **piped) as server, ExitStack() as opened:
        opened.callback(server.terminate)
        server.stdout.readline()
        readers = [HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(150)]
        for reader in readers:
            opened.callback(reader.close)
            reader.request("GET", "/healthz")
        assert [reader.getresponse().status for reader in readers] == [200] * 150
        server.terminate()
        assert server.stderr.read() == b""
