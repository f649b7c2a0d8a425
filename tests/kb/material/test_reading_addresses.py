"""What stands at an address becomes a material, or one sentence that says why not."""

import time
from datetime import date

import pytest

from kb.errors import KBError
from kb.fetch import Fetcher, Limits
from kb.material import Manner, read_address
from tests.support.newspapers import articles
from tests.support.pdf_files import pdf_of
from tests.support.web_servers import Said, host, raw_host

ARTICLE = articles()[0]
TODAY = date(2026, 11, 29)
HTML = {"Content-Type": "text/html; charset=utf-8"}


def fetcher(allowed="127.0.0.1", **limits: float):
    bounds = Limits(**({"size": 300_000, "seconds": 5.0} | limits))
    return Fetcher("GuongSang/0", bounds, pause=0.0, allowed=[allowed])


def refused(address, told, careful=None):
    with pytest.raises(KBError, match=told) as error:
        read_address(address, careful or fetcher(), TODAY)
    assert str(error.value).startswith(address)
    assert "\n" not in str(error.value)


def test_an_article_is_read_where_it_stands():
    page = Said(200, ARTICLE.html.replace("https://baomau.example", "").encode(), HTML)
    with host({"/bai.htm": page}) as site:
        read = read_address(f"{site.address}/bai.htm#binh-luan", fetcher(), TODAY)
    assert (read.title, read.manner) == (ARTICLE.title, Manner.PAGE)


@pytest.mark.parametrize("told", ["application/pdf", "text/html", "application/octet-stream"])
def test_a_pdf_is_read_for_what_it_is(told):
    data = pdf_of(("Chị Lê Thị Mẫu ở xã Thử được khen.",))
    said = Said(200, data, {"Content-Type": told})
    with host({"/bao-cao": said}) as site:
        read = read_address(f"{site.address}/bao-cao", fetcher(), TODAY)
        assert (read.name, read.url) == (f"{site.address}/bao-cao", f"{site.address}/bao-cao")
    assert read.manner is Manner.PDF
    assert "Lê Thị Mẫu" in read.text


BAD: dict[str, tuple[Said, str]] = {
    "missing": (Said(404), r"không còn ở địa chỉ này \(404\)"),
    "login": (Said(401), "đòi đăng nhập"),
    "form": (Said(200, b"<h1>Xin</h1><form><input type=password></form>", HTML), "đòi đăng nhập"),
    "front": (Said(302, b"", {"Location": "/"}), "trang đầu của báo"),
    "apology": (
        Said(200, "<html><body><h1>Trang không tồn tại</h1>".encode(), HTML),
        "bài không còn",
    ),
    "script": (Said(200, b"<div id=root></div><script>x()</script>", HTML), "không thấy bài viết"),
    "film": (Said(200, b"x", {"Content-Type": "video/mp4"}), "không phải trang web hay tệp"),
    "list": (Said(200, b"x", {"Content-Type": "application/vnd.ms-excel"}), "tệp"),
    "big": (Said(200, b"x" * 400_000, HTML), "quá lớn"),
    "broken": (Said(200, b"%PDF-1.4 x", {"Content-Type": "application/pdf"}), "PDF hỏng"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_gives_no_article_is_told_in_a_sentence(name):
    said, told = BAD[name]
    with host({"/bai": said, "/": Said(200, b"<h1>x</h1>", HTML)}) as site:
        refused(f"{site.address}/bai", told)


def test_a_redirect_to_this_machine_is_told():
    with host({"/bai": Said(200, ARTICLE.html.encode(), HTML)}) as inner:
        away = Said(302, b"", {"Location": f"{inner.address}/bai"})
        with host({"/ra": away}) as outer:
            careful = fetcher(outer.address.partition("//")[2])
            with pytest.raises(KBError, match="mạng riêng"):
                read_address(f"{outer.address}/ra", careful, TODAY)
        assert inner.asked == []


def endless(connection):
    """Says that two gigabytes follow, and begins to send them."""
    asked = connection.recv(4096)
    if b"robots.txt" in asked:
        connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        return
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
    connection.sendall(b"Content-Length: 2000000000\r\n\r\n")
    while True:
        connection.sendall(b"x" * 65_536)


def test_two_gigabytes_and_silence_are_told():
    with raw_host(endless) as address:
        refused(f"{address}/bai", "quá lớn")
    silent, asked = raw_host(lambda connection: time.sleep(1)), fetcher(seconds=0.3)
    with silent as address, pytest.raises(KBError, match="quá chậm"):
        read_address(address, asked, TODAY)
