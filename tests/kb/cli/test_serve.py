"""`kb serve`: the public site as a program of its own."""

import re
import socket
import subprocess
import urllib.request

from tests.support.commands import KB, environment, kb


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def test_the_site_opens_at_the_port_that_is_asked_for(index_dir):
    port = free_port()
    site = subprocess.Popen(
        [*KB, "serve", "--port", str(port)],
        env=environment(index=index_dir, PORT="1"),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        told = site.stdout.readline()
        assert re.fullmatch(rf"Gương Sáng phục vụ 9 hồ sơ tại http://127\.0\.0\.1:{port}\n", told)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
    finally:
        site.terminate()
        site.communicate()


def test_without_an_index_it_says_what_to_do(tmp_path):
    done = kb("serve", index=tmp_path)
    assert (done.code, "chưa có chỉ mục; hãy chạy `kb index`" in done.err) == (1, True)


def test_without_a_collection_it_says_where_one_is_looked_for(tmp_path):
    done = kb("index", at=tmp_path)
    assert (done.code, "hãy chạy lệnh ở thư mục của kho" in done.err) == (1, True)


def test_several_processes_serve_when_they_are_asked_for(index_dir):
    site = subprocess.Popen(
        [*KB, "serve", "--workers", "2"],
        env=environment(index=index_dir, PORT=free_port()),
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        told = [site.stdout.readline() for _ in range(3)]
        assert told[0].endswith("bằng 2 tiến trình\n")
        assert told[2].startswith("Mỗi tiến trình giữ riêng một bản chỉ mục")
    finally:
        site.terminate()
        site.communicate()
