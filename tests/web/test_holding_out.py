"""Strangers who never read, never finish or never stop: readers are answered all the while."""

import socket
import threading

import pytest

from tests.support.listening import READER, listening, read
from tests.support.sites import app_over
from web.serving import server
from web.serving.connections import BoundedServer

MEGABYTE = 1_000_000
LATER = 30.0  # seconds: more than anybody may stand still


def long_answers(environment, start_response):
    """As many megabytes as the address says."""
    count = int(environment["PATH_INFO"].strip("/"))
    start_response("200 OK", [("Content-Length", str(count * MEGABYTE))])
    return (b"a" * MEGABYTE for _ in range(count))


def is_answered(site, path="/0", **headers):
    return site.ask(path, **headers).startswith(b"HTTP/1.1 200 ")


def asked(path, count=1):
    return f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode() * count


def test_readers_who_never_read_hold_no_thread_and_are_cut_in_time():
    with listening(long_answers, KB_THREADS="2") as site:
        deaf = [site.connect(asked("/20")) for _ in range(8)]
        assert is_answered(site)
        site.pass_time(LATER)
        assert all(len(read(each)) < 20 * MEGABYTE for each in deaf)


def test_what_was_asked_at_once_is_answered_as_it_is_taken():
    begun = []

    def answer(environment, start_response):
        begun.append(environment["PATH_INFO"])
        return long_answers(environment, start_response)

    with listening(answer, KB_THREADS="2") as site:
        greedy = site.connect(asked("/9", count=3) + asked("/0"))
        assert is_answered(site)
        site.pass_time(0)
        assert begun.count("/9") == 1
        greedy.shutdown(socket.SHUT_WR)
        received = 0
        while received < 3 * 9 * MEGABYTE:
            received += len(greedy.recv(MEGABYTE))
        assert begun.count("/9") == 3


def test_of_hundreds_of_requests_at_once_the_first_are_answered():
    with listening(long_answers) as site:
        answers = read(site.connect(asked("/0", count=200)))
    assert answers.count(b"HTTP/1.1 200 ") == 4
    assert answers.count(b"Connection: close") == 1


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nX: ",
        b"POST /0 HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nx",
        asked("/7"),
    ],
    ids=["idle", "half a request", "half a body", "never reads"],
)
def test_connections_without_number_shut_nobody_out(monkeypatch, sent):
    monkeypatch.setattr(BoundedServer, "most_connections", 20)
    monkeypatch.setattr(server, "_SELECTED", 25)
    with listening(long_answers) as site:
        early = site.connect(asked("/0"), source=READER)
        assert early.recv(1000).startswith(b"HTTP/1.1 200 ")
        crowd = [site.connect(sent) for _ in range(100)]
        assert is_answered(site)
        early.sendall(asked("/0"))
        assert early.recv(1000).startswith(b"HTTP/1.1 200 ")
        site.pass_time(LATER)
        for each in crowd:
            read(each)


def test_who_is_answered_may_stay_longer_than_who_says_nothing():
    with listening(long_answers) as site:
        reader, silent = site.connect(asked("/0")), site.connect()
        assert reader.recv(1000).startswith(b"HTTP/1.1 200 ")
        site.pass_time(LATER)
        assert silent.recv(100) == b""
        reader.sendall(asked("/0"))
        assert reader.recv(1000).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    ("settings", "one", "other"),
    [
        ({}, {"source": "127.0.0.3"}, {}),
        (
            {"KB_TRUSTED_PROXIES": "1"},
            {"X_Forwarded_For": "9.9.9.9, 192.0.2.1"},
            {"X_Forwarded_For": "192.0.2.1, 192.0.2.2"},
        ),
    ],
    ids=["by address", "behind a proxy"],
)
def test_one_asker_never_has_all_threads(settings, one, other):
    go_on, working = threading.Event(), threading.Semaphore(0)

    def answer(environment, start_response):
        if environment["PATH_INFO"] == "/long":
            working.release()
            go_on.wait(20)
        start_response("200 OK", [("Content-Length", "0")])
        return [b""]

    with listening(answer, KB_THREADS="2", **settings) as site:
        askers = [threading.Thread(target=site.ask, args=("/long",), kwargs=one) for _ in range(4)]
        for each in askers:
            each.start()
        assert working.acquire(timeout=20)
        assert is_answered(site, **other)
        assert not working.acquire(blocking=False)
        go_on.set()
        for each in askers:
            each.join()


def test_a_page_is_answered_while_strangers_hold_all_they_can(index_dir, monkeypatch):
    monkeypatch.setattr(BoundedServer, "most_connections", 30)
    with listening(app_over(index_dir), KB_THREADS="2") as site:
        for path in ("/tim-kiem?q=v%C3%AD+d%E1%BB%A5", "/sitemap.xml", "/thong-ke"):
            for _ in range(8):
                site.connect(asked(path, count=90))
        for _ in range(20):
            site.connect(b"GET /")
        assert is_answered(site, "/guong/nhom-vi-du-mot")
