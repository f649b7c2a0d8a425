"""What OpenSearch's security plugin is to a client: TLS, a login, or a client's certificate.

In: where a node listens, certificates, who is let in. Out: an address that is asked as a node is.
What the plugin would refuse is refused with its words.
"""

import base64
import json
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Front:
    """`upstream` is a node's port, 0 for none; without `users` everybody is let in.

    `readers` are users who may change nothing; `clients` is whose certificates are asked for;
    `answers` are given first, in their turn, as by a node in trouble.
    """

    certificate: Path
    upstream: int = 0
    users: Mapping[str, str] = field(default_factory=dict)
    readers: tuple[str, ...] = ()
    clients: Path | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)
    knocks: int = 0
    answers: list[tuple[int, object]] = field(default_factory=list)

    @contextmanager
    def opened(self) -> Iterator[str]:
        """Its address, while it is open."""
        server = _Server(self)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"https://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def context(self) -> ssl.SSLContext:
        """What it shows, and asks to be shown."""
        found = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        found.load_cert_chain(self.certificate)
        if self.clients:
            found.load_verify_locations(self.clients)
            found.verify_mode = ssl.CERT_REQUIRED
        return found

    def user(self, header: str | None) -> str | None:
        """Who says so with the right password."""
        known = {
            f"Basic {base64.b64encode(f'{name}:{word}'.encode()).decode()}": name
            for name, word in self.users.items()
        }
        return known.get(header or "")


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, front: Front) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.front, self.context = front, front.context()

    def finish_request(self, request, client_address) -> None:  # type: ignore[no-untyped-def]
        self.front.knocks += 1
        with self.context.wrap_socket(request, True, do_handshake_on_connect=False) as secured:
            try:
                secured.do_handshake()
            except OSError:
                _part(secured)
            else:
                super().finish_request(secured, client_address)


def _part(secured: ssl.SSLSocket) -> None:
    """Let the other side read to the end why it was not let in."""
    with suppress(OSError):
        secured.shutdown(socket.SHUT_WR)
        while secured.recv(65_536):
            pass


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def handle_any(self) -> None:
        """Answer as the node does, if who asks may."""
        front = self.server.front
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        who = front.user(self.headers.get("authorization"))
        front.asked.append((who or "", self.path))
        if front.users and who is None:
            self._answer(401, b"Unauthorized", "text/plain")
        elif front.answers:
            status, said = front.answers.pop(0)
            self._answer(status, json.dumps(said).encode(), "application/json")
        elif who in front.readers and self.command in ("PUT", "DELETE"):
            error = {"type": "security_exception", "reason": f"no permissions for User [{who}]"}
            refusal = json.dumps({"error": {**error, "root_cause": [error]}, "status": 403})
            self._answer(403, refusal.encode(), "application/json")
        else:
            self._answer(*self._of_node(body))

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = handle_any  # noqa: N815

    def _of_node(self, body: bytes) -> tuple[int, bytes, str]:
        if not self.server.front.upstream:
            return 200, b"{}", "application/json"
        node = HTTPConnection("127.0.0.1", self.server.front.upstream, timeout=60)
        try:
            sent = {"content-type": self.headers.get("content-type", "application/json")}
            node.request(self.command, self.path, body, sent)
            found = node.getresponse()
            return found.status, found.read(), found.headers["content-type"]
        finally:
            node.close()

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        if status == 401:
            self.send_header("www-authenticate", 'Basic realm="OpenSearch Security"')
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
