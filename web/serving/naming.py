"""By what address the site calls itself. In: requests, whatever Host they name. Out: the same, with
a Host of ours.

KB_BASE_URL where it is set. Without it a Host is believed only as far as it can be checked: this
machine as nobody else can be named, the address that the site listens at, or the one that the
connection came to; any other becomes one of those. So no page, feed, file or kept answer ever
names a host that a stranger made up.
"""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from kb.settings import Settings
from web.serving.connections import LOCAL_ADDRESS

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_ANYWHERE = frozenset({"", "*", "0.0.0.0", "::"})

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class OwnName:
    """An application that is asked by one of its own names only."""

    def __init__(self, app: Application, settings: Settings) -> None:
        self._app = app
        self._fixed = urlsplit(settings.base_url).netloc
        self._host, self._port = settings.host, settings.port

    def __call__(self, environment: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer, whatever host the request names."""
        environment["HTTP_HOST"] = self._fixed or self._own(environment)
        return self._app(environment, start_response)

    def _own(self, environment: dict[str, Any]) -> str:
        asked = str(environment.get("HTTP_HOST", ""))
        local = str(environment.get(LOCAL_ADDRESS, ""))
        if _name(asked) in _LOOPBACK | {self._host.lower(), local}:
            return asked
        return _place(local if self._host in _ANYWHERE and local else self._host, self._port)


def _name(host: str) -> str:
    """Without the port: `[::1]:8000` is `::1`; "" for what cannot be taken apart."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def _place(host: str, port: int) -> str:
    """A host as an address writes it: `::1` is `[::1]:8000`."""
    try:
        is_long = ip_address(host).version == 6
    except ValueError:
        is_long = False
    return f"[{host}]:{port}" if is_long else f"{host}:{port}"
