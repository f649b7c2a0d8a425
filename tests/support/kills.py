"""A machine of a cluster that is killed, and how those who ask fare meanwhile.

In: a cluster with a site in front. Out: figures: when answers came again, and when the cluster was
whole, on those left and on all.
"""

import json
import random
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

from kb.records import Exemplar
from tests.support.cluster import Cluster, Node
from tests.support.processes import until

WORDS = ("gạo", "hũ", "rừng", "xanh", "đỡ đầu", "nha bac ho", "thầy giáo", "tổ mẫu")
_PAUSE = 0.05


def records(number: int, version: str = "") -> list[Exemplar]:
    """Invented records, the same each time."""
    chance = random.Random(7)
    return [
        Exemplar(
            id=f"mau-{each}",
            title=f"Tổ Mẫu {each}: {chance.choice(WORDS)} {version}",
            kind="tap-the",
            body=f"Nhà bác Hồ Mẫu {each} có {' '.join(chance.sample(WORDS, 4))}.",
        )
        for each in range(number)
    ]


def answer_to(address: str) -> tuple[int, object]:
    """The status, and what was said, without how long it took."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            said = json.load(answer)
            return answer.status, {key: said[key] for key in said if key != "took_ms"}
    except urllib.error.HTTPError as error:
        return error.code, None


def searches(port: int) -> Iterator[str]:
    """Addresses of searches, no two alike."""
    for number in count():
        words = f"{WORDS[number % len(WORDS)]} {number // len(WORDS)}"
        yield f"http://127.0.0.1:{port}/api/v1/search?q={quote(words)}&size=5"


@dataclass
class Reader:
    """Asks one question after another, and notes when each was asked and what came."""

    port: int
    asked: list[tuple[float, float, int]] = field(default_factory=list)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Read on meanwhile; begun when the first answer is there."""
        ended = threading.Event()
        thread = threading.Thread(target=self._read, args=(ended,))
        thread.start()
        until(lambda: self.asked)
        try:
            yield
        finally:
            ended.set()
            thread.join()

    def _read(self, ended: threading.Event) -> None:
        addresses = searches(self.port)
        while not ended.wait(_PAUSE):
            begun = time.monotonic()
            status, _ = answer_to(next(addresses))
            self.asked.append((begun, time.monotonic() - begun, status))

    @property
    def failed(self) -> int:
        """How many questions were not answered."""
        return sum(status != 200 for *_, status in self.asked)

    def first_after(self, moment: float) -> float:
        """How long after a moment the first question asked since was answered."""
        begun, took, _ = next(each for each in self.asked if each[0] >= moment and each[2] == 200)
        return begun + took - moment


class Kill:
    """A node that was killed, and how long it took until all was well again."""

    def __init__(self, cluster: Cluster, when: Callable[[], object] = lambda: True) -> None:
        """Kill the elected manager, as soon as something holds."""
        self._cluster = cluster
        self.node: Node = cluster.manager()
        while not when():
            time.sleep(0.002)
        cluster.kill(self.node)
        self.moment = time.monotonic()
        self._after: dict[str, float] = {}
        self._watching = threading.Thread(target=self._watch)
        self._watching.start()

    def _watch(self) -> None:
        """Note when those left have all parts, and when all parts twice."""
        for status in ("yellow", "green"):
            self._whole(len(self._cluster.nodes) - 1, status)
            self._after[status] = time.monotonic() - self.moment

    def _whole(self, nodes: int, status: str) -> None:
        well = (status, "green")
        self._cluster.wait(
            lambda health: health["number_of_nodes"] == nodes and health["status"] in well
        )

    def healed(self, reader: Reader) -> str:
        """Wait until those left are whole, and then until all are; the figures in one line."""
        self._watching.join()
        begun = time.monotonic()
        self._cluster.start(self.node)
        self._whole(len(self._cluster.nodes), "green")
        back = time.monotonic() - begun
        slowest = max(took for begun, took, _ in reader.asked if begun + took >= self.moment)
        return (
            f"first answer after {reader.first_after(self.moment):.2f} s, slowest {slowest:.2f} s, "
            f"{reader.failed} of {len(reader.asked)} questions failed; "
            f"yellow after {self._after['yellow']:.1f} s, "
            f"green on those left after {self._after['green']:.1f} s, "
            f"back and green {back:.1f} s after its start"
        )
