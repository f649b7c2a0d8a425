"""Which addresses may be asked: http and https, of hosts that all the world can reach.

A page may lead to the router, to a database or to the machine's own desk ("server-side request
forgery"), and a name may be looked up twice with two answers ("DNS rebinding"). So a name is looked
up once, each of its addresses must be public, and the connection goes to what was looked at.
"""

import socket
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from kb.fetch.values import FetchError, Trouble

# IPv4 behind a translator (RFC 6052): the last four bytes are the host that is meant.
_TRANSLATED = IPv6Network("64:ff9b::/96")
_KEPT = "/%:@!$&'()*+,;=~-._"


def web_address(text: str) -> str:
    """An address as it is asked for; FetchError when it is none.

    >>> web_address(" https://BáoVíDụ.example/Bài 1.html#dau ")
    'https://xn--bovd-5na8e493z.example/B%C3%A0i%201.html'
    """
    try:
        parts = urlsplit(text.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError as error:  # a bad port, brackets without an end, a label that is too long
        raise _not_one(text) from error
    if parts.scheme.lower() not in ("http", "https") or not host:
        raise _not_one(text)
    if parts.username is not None or parts.password is not None:
        raise FetchError(Trouble.ADDRESS, f"{text}: bỏ tên và mật khẩu khỏi địa chỉ rồi thử lại")
    if ":" in host:
        host = f"[{host}]"
    place = f"{host}:{port}" if port else host
    path, query = quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT + "?")
    return urlunsplit(SplitResult(parts.scheme.lower(), place, path, query, ""))


def _not_one(text: str) -> FetchError:
    return FetchError(
        Trouble.ADDRESS, f"{text.strip()}: không phải địa chỉ trang web (http://… hoặc https://…)"
    )


def reachable(host: str, port: int, allowed: Collection[str] = ()) -> list[str]:
    """Its IP addresses; FetchError when there is none, or any that is not public.

    Private hosts only when they are `allowed`, as "may-noi-bo.tinh" or with a port, ":8080".
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(
            Trouble.AWAY, f"{host}: không tìm thấy máy này; hãy xem lại địa chỉ hoặc mạng"
        ) from error
    addresses = [str(each[4][0]) for each in found]
    is_allowed = bool({host, f"{host}:{port}"} & set(allowed))
    if not is_allowed and not all(map(is_public, addresses)):
        raise FetchError(
            Trouble.ADDRESS,
            f"{host}: là máy trong mạng riêng, không phải trang web công khai, nên không mở",
        )
    return list(dict.fromkeys(addresses))


def is_public(address: str) -> bool:
    """Whether all the world can reach it: not loopback, private, link-local, shared, multicast.

    >>> [is_public(each) for each in ("1.1.1.1", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return is_public(str(inner))
        if ip in _TRANSLATED:
            return is_public(str(IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip.is_global and not ip.is_multicast
