"""Whom a request names as its host. In: the text of a Host header. Out: whether it can be one.

A name in letters, digits and hyphens (or underscores, as networks of containers have them), or an
address in numbers, and a port if there is one. A foreign name is fine: what it is good for is
decided where addresses are made.
"""

import re
from ipaddress import IPv6Address

_LABEL = r"(?!-)[A-Za-z0-9_-]{1,63}(?<!-)"
_NAME_RE = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_PARTS_RE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::(?P<port>[0-9]{1,5}))?")
_MOST_CHARS = 253


def is_host(text: str) -> bool:
    """`guong.example:8000` and `[::1]` are; `..`, `a..b`, `a b`, `a:99999` and "" are not."""
    parts = _PARTS_RE.fullmatch(text)
    if parts is None or int(parts["port"] or 80) not in range(1, 65_536):
        return False
    host = parts["host"]
    if host.startswith("["):
        return _is_ipv6(host[1:-1])
    return len(host) <= _MOST_CHARS and bool(_NAME_RE.fullmatch(host))


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except ValueError:
        return False
    return True
