"""Finished answers kept in memory: what many readers open is made and compressed once.

In: answers that `web.serving.caching` has named by index, code, address and day. Out: the same
bytes for whoever asks for that name and takes the same encodings. Only addresses without
parameters, which are as many as there are pages; answers made from another index are dropped.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass

from flask import Response, g, request

from web.serving.caching import named
from web.serving.state import current_snapshot

_PAGES = {"pages", "open_formats"}  # blueprints
_MOST_BYTES = 32 * 1024 * 1024  # some 10,000 record pages, compressed


@dataclass(frozen=True)
class Answer:
    """What is sent: the bytes, compressed or not, and the headers that go with them."""

    data: bytes
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: Response) -> "Answer":
        """What is the same whenever this is sent: all but the moment."""
        headers = response.headers.to_wsgi_list()
        return cls(response.get_data(), tuple(each for each in headers if each[0] != "Date"))


class PageCache:
    """The answers asked for last, within a bound of bytes, all made from one edition."""

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self.size = 0
        self._most_bytes = most_bytes
        self._edition = ""
        self._kept: OrderedDict[str, Answer] = OrderedDict()
        self._lock = threading.Lock()

    def give(self) -> Response | None:
        """The answer to this request if there is one; to come after all that may refuse it."""
        name = named()
        if name is None or request.blueprint not in _PAGES or request.query_string:
            return None
        key = f"{name} {request.headers.get('Accept-Encoding', '')}"
        if answer := self.find(current_snapshot().edition, key):
            return Response(answer.data, headers=answer.headers)
        g.page_key = key
        return None

    def keep(self, response: Response) -> Response:
        """Take what had to be made; to come after it was compressed."""
        key: str | None = g.get("page_key")
        if key and response.status_code == 200:
            self.add(current_snapshot().edition, key, Answer.of(response))
        return response

    def find(self, edition: str, key: str) -> Answer | None:
        """What is kept under this key; the first question about another edition drops all."""
        with self._lock:
            if edition != self._edition:
                self._edition, self.size = edition, 0
                self._kept.clear()
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def add(self, edition: str, key: str, answer: Answer) -> None:
        """Keep an answer, unless its edition is over; those not asked for longest make room."""
        with self._lock:
            if edition != self._edition or key in self._kept:
                return
            self._kept[key] = answer
            self.size += _size(key, answer)
            while self.size > self._most_bytes:
                self.size -= _size(*self._kept.popitem(last=False))


def _size(key: str, answer: Answer) -> int:
    return len(key) + len(answer.data) + sum(len(name) + len(text) for name, text in answer.headers)
