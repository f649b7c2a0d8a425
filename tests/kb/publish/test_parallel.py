"""Many records are analysed by several processes: the same index, whatever happens to them."""

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from kb.index import IndexReader, Source
from kb.index.analysis import fingerprint
from kb.index.parallel import FEW, Analyst, entries
from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.vocabularies import Vocabularies
from tests.support.indexes import built

ANALYST = Analyst(Vocabularies(), 20.0)
WORDS = ("gạo", "rừng", "học sinh", "nông dân", "bản làng", "Quyết định số 5-QĐ/TW")


def record(number: int) -> Exemplar:
    words = [WORDS[(number // 6**place) % 6] for place in range(3)]
    return Exemplar(
        id=f"mau-{number}", title=f"Mô hình mẫu {number}", kind="tap-the", body=" và ".join(words)
    )


def sources(count: int) -> list[Source]:
    made = map(record, range(count))
    return [Source(each, fingerprint(each, ANALYST.vocabularies)) for each in made]


def test_several_processes_make_what_one_makes_in_the_same_order():
    many = sources(FEW + 7)
    assert list(entries(many, ANALYST, 3)) == list(entries(many, ANALYST, 1))


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_an_index_built_by_several_answers_as_one_built_by_one(tmp_path, monkeypatch, engine):
    records = [each.record for each in sources(FEW)]
    together = built(tmp_path / "together", *records, engine=engine)
    monkeypatch.setattr("kb.index.parallel.FEW", FEW + 1)
    alone = built(tmp_path / "alone", *records, engine=engine)
    assert together.written == alone.written == FEW
    one, other = (open_snapshot(tmp_path / name) for name in ("together", "alone"))
    for query in ("gạo", "hoc sinh", '"nông dân"', "5-QĐ/TW", "mo hinh mau 17"):
        found, expected = (search(each, SearchQuery(query)) for each in (one, other))
        assert found.total == expected.total > 0
        assert found.hits == expected.hits
    one, other = (IndexReader(each.generation).engine for each in (together, alone))
    assert one.listing() == other.listing()
    assert all(one.stored(each.id) == other.stored(each.id) for each in records)


def test_what_is_on_its_way_does_not_grow_with_the_number_of_records():
    class Watched(list):
        furthest = 0

        def __getitem__(self, key):
            self.furthest = max(self.furthest, getattr(key, "stop", 0) or 0)
            return super().__getitem__(key)

    many = Watched(sources(FEW * 3))
    with closing(entries(many, ANALYST, 2)) as made:
        next(made)
        assert many.furthest <= 5 * 32


@pytest.mark.skipif(os.name == "nt", reason="no signals")
def test_a_process_that_dies_is_told_of_and_its_work_is_done_here(caplog):
    many = sources(FEW * 2)
    made = entries(many, ANALYST, 2)
    first = next(made)
    victim = multiprocessing.active_children()[0]
    os.kill(victim.pid, signal.SIGKILL)
    with caplog.at_level(logging.WARNING):
        found = [first, *made]
    assert [each.id for each in found] == [each.id for each in many]
    assert caplog.text.count("Một tiến trình phụ dừng đột ngột") == 1


def test_no_process_is_left_when_the_one_that_writes_gives_up():
    with closing(entries(sources(FEW * 2), ANALYST, 2)) as made:
        next(made)
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


BUILD = """
import multiprocessing, sys
from pathlib import Path
from kb.publish import index_records
from kb.vocabularies import Vocabularies
from tests.kb.publish.test_parallel import record

def told(sources):
    for number, source in enumerate(sources):
        if number == 40:
            print(*(each.pid for each in multiprocessing.active_children()), flush=True)
            sys.stdin.read()
        yield source

if __name__ == "__main__":
    records = [record(number) for number in range(int(sys.argv[2]))]
    index_records(records, Vocabularies(), Path(sys.argv[1]), progress=told)
"""


UNGUARDED = """
import sys, tempfile
from pathlib import Path
from kb.publish import index_records
from kb.vocabularies import Vocabularies
from tests.kb.publish.test_parallel import record

print("begun")
with tempfile.TemporaryDirectory(dir=sys.argv[1]) as folder:
    records = [record(number) for number in range(int(sys.argv[2]))]
    print(index_records(records, Vocabularies(), Path(folder)).total)
"""


def test_a_script_that_guards_nothing_builds_once(tmp_path):
    script = tmp_path / "lap.py"
    script.write_text(UNGUARDED, "utf-8")
    ran = subprocess.run(
        [sys.executable, script, tmp_path, str(FEW)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert ran.stdout.split() == ["begun", str(FEW)]
    assert ran.stderr == ""


def is_running(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="no /proc")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_nothing_half_and_nobody_behind(tmp_path, way):
    """Ctrl+C reaches every process of a terminal; a kill only the one that builds."""
    built(tmp_path, record(0))
    before = sorted(each.name for each in tmp_path.iterdir())
    build = subprocess.Popen(
        [sys.executable, "-c", BUILD, str(tmp_path), str(FEW * 4)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    others = [int(each) for each in build.stdout.readline().split()]
    assert others
    if way == signal.SIGINT:
        os.killpg(build.pid, way)
    else:
        build.send_signal(way)
    _, errors = build.communicate(timeout=60)
    assert build.returncode == -way
    assert errors.count("Traceback") == (way == signal.SIGINT)  # the builder's own, and no other
    for _ in range(100):
        if not any(map(is_running, others)):
            break
        signal.sigtimedwait([], 0.1)
    assert not any(map(is_running, others))
    if way == signal.SIGINT:
        assert sorted(each.name for each in tmp_path.iterdir()) == before
    assert open_snapshot(tmp_path).size == 1
    assert built(tmp_path, record(0), record(1)).total == 2
