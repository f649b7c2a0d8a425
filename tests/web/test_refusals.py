"""What the server refuses by itself: hosts that are none, bodies, floods of headers."""

import socket
import time

import pytest

from tests.support.listening import listening, read
from tests.support.sites import app_over
from web.serving.connections.hosts import is_host
from web.serving.server import Bounds

GOOD = ("guong.example", "guong.example:8000", "a.", "my_app", "127.0.0.1", "[::1]", "[::1]:80")
BAD = (
    "", " ", ".", "..", "a..b", ".a", "a b", "a\tb", "a" * 64, f"{'a' * 64}.vn", "a." * 130,
    "-a", "a-.b", "điện.vn", "a:", "a:0", "a:99999", "a:xx", "a:1:2", "%2e", "a,b", "user@a",
    "[", "[]", "[::g]", "[::1", "::1", "[::1]x", "a/b", "a?b", "a#b", "<b>", "a\\b", "a\x00b",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(index_dir):
    with listening(app_over(index_dir)) as served:
        yield served


def sent(site, raw):
    """Status and whole answer to these bytes."""
    answer = read(site.connect(raw))
    return int(answer.split()[1]), answer


def is_guarded(answer):
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1")
    return all(
        f"\r\n{name}: " in head
        for name in (
            "Content-Security-Policy",
            "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "Referrer-Policy",
        )
    )


@pytest.mark.parametrize("host", GOOD)
def test_what_can_be_a_host(host):
    assert is_host(host)


@pytest.mark.parametrize("host", BAD)
def test_what_is_no_host(host):
    assert not is_host(host)


@pytest.mark.parametrize("path", ["/", "/khong-co", "/feed.atom", "/api/v1/search"])
def test_hosts_that_are_none_are_refused_in_words_and_nothing_is_repeated(site, path):
    for host in BAD:
        raw = f"GET {path}?Tr HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        status, answer = sent(site, raw.encode())
        assert status == 400, host
        assert is_guarded(answer)
        assert len(host) < 4 or host.encode() not in answer
        assert "Yêu cầu không đúng dạng" in answer.decode()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("GET http://guong.example/ HTTP/1.1", 200),
        ("GET http://../ HTTP/1.1", 400),
        ("GET http://user@guong.example/ HTTP/1.1", 400),
        ("GET http://[::1/ HTTP/1.1", 400),
        ("GET http://guong.example:999999/ HTTP/1.1", 400),
        ("GET //guong.example/ HTTP/1.1", 404),
        ("OPTIONS * HTTP/1.1", 405),
        ("PRI * HTTP/2.0", 405),
        ("get / HTTP/1.1", 400),
        ("\x00", 400),
    ],
)
def test_addresses_as_proxies_write_them(site, line, status):
    raw = f"{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert sent(site, raw.encode())[0] == status


def test_a_host_is_asked_for_once_and_by_everybody_but_the_old(site):
    assert sent(site, b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n")[0] == 400
    assert sent(site, b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")[0] == 400
    assert sent(site, b"GET / HTTP/1.0\r\n\r\n")[0] == 200


@pytest.mark.parametrize(
    ("raw", "status", "words"),
    [
        (b"POST /oai HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n", 413, "chỉ để đọc"),
        (
            b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + b"2000\r\n" + b"x" * 8192 + b"\r\n",
            413, "chỉ để đọc",
        ),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A:\r\n" * 300 + b"\r\n", 431, "quá nhiều tiêu đề"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "mã hóa"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "không đúng dạng"),
        (
            b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
            400, "không đúng dạng",
        ),
    ],
    ids=["long body", "endless body", "many headers", "other coding", "odd length", "two lengths"],
)  # fmt: skip
def test_what_the_server_refuses_it_refuses_guarded_and_in_words(site, raw, status, words):
    connection = site.connect(raw)
    if raw.endswith(b"x\r\n"):
        connection.sendall((b"2000\r\n" + b"x" * 8192 + b"\r\n") * 8)
    answer = read(connection)
    assert int(answer.split()[1]) == status
    assert is_guarded(answer)
    assert b"\r\nConnection: close\r\n" in answer
    assert words in answer.decode()


def test_who_asks_before_sending_is_refused_at_once(site):
    raw = b"POST /oai HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\nExpect: 100-continue\r\n\r\n"
    assert sent(site, raw)[0] == 413


def test_who_is_refused_may_send_to_its_end_and_read_why(site):
    """Upon a closed connection a browser shows that, and not what it was told."""
    connection = site.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n")
    assert connection.recv(1, socket.MSG_PEEK)
    for _ in range(9):
        time.sleep(0.02)
        connection.sendall(b"x" * 100_000)
    assert read(connection).startswith(b"HTTP/1.1 413 ")


def test_who_goes_on_for_ever_after_a_refusal_is_cut(site):
    connection = site.connect(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000000\r\n\r\n")
    assert read(connection).startswith(b"HTTP/1.1 413 ")
    with pytest.raises(ConnectionError):
        connection.sendall(b"x" * 100_000_000)


def test_an_application_that_breaks_says_nothing_of_its_inside(caplog):
    def broken(environment, start_response):
        raise ValueError("bí mật")

    with listening(broken) as served:
        answer = served.ask("/")
    assert answer.startswith(b"HTTP/1.1 500 ")
    assert is_guarded(answer)
    assert "sự cố ở phía kho" in answer.decode()
    assert "bí mật" not in answer.decode()


def test_a_long_body_within_the_bounds_arrives_whole():
    def count(environment, start_response):
        length = str(len(environment["wsgi.input"].read()))
        start_response("200 OK", [("Content-Length", str(len(length)))])
        return [length.encode()]

    with listening(count, Bounds(most_body=20_000_001, share=1.0)) as desk:
        head = (
            b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 20000000\r\n\r\n"
        )
        connection = desk.connect(head)
        connection.sendall(b"x" * 20_000_000)
        assert read(connection).endswith(b"\r\n\r\n20000000")
