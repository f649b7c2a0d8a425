"""The index on disk: what changed is written, what is damaged is never used."""

import shutil
from dataclasses import replace

import pytest
from filelock import FileLock

from kb.errors import IndexBusy, IndexDamaged, IndexMissing
from kb.index import IndexReader, current_generation, roll_back
from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from tests.support.index_history import backdate
from tests.support.indexes import built

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def found(folder, text):
    return [hit.id for hit in search(open_snapshot(folder), SearchQuery(text)).hits]


def test_a_second_build_of_the_same_records_writes_nothing(tmp_path):
    first = built(tmp_path, ONE, TWO)
    second = built(tmp_path, ONE, TWO)
    assert (first.total, first.written, first.removed) == (2, 2, 0)
    assert (second.written, second.removed, second.generation) == (0, 0, first.generation)


def test_only_what_changed_is_written_and_what_is_gone_is_no_longer_found(tmp_path):
    built(tmp_path, ONE, TWO)
    report = built(tmp_path, replace(ONE, body="Trồng rau sạch."))
    assert (report.written, report.removed) == (1, 1)
    assert found(tmp_path, "rau sạch") == ["mot"]
    assert found(tmp_path, "ven") == []
    assert found(tmp_path, "nấu cơm") == []


def test_an_incremental_index_answers_as_one_built_from_nothing(tmp_path):
    changed = replace(TWO, body="Nấu cơm, trồng hoa.")
    built(tmp_path / "grown", ONE, TWO)
    built(tmp_path / "grown", ONE, changed)
    built(tmp_path / "fresh", ONE, changed)
    for text in ("trồng hoa", "tổ thí dụ", "com", ""):
        assert found(tmp_path / "grown", text) == found(tmp_path / "fresh", text)


def test_an_index_is_begun_anew_before_most_of_it_is_dead(tmp_path):
    three = replace(TWO, id="ba")
    built(tmp_path, ONE, TWO, three)
    dead = []
    for body in ("một", "hai", "ba", "bốn"):
        report = built(tmp_path, replace(ONE, body=body), TWO, three)
        dead.append((report.written, IndexReader(report.generation).engine.dead))
    assert dead == [(1, 1), (1, 2), (1, 3), (3, 0)]
    assert found(tmp_path, "bốn") == ["mot"]


def test_the_last_two_generations_are_kept(tmp_path):
    for body in ("một", "hai", "ba", "bốn"):
        built(tmp_path, replace(ONE, body=body))
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000003", "gen-000004"]
    assert current_generation(tmp_path).name == "gen-000004"


def test_a_second_builder_is_told_to_wait(tmp_path):
    with FileLock(tmp_path / "build.lock"), pytest.raises(IndexBusy, match="hãy đợi rồi chạy lại"):
        built(tmp_path, ONE)


@pytest.mark.parametrize("content", ["", "gen-000009\n", "../../etc\n", "\xff"])
def test_a_pointer_that_leads_nowhere_says_what_to_do(tmp_path, content):
    (tmp_path / "CURRENT").write_text(content, "latin-1")
    with pytest.raises(IndexMissing, match="hãy chạy `kb index`"):
        open_snapshot(tmp_path)


def test_a_damaged_index_says_what_to_do_and_a_build_replaces_it(tmp_path):
    generation = built(tmp_path, ONE).generation
    for path in generation.iterdir():
        path.write_bytes(b"hong")
    with pytest.raises(IndexDamaged, match="kb index --rebuild"):
        open_snapshot(tmp_path)
    built(tmp_path, ONE)
    assert found(tmp_path, "trồng hoa") == ["mot"]


def garble(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


DAMAGE = {
    "one bit": garble,
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "emptied": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "lost": lambda path: path.unlink(),
}


@pytest.mark.parametrize("spoil", DAMAGE.values(), ids=DAMAGE)
def test_damage_to_any_file_shows_when_the_index_is_opened(tmp_path, spoil):
    sound = built(tmp_path, ONE, TWO).generation
    names = [path.name for path in sound.iterdir() if path.stat().st_size]
    assert len(names) > 5
    for name in names:
        copy = shutil.copytree(sound, tmp_path / f"copy-{name}")
        spoil(copy / name)
        with pytest.raises(IndexDamaged, match="kb index --rebuild"):
            IndexReader(copy)


def test_a_build_goes_on_from_the_sound_generation_before_a_damaged_one(tmp_path):
    built(tmp_path, ONE)
    garble(built(tmp_path, ONE, TWO).generation / "info.json")
    report = built(tmp_path, ONE, TWO)
    assert (report.written, report.generation.name) == (1, "gen-000003")
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000001", "gen-000003"]
    assert found(tmp_path, "nấu cơm") == ["hai"]


def test_a_lost_pointer_is_set_again_although_no_record_changed(tmp_path):
    built(tmp_path, ONE)
    (tmp_path / "CURRENT").unlink()
    built(tmp_path, ONE)
    assert current_generation(tmp_path).name == "gen-000002"


def test_an_opened_snapshot_answers_although_its_files_are_gone(tmp_path):
    built(tmp_path, ONE, TWO)
    snapshot = open_snapshot(tmp_path)
    shutil.rmtree(tmp_path)
    hits = search(snapshot, SearchQuery("trồng hoa")).hits
    assert [hit.record for hit in hits] == [ONE]


def test_rolling_back_leads_to_the_generation_before(tmp_path):
    built(tmp_path, ONE)
    built(tmp_path, ONE, TWO)
    assert roll_back(tmp_path).folder.name == "gen-000001"
    assert found(tmp_path, "nấu cơm") == []
    with pytest.raises(IndexMissing, match="không còn bản chỉ mục nào trước gen-000001"):
        roll_back(tmp_path)


def test_a_build_after_a_rollback_keeps_the_generation_it_led_to(tmp_path):
    for body in ("một", "hai"):
        built(tmp_path, replace(ONE, body=body))
    roll_back(tmp_path)
    built(tmp_path, replace(ONE, body="ba"))
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000001", "gen-000003"]
    assert current_generation(tmp_path).name == "gen-000003"


def test_a_rollback_passes_over_a_damaged_generation(tmp_path):
    built(tmp_path, ONE)
    built(tmp_path, ONE, TWO)
    garble(tmp_path / "gen-000001" / "info.json")
    with pytest.raises(IndexMissing, match="không còn bản chỉ mục nào"):
        roll_back(tmp_path)
    assert found(tmp_path, "nấu cơm") == ["hai"]


def test_a_rollback_does_not_bring_back_a_withdrawn_record(tmp_path):
    built(tmp_path, ONE, TWO)
    built(tmp_path, ONE, withdrawn_ids=["hai"])
    roll_back(tmp_path)
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.size, snapshot.history.withdrawn_ids) == (1, {"hai"})
    assert [found(tmp_path, text) for text in ("nấu cơm", "nau com")] == [[], []]
    assert [found(tmp_path, text) for text in ("tổ thí dụ", "")] == [["mot"], ["mot"]]


def test_a_snapshot_without_some_records_scores_and_counts_the_others(tmp_path):
    three = replace(TWO, id="ba", title="Tổ Thí Dụ Ba")
    built(tmp_path, ONE, TWO, three)
    built(tmp_path, ONE, three, withdrawn_ids=["hai"])
    roll_back(tmp_path)
    results = search(open_snapshot(tmp_path), SearchQuery("nấu cơm"))
    assert [hit.record for hit in results.hits] == [three]
    assert [value.count for value in results.facets["type"]] == [1]


def test_the_index_remembers_when_a_record_was_corrected_and_when_withdrawn(tmp_path):
    built(tmp_path, ONE, TWO)
    backdate(tmp_path, 1000)
    built(tmp_path, ONE, replace(TWO, body="Nấu cháo."), withdrawn_ids=["ba"])
    snapshot = open_snapshot(tmp_path)
    history = snapshot.history
    assert (history.changed("mot").timestamp(), history.corrected("mot")) == (1000, None)
    assert history.corrected("hai") == history.changed("hai") > history.changed("mot")
    assert history.changed("ba") > history.changed("mot")


def test_a_rebuild_of_the_same_records_corrects_nothing(tmp_path):
    built(tmp_path, ONE, withdrawn_ids=["ba"])
    backdate(tmp_path, 1000)
    built(tmp_path, ONE, withdrawn_ids=["ba"], rebuild=True)
    snapshot = open_snapshot(tmp_path)
    assert [snapshot.history.changed(each).timestamp() for each in ("mot", "ba")] == [1000, 1000]


def test_a_record_that_comes_back_is_new_again(tmp_path):
    built(tmp_path, ONE, withdrawn_ids=["hai"])
    backdate(tmp_path, 1000)
    built(tmp_path, ONE, TWO)
    snapshot = open_snapshot(tmp_path)
    assert snapshot.history.changed("hai").timestamp() > 1000
    assert snapshot.history.corrected("hai") is None
