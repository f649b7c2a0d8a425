"""Getting a page: its redirects, its answer, its body, within limits.

In: an address, and what the host said of the page the last time. Out: a `Fetched`, or a FetchError.
"""

import time
from collections.abc import Collection
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from urllib3 import BaseHTTPResponse

from kb import __version__
from kb.fetch.addresses import web_address
from kb.fetch.connections import asked
from kb.fetch.pace import Pace
from kb.fetch.robots import Robots
from kb.fetch.values import Fetched, FetchError, Limits, Trouble, Version
from kb.settings import Settings

_REDIRECTS = {301, 302, 303, 307, 308}
_LASTING = {301, 308}
_CHUNK = 65_536
_REFUSALS = (
    ((404, 410), Trouble.GONE, "trang không còn ở địa chỉ này"),
    (
        (401, 402, 403, 407),
        Trouble.LOGIN,
        "trang đòi đăng nhập hoặc không cho chương trình đọc; hãy mở bằng trình duyệt, lưu lại "
        "rồi đưa tệp vào",
    ),
    ((429, 503), Trouble.REFUSED, "trang đang bận; hãy thử lại sau"),
)
_ROBOTS_SIZE = 512_000  # RFC 9309 asks for so much at least


class Fetcher:
    """Asks hosts, remembering their robots.txt and when they were asked last.

    `agent` is the name under which it comes ("GuongSang/0.2 (+https://guong.example)"), `pause` the
    least seconds between two questions to a host; hosts of private
    networks only when allowed ("may-noi-bo.tinh", "127.0.0.1:8000").
    """

    def __init__(
        self,
        agent: str,
        limits: Limits | None = None,
        *,
        pause: float = 1.0,
        allowed: Collection[str] = (),
    ) -> None:
        self._agent = agent
        self._limits = limits or Limits()
        self._allowed = tuple(allowed)
        self._pace = Pace(pause)
        rules = replace(self._limits, size=_ROBOTS_SIZE)
        self._robots = Robots(lambda url: self._followed(url, Version(), rules), agent)

    def get(self, address: str, version: Version | None = None) -> Fetched:
        """What stands there; with `version`, `is_unchanged` when it is still the same."""
        url = web_address(address)
        return self._followed(url, version or Version(), self._limits, self._robots)

    def _followed(
        self, url: str, version: Version, limits: Limits, robots: Robots | None = None
    ) -> Fetched:
        """The answer where the redirects end; each of them must be let in like the first."""
        until = time.monotonic() + limits.seconds
        is_lasting = True
        first = url
        for _ in range(limits.redirects + 1):
            started = time.monotonic()
            self._pace.wait(urlsplit(url).netloc, robots.pause(url) if robots else 0.0)
            until += time.monotonic() - started  # our own politeness is not the host's slowness
            with asked(
                url,
                {"User-Agent": self._agent, "Accept-Encoding": "gzip, deflate"} | version.headers,
                until,
                self._allowed,
            ) as response:
                if response.status not in _REDIRECTS:
                    moved_to = url if is_lasting and url != first else ""
                    return _read(url, response, limits, moved_to)
                is_lasting = is_lasting and response.status in _LASTING
                url = _next_address(url, response)
        raise FetchError(Trouble.REDIRECTS, f"{first}: dẫn vòng quanh mãi, không tới trang nào")


def fetcher_for(settings: Settings) -> Fetcher:
    """One that says which collection it comes for, and may read what the settings allow."""
    home = f" (+{settings.base_url})" if settings.base_url else ""
    return Fetcher(f"GuongSang/{__version__}{home}", allowed=settings.fetch_hosts)


def _next_address(url: str, response: BaseHTTPResponse) -> str:
    target = response.headers.get("Location", "")
    if not target:
        raise FetchError(Trouble.REFUSED, f"{url}: bảo đi nơi khác mà không nói đi đâu")
    return web_address(urljoin(url, target))


def _read(url: str, response: BaseHTTPResponse, limits: Limits, moved_to: str) -> Fetched:
    """What an answer says, once it says something; FetchError for any other."""
    if response.status not in (200, 203, 304):
        raise _refused(url, response)
    media_type, _, rest = response.headers.get("Content-Type", "").partition(";")
    charset = rest.partition("charset=")[2].partition(";")[0].strip("\"' ")
    is_unchanged = response.status == 304
    return Fetched(
        url=url,
        media_type=media_type.strip().lower(),
        charset=charset,
        body=b"" if is_unchanged else _body(url, response, limits.size),
        version=Version(
            response.headers.get("ETag", ""), response.headers.get("Last-Modified", "")
        ),
        moved_to=moved_to,
        is_unchanged=is_unchanged,
    )


def _body(url: str, response: BaseHTTPResponse, most: int) -> bytes:
    """The whole body, unpacked; what it will come to is believed of nobody."""
    chunks, size = [], 0
    while chunk := response.read1(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > most:
            raise FetchError(Trouble.BIG, f"{url}: quá lớn (hơn {most // 1_000_000} MB), không đọc")
        chunks.append(chunk)
    return b"".join(chunks)


def _refused(url: str, response: BaseHTTPResponse) -> FetchError:
    status = response.status
    for known, trouble, said in _REFUSALS:
        if status in known:
            return FetchError(trouble, f"{url}: {said} ({status})", status)
    return FetchError(Trouble.REFUSED, f"{url}: máy trả lời lỗi {status}; hãy thử lại sau", status)
