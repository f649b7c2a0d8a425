"""Room for everybody. In: connections as they are opened. Out: so many at most, none for ever.

Places and unsent bytes are bounded. When they run out, whoever has the most places gives up the one
that was idle longest; what a thread is working at is never cut.
"""

import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from waitress.server import TcpWSGIServer

from web.serving.connections.channel import Channel
from web.serving.connections.fairness import FairQueue
from web.serving.limits import asker

_AT_ONCE = 64
_LOOK = 1  # seconds between two looks for what does not move
_MOST_UNSENT = 256 * 1024 * 1024


class _Turn:
    """A connection's request on its way through the queue."""

    def __init__(self, channel: Channel, who: str, done: Callable[[str], None]) -> None:
        self.channel, self.asker, self._done = channel, who, done

    def service(self) -> None:
        """Answer, then make room for another request of the same asker."""
        try:
            self.channel.service()
        finally:
            self._done(self.asker)

    def cancel(self) -> None:
        """The server ends first."""
        self.channel.cancel()


class BoundedServer(TcpWSGIServer):  # type: ignore[misc]  # waitress ships no types
    """waitress at one socket; several share the map of connections and the queue."""

    channel_class = Channel
    most_connections = 480
    trusted_proxies = 0

    @property
    def _channels(self) -> list[Channel]:
        return [each for each in self._map.values() if each.__class__ is Channel]

    def add_task(self, task: Any) -> None:
        """Have a request answered, once the reader has taken what was answered before."""
        if task.total_outbufs_len:
            task.is_parked = True
        else:
            who = self._asking(task)
            self.task_dispatcher.add_task(_Turn(task, who, self._done))

    def _asking(self, channel: Channel) -> str:
        """Whose request it is: as the proxy in front says, else whoever opened the connection."""
        told = channel.requests[0].headers.get("X_FORWARDED_FOR", "").split(",")
        if 0 < self.trusted_proxies <= len(told) and (named := told[-self.trusted_proxies].strip()):
            return asker(str(named))
        return channel.owner

    def _done(self, who: str) -> None:
        queue: FairQueue = self.task_dispatcher.queue
        with self.task_dispatcher.lock:
            queue.done(who)

    def handle_accept(self) -> None:
        """Let in who waits, in place of others where there is no place left.

        Many before the next look at all connections, or a crowd would wait for as many looks.
        """
        for _ in range(_AT_ONCE):
            before = len(self._map)
            super().handle_accept()
            if len(self._map) == before:
                return
            channels = self._channels
            if len(channels) > self.most_connections:
                self._cut_one(channels)

    def _cut_one(self, channels: list[Channel]) -> None:
        """One of whom has the most; those that nobody works at yet are as good as idle."""
        idle = [each for each in channels if not each.is_worked_at]
        if idle:
            ((busiest, _),) = Counter(each.owner for each in idle).most_common(1)
            theirs = (each for each in idle if each.owner == busiest)
            min(theirs, key=lambda each: each.last_activity).cut()

    def maintenance(self, now: float) -> None:
        """Cut what does not move, and the slowest while too much waits to be sent."""
        for channel in self._channels:
            if channel.is_overdue(now):
                channel.cut()
        self.next_channel_cleanup = time.time() + _LOOK
        waiting = [each for each in self._channels if not each.is_answering]
        waiting.sort(key=lambda each: each.last_activity, reverse=True)
        unsent = sum(each.total_outbufs_len for each in waiting)
        while unsent > _MOST_UNSENT:
            slowest = waiting.pop()
            unsent -= slowest.total_outbufs_len
            slowest.cut()
