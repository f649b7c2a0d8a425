"""Generations of every engine: built on, gone back to, withdrawn from, damaged, exchanged."""

import shutil
from dataclasses import replace

import pytest

from kb.errors import EngineMissing, IndexDamaged, IndexMissing
from kb.index import IndexReader, roll_back
from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from tests.support.index_history import backdate
from tests.support.indexes import built

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def found(folder, text):
    return [hit.id for hit in search(open_snapshot(folder), SearchQuery(text)).hits]


def test_only_what_changed_is_written(tmp_path, engine_name):
    built(tmp_path, ONE, TWO, engine=engine_name)
    report = built(tmp_path, replace(ONE, body="Trồng hoa rau sạch."), TWO, engine=engine_name)
    assert (report.written, report.removed) == (1, 0)
    assert [found(tmp_path, text) for text in ("rau sạch", "ven", "nấu cơm")] == [
        ["mot"], [], ["hai"],
    ]  # fmt: skip
    assert built(tmp_path, TWO, engine=engine_name).removed == 1
    assert found(tmp_path, "") == ["hai"]


def test_one_goes_back_to_the_generation_before(tmp_path, engine_name):
    built(tmp_path, ONE, engine=engine_name)
    built(tmp_path, ONE, TWO, engine=engine_name)
    assert roll_back(tmp_path).folder.name == "gen-000001"
    assert (found(tmp_path, "nấu cơm"), found(tmp_path, "hoa")) == ([], ["mot"])


def test_what_is_withdrawn_is_in_no_file_and_in_nothing_one_can_go_back_to(tmp_path, engine_name):
    secret = replace(TWO, body="Lời khuynhquoác của người đã xin rút.")
    built(tmp_path, ONE, secret, engine=engine_name)
    built(tmp_path, ONE, withdrawn_ids=["hai"], engine=engine_name)
    held = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in held if b"khuynhquo" in path.read_bytes()] == []
    assert found(tmp_path, "khuynhquoac") == []
    if len(list(tmp_path.glob("gen-*"))) == 2:
        roll_back(tmp_path)
        assert found(tmp_path, "") == ["mot"]
    else:
        with pytest.raises(IndexMissing):
            roll_back(tmp_path)


def test_who_reads_an_index_writes_nothing_into_it(tmp_path, engine_name):
    folder = built(tmp_path, ONE, engine=engine_name).generation
    before = {path.name: path.stat().st_mtime_ns for path in (folder, *folder.iterdir())}
    found(tmp_path, "hoa")
    assert {path.name: path.stat().st_mtime_ns for path in (folder, *folder.iterdir())} == before


def test_damage_to_any_file_shows_when_it_is_opened(tmp_path, engine_name):
    sound = built(tmp_path, ONE, TWO, engine=engine_name).generation
    for name in [path.name for path in sound.iterdir() if path.stat().st_size]:
        copy = shutil.copytree(sound, tmp_path / f"copy-{name}")
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
        with pytest.raises(IndexDamaged, match="kb index --rebuild"):
            IndexReader(copy)


def test_another_engine_takes_over_and_remembers_when_records_came(tmp_path, engine_name):
    built(tmp_path, ONE, TWO)
    backdate(tmp_path, 1000)
    built(tmp_path, ONE, replace(TWO, body="Nấu cháo."), engine=engine_name)
    history = open_snapshot(tmp_path).history
    assert (history.changed("mot").timestamp(), history.corrected("mot")) == (1000, None)
    assert history.corrected("hai") is not None
    assert found(tmp_path, "nấu cháo") == ["hai"]
    assert built(tmp_path, ONE, replace(TWO, body="Nấu cháo.")).written in (0, 2)
    assert found(tmp_path, "nấu cháo") == ["hai"]


def test_an_engine_that_nobody_knows_is_told_before_anything_is_touched(tmp_path):
    with pytest.raises(EngineMissing, match="hãy chọn: whoosh, tantivy"):
        built(tmp_path, ONE, engine="lucene")
    assert list(tmp_path.iterdir()) == []
