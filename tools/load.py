"""How the site bears many readers at once: starts it, drives it, prints figures.

`make load` serves the real content on loopback: one reader; a hundred on record pages alone, beside
the same on the static file nearest to them in size; a hundred who open pages and search; the same
while the index is rebuilt and swapped five times. `make load ARTICLES=news.jsonl.gz` does so with
those articles among the records, `KB_ENGINE=tantivy KB_WORKERS=2 make load` with that engine and so
many processes. wrk asks (`load.lua`): it takes little of the processors that it
shares with the site, and its readers never pause.
"""

import argparse
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from kb.content.checks import check_content
from kb.content.folder import Content, load_content
from kb.exchange.addresses import record_path
from kb.publish import index_records
from kb.quality import article_record, read_jsonl
from kb.records import Exemplar, Record, of_type
from kb.settings import load_settings
from kb.text.vietnamese import fold

ROOT = Path(__file__).parent.parent
SCRIPT = Path(__file__).with_suffix(".lua")
PLAIN, PACKED = "identity", "gzip, deflate, br"  # as a bare program asks, as browsers do
_REBUILDS = 5
_LONGEST = 1800  # seconds of one round or one swap, whatever befalls
_OTHER_PAGES = ["/", "/gioi-thieu", "/thong-ke", "/lich-de-tai"]


@dataclass(frozen=True)
class Result:
    """What came of one round, times in milliseconds.

    `wrong` answers are others than 200, `lost` requests got none, `late` ones took half a minute.
    """

    requests: int
    seconds: float
    wrong: int
    lost: int
    late: int
    p50: float
    p95: float
    slowest: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds

    def show(self, title: str) -> None:
        """One line."""
        print(
            f"{title:<34} {self.requests:>7} requests {self.rate:6.0f}/s"
            f"  p50 {self.p50:7.1f}  p95 {self.p95:7.1f}  slowest {self.slowest:7.1f} ms"
            f"  {self.wrong} wrong, {self.lost} lost, {self.late} late",
            flush=True,
        )


class Asking:
    """wrk at work on the site: readers who ask for these addresses, over and over."""

    def __init__(
        self, port: int, addresses: Sequence[str], readers: int, encodings: str, seconds: float
    ) -> None:
        self._folder = tempfile.TemporaryDirectory()
        listed = Path(self._folder.name) / "addresses.txt"
        listed.write_text("\n".join(addresses) + "\n", "utf-8")
        options = {
            "--threads": 1,
            "--connections": readers,
            "--duration": f"{round(seconds)}s",
            "--timeout": "30s",
            "--header": f"Accept-Encoding: {encodings}",
            "--script": SCRIPT,
        }
        flags = [str(part) for option in options.items() for part in option]
        command = ["wrk", *flags, f"http://127.0.0.1:{port}", "--", str(listed)]
        self._wrk = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def stop(self) -> Result:
        """End it before its time."""
        self._wrk.send_signal(signal.SIGINT)
        return self.result()

    def result(self) -> Result:
        """Wait for its end."""
        told, _ = self._wrk.communicate()
        self._folder.cleanup()
        if self._wrk.returncode:
            raise ConnectionError("wrk could not ask the site")
        return Result(**json.loads(told.splitlines()[-1]))


class Collection:
    """The published records of the repository, and articles as records; rebuilt when asked."""

    def __init__(
        self, content: Content, articles: Sequence[Record], index_dir: Path, engine: str
    ) -> None:
        self._engine = engine
        self.records = [*content.servable(tuple(check_content(content))), *articles]
        self.index_dir = index_dir
        self._vocabularies = content.vocabularies
        self._is_small = not articles

    def build(self) -> str:
        """The next generation: all anew; with the articles, which take minutes, one changed."""
        last = self.records[-1]
        self.records[-1] = replace(last, summary=f"{last.summary}.")
        report = index_records(
            self.records,
            self._vocabularies,
            self.index_dir,
            engine=self._engine,
            rebuild=self._is_small,
        )
        return report.generation.name


@contextmanager
def served(index_dir: Path) -> Iterator[int]:
    """`python -m web` on a free port, until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = os.environ | {"KB_INDEX_DIR": str(index_dir), "PORT": str(port)}
    environment["KB_RATE_LIMIT"] = "0"  # all readers come from one address here
    server = subprocess.Popen(
        [sys.executable, "-m", "web"], env=environment, cwd=ROOT, stdout=subprocess.PIPE
    )
    try:
        assert server.stdout
        server.stdout.readline()  # printed once the port is open
        yield port
    finally:
        if server.poll() is not None:
            print(f"the server ended by itself, with {server.returncode}")
        server.terminate()
        server.wait()


def searches(records: Sequence[Record]) -> list[str]:
    """Questions by parts of titles: with marks, without, filtered, paged."""
    titles = [" ".join(each.title.split()[:4]) for each in of_type(Exemplar, records)]
    asked = [*titles, *map(fold, titles), *(title.rpartition(" ")[0] for title in titles)]
    found = [f"/tim-kiem?q={quote(text)}" for text in asked]
    found += [f"/tim-kiem?q={quote(text)}&kind=mo-hinh" for text in titles]
    return found + [f"/tim-kiem?page={page}" for page in range(1, 10)]


def mixed(pages: Sequence[str], questions: Sequence[str]) -> list[str]:
    """As many questions as pages, in any order."""
    chance = random.Random(19051890)
    count = max(len(pages), len(questions))
    found = [*chance.choices(pages, k=count), *chance.choices(questions, k=count)]
    chance.shuffle(found)
    return found


def nearest_static(port: int, pages: Sequence[str]) -> str:
    """The static file whose size is nearest to that of a record's page in the middle."""
    connection = HTTPConnection("127.0.0.1", port)

    def size(address: str) -> int:
        connection.request("GET", address)
        return len(connection.getresponse().read())

    middle = sorted(map(size, pages[:51]))[25]
    folder = ROOT / "web"
    found = (each for each in (folder / "static").rglob("*") if each.is_file())
    files = [f"/{each.relative_to(folder).as_posix()}" for each in found]
    nearest = min(files, key=lambda name: abs(size(name) - middle))
    print(f"a record page has {middle} bytes, {nearest} has {size(nearest)}")
    return nearest


def generation(port: int) -> str:
    """The generation of the index that is served."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/healthz")
    return str(json.load(connection.getresponse())["generation"])


def rebuild(collection: Collection, port: int, seconds: float) -> None:
    """Rebuild and swap five times, spread over these seconds or as long as it takes."""
    for number in range(1, _REBUILDS + 1):
        started = time.perf_counter()
        built = collection.build()
        published = time.perf_counter()
        while generation(port) != built:
            if time.perf_counter() - published > _LONGEST:
                raise TimeoutError(f"{built} is not served after {_LONGEST} s")
            time.sleep(0.1)  # asked gently: the readers are measured meanwhile
        served = time.perf_counter()
        print(
            f"  {number}: built in {published - started:.1f} s, "
            f"served {served - published:.1f} s later",
            flush=True,
        )
        time.sleep(max(0, seconds / _REBUILDS - (served - started)))  # so that they are spread


def measure(collection: Collection, port: int, readers: int, seconds: float) -> None:
    """All rounds, one after another."""
    pages = [record_path(each) for each in collection.records if each.about.has_page]
    random.Random(19051890).shuffle(pages)
    everything = mixed([*pages, *_OTHER_PAGES], searches(collection.records))
    static = nearest_static(port, pages)
    Asking(port, everything, 1, PACKED, seconds / 6).result().show("1 reader, pages and searches")
    # Static files are compressed for each reader anew; to compare, nothing is compressed.
    file = Asking(port, [static], readers, PLAIN, seconds / 3).result()
    file.show(f"{readers} readers, that static file")
    record = Asking(port, pages, readers, PLAIN, seconds / 3).result()
    record.show(f"{readers} readers, record pages")
    print(f"  record pages have {record.rate / file.rate:.2f} of the static file's rate")
    found = Asking(port, everything, readers, PACKED, seconds).result()
    found.show(f"{readers} readers, pages and searches")
    asking = Asking(port, everything, readers, PACKED, _LONGEST)
    rebuild(collection, port, seconds)
    asking.stop().show(f"{readers} readers, {_REBUILDS} rebuilds")


def main() -> None:
    """Build, serve, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--articles", type=Path, help="articles to add (JSONL, gzipped or not)")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit(
            "Cần wrk để đo: apt-get install wrk (Debian, Ubuntu) hoặc brew install wrk (macOS)"
        )
    read = read_jsonl(options.articles) if options.articles else ()
    articles = [replace(article_record(each), kind="mo-hinh") for each in read]
    with tempfile.TemporaryDirectory() as folder:
        content, settings = load_content(ROOT / "content"), load_settings()
        collection = Collection(content, articles, Path(folder), settings.engine)
        collection.build()
        count, busy = len(collection.records), os.getloadavg()[0]
        print(
            f"{count} records, {settings.engine}, {settings.workers} processes, "
            f"{os.cpu_count()} processors, load average before: {busy:.1f}"
        )
        with served(collection.index_dir) as port:
            measure(collection, port, options.readers, options.seconds)


if __name__ == "__main__":
    main()
