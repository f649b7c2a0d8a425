"""Records are changed on disk one at a time, never blindly, and every step can be taken back."""

import errno
import multiprocessing
import os
import subprocess

import pytest

from kb.desk.files import disk
from kb.desk.files.store import Act, Store
from kb.desk.files.undoing import undo
from kb.desk.files.versions import Clash
from kb.errors import NotSaved, StepRefused, UnknownRecord

ID = "nhom-vi-du-mot"


@pytest.fixture
def store(folder, tmp_path):
    return Store(folder, tmp_path / "archive")


def text_of(store, record_id=ID):
    return store.open(record_id).text


def save(store, fields, body=None, record_id=ID, act=Act("saved")):  # noqa: B008 (frozen)
    return store.save(record_id, store.open(record_id).digest, fields, body, act)


def test_a_change_is_written_kept_and_noted(store):
    before = text_of(store)
    saved = save(store, {"years": ["2022"]}, act=Act("saved", "Nguyễn Thị Mẫu"))
    assert "years: [2022]" in text_of(store)
    entry = store.journal.entries()[-1]
    assert (entry.number, entry.who, entry.what) == (1, "Nguyễn Thị Mẫu", "saved")
    assert (entry.record, entry.fields) == (ID, ("years",))
    assert entry.after == saved.version.digest
    assert store.before(entry).text == before


def test_saving_what_stands_there_writes_nothing(store):
    assert save(store, {"kind": store.open(ID).said["kind"]}).entry is None
    assert store.journal.entries() == ()
    assert not store.history_of(ID).exists()


def test_a_file_that_changed_meanwhile_is_left_alone(store, folder):
    opened = store.open(ID)
    path = folder / opened.path
    path.write_text(opened.text.replace("kind: tap-the", "kind: mo-hinh"), "utf-8")
    outcome = store.save(ID, opened.digest, {"kind": "ca-nhan", "years": ["2022"]})
    assert isinstance(outcome, Clash)
    told = [(each.field, each.mine, each.on_disk) for each in outcome.differences]
    assert ("kind", "ca-nhan", "mo-hinh") in told
    assert "kind: mo-hinh" in path.read_text("utf-8")
    assert store.journal.entries() == ()


def test_a_clash_tells_who_changed_what_when_both_began_from_a_kept_version(store):
    opened = store.open(ID)
    save(store, {"kind": "mo-hinh"})
    outcome = store.save(ID, opened.digest, {"kind": opened.said["kind"], "years": ["2022"]})
    sides = {each.field: (each.ours, each.theirs) for each in outcome.differences}
    assert sides == {"kind": (False, True), "years": (True, False)}


@pytest.mark.parametrize(
    "record_id",
    ["../content/exemplars/nhom-vi-du-mot", "..", "", "a/b", "Nhóm", "nhom-vi-du-mot.md", "nul\0"],
)
def test_odd_ids_lead_nowhere(store, record_id):
    with pytest.raises(UnknownRecord):
        store.open(record_id)
    with pytest.raises(NotSaved):
        store.create("exemplar", record_id, "---\ntitle: A\n---\n")


def test_a_new_file_never_takes_the_place_of_another(store):
    with pytest.raises(NotSaved, match="Đã có hồ sơ mang mã"):
        store.create("directive", ID, "---\ntitle: A\n---\n")


def test_a_record_too_large_is_refused_and_nothing_is_written(store):
    before = text_of(store)
    with pytest.raises(NotSaved, match="50,0 MB, quá lớn"):
        save(store, {}, "a" * 50_000_000)
    assert (text_of(store), store.journal.entries()) == (before, ())


def test_each_change_can_be_taken_back_and_taken_back_again(store):
    before = text_of(store)
    save(store, {"kind": "mo-hinh"})
    changed = text_of(store)
    assert undo(store, 1).version.text == before
    assert undo(store, 2).version.text == changed
    assert [each.undoes for each in store.journal.entries()] == [0, 1, 2]


def test_an_earlier_change_is_taken_back_from_under_a_later_one(store):
    save(store, {"kind": "mo-hinh"})
    save(store, {"years": ["2022"]})
    undo(store, 1)
    assert store.open(ID).said["kind"] == "tap-the"
    assert store.open(ID).said["years"] == ["2022"]


def test_a_field_changed_again_since_is_shown_and_not_taken_back(store):
    save(store, {"kind": "mo-hinh"})
    save(store, {"kind": "cach-lam"})
    outcome = undo(store, 1)
    assert [each.field for each in outcome.differences] == ["kind"]
    assert store.open(ID).said["kind"] == "cach-lam"


def test_adding_and_removing_are_taken_back(store):
    store.create("exemplar", "to-mau", "---\ntitle: Tổ Mẫu\n---\n")
    store.remove(ID, store.open(ID).digest)
    undo(store, 1)
    assert not store.has("to-mau")
    undo(store, 2)
    assert store.has(ID)


def test_only_what_readers_may_have_had_is_noted_as_removed(store):
    store.create("exemplar", "to-mau", "---\ntitle: Tổ Mẫu\nstatus: draft\n---\n")
    store.remove("to-mau", store.open("to-mau").digest)
    assert not (store.content_dir / "removed.yaml").exists()
    store.remove(ID, store.open(ID).digest)
    assert f"id: {ID}" in (store.content_dir / "removed.yaml").read_text("utf-8")


def test_a_record_worked_on_since_it_was_added_is_not_thrown_away(store):
    store.create("exemplar", "to-mau", "---\ntitle: Tổ Mẫu\n---\n")
    save(store, {"title": "Tổ Thử"}, record_id="to-mau")
    with pytest.raises(StepRefused, match="đã được sửa sau khi thêm"):
        undo(store, 1)


def test_a_line_that_a_crash_cut_short_hides_no_other(store):
    save(store, {"kind": "mo-hinh"})
    journal = store.archive_dir / "journal.jsonl"
    journal.write_text(journal.read_text("utf-8") + '{"number": 2, "when": "20', "utf-8")
    save(store, {"kind": "cach-lam"})
    assert [each.number for each in store.journal.entries()] == [1, 2]


def everything(store):
    content = {path: path.read_bytes() for path in store.content_dir.glob("**/*.md")}
    return content, store.journal.entries()


def _full_at(monkeypatch, place):
    """The disk fills at this call that asks for safety; the list holds the calls made."""
    calls, fsync = [], os.fsync

    def full(number):
        calls.append(number)
        if len(calls) == place:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(number)

    monkeypatch.setattr(disk.os, "fsync", full)
    return calls


# 1: the version before; 3: the journal; 4: the new version, aside. The others are of folders.
@pytest.mark.parametrize("place", [1, 3, 4])
def test_a_full_disk_loses_nothing_whenever_it_fills(store, monkeypatch, place):
    save(store, {"kind": "mo-hinh"})
    before = everything(store)
    _full_at(monkeypatch, place)
    with pytest.raises(NotSaved, match="hết chỗ trên ổ đĩa"):
        save(store, {"kind": "cach-lam"})
    monkeypatch.undo()
    assert everything(store) == before
    save(store, {"kind": "ca-nhan"})
    assert store.open(ID).said["kind"] == "ca-nhan"


def test_a_save_is_five_times_made_safe(store, monkeypatch):
    calls = _full_at(monkeypatch, 0)
    save(store, {"kind": "mo-hinh"})
    assert len(calls) == 5


def test_a_disk_that_is_really_full_is_told_of(folder, tmp_path):
    """With a limit on the size of files as the disk's edge: the kernel itself refuses."""
    program = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from kb.desk.files.store import Store\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "store = Store(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "version = store.open('nhom-vi-du-mot')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
        "try:\n"
        "    store.save(version.id, version.digest, {'kind': 'mo-hinh'})\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
    )
    store = Store(folder, tmp_path / "archive")
    before = everything(store)
    done = subprocess.run(
        [os.sys.executable, "-c", program, folder, tmp_path / "archive"],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "NotSaved" in done.stdout
    assert "hết chỗ trên ổ đĩa" in done.stdout
    assert everything(store) == before


def _save_years(content, archive, years):
    store = Store(content, archive)
    for year in years:
        while True:
            saved = store.save(ID, store.open(ID).digest, {"years": [str(year)]})
            if not isinstance(saved, Clash):
                break


def test_two_desks_at_once_write_down_every_step(store):
    context = multiprocessing.get_context("spawn")
    arguments = [
        (store.content_dir, store.archive_dir, range(start, start + 5)) for start in (1950, 1980)
    ]
    desks = [context.Process(target=_save_years, args=each) for each in arguments]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    entries = store.journal.entries()
    assert [each.number for each in entries] == list(range(1, 11))
    assert entries[-1].after == store.open(ID).digest


def test_the_journal_is_read_on_from_where_it_was(store):
    save(store, {"years": ["2021"]})
    assert len(store.journal.entries()) == 1
    path = store.archive_dir / "journal.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"number": 2')
    assert len(store.journal.entries()) == 1
    save(store, {"years": ["2022"]})
    other = Store(store.content_dir, store.archive_dir)
    assert store.journal.entries() == other.journal.entries()
    assert [each.number for each in store.journal.entries()] == [1, 2]
    path.write_bytes(whole.replace(b"2021", b"1999") + whole)
    assert len(store.journal.entries()) == 2
    path.unlink()
    assert store.journal.entries() == ()
