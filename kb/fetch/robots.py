"""robots.txt: what a host asks programs not to read (RFC 9309), and how slowly to come.

In: an address. Out: the seconds to leave between two questions to its host, or a FetchError. A host
without the file lets everything be read; one whose file cannot be had now, nothing (section 2.3.1).
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from kb.fetch.values import Fetched, FetchError, Trouble

_LONGEST_PAUSE = 30.0


class Robots:
    """The rules of the hosts met so far, each read once."""

    def __init__(self, read: Callable[[str], Fetched], agent: str) -> None:
        self._read = read
        self._agent = agent.partition("/")[0]
        self._rules: dict[str, Protego] = {}

    def pause(self, url: str) -> float:
        """Seconds that the host wishes between questions; FetchError when it forbids this."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._rules_of(site)
        rules = self._rules[site]
        if not rules.can_fetch(url, self._agent):
            raise FetchError(
                Trouble.ROBOTS,
                f"{url}: trang này không cho chương trình đọc (robots.txt); "
                "hãy mở bằng trình duyệt, lưu lại rồi đưa tệp vào",
            )
        return min(float(rules.crawl_delay(self._agent) or 0), _LONGEST_PAUSE)

    def _rules_of(self, site: str) -> Protego:
        try:
            text = self._read(f"{site}/robots.txt").body.decode("utf-8", "replace")
        except FetchError as error:
            if 400 <= error.status < 500 and error.status != 429:  # "unavailable"
                return Protego.parse("")
            raise
        return Protego.parse(text)
