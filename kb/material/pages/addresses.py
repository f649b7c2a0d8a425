"""The address that an article calls its own, and whether two addresses are the same article.

In: addresses. Out: one without what sharing adds to it; a key that is the same for the same page.
"""

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit

_SHARED_RE = re.compile(r"utm_|fbclid$|gclid$|zarsrc$|gidzl$|mibextid$|ref$|zalo")
_HOSTS_RE = re.compile(r"^(?:www|m|amp|mobile|wap)\.")


def own_address(given: str, stated: Iterable[str]) -> tuple[str, str]:
    """The article's own address, and another site's where the page says that it stands first.

    Of a page at m.bao.example/a that names https://bao.example/a it is the latter; a front page
    is no article's address.
    """
    for each in stated:
        url = _joined(given, each)
        if not url or is_front(url):
            continue
        if given and site_of(url) != site_of(given):
            return plain_address(given), url
        return url, ""
    return plain_address(given), ""


def _joined(given: str, stated: str) -> str:
    try:
        return plain_address(urljoin(given, stated))
    except ValueError:  # brackets without an end
        return ""


def is_front(url: str) -> bool:
    """Whether it is the first page of a site."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def site_of(url: str) -> str:
    """The host without its "www.", "m.", "amp."."""
    return _HOSTS_RE.sub("", (urlsplit(url).hostname or "").lower())


def plain_address(url: str) -> str:
    """An address without its fragment and what sharing adds; "" when it is none of the web."""
    try:
        return _plain(urlsplit(url.strip()))
    except ValueError:  # brackets without an end
        return ""


def address_key(url: str) -> str:
    """The same for http and https, for phones and desks, with and without a last stroke, or ""."""
    parts = urlsplit(plain_address(url))
    if not parts.netloc:
        return ""
    return f"{site_of(url)}{unquote(parts.path).rstrip('/')}?{parts.query}"


def _plain(parts: SplitResult) -> str:
    """The address without its fragment and without what sharing adds; "" when it is of no web."""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _SHARED_RE.match(pair[0].lower())]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return parts._replace(query=query, fragment="").geturl()
