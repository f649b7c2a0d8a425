"""Work that another thread does meanwhile, where one is free.

In: a function without arguments. Out: its result, later. tantivy lets other threads run while it
searches: what one plan asks of it is asked at once where there are cores for it. Whoever needs the
result before a thread has begun does the work without waiting.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 4


class Aside(Generic[T]):
    """A result that is being made."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._future = _threads(os.getpid()).submit(work)

    def result(self) -> T:
        """The result."""
        return self._work() if self._future.cancel() else self._future.result()

    def forget(self) -> None:
        """Let it be, unless it has begun."""
        self._future.cancel()


@cache
def _threads(_: int) -> ThreadPoolExecutor:
    """The threads of a process: one that was forked has none of those before."""
    return ThreadPoolExecutor(min(_MOST, os.cpu_count() or 1), thread_name_prefix="tantivy")
