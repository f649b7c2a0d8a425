"""A cluster of OpenSearch, asked over HTTP; what goes wrong on the way is told in our words.

In: requests. Out: answers as plain dictionaries, or EngineAway while the cluster cannot answer, and
`Absent` for what it does not have. Readers are answered within a time-out; a build waits while
machines fail and are replaced.
"""

import json
import time
import warnings
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionError as NotConnected,
)
from opensearchpy.exceptions import (
    ConnectionTimeout,
    ImproperlyConfigured,
    TransportError,
)

from kb.errors import EngineAway, EngineMissing
from kb.settings import OpenSearch as Named
from kb.settings import load_settings

# The cluster is busy, or a machine is being replaced: the same request may do a moment later.
_PASSING = (429, 502, 503, 504)
_BUILD_WAITS = 120.0  # seconds in all, for machines to be replaced
_BUILD_TIMEOUT = 60  # seconds for one request
_LONGEST_PAUSE = 5.0
_REST = 1.0  # seconds in which a cluster that no machine answers for is not asked again

Answer = dict[str, Any]


class Absent(Exception):
    """The cluster answers, and does not have it."""


class Cluster:
    """The cluster that the settings name; threads may share it."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self._away_until = 0.0
        login = (named.user, named.password) if named.user else None
        self._client = OpenSearch(
            hosts=list(named.hosts),
            http_auth=login,
            ca_certs=named.ca or None,
            client_cert=named.cert or None,
            timeout=named.timeout,
            max_retries=len(named.hosts),
            retry_on_timeout=True,
            retry_on_status=_PASSING,
            pool_maxsize=32,
        )

    def ask(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """Answer a reader: within the time-out of the settings, or EngineAway."""
        if time.monotonic() < self._away_until:
            raise _away("không máy nào trả lời")
        try:
            return self._sent(method, path, body, params, self.named.timeout)
        except NotConnected as error:
            if not isinstance(error, ConnectionTimeout):
                self._away_until = time.monotonic() + _REST
            raise _away("không máy nào trả lời") from error
        except TransportError as error:
            raise _told(error) from error

    def work(self, method: str, path: str, body: Any = None, **params: Any) -> Answer:
        """Do something of a build, again and again while machines fail; so it must bear that."""
        until = time.monotonic() + _BUILD_WAITS
        pause = 0.1
        while True:
            try:
                return self._sent(method, path, body, params, _BUILD_TIMEOUT)
            except TransportError as error:
                is_passing = isinstance(error, NotConnected) or error.status_code in _PASSING
                if not is_passing or time.monotonic() > until:
                    raise _told(error) from error
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


def _told(error: TransportError) -> Exception:
    """The error in our words."""
    if error.status_code == 404:
        return Absent(str(error))
    if error.status_code in (401, 403):
        return _away("cụm máy không cho vào; hãy xem KB_OPENSEARCH_USER, KB_OPENSEARCH_CERT")
    if isinstance(error, ConnectionTimeout):
        return _away("quá lâu không trả lời")
    if isinstance(error, NotConnected):
        return _away("không máy nào trả lời")
    return _away(f"{error.status_code}: {error.error}")


def _away(why: str) -> EngineAway:
    return EngineAway(
        f"Cụm máy tìm kiếm OpenSearch chưa dùng được ({why}); "
        "hãy xem các máy trong KB_OPENSEARCH_URL, rồi thử lại"
    )


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
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # it explains how it was called
            return Cluster(named)
    except (ImproperlyConfigured, OSError) as error:
        raise EngineMissing(f"KB_OPENSEARCH_CA, KB_OPENSEARCH_CERT: {error}") from error
