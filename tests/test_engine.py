"""The index on disk: what changed is written, a killed build changes nothing."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from filelock import FileLock
from index_history import backdate

from kb.engine import current_generation
from kb.errors import IndexBusy, IndexMissing
from kb.holder import SnapshotHolder, open_snapshot
from kb.index import index_records
from kb.query import SearchQuery
from kb.records import Exemplar
from kb.search import search
from kb.vocabularies import Vocabularies

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def build(folder, *records, **options):
    return index_records(records, Vocabularies(), folder, None, **options)


def found(folder, text):
    snapshot = open_snapshot(folder)
    try:
        return [hit.id for hit in search(snapshot, SearchQuery(text)).hits]
    finally:
        snapshot.close()


def test_a_second_build_of_the_same_records_writes_nothing(tmp_path):
    first = build(tmp_path, ONE, TWO)
    second = build(tmp_path, ONE, TWO)
    assert (first.total, first.written, first.removed) == (2, 2, 0)
    assert (second.written, second.removed, second.generation) == (0, 0, first.generation)


def test_only_what_changed_is_written_and_what_is_gone_is_no_longer_found(tmp_path):
    build(tmp_path, ONE, TWO)
    report = build(tmp_path, replace(ONE, body="Trồng rau sạch."))
    assert (report.written, report.removed) == (1, 1)
    assert found(tmp_path, "rau sạch") == ["mot"]
    assert found(tmp_path, "ven") == []
    assert found(tmp_path, "nấu cơm") == []


def test_an_incremental_index_answers_as_one_built_from_nothing(tmp_path):
    changed = replace(TWO, body="Nấu cơm, trồng hoa.")
    build(tmp_path / "grown", ONE, TWO)
    build(tmp_path / "grown", ONE, changed)
    build(tmp_path / "fresh", ONE, changed)
    for text in ("trồng hoa", "tổ thí dụ", "com", ""):
        assert found(tmp_path / "grown", text) == found(tmp_path / "fresh", text)


def test_the_last_two_generations_are_kept(tmp_path):
    for body in ("một", "hai", "ba", "bốn"):
        build(tmp_path, replace(ONE, body=body))
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000003", "gen-000004"]
    assert current_generation(tmp_path).name == "gen-000004"


def test_readers_move_on_to_a_new_generation_without_a_restart(tmp_path):
    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path)
    before = holder.current()
    assert holder.current() is before
    build(tmp_path, ONE, TWO)
    assert (before.size, holder.current().size) == (1, 2)


def test_a_second_builder_is_told_to_wait(tmp_path):
    with FileLock(tmp_path / "build.lock"), pytest.raises(IndexBusy, match="hãy đợi rồi chạy lại"):
        build(tmp_path, ONE)


@pytest.mark.parametrize("content", ["", "gen-000009\n", "../../etc\n", "\xff"])
def test_a_pointer_that_leads_nowhere_says_what_to_do(tmp_path, content):
    (tmp_path / "CURRENT").write_text(content, "latin-1")
    with pytest.raises(IndexMissing, match="hãy chạy `kb index`"):
        open_snapshot(tmp_path)


def test_a_damaged_index_says_what_to_do_and_a_build_replaces_it(tmp_path):
    generation = build(tmp_path, ONE).generation
    for path in generation.iterdir():
        path.write_bytes(b"hong")
    with pytest.raises(IndexMissing, match="kb index --rebuild"):
        open_snapshot(tmp_path)
    build(tmp_path, ONE)
    assert found(tmp_path, "trồng hoa") == ["mot"]


KILLED_BUILD = """
import sys
from pathlib import Path
from kb.index import index_records
from kb.records import Exemplar
from kb.vocabularies import Vocabularies

records = [
    Exemplar(id=f"m-{n}", title=f"Tổ {n}", kind="tap-the", body="chữ thí dụ " * 50)
    for n in range(300)
]
print("bắt đầu", flush=True)
index_records(records, Vocabularies(), Path(sys.argv[1]), None)
"""


@pytest.mark.parametrize("seconds", [0.0, 0.3, 0.8, 1.3])
def test_killing_a_build_leaves_the_old_index_serving(tmp_path, seconds):
    build(tmp_path, ONE)
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED_BUILD, str(tmp_path)], stdout=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.readline()
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        os.sched_yield()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    if process.returncode == -signal.SIGKILL:
        assert found(tmp_path, "trồng hoa") == ["mot"]
    build(tmp_path, TWO)
    assert found(tmp_path, "nấu cơm") == ["hai"]
    assert not list(tmp_path.glob("building-*"))


def test_the_index_remembers_when_a_record_was_corrected_and_when_withdrawn(tmp_path):
    build(tmp_path, ONE, TWO)
    backdate(tmp_path, 1000)
    build(tmp_path, ONE, replace(TWO, body="Nấu cháo."), withdrawn_ids=["ba"])
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.changed("mot").timestamp(), snapshot.corrected("mot")) == (1000, None)
    assert snapshot.corrected("hai") == snapshot.changed("hai") > snapshot.changed("mot")
    assert snapshot.changed("ba") > snapshot.changed("mot")
    snapshot.close()


def test_a_rebuild_of_the_same_records_corrects_nothing(tmp_path):
    build(tmp_path, ONE, withdrawn_ids=["ba"])
    backdate(tmp_path, 1000)
    build(tmp_path, ONE, withdrawn_ids=["ba"], rebuild=True)
    snapshot = open_snapshot(tmp_path)
    assert [snapshot.changed(each).timestamp() for each in ("mot", "ba")] == [1000, 1000]
    snapshot.close()


def test_a_record_that_comes_back_is_new_again(tmp_path):
    build(tmp_path, ONE, withdrawn_ids=["hai"])
    backdate(tmp_path, 1000)
    build(tmp_path, ONE, TWO)
    snapshot = open_snapshot(tmp_path)
    assert snapshot.changed("hai").timestamp() > 1000
    assert snapshot.corrected("hai") is None
    snapshot.close()
