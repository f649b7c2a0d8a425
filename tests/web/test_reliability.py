"""What may befall a build: it is killed, the disk is full or read-only, another one is running.

Real `kb index` processes on a copy of the invented content; each time the old index answers on,
nothing is left lying about, and the next build has everything.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.index import build_lock
from kb.publish import index_content
from kb.search import SearchQuery, open_snapshot, search
from tests.support.commands import OBEDIENT
from tests.support.paths import TESTS
from tests.support.processes import until
from tests.support.sites import app_over

CHANGED, ADDED = "gian-hang-khong-dong", "\nThêm chữ saolabăng.\n"

# Runs `kb index` and dies at the n-th time that it touches a file of the index folder.
KILLED = """
import os, signal, sys
from kb.cli import main

folder, limit = os.environ["KB_INDEX_DIR"], int(sys.argv[1])
touched = 0

def watch(event, arguments):
    global touched
    if event == "open" or event.startswith(("os.", "shutil.")):
        if any(str(each).startswith(folder) for each in arguments):
            touched += 1
            if touched == limit:
                os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
try:
    main(["index"])
finally:
    print(touched)
"""
# Runs `kb index` where no file may grow beyond so many bytes.
CRAMPED = """
import resource, sys
from kb.cli import main

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
main(["index", *sys.argv[2:]])
"""
# Runs `kb index`, and says when it comes to the lock.
WAITING = """
import sys
from kb.cli import main

def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith("build.lock"):
        print("at the lock", flush=True)

sys.addaudithook(watch)
main(["index", *sys.argv[1:]])
"""
PLAIN = "from kb.cli import main; main()"


@dataclass(frozen=True)
class Place:
    """Content, and an index of it."""

    content: Path
    index: Path
    engine: str = "whoosh"

    def build(self) -> None:
        content = load_content(self.content)
        index_content(content, check_content(content), self.index, engine=self.engine)

    def start(self, script: str, *arguments: object, wrapper: Sequence[str] = ()):
        environment = os.environ | {
            "KB_CONTENT_DIR": str(self.content),
            "KB_INDEX_DIR": str(self.index),
            "KB_ENGINE": self.engine,
        }
        command = [*wrapper, sys.executable, "-c", script, *map(str, arguments)]
        return subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, script: str, *arguments: object, wrapper: Sequence[str] = ()):
        process = self.start(script, *arguments, wrapper=wrapper)
        out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def site(self):
        return app_over(self.index).test_client()

    def names(self) -> list[str]:
        return sorted(path.name for path in self.index.iterdir())

    def found(self, text: str) -> list[str]:
        return [hit.id for hit in search(open_snapshot(self.index), SearchQuery(text)).hits]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    return one_changed(tmp_path_factory.mktemp("place"), "whoosh")


@pytest.fixture(scope="module")
def original_of_tantivy(tmp_path_factory):
    return one_changed(tmp_path_factory.mktemp("place"), "tantivy")


def one_changed(folder, engine):
    """One record was changed since the index was built."""
    content = shutil.copytree(TESTS / "content", folder / "content")
    place = Place(content, folder / "index", engine)
    place.build()
    record = content / "exemplars" / f"{CHANGED}.md"
    record.write_text(record.read_text("utf-8") + ADDED, "utf-8")
    replace(place, index=folder / "other").build()
    return place


@pytest.fixture
def place(original, tmp_path):
    return copied(original, tmp_path)


@pytest.fixture
def place_of_tantivy(original_of_tantivy, tmp_path):
    return copied(original_of_tantivy, tmp_path)


def copied(place, folder):
    return replace(place, index=shutil.copytree(place.index, folder / "index"))


@pytest.fixture(scope="module")
def touches(original, tmp_path_factory):
    """How often an undisturbed build touches a file."""
    ended = copied(original, tmp_path_factory.mktemp("whole")).run(KILLED, 0)
    assert ended.returncode == 0
    return int(ended.stdout.splitlines()[-1])


def points_of(touches):
    """Twenty points: sixteen spread over the build, and the last four, where the swap is."""
    spread = [1 + place * (touches - 5) // 15 for place in range(16)]
    return [*spread, *range(touches - 3, touches + 1)]


@pytest.mark.parametrize("point", range(20))
def test_a_build_killed_at_any_of_twenty_points_loses_nothing(place, touches, point):
    with losing_nothing(place):
        killed = place.run(KILLED, points_of(touches)[point])
        assert killed.returncode == -signal.SIGKILL


@contextmanager
def losing_nothing(place):
    """The site answers on, from the one generation or from the next; a new build has everything."""
    site = place.site()
    everything = place.found("")
    yield
    swapped = site.get("/healthz").get_json()["generation"] == "gen-000002"
    assert place.found("saolabăng") == ([CHANGED] if swapped else [])
    assert place.found("") == everything
    place.build()
    newest = (place.index / "CURRENT").read_text("utf-8").split()[0]
    until(lambda: site.get("/healthz").get_json()["generation"] == newest)
    assert "saolabăng" in site.get(f"/guong/{CHANGED}").text
    assert place.found("saolabăng") == [CHANGED]
    assert place.found("") == everything
    assert len(place.names()) == 5, "CURRENT, WITHDRAWN, build.lock and two generations"


@pytest.fixture(scope="module")
def seconds(original_of_tantivy, tmp_path_factory):
    """How long an undisturbed build takes from the lock on."""
    building = copied(original_of_tantivy, tmp_path_factory.mktemp("whole")).start(WAITING)
    assert building.stdout.readline() == "at the lock\n"
    began = time.monotonic()
    building.communicate()
    assert building.returncode == 0
    return time.monotonic() - began


@pytest.mark.parametrize("tenth", range(10))
def test_a_build_by_tantivy_killed_at_any_moment_loses_nothing(place_of_tantivy, seconds, tenth):
    """Its files are written by other threads, which no point in Python tells of."""
    with losing_nothing(place_of_tantivy):
        building = place_of_tantivy.start(WAITING)
        assert building.stdout.readline() == "at the lock\n"
        time.sleep(seconds * tenth / 10)
        building.kill()
        building.communicate()


def test_the_points_lie_on_both_sides_of_the_swap(original, touches, tmp_path):
    seen = []
    points = points_of(touches)
    for limit in (points[0], *points[-4:]):
        place = copied(original, tmp_path / str(limit))
        place.run(KILLED, limit)
        seen.append((place.index / "CURRENT").read_text("ascii").strip())
    assert (seen[0], seen[-1]) == ("gen-000001", "gen-000002")
    assert len(set(points)) == 20


@pytest.mark.parametrize("most_bytes", [0, 100, 500, 1000, 5000, 10_000])
@pytest.mark.parametrize("option", [(), ("--rebuild",)], ids=["changes", "rebuild"])
def test_on_a_full_disk_nothing_changes_and_the_reason_is_told(place, most_bytes, option):
    before = place.names()
    ended = place.run(CRAMPED, most_bytes, *option)
    assert ended.returncode == 1
    assert (
        "không ghi được chỉ mục (hết chỗ trên ổ đĩa); chỉ mục đang dùng vẫn nguyên" in ended.stderr
    )
    assert len(ended.stderr.splitlines()) == 1
    assert place.names() == before
    assert place.site().get(f"/guong/{CHANGED}").status_code == 200


def test_a_folder_that_may_not_be_written_is_named_and_still_served(place):
    before = place.names()
    place.index.chmod(0o555)
    try:
        ended = place.run(PLAIN, "index", wrapper=OBEDIENT)
        assert place.site().get(f"/guong/{CHANGED}").status_code == 200
    finally:
        place.index.chmod(0o755)
    assert ended.returncode == 1
    assert f"{place.index}: không ghi được chỉ mục (không được phép ghi)" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert place.names() == before


def test_a_second_builder_says_so_at_once_or_after_waiting(place):
    with build_lock(place.index):
        for arguments in ((), ("--wait", "0.2")):
            ended = place.run(PLAIN, "index", *arguments)
            assert ended.returncode == 1
            assert "một tiến trình khác đang lập chỉ mục; hãy đợi rồi chạy lại" in ended.stderr


def test_a_builder_that_waits_reads_the_content_when_its_turn_comes(place, tmp_path):
    place.build()
    place = replace(place, content=shutil.copytree(place.content, tmp_path / "content"))
    record = place.content / "exemplars" / f"{CHANGED}.md"
    with build_lock(place.index):
        waiting = place.start(WAITING, "--wait", "60")
        assert waiting.stdout.readline() == "at the lock\n"
        record.write_text(record.read_text("utf-8").replace(ADDED, ""), "utf-8")
    waiting.communicate()
    assert waiting.returncode == 0
    assert place.found("saolabăng") == []
