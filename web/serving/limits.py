"""How often one address may ask what costs work: searches, the API, feeds and files.

In: requests, at the cost that the view declares (`web.serving.policy`); record pages are free. Out:
nothing, or TooManyRequests with the seconds to wait.
Addresses are held in memory only, and only for as long as they ask often.
"""

import math
import threading
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from cachetools import LRUCache
from flask import Flask, current_app, request
from werkzeug.exceptions import TooManyRequests

from web.serving.policy import current_policy

_BUCKETS = "buckets"
_HELD = 10_000  # addresses
_MINUTE = 60.0


class TokenBuckets:
    """A bucket of tokens for each asker; full at first, refilled evenly over a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float]) -> None:
        self._most = float(per_minute)
        self._clock = clock
        self._held: LRUCache[str, tuple[float, float]] = LRUCache(_HELD)  # tokens, and when
        self._lock = threading.Lock()

    def take(self, who: str, cost: float = 1.0) -> float:
        """Take tokens; 0 when there were enough, else in how many seconds there will be."""
        with self._lock:
            now = self._clock()
            tokens, then = self._held.get(who, (self._most, now))
            tokens = min(self._most, tokens + (now - then) * self._most / _MINUTE)
            wait = max(0.0, cost - tokens) * _MINUTE / self._most
            self._held[who] = (tokens if wait else tokens - cost, now)
        return wait

    def price(self, cost: float) -> float:
        """What is asked for a cost: nothing costs more than half of what a bucket holds, or 1."""
        return min(cost, max(1.0, self._most / 2))


def register(app: Flask, per_minute: int, clock: Callable[[], float]) -> None:
    """Limit the application; 0 a minute means no limit."""
    if not per_minute:
        return
    app.extensions[_BUCKETS] = TokenBuckets(per_minute, clock)
    app.before_request(lambda: charge(current_policy().cost))


def charge(cost: float) -> None:
    """Take the cost of this request from the asker's tokens; TooManyRequests if they are too few.

    Also in a view, for what turns out there to cost more.
    """
    buckets: TokenBuckets | None = current_app.extensions.get(_BUCKETS)
    if buckets is None or not cost:
        return
    if wait := buckets.take(asker(request.remote_addr or ""), buckets.price(cost)):
        raise TooManyRequests(retry_after=math.ceil(wait))


def asker(address: str) -> str:
    """Whom an address stands for: itself; with IPv6 its /64, of which one reader has them all."""
    try:
        is_long = ip_address(address).version == 6
    except ValueError:
        return address
    return str(ip_network((address, 64), strict=False)) if is_long else address
