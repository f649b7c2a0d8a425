"""What is asked of the web and what comes of it."""

from dataclasses import dataclass, field
from enum import Enum

from kb.errors import KBError


class Trouble(Enum):
    """What stood in the way, for those who act on it; the sentence is in the error."""

    ADDRESS = "address"  # not an address of the web, or one of a private network
    AWAY = "away"  # no such host, refused, no answer, a broken connection or certificate
    SLOW = "slow"
    BIG = "big"
    REDIRECTS = "redirects"
    ROBOTS = "robots"
    LOGIN = "login"
    GONE = "gone"
    REFUSED = "refused"  # the host answers, but not with what was asked for


class FetchError(KBError):
    """An address that gives nothing; the message says why, in one sentence.

    `status` is the host's, 0 when it was not it who refused.
    """

    def __init__(self, trouble: Trouble, message: str, status: int = 0) -> None:
        super().__init__(message)
        self.trouble = trouble
        self.status = status


@dataclass(frozen=True)
class Limits:
    """How much one address may cost: bytes after unpacking, seconds in all, redirects."""

    size: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True)
class Version:
    """What a host said of the page it gave: sent back, it answers "unchanged" without the page."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """As a question: `If-None-Match`, `If-Modified-Since`."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value}


@dataclass(frozen=True)
class Fetched:
    """What stands at an address.

    `url` is where it was found at last, `moved_to` the same when every redirect on the way was a
    lasting one (301, 308), `media_type` in lower case without parameters, `charset` as the host
    names it or "". `is_unchanged` answers (304) have no body.
    """

    url: str
    media_type: str
    charset: str
    body: bytes
    version: Version = field(default_factory=Version)
    moved_to: str = ""
    is_unchanged: bool = False
