"""Several processes at one port: each answers, is replaced when it dies, ends with its parent."""

import json
import os
import re
import signal
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kb.newsroom.misses import read_misses
from kb.records import Exemplar
from tests.support.indexes import built
from tests.support.processes import Site, children, served_by, until
from web.serving.worker import end_once

pytestmark = pytest.mark.skipif(
    not Path("/proc/net/tcp").exists(), reason="who answers is read from Linux's /proc"
)

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")


@pytest.fixture
def site(index_dir, tmp_path):
    """Two processes over the invented records, both up."""
    with served_by(2, index_dir, TMPDIR=tmp_path) as found:
        until(lambda: len(found.workers) == 2 and found.is_up())
        yield found


def is_free(port):
    try:
        socket.create_server(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def is_over(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_each_of_two_processes_answers(site):
    assert site.told.endswith(f"9 hồ sơ tại http://127.0.0.1:{site.port} bằng 2 tiến trình\n")
    for pid in site.workers:
        assert "Nhóm Ví Dụ" in site.of(pid, "/guong/nhom-vi-du-mot")


def test_one_that_is_killed_is_replaced(site):
    before = site.workers
    killed, kept = sorted(before)
    os.kill(killed, signal.SIGKILL)
    until(lambda: len(site.workers - {killed}) == 2)
    (new,) = site.workers - {kept}
    assert "Nhóm Ví Dụ" in site.of(new, "/guong/nhom-vi-du-mot")
    told = site.end()
    assert re.fullmatch(rf"Tiến trình \d \(pid {killed}\) đã dừng, tín hiệu 9; .+\n", told)


def test_one_that_hangs_is_said_and_replaced(index_dir):
    with served_by(2, index_dir, KB_WORKER_TIMEOUT=4) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        hung, kept = sorted(site.workers)
        os.kill(hung, signal.SIGSTOP)
        until(lambda: len(site.workers) == 2 and hung not in site.workers)
        (new,) = site.workers - {kept}
        assert "Nhóm Ví Dụ" in site.of(new, "/guong/nhom-vi-du-mot")
        told = site.end()
    assert re.search(rf"^Tiến trình \d \(pid {hung}\) không trả lời đã 4 giây", told, re.M)
    assert re.search(rf"^Tiến trình \d \(pid {hung}\) đã dừng, tín hiệu 9", told, re.M)
    assert str(kept) not in told


def test_one_that_answers_slowly_is_let_alone(index_dir):
    """A second without a beat would be too little to tell: a busy machine lets any process wait."""
    with served_by(2, index_dir, KB_WORKER_TIMEOUT=4) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        before, latest = site.workers, time.monotonic() + 8

        def read_on(_):
            while time.monotonic() < latest:
                ask(site, "/tim-kiem?q=vi+du")

        with ThreadPoolExecutor(8) as readers:
            list(readers.map(read_on, range(8)))
        assert site.workers == before
        assert site.end() == ""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_all_end_in_order_when_the_parent_is_asked_to(site, how):
    pids = site.workers
    assert site.end(how) == ""
    assert site.process.returncode == 0
    assert all(map(is_over, pids))
    assert is_free(site.port)


def test_a_service_manager_may_ask_every_process(site):
    for pid in site.workers:
        os.kill(pid, signal.SIGTERM)
    assert "Traceback" not in site.end()
    assert is_free(site.port)


def test_who_is_asked_twice_ends_once():
    before = signal.signal(signal.SIGTERM, end_once)
    try:
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)


def test_none_outlives_a_parent_that_is_killed(site):
    pids = site.workers
    site.process.kill()
    site.process.wait()
    until(lambda: is_free(site.port))
    until(lambda: all(map(is_over, pids)))


def test_every_process_takes_up_a_new_generation(tmp_path):
    built(tmp_path, ONE)
    with served_by(2, tmp_path) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        new = built(tmp_path, replace(ONE, body="Nấu cơm cho người già.")).generation.name
        for pid in site.workers:
            until(lambda pid=pid: site.generation(pid) == new)


def test_every_process_looks_for_it_although_nobody_asks(tmp_path):
    built(tmp_path, ONE)
    with served_by(2, tmp_path) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        (tmp_path / "CURRENT").write_text("gen-000009", "utf-8")
        said = []
        reading = threading.Thread(
            target=lambda: [said.append(site.process.stderr.readline()) for _ in range(2)]
        )
        reading.start()
        until(lambda: len(said) == 2)
        reading.join()
    assert ["phục vụ tạm bản gen-000001" in line for line in said] == [True, True]


def test_without_an_index_it_is_said_once(tmp_path):
    site = Site(tmp_path, 4)
    assert site.told == ""
    said, told = site.process.communicate()[1], "chưa có chỉ mục; hãy chạy `kb index`"
    assert (site.process.returncode, said.count(told), said.count("\n")) == (1, 1, 1)


def test_a_port_that_is_taken_is_said_once(index_dir):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        site = Site(index_dir, 4, PORT=taken.getsockname()[1])
        said = site.process.communicate()[1]
    assert (site.process.returncode, said.count("hãy đặt PORT khác"), said.count("\n")) == (1, 1, 1)


def test_with_a_damaged_index_the_processes_wait_for_a_sound_one(tmp_path):
    for path in built(tmp_path, ONE).generation.iterdir():
        path.write_bytes(b"hong")
    with served_by(2, tmp_path) as site:
        built(tmp_path, ONE, rebuild=True)
        until(lambda: len(site.workers) == 2 and site.is_up())
        for pid in site.workers:
            assert "Tổ Thí Dụ Một" in site.of(pid, "/guong/mot")
        assert site.end().count("Trang chỉ báo đang chuẩn bị") == 1


def test_each_shows_what_all_of_them_counted(index_dir):
    with served_by(2, index_dir, KB_METRICS=1) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        for pid in site.workers:
            site.of(pid, "/guong/nhom-vi-du-mot")
        asked = site.asked
        for pid in site.workers:
            assert counted(site.of(pid, "/metrics")) == asked


def test_what_a_process_is_now_is_told_of_each_that_lives(index_dir):
    with served_by(2, index_dir, KB_METRICS=1) as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        for name in ("requests", "memory_bytes", "index_built_timestamp_seconds"):
            until(lambda name=name: set(of_each(site, name)) == site.workers)
            assert all(value > 0 for value in of_each(site, name).values())
        killed = min(site.workers)
        os.kill(killed, signal.SIGKILL)
        # Replaced, so wholly gone: until its last thread is, its port takes readers and drops them.
        until(lambda: len(site.workers - {killed}) == 2)
        until(lambda: killed not in of_each(site, "memory_bytes"))


def of_each(site, name):
    """A figure of each process by its pid."""
    return {
        int(sample.labels["pid"]): sample.value
        for family in text_string_to_metric_families(site.ask("/metrics")[1])
        for sample in family.samples
        if sample.name == f"guong_sang_worker_{name}"
    }


def counted(text):
    return sum(
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if sample.name == "guong_sang_requests_total"
    )


def test_misses_of_two_processes_are_all_counted(index_dir, tmp_path):
    log = tmp_path / "misses.tsv"
    questions = [f"khủnglong {chr(97 + number % 26) * 5}" for number in range(26)] * 3
    with served_by(2, index_dir, KB_SEARCH_LOG=log) as site, ThreadPoolExecutor(4) as readers:
        until(lambda: len(site.workers) == 2 and site.is_up())
        list(readers.map(lambda text: site.ask(f"/tim-kiem?q={quote(text)}"), questions))
        assert site.end() == ""
    assert [miss.count for miss in read_misses(log)] == [3] * 26


def test_lines_of_the_log_are_whole(index_dir):
    with served_by(2, index_dir, KB_LOG="json") as site:
        until(lambda: len(site.workers) == 2 and site.is_up())
        said = []
        listening = threading.Thread(target=lambda: said.extend(site.process.stderr))
        listening.start()
        longest = "dài-" * 5_000
        with ThreadPoolExecutor(8) as readers:
            list(readers.map(lambda _: ask(site, f"/robots.txt/{quote(longest)}"), range(60)))
        site.process.terminate()
        site.process.wait()
        listening.join()
    paths = [json.loads(line)["path"] for line in said]
    assert [path.endswith(longest) for path in paths if path != "/healthz"] == [True] * 60


def ask(site, address):
    with socket.create_connection(("127.0.0.1", site.port)) as connection:
        connection.sendall(f"GET {address} HTTP/1.0\r\n\r\n".encode())
        while connection.recv(65_536):
            pass


def test_one_process_is_no_parent(index_dir):
    with served_by(1, index_dir) as site:
        assert children(site.process.pid) == set()
        assert site.told.endswith(f"{site.port}\n")
