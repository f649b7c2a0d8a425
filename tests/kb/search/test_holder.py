"""The site answers from the best index there is: no failed request, nothing old for good."""

import gc
import logging
import shutil
import threading
import time
import weakref
from dataclasses import replace

import pytest

from kb.errors import IndexDamaged, IndexMissing
from kb.index import roll_back
from kb.records import Directive, Exemplar
from kb.search import SearchQuery, Snapshot, SnapshotHolder, open_snapshot, search, suggest
from tests.support.indexes import built

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def build(folder, *records, **options):
    return built(folder, *records, **options).generation


def spoil(generation):
    for path in generation.iterdir():
        path.write_bytes(b"hong")


def logged(caplog):
    return [record.getMessage() for record in caplog.records]


def test_readers_move_on_to_a_new_generation_without_a_restart(tmp_path):
    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path)
    before = holder.current()
    assert holder.current() is before
    build(tmp_path, ONE, TWO)
    assert (before.size, holder.current().size) == (1, 2)


def test_readers_follow_a_rollback(tmp_path):
    build(tmp_path, ONE)
    build(tmp_path, ONE, TWO)
    holder = SnapshotHolder(tmp_path)
    assert holder.current().size == 2
    roll_back(tmp_path)
    assert (holder.current().size, holder.is_degraded) == (1, False)


def test_an_index_removed_and_built_again_under_the_same_name_is_taken(tmp_path):
    build(tmp_path / "index", ONE)
    holder = SnapshotHolder(tmp_path / "index")
    assert holder.current().size == 1
    shutil.rmtree(tmp_path / "index")
    assert build(tmp_path / "index", ONE, TWO).name == "gen-000001"
    assert (holder.current().size, holder.is_degraded) == (2, False)


def test_an_index_that_is_removed_is_served_on(tmp_path):
    build(tmp_path / "index", ONE)
    holder = SnapshotHolder(tmp_path / "index")
    before = holder.current()
    shutil.rmtree(tmp_path / "index")
    assert (holder.current(), holder.is_degraded) == (before, True)
    build(tmp_path / "index", ONE, TWO)
    assert (holder.current().size, holder.is_degraded) == (2, False)


def test_a_lost_pointer_does_not_undo_a_rollback(tmp_path):
    build(tmp_path, ONE)
    build(tmp_path, ONE, TWO)
    roll_back(tmp_path)
    holder = SnapshotHolder(tmp_path)
    before = holder.current()
    (tmp_path / "CURRENT").unlink()
    assert (holder.current(), before.history.generation) == (before, "gen-000001")


def test_without_any_index_there_is_none_until_one_is_built(tmp_path):
    holder = SnapshotHolder(tmp_path)
    for _ in range(2):
        with pytest.raises(IndexMissing, match="chưa có chỉ mục; hãy chạy `kb index`"):
            holder.current()
    build(tmp_path, ONE)
    assert holder.current().size == 1


def test_a_damaged_new_generation_leaves_the_old_one_answering(tmp_path, caplog):
    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path)
    before = holder.current()
    generation = build(tmp_path, ONE, TWO)
    spoil(generation)
    assert [holder.current() for _ in range(5)] == [before] * 5
    assert holder.is_degraded
    assert logged(caplog) == [
        f"không dùng được bản chỉ mục này: {generation}: thiếu tệp hoặc tệp không đọc được; "
        "hãy chạy `kb index --rebuild`",
        f"{tmp_path}: phục vụ tạm bản gen-000001 vì không có bản mà CURRENT nêu (gen-000002)",
    ]
    build(tmp_path, ONE, TWO)
    assert (holder.current().size, holder.is_degraded) == (2, False)


def test_at_the_start_an_older_sound_generation_is_better_than_none(tmp_path, caplog):
    build(tmp_path, ONE)
    sound = build(tmp_path, ONE, TWO)
    kept = shutil.copytree(sound, tmp_path / "kept")
    spoil(sound)
    holder = SnapshotHolder(tmp_path)
    assert [holder.current().size for _ in range(3)] == [1, 1, 1]
    assert len(logged(caplog)) == 2
    shutil.copytree(kept, sound, dirs_exist_ok=True)
    assert (holder.current().size, holder.is_degraded) == (2, False)


def test_a_withdrawn_record_stays_hidden_when_an_older_generation_is_served(tmp_path):
    build(tmp_path, ONE, TWO)
    generation = build(tmp_path, ONE, withdrawn_ids=["hai"])
    (generation / "SHA256SUMS").unlink()
    snapshot = SnapshotHolder(tmp_path).current()
    assert (snapshot.history.generation, snapshot.find("hai")) == ("gen-000001", None)
    assert "hai" in snapshot.history.withdrawn_ids


@pytest.mark.parametrize("content", ["", "gen-000009\n", "../../etc\n", "\xff"])
def test_with_a_bad_pointer_the_newest_sound_generation_is_served(tmp_path, caplog, content):
    for number in range(2):
        build(tmp_path, ONE, replace(TWO, body=f"Bài {number}."))
    (tmp_path / "CURRENT").write_text(content, "latin-1")
    holder = SnapshotHolder(tmp_path)
    assert [holder.current().history.generation for _ in range(3)] == ["gen-000002"] * 3
    assert holder.is_degraded
    assert len(logged(caplog)) == 1


def test_when_every_generation_is_damaged_it_says_so_until_one_is_built(tmp_path, caplog):
    for records in ((ONE,), (ONE, TWO)):
        build(tmp_path, *records)
    for generation in tmp_path.glob("gen-*"):
        spoil(generation)
    holder = SnapshotHolder(tmp_path)
    for _ in range(3):
        with pytest.raises(IndexDamaged, match="kb index --rebuild"):
            holder.current()
    assert len(logged(caplog)) == 2
    for generation in tmp_path.glob("gen-*"):
        shutil.rmtree(generation)
    with pytest.raises(IndexMissing, match="chưa có chỉ mục"):
        holder.current()
    build(tmp_path, ONE)
    assert holder.current().size == 1


def test_a_generation_that_cannot_be_prepared_is_told_of_once_and_not_served(tmp_path, caplog):
    def prepare(snapshot):
        if snapshot.size == 2:
            raise ZeroDivisionError("thử")

    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path, prepare)
    before = holder.current()
    generation = build(tmp_path, ONE, TWO)
    assert [holder.current() for _ in range(3)] == [before] * 3
    assert caplog.record_tuples[0] == (
        *("kb.search.holder", logging.ERROR, f"{generation}: không dùng được bản chỉ mục này"),
    )
    assert "ZeroDivisionError: thử" in caplog.text
    assert len(caplog.records) == 2


def test_what_is_published_while_the_first_generation_fails_is_taken_at_once(tmp_path):
    def prepare(snapshot):
        if snapshot.size == 1:
            build(tmp_path, ONE, TWO)
            raise ZeroDivisionError("thử")

    build(tmp_path, ONE)
    assert SnapshotHolder(tmp_path, prepare).current().size == 2


def test_while_the_next_generation_is_prepared_the_old_one_answers(tmp_path):
    go_on = threading.Event()

    def prepare(snapshot):
        assert snapshot.size == 1 or go_on.wait(10)

    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path, prepare, patience=0.01)
    assert holder.current().size == 1
    build(tmp_path, ONE, TWO)
    assert [holder.current().size for _ in range(5)] == [1] * 5
    go_on.set()
    until = time.monotonic() + 30
    while holder.current().size == 1 and time.monotonic() < until:
        pass
    assert (holder.current().size, holder.is_degraded) == (2, False)


def test_what_was_withdrawn_is_told_to_nobody_while_the_next_generation_is_prepared(tmp_path):
    def prepare(snapshot):
        time.sleep(0.2)

    build(tmp_path, ONE, TWO)
    holder = SnapshotHolder(tmp_path, prepare, patience=0.01)
    assert holder.current().find("hai")
    build(tmp_path, ONE, withdrawn_ids=["hai"])
    found = []
    readers = [
        threading.Thread(target=lambda: found.append(holder.current().find("hai")))
        for _ in range(5)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [None] * 5


def test_the_first_readers_wait_for_one_another_and_open_it_once(tmp_path):
    prepared, sizes = [], []

    def prepare(snapshot):
        prepared.append(snapshot.history.generation)
        Snapshot.warm_up(snapshot)

    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path, prepare)
    threads = [
        threading.Thread(target=lambda: sizes.append(holder.current().size)) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sizes, prepared) == ([1] * 8, ["gen-000001"])


def asked_of_everything(snapshot):
    snapshot.warm_up()
    for text in ('"trồng hoa ven đường"', "trong hoa ven duongg"):
        search(snapshot, SearchQuery(text))
    suggest(snapshot, "tổ")
    assert len(snapshot.records) == snapshot.size
    assert (snapshot.relations, snapshot.references, snapshot.aliases) != (None, None, None)


def settled(holder):
    """What is served, when it has learnt all that it had taken over."""
    holder.current()
    with holder._renewing:
        return holder.current()


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_generation_no_longer_served_leaves_memory_with_its_last_reader(tmp_path, engine):
    build(tmp_path, ONE, engine=engine)
    holder = SnapshotHolder(tmp_path, asked_of_everything)
    former = weakref.ref(holder.current())
    former_engine = weakref.ref(former().engine)
    build(tmp_path, ONE, TWO, engine=engine)
    gc.collect()
    gc.disable()
    try:
        assert settled(holder).size == 2
        assert (former(), former_engine()) == (None, None)
    finally:
        gc.enable()


def sizes_learnt(slow, until):
    """Learns how many records there are; of so many not before it may."""

    def learn(snapshot):
        if snapshot.size == slow:
            assert until.wait(60)
        return snapshot.size

    return learn


def test_a_new_generation_answers_from_what_was_learnt_before_until_it_has_learnt(tmp_path):
    may_learn = threading.Event()
    learn = sizes_learnt(2, may_learn)
    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path, lambda snapshot: snapshot.learnt(learn), patience=0.2)
    assert holder.current().learnt(learn) == 1
    build(tmp_path, ONE, TWO)
    after = holder.current()
    while after.size == 1:
        after = holder.current()
    assert (after.learnt(learn), after.former(learn)) == (1, 1)
    may_learn.set()
    assert settled(holder) is after
    assert (after.learnt(learn), after.former(learn)) == (2, None)


def test_what_is_learnt_of_what_was_learnt_is_of_the_same_generation(tmp_path):
    def sizes(snapshot):
        return snapshot.size

    def doubled(snapshot):
        return 2 * snapshot.learnt(sizes)

    def tripled(snapshot):
        return 3 * snapshot.learnt(sizes)

    def ask(snapshot):
        return snapshot.learnt(doubled), snapshot.learnt(sizes), snapshot.learnt(tripled)

    build(tmp_path, ONE)
    holder = SnapshotHolder(tmp_path, ask)
    assert ask(holder.current()) == (2, 1, 3)
    build(tmp_path, ONE, TWO)
    assert ask(settled(holder)) == (4, 2, 6)


def test_where_something_has_left_nobody_answers_from_what_was_learnt_before(tmp_path):
    may_learn = threading.Event()
    learn = sizes_learnt(1, may_learn)
    build(tmp_path, ONE, TWO)
    holder = SnapshotHolder(tmp_path, lambda snapshot: snapshot.learnt(learn), patience=0.5)
    assert holder.current().learnt(learn) == 2
    build(tmp_path, ONE)
    assert holder.current().learnt(learn) == 2
    may_learn.set()
    assert settled(holder).learnt(learn) == 1


def test_records_that_say_the_same_are_not_read_again(tmp_path):
    build(tmp_path, ONE, TWO)
    holder = SnapshotHolder(tmp_path)
    one, _ = holder.current().records
    build(tmp_path, ONE, replace(TWO, body="Nấu cơm và chia cơm."))
    after = {record.id: record for record in settled(holder).records}
    assert after["mot"] is one
    assert after["hai"].body == "Nấu cơm và chia cơm."


BEFORE = (
    replace(ONE, subject="Tổ Thí Dụ Một", province="Cao Bằng", directives=("ke-hoach-mau",)),
    replace(TWO, subject="Hội Phụ nữ xã Mẫu", commune="xã Mẫu", province="Cao Bằng"),
    Exemplar(id="ba", title="Chị Mẫu Thị Ba", kind="ca-nhan", subject="Mẫu Thị Ba", body="Dạy."),
    Directive(id="ke-hoach-mau", type="ke-hoach", number="5/KH-TU", title="Về việc mẫu", body="."),
)
AFTER = (
    BEFORE[0],
    replace(BEFORE[1], subject="Hội phụ nữ xã Mẫu", directives=("ke-hoach-mau",)),
    replace(BEFORE[2], id="bon", title="Chị Mẫu Thị Bốn", subject="Mẫu Thị Bốn"),
    replace(BEFORE[3], title="Về việc thí dụ"),
)


@pytest.mark.parametrize("typed", ["t", "tổ", "hội", "h", "mẫu", "chi", "5", "kh", "ve", "xa m"])
def test_suggestions_after_a_swap_are_those_of_a_fresh_start(tmp_path, typed):
    build(tmp_path, *BEFORE)
    holder = SnapshotHolder(tmp_path, lambda snapshot: suggest(snapshot, typed))
    holder.current()
    build(tmp_path, *AFTER)
    assert suggest(settled(holder), typed) == suggest(open_snapshot(tmp_path), typed)
