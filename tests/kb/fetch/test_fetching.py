"""Pages are got politely, within limits, and from public hosts only."""

import gzip
import socket
import subprocess
import time
from itertools import pairwise

import pytest

from kb.fetch import Fetcher, FetchError, Limits, Trouble
from tests.support.web_servers import Said, host, raw_host

PAGE = Said(200, b"<p>xin ch\xc3\xa0o</p>", {"Content-Type": "Text/HTML; charset=UTF-8"})


def fetcher(size: int = 100_000, seconds: float = 5.0, pause: float = 0.0) -> Fetcher:
    limits = Limits(size=size, seconds=seconds, redirects=3)
    return Fetcher("GuongSang/0 (+http://x.example)", limits, pause=pause, allowed=["127.0.0.1"])


def refused(address: str, **limits: float) -> FetchError:
    with pytest.raises(FetchError) as told:
        fetcher(**limits).get(address)
    assert "\n" not in str(told.value)
    return told.value


def test_a_page_comes_with_what_the_host_says_of_it():
    with host({"/bai": PAGE}) as site:
        found = fetcher().get(f"{site.address}/bai")
    assert (found.media_type, found.charset, found.body) == ("text/html", "UTF-8", PAGE.body)
    assert (found.url, found.moved_to, found.is_unchanged) == (f"{site.address}/bai", "", False)


def test_it_says_who_comes():
    with host({"/bai": PAGE}) as site:
        fetcher().get(f"{site.address}/bai")
    assert {headers["user-agent"] for _, headers in site.asked} == {
        "GuongSang/0 (+http://x.example)"
    }


def test_a_private_host_is_not_asked_unless_allowed():
    with host({"/bai": PAGE}) as site:
        strict = Fetcher("GuongSang/0", pause=0)
        for address in (f"{site.address}/bai", site.address.replace("127.0.0.1", "localhost")):
            with pytest.raises(FetchError, match="mạng riêng") as told:
                strict.get(address)
            assert told.value.trouble is Trouble.ADDRESS
        assert site.asked == []


def test_nor_does_a_redirect_lead_there():
    with host({"/bai": PAGE}) as inner:
        away = Said(302, b"", {"Location": f"{inner.address}/bai"})
        with host({"/ra": away}) as outer:
            careful = Fetcher("GuongSang/0", pause=0, allowed=[outer.address.partition("//")[2]])
            with pytest.raises(FetchError, match="mạng riêng"):
                careful.get(f"{outer.address}/ra")
            assert outer.paths() == ["/robots.txt", "/ra"]
        assert inner.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://x"])
def test_a_redirect_leads_to_the_web_only(target):
    with host({"/ra": Said(301, b"", {"Location": target})}) as site:
        assert refused(f"{site.address}/ra").trouble is Trouble.ADDRESS


def test_redirects_are_followed_and_a_lasting_move_is_told():
    pages = {
        "/cu": Said(301, b"", {"Location": "/giua"}),
        "/giua": Said(308, b"", {"Location": "/bai"}),
        "/tam": Said(302, b"", {"Location": "/bai"}),
        "/vong": Said(302, b"", {"Location": "/vong"}),
        "/bai": PAGE,
    }
    with host(pages) as site:
        moved, lent = (fetcher().get(site.address + path) for path in ("/cu", "/tam"))
        assert moved.moved_to == moved.url == lent.url == f"{site.address}/bai"
        assert lent.moved_to == ""
        assert refused(f"{site.address}/vong").trouble is Trouble.REDIRECTS
        assert site.paths().count("/vong") == 4


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        *((404, Trouble.GONE), (410, Trouble.GONE), (401, Trouble.LOGIN), (403, Trouble.LOGIN)),
        *((429, Trouble.REFUSED), (500, Trouble.REFUSED), (503, Trouble.REFUSED)),
    ],
)
def test_an_answer_that_is_none_is_told(status, trouble):
    with host({"/bai": Said(status)}) as site:
        told = refused(f"{site.address}/bai")
    assert (told.trouble, told.status) == (trouble, status)
    assert str(status) in str(told)


def test_what_is_too_big_is_left_while_it_comes():
    with host({"/bai": Said(200, bytes(300_000)), "/vua": Said(200, bytes(100_000))}) as site:
        assert refused(f"{site.address}/bai").trouble is Trouble.BIG
        assert len(fetcher().get(f"{site.address}/vua").body) == 100_000


def test_what_unpacks_to_too_much_too():
    packed = Said(200, gzip.compress(bytes(50_000_000)), {"Content-Encoding": "gzip"})
    small = Said(200, gzip.compress(PAGE.body), {"Content-Encoding": "gzip"})
    with host({"/bom": packed, "/nho": small}) as site:
        assert refused(f"{site.address}/bom").trouble is Trouble.BIG
        assert fetcher().get(f"{site.address}/nho").body == PAGE.body


def _endless(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n")
    while True:
        connection.sendall(bytes(65_536))


def _drop_by_drop(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        connection.sendall(b"x")
        time.sleep(0.05)


def _letter_by_letter(connection: socket.socket) -> None:
    connection.recv(4096)
    while True:
        connection.sendall(b"X")
        time.sleep(0.05)


def _silent(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.recv(4096)


def _cut_off(connection: socket.socket) -> None:
    connection.recv(4096)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")


def test_two_gigabytes_are_never_taken():
    with raw_host(_endless) as address:
        assert refused(f"{address}/robots.txt").trouble is Trouble.BIG


@pytest.mark.parametrize("answer", [_drop_by_drop, _letter_by_letter, _silent])
def test_a_host_that_takes_its_time_is_left(answer):
    with raw_host(answer) as address:
        assert refused(f"{address}/bai", seconds=0.5).trouble is Trouble.SLOW


def test_half_a_page_is_no_page():
    with raw_host(_cut_off) as address:
        assert refused(f"{address}/bai").trouble is Trouble.AWAY


def test_nobody_there_is_told():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert refused(f"http://127.0.0.1:{port}/").trouble is Trouble.AWAY


def test_a_certificate_that_nobody_vouches_for_is_told(tmp_path):
    pem = tmp_path / "may.pem"
    command = [
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
        *("-subj", "/CN=127.0.0.1", "-keyout", pem, "-out", tmp_path / "cert.pem"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    pem.write_bytes(pem.read_bytes() + (tmp_path / "cert.pem").read_bytes())
    with host({"/bai": PAGE}, certificate=pem) as site:
        told = refused(f"{site.address}/bai")
    assert told.trouble is Trouble.AWAY
    assert "chứng chỉ" in str(told)


def test_what_robots_txt_forbids_is_not_read():
    rules = b"User-agent: *\nDisallow: /rieng/*.html\nUser-agent: GuongSang\nDisallow: /kin\n"
    with host({"/robots.txt": Said(200, rules), "/kin/a": PAGE, "/mo": PAGE}) as site:
        reader = fetcher()
        assert reader.get(f"{site.address}/mo").body
        with pytest.raises(FetchError, match=r"robots\.txt") as told:
            reader.get(f"{site.address}/kin/a")
        assert told.value.trouble is Trouble.ROBOTS
        assert site.paths() == ["/robots.txt", "/mo"]


def test_a_host_that_cannot_say_its_rules_is_not_read():
    with host({"/robots.txt": Said(503), "/bai": PAGE}) as site:
        assert refused(f"{site.address}/bai").status == 503
        assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_one_that_has_none_is(status):
    with host({"/robots.txt": Said(status), "/bai": PAGE}) as site:
        assert fetcher().get(f"{site.address}/bai").body


def test_a_host_is_asked_once_in_a_while_only():
    moments: list[float] = []

    def page(_: object) -> Said:
        moments.append(time.monotonic())
        return PAGE

    with host({"/robots.txt": page, "/mot": page, "/hai": page}) as site:
        reader = fetcher(pause=0.2)
        for path in ("/mot", "/hai"):
            reader.get(site.address + path)
    assert len(moments) == 3
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(moments))


def test_or_as_seldom_as_it_wishes():
    rules = Said(200, b"User-agent: *\nCrawl-delay: 0.5\n")
    with host({"/robots.txt": rules, "/mot": PAGE, "/hai": PAGE}) as site:
        reader, started = fetcher(), time.monotonic()
        for path in ("/mot", "/hai"):
            reader.get(site.address + path)
        assert time.monotonic() - started >= 0.5


def test_what_has_not_changed_does_not_come_again():
    def page(headers):
        known = {"if-none-match": '"a1"', "if-modified-since": "Mon, 02 Nov 2026 07:00:00 GMT"}
        if known.items() <= headers.items():
            return Said(304)
        said = {"ETag": '"a1"', "Last-Modified": "Mon, 02 Nov 2026 07:00:00 GMT"}
        return Said(200, PAGE.body, said)

    with host({"/tin": page}) as site:
        reader = fetcher()
        first = reader.get(f"{site.address}/tin")
        again = reader.get(f"{site.address}/tin", first.version)
    assert not first.is_unchanged
    assert (again.is_unchanged, again.body) == (True, b"")
