"""A cluster of OpenSearch, asked over HTTP, with TLS and a login where the settings say so.

In: requests. Out: answers as plain dictionaries, or EngineAway while the cluster cannot answer, and
`Absent` for what it does not have (`kb.index.opensearch.troubles` has the words). Readers are
answered within a time-out; a build waits while machines fail and are replaced.
"""

import json
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NotConnected
from opensearchpy.exceptions import ConnectionTimeout, TransportError

from kb.errors import EngineAway, EngineMissing
from kb.index.opensearch.access import login, trust
from kb.index.opensearch.troubles import is_passing, is_too_much, told
from kb.settings import OpenSearch as Named
from kb.settings import load_settings

_BUILD_WAITS = 120.0  # seconds in all, for machines to be replaced
_BUILD_TIMEOUT = 60  # seconds for one request
_LONGEST_PAUSE = 5.0
_REST = 1.0  # seconds in which a cluster that no machine answers for is not asked again
_SHARE = 0.6  # of the time that is left: what one machine has, before another is asked
_LEAST = 0.2  # seconds, to be worth asking
_BREATH = 0.2  # seconds before a cluster that is busy is asked again
_PASSED_OVER = 5  # seconds for which a machine that failed is not asked first

Answer = dict[str, Any]

# It tells of every machine that fails, traceback and all; what comes of that is told by us.
logging.getLogger("opensearch").setLevel(logging.CRITICAL)


class TooMuch(Exception):
    """The cluster has no room for a request of this size now."""


class Cluster:
    """The cluster that the settings name; threads may share it."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self._away_until, self._away = 0.0, ""
        self._client = OpenSearch(
            hosts=list(named.hosts),
            headers=login(named),
            ssl_context=trust(named),
            timeout=named.timeout,
            max_retries=0,  # `ask` and `work` do that, each within its time
            dead_timeout=_PASSED_OVER,
            timeout_cutoff=2,
            retry_on_timeout=True,
            pool_maxsize=32,
        )

    def ask(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """Answer a reader: within the time-out of the settings, or EngineAway.

        A machine that hangs does not use up the time: another one has what is left of it.
        """
        if time.monotonic() < self._away_until:
            raise EngineAway(self._away)
        hosts, until = len(self.named.hosts), time.monotonic() + self.named.timeout
        share = _SHARE if hosts > 1 else 1.0
        while True:
            left = until - time.monotonic()
            try:
                return self._sent(method, path, body, params, left * share)
            except TransportError as error:
                hosts, share = hosts - 1, 1.0
                if hosts < 0 or not is_passing(error) or until - time.monotonic() < _LEAST:
                    raise self._rested(error) from error
                time.sleep(0.0 if isinstance(error, NotConnected) else _BREATH)

    def _rested(self, error: TransportError) -> Exception:
        """The error in our words; for a moment nobody waits in vain where no machine is reached."""
        if isinstance(error, NotConnected) and not isinstance(error, ConnectionTimeout):
            self._away_until, self._away = time.monotonic() + _REST, str(told(error))
        return told(error)

    def work(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """Do something of a build, again and again while machines fail; so it must bear that."""
        return self._insist(method, path, body, params, lambda _: False)

    def load(self, path: str, lines: str) -> Answer:
        """Put in what a build makes, likewise; TooMuch when that is more than there is room for."""
        return self._insist("POST", path, lines, {}, is_too_much)

    def _insist(
        self,
        method: str,
        path: str,
        body: Any,
        params: Mapping[str, Any],
        is_given_back: Callable[[TransportError], bool],
    ) -> Answer:
        until = time.monotonic() + _BUILD_WAITS
        pause = 0.1
        while True:
            try:
                return self._sent(method, path, body, params, _BUILD_TIMEOUT)
            except TransportError as error:
                if is_given_back(error):
                    raise TooMuch from error
                if not is_passing(error) or time.monotonic() > until:
                    raise told(error) from error
            time.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    def make(self, index: str, body: Answer, path: str = "") -> None:
        """Make an index; one that was made although nobody could say so is made."""
        try:
            self.work("PUT", path or f"/{index}", body, wait_for_active_shards=1, timeout="60s")
        except EngineAway as error:
            if "resource_already_exists" not in str(error):
                raise

    def _sent(
        self, method: str, path: str, body: Any, params: Mapping[str, Any], timeout: float
    ) -> Answer:
        lines = isinstance(body, str)
        found: Any = self._client.transport.perform_request(
            method,
            path,
            params={**params, "request_timeout": timeout},
            body=body,
            headers={"content-type": "application/x-ndjson"} if lines else None,
        )
        return found if isinstance(found, dict) else {"found": found}


def lines_of(parts: Iterable[Any]) -> str:
    """What goes to the cluster one a line."""
    return "".join(f"{json.dumps(part, ensure_ascii=False)}\n" for part in parts)


def cluster() -> Cluster:
    """The cluster of the settings; EngineMissing when they name none."""
    named = load_settings().opensearch
    if not named.hosts:
        raise EngineMissing(
            "chưa biết cụm máy OpenSearch ở đâu; hãy đặt KB_OPENSEARCH_URL, "
            "ví dụ https://may-1.example:9200,https://may-2.example:9200"
        )
    return _connected(named)


@lru_cache(maxsize=8)
def _connected(named: Named) -> Cluster:
    return Cluster(named)
