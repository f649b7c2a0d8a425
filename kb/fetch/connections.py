"""One question to one host: a connection to the IP address that was looked at and to no other.

In: an address that `web_address` gave, headers, a moment by which all must have ended. Out: an
urllib3 response whose body is still to be read. The host's name is what TLS and `Host` speak of.
"""

import socket
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPException
from ssl import SSLError
from threading import Timer
from urllib.parse import urlsplit

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_match_hostname import CertificateError

from kb.fetch.addresses import reachable
from kb.fetch.values import FetchError, Trouble

_CONNECT_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}


@contextmanager
def asked(
    url: str, headers: Mapping[str, str], until: float, allowed: Collection[str]
) -> Iterator[BaseHTTPResponse]:
    """The answer to a GET; whatever goes wrong before the block ends is a FetchError.

    A host that sends a letter a second never times out by itself: at `until` (`time.monotonic`)
    the connection is cut.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    connection = _connected(parts.scheme, host, port, until, allowed)
    # http.client lets go of its socket once it has read that an answer ends with the connection.
    cut = Timer(max(0.0, until - time.monotonic()), _cut, [connection.sock])
    cut.start()
    try:
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        # What is answered is told below: a redirect is looked at before it is followed.
        connection.request(
            "GET", target, headers={"Host": parts.netloc, **headers}, preload_content=False
        )
        with closing(connection.getresponse()) as response:
            yield response
        if time.monotonic() >= until:  # a body without a length may just have been cut short
            raise _too_slow(host)
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        if time.monotonic() >= until:
            raise _too_slow(host) from error
        raise FetchError(
            Trouble.AWAY, f"{host}: đường truyền đứt giữa chừng; hãy thử lại sau"
        ) from error
    finally:
        cut.cancel()
        connection.close()


def _connected(
    scheme: str, host: str, port: int, until: float, allowed: Collection[str]
) -> HTTPConnection:
    """A connection to the first address of the host that takes one."""
    last: Exception | None = None
    for address in reachable(host, port, allowed):
        left = min(_CONNECT_SECONDS, until - time.monotonic())
        if left <= 0:
            raise _too_slow(host) from last
        connection = _connection(scheme, host, address, port, left)
        try:
            connection.connect()
        except (SSLError, CertificateError) as error:
            raise FetchError(
                Trouble.AWAY, f"{host}: chứng chỉ của trang không đúng, nên không đọc"
            ) from error
        except (HTTPError, OSError) as error:
            last = error
        else:
            return connection
    raise FetchError(Trouble.AWAY, f"{host}: máy không trả lời; hãy thử lại sau") from last


def _connection(scheme: str, host: str, address: str, port: int, seconds: float) -> HTTPConnection:
    if scheme == "http":
        return HTTPConnection(address, port, timeout=seconds)
    return HTTPSConnection(
        address, port, timeout=seconds, server_hostname=host, assert_hostname=host
    )


def _cut(connected: socket.socket) -> None:
    """Wakes whoever reads from it."""
    with suppress(OSError):  # it has ended by itself meanwhile
        connected.shutdown(socket.SHUT_RDWR)


def _too_slow(host: str) -> FetchError:
    return FetchError(Trouble.SLOW, f"{host}: trả lời quá chậm, đã thôi đợi; hãy thử lại sau")
