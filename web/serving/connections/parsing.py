"""Requests as they come in. In: bytes from a connection. Out: a request, or why it is none.

Refuses what no browser sends before it costs anything: hosts that are none, hundreds of header
lines, addresses that cannot be taken apart.
"""

from waitress.parser import HTTPRequestParser, ParsingError
from waitress.utilities import RequestHeaderFieldsTooLarge

from web.serving.connections.hosts import is_host

_MOST_LINES = 200  # a browser behind two proxies sends some thirty


class RequestParser(HTTPRequestParser):  # type: ignore[misc]  # waitress ships no types
    """waitress's, and stricter."""

    def received(self, data: bytes) -> int:
        """Take bytes; nobody is told to go on with what is refused already."""
        taken = int(super().received(data))
        if self.error:
            self.expect_continue = False
        return taken

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first line and the headers; ParsingError for a request that is none."""
        if header_plus.count(b"\n") > _MOST_LINES:
            super().parse_header(b"GET / HTTP/1.0\r\n")
            self.error = RequestHeaderFieldsTooLarge("")
            self.completed = True
            return
        try:
            super().parse_header(header_plus)
        except (ValueError, OverflowError) as error:
            raise ParsingError("Bad URI") from error
        if self.chunked and "CONTENT_LENGTH" in self.headers:
            raise ParsingError("Two lengths")  # proxies may have believed the other one
        self._settle_host()

    def _settle_host(self) -> None:
        """The host that is asked, if any: an absolute address names it, whatever Host says."""
        if self.proxy_netloc:
            self.headers["HOST"] = self.proxy_netloc
        host = self.headers.get("HOST")
        if host is None and self.version == "1.0":
            return
        if host is None or not is_host(host):
            raise ParsingError("Bad Host")
