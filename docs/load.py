"""How the site bears many readers at once: starts it on the real content, asks, prints a table.

`make load` runs three rounds on loopback: one reader alone, a hundred readers, and a hundred
readers while the index is rebuilt and swapped five times. A third of the requests are pages of
records, a third searches, a third the static file nearest to them in size, which passes through the
same server: what it takes is the queue, and what the others take beyond it is ours.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from kb.holder import open_snapshot
from kb.records import Exemplar
from kb.snapshot import Snapshot
from kb.vietnamese import fold
from kb.wire import record_path

ROOT = Path(__file__).parent.parent
KINDS = {"record": "record pages", "search": "searches", "static": "static file"}
_REBUILDS = 5
Addresses = dict[str, list[str]]
Going = Callable[[], bool]


@dataclass
class Round:
    """What came of one round: how long it took, seconds by kind of address, and the errors."""

    elapsed: float = 0
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    sizes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def build(content: Path, index: Path) -> None:
    """A new generation of the index, whether or not anything changed."""
    command = [Path(sys.executable).with_name("kb"), "index", "--rebuild"]
    folders = ["--content", content, "--index-dir", index]
    subprocess.run([*command, *folders], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


@contextmanager
def served(index: Path) -> Iterator[int]:
    """`python -m web` on a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"KB_INDEX_DIR": str(index), "PORT": str(port)}
    environment["KB_RATE_LIMIT"] = "0"  # all readers come from one address here
    server = subprocess.Popen(
        [sys.executable, "-m", "web"], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert server.stdout
        server.stdout.readline()  # printed once the port is open
        yield port
        assert server.poll() is None, f"the server ended with {server.returncode}"
    finally:
        server.terminate()
        server.wait()


def addresses(snapshot: Snapshot) -> Addresses:
    """Records, and searches by parts of their titles: with marks, without, filtered, paged."""
    records = [each for each in snapshot.records if isinstance(each, Exemplar)]
    titles = [" ".join(each.title.split()[:4]) for each in records]
    asked = [*titles, *map(fold, titles), *(title.rpartition(" ")[0] for title in titles)]
    searches = [f"/tim-kiem?q={quote(text)}" for text in asked]
    searches += [f"/tim-kiem?q={quote(text)}&kind=mo-hinh" for text in titles]
    searches += [f"/tim-kiem?page={page}" for page in range(1, 10)]
    return {"record": [record_path(each) for each in records], "search": searches}


def generation(port: int) -> str:
    """The generation of the index that is served."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/healthz")
    return str(json.load(connection.getresponse())["generation"])


def nearest_static(port: int, pages: list[str]) -> str:
    """The static file whose size is nearest to that of a record's page in the middle."""
    connection = HTTPConnection("127.0.0.1", port)

    def size(address: str) -> int:
        connection.request("GET", address)
        return len(connection.getresponse().read())

    middle = sorted(map(size, pages[:51]))[25]
    files = [f"/static/{each.name}" for each in (ROOT / "web" / "static").iterdir()]
    return min(files, key=lambda name: abs(size(name) - middle))


def read(port: int, asked: Addresses, going: Going, seed: int, result: Round) -> None:
    """One reader on one connection, asking without a pause."""
    chance = random.Random(seed)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    while going():
        started = time.perf_counter()
        kind = chance.choice(list(asked))
        address = chance.choice(asked[kind])
        try:
            connection.request("GET", address)
            response = connection.getresponse()
            data = response.read()
        except (OSError, HTTPException) as error:
            result.errors.append(f"{address}: {error!r}")
            connection.close()
            time.sleep(0.1)  # a server that is gone is not asked a million times
            continue
        result.seconds[kind].append(time.perf_counter() - started)
        result.sizes[kind].append(len(data))
        if response.status != 200:
            result.errors.append(f"{address}: {response.status}")


def run(port: int, asked: Addresses, readers: int, going: Going) -> Round:
    """All readers at once."""
    result, started = Round(), time.perf_counter()
    threads = [
        threading.Thread(target=read, args=(port, asked, going, seed, result))
        for seed in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result.elapsed = time.perf_counter() - started
    return result


def show(title: str, result: Round) -> None:
    """A table of one round."""
    total = sum(map(len, result.seconds.values()))
    print(
        f"\n{title}: {total} requests in {result.elapsed:.0f} s,"
        f" {total / result.elapsed:.0f}/s, {len(result.errors)} errors"
    )
    for kind, taken in result.seconds.items():
        cuts = quantiles(taken, n=20)
        size = sorted(result.sizes[kind])[len(taken) // 2] / 1000
        print(
            f"  {KINDS[kind]:<13} {len(taken):>6}  p50 {cuts[9] * 1000:7.1f} ms"
            f"  p95 {cuts[18] * 1000:7.1f} ms  {size:.1f} kB"
        )
    for error in result.errors[:5]:
        print(f"  {error}")


def for_seconds(seconds: float) -> Going:
    """True until the time is over."""
    until = time.perf_counter() + seconds
    return lambda: time.perf_counter() < until


def while_rebuilding(content: Path, index: Path, seconds: float) -> Going:
    """Rebuilds the index again and again, spread over that time; true until all is done."""

    def rebuild() -> None:
        for number in range(_REBUILDS):
            started = time.perf_counter()
            build(content, index)
            taken = time.perf_counter() - started
            print(f"  rebuilt and swapped {number + 1}: {taken:.1f} s", flush=True)
            time.sleep(max(0, seconds / _REBUILDS - taken))

    thread = threading.Thread(target=rebuild)
    thread.start()
    return thread.is_alive


def main() -> None:
    """Run the three rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    readers, seconds = options.readers, options.seconds
    content = ROOT / "content"
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder)
        build(content, index)
        with served(index) as port:
            asked = addresses(open_snapshot(index))
            asked["static"] = [nearest_static(port, asked["record"])]
            show("One reader", run(port, asked, 1, for_seconds(seconds / 6)))
            show(f"{readers} readers", run(port, asked, readers, for_seconds(seconds)))
            before = generation(port)
            result = run(port, asked, readers, while_rebuilding(content, index, seconds))
            print(f"  served {before}, then {generation(port)}")
            show(f"{readers} readers, {_REBUILDS} rebuilds", result)


if __name__ == "__main__":
    main()
