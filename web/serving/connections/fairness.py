"""Whose turn it is. In: tasks of many askers. Out: one after the other, each asker in turn.

Somebody who asks for a hundred searches at once waits for them; whoever comes meanwhile does not.
"""

from collections import OrderedDict, deque
from typing import Any


class FairQueue:
    """A queue for waitress's threads, used under their lock.

    An asker has at most `most` tasks under way; what has no asker waits for nobody's.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: OrderedDict[str, deque[Any]] = OrderedDict()
        self._under_way: dict[str, int] = {}

    def __bool__(self) -> bool:
        return any(map(self._may_begin, self._waiting))

    def __len__(self) -> int:
        return sum(map(len, self._waiting.values()))

    def append(self, task: Any) -> None:
        """Put a task behind those of the same asker."""
        self._waiting.setdefault(task.asker, deque()).append(task)

    def popleft(self) -> Any:
        """The next task that may begin; its asker is then the last in turn."""
        asker = next(filter(self._may_begin, self._waiting))
        tasks = self._waiting.pop(asker)
        task = tasks.popleft()
        if tasks:
            self._waiting[asker] = tasks
        self._under_way[asker] = self._under_way.get(asker, 0) + 1
        return task

    def done(self, asker: str) -> None:
        """A task of this asker has ended."""
        if left := self._under_way.pop(asker) - 1:
            self._under_way[asker] = left

    def _may_begin(self, asker: str) -> bool:
        return not asker or self._under_way.get(asker, 0) < self._most
