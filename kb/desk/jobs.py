"""Work that takes a while, done aside, with how far it is for those who wait.

In: a function that tells its stages. Out: `Job`s by number; one works at a time, the last ones stay
to be asked about.
"""

import itertools
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from kb.errors import KBError

_KEPT = 50
_log = logging.getLogger(__name__)

Tell = Callable[[str, int, int], None]


@dataclass
class Job:
    """One piece of work: its stage in words, what it gave, or why it failed."""

    number: int
    title: str
    stage: str = "Chuẩn bị"
    done: int = 0
    total: int = 0
    result: Any = None
    error: str = ""
    told: list[Any] = field(default_factory=list)  # what it gave so far
    mark: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self.ended.is_set()

    def now(self) -> "Job":
        """The job as it is at this moment, so that a page tells one story of it."""
        ended = threading.Event()
        if self.is_done:
            ended.set()
        return replace(self, told=list(self.told), ended=ended)

    def tell(self, stage: str, done: int, total: int) -> None:
        """Note how far it is."""
        self.stage, self.done, self.total = stage, done, total


class Jobs:
    """The jobs of a running desk."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._starting = threading.Lock()
        self._jobs: dict[int, Job] = {}

    def start(self, title: str, work: Callable[[Tell], Any]) -> Job:
        """Begin a piece of work aside."""
        return self.start_once("", title, lambda job: work(job.tell))

    def start_once(self, mark: str, title: str, work: Callable[[Job], Any]) -> Job:
        """The same, of a form that bears a mark; what was sent twice is begun once."""
        with self._starting:
            for known in self._jobs.values():
                if mark and known.mark == mark:
                    return known
            job = Job(next(self._numbers), title, mark=mark)
            self._jobs[job.number] = job
            for old in list(self._jobs)[:-_KEPT]:
                del self._jobs[old]
        threading.Thread(target=self._run, args=(job, work), daemon=True).start()
        return job

    def find(self, number: int) -> Job | None:
        """A job by its number, as long as it is remembered."""
        return self._jobs.get(number)

    def running(self, title: str) -> Job | None:
        """One of this title that has not ended."""
        return next(
            (job for job in self._jobs.values() if job.title == title and not job.is_done), None
        )

    def _run(self, job: Job, work: Callable[[Job], Any]) -> None:
        try:
            job.result = work(job)
        except KBError as error:
            job.error = str(error)
        except Exception:  # whoever waits must be told, whatever went wrong
            _log.exception("%s", job.title)
            job.error = "Có lỗi bất ngờ ở chương trình; chi tiết nằm trong cửa sổ đã mở bàn."
        finally:
            job.ended.set()
