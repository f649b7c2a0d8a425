"""Which addresses of the web are asked, and how they are written."""

import pytest

from kb.fetch import FetchError
from kb.fetch.addresses import is_public, reachable, web_address

PRIVATE = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.9", "192.168.1.1", "100.64.0.1"),
    *("169.254.169.254", "224.0.0.1", "255.255.255.255", "192.0.2.7", "198.18.0.1", "240.0.0.1"),
    *("::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1"),
    *("64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_host_of_this_machine_or_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "203.162.4.191", "2606:4700::1111", "2405:4800::1"])
def test_a_host_of_the_world_is(address):
    assert is_public(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "017700000001", "localhost"])
def test_this_machine_is_known_however_it_is_written(host):
    with pytest.raises(FetchError):
        reachable(host, 80)


@pytest.mark.parametrize(
    "text",
    [
        *("", "bai viet", "file:///etc/passwd", "javascript:alert(1)", "ftp://x.example/", "//x"),
        *("http://", "http://:80/", "http://x.example:99999/", "http://[::1", "http://a..b/"),
        *("http://ten:matkhau@x.example/", "data:text/html,x", "https://" + "a" * 64 + ".example"),
    ],
)
def test_what_is_no_address_of_the_web_is_told(text):
    with pytest.raises(FetchError):
        web_address(text)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("HTTP://Bao.Example", "http://bao.example/"),
        (" https://bao.example/a?b=c d#e ", "https://bao.example/a?b=c%20d"),
        ("https://bao.example/b%C3%A0i", "https://bao.example/b%C3%A0i"),
        ("https://bao.example/bài", "https://bao.example/b%C3%A0i"),
        ("http://bao.example:8080/x", "http://bao.example:8080/x"),
        ("http://[2606:4700::1111]/x", "http://[2606:4700::1111]/x"),
    ],
)
def test_an_address_is_written_as_it_is_asked_for(typed, asked):
    assert web_address(typed) == asked
