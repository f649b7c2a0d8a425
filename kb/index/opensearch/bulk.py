"""Loading documents: as fast as the cluster takes them, and none is lost on the way.

In: documents and ids, one by one. Out: they stand in the index, or EngineAway or IndexRejected says
why not. One request is under way at a time, so the cluster sets the pace; what it refuses because
it is busy, or a machine is being replaced, is sent again, later and in smaller parts.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.errors import EngineAway, IndexRejected
from kb.index.opensearch.cluster import Cluster, TooMuch
from kb.index.opensearch.troubles import PASSING, away, block

_MOST_BYTES = 4_000_000
_MOST_ACTIONS = 500
_MORE = 25  # actions more, after a part that was taken whole
_WAITS = 180.0  # seconds in which nothing is taken, before that is told
_PAUSE = 0.2  # seconds, twice as long each time that something is refused


@dataclass(frozen=True)
class Action:
    """A document put in, or (without text) one taken out, by id."""

    id: str
    text: str = ""

    def lines(self) -> str:
        """As the cluster reads it."""
        name = "index" if self.text else "delete"
        head = json.dumps({name: {"_id": self.id}}, ensure_ascii=False)
        return f"{head}\n{self.text}\n" if self.text else f"{head}\n"


class Bulk:
    """Gathers what is to be done with an index and sends it in parts."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster, self._index = cluster, index
        self._waiting: list[Action] = []
        self._bytes = 0
        self._most = _MOST_ACTIONS

    def put(self, record_id: str, document: Mapping[str, Any]) -> None:
        """A document to be written, in the place of the one with its id."""
        self._gather(Action(record_id, json.dumps(document, ensure_ascii=False)))

    def remove(self, record_id: str) -> None:
        """A document to be taken out."""
        self._gather(Action(record_id))

    def _gather(self, action: Action) -> None:
        self._waiting.append(action)
        self._bytes += len(action.text)
        if self._bytes >= _MOST_BYTES or len(self._waiting) >= self._most:
            self.flush()

    def flush(self) -> None:
        """See all that was gathered done."""
        left, self._waiting, self._bytes = self._waiting, [], 0
        until, pause = time.monotonic() + _WAITS, _PAUSE
        while left:
            part, rest = left[: self._most], left[self._most :]
            refused = self._send(part)
            left = [*refused, *rest]
            if refused:
                if time.monotonic() > until:
                    raise EngineAway(
                        f"Cụm máy OpenSearch không nhận nổi chỉ mục ({len(left)} hồ sơ chưa ghi); "
                        "hãy xem các máy còn chỗ và bộ nhớ không, rồi chạy lại"
                    )
                self._most = max(1, len(part) // 2)
                time.sleep(pause)
                pause = min(2 * pause, 5.0)
            else:
                self._most = min(_MOST_ACTIONS, self._most + _MORE)
                until, pause = time.monotonic() + _WAITS, _PAUSE

    def _send(self, part: Sequence[Action]) -> list[Action]:
        """What the cluster refused for now; documents bear their ids, so twice does no harm."""
        body = "".join(action.lines() for action in part)
        try:
            answer = self._cluster.load(f"/{self._index}/_bulk", body)
        except TooMuch:
            return list(part)
        refused = []
        for action, item in zip(part, answer["items"], strict=True):
            (done,) = item.values()
            if done["status"] in PASSING and not block(done.get("error")):
                refused.append(action)
            elif done["status"] >= 300 and not (done["status"] == 404 and not action.text):
                raise _refused(action, done.get("error"))
        return refused


def _refused(action: Action, error: Any) -> Exception:
    if blocked := block(error):
        return away(blocked)
    return IndexRejected(f"cụm máy OpenSearch không nhận hồ sơ {action.id}: {error}")
