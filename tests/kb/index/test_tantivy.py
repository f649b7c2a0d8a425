"""tantivy's files: as few and as small as they can be, whatever went into them."""

import itertools
import json
import random
from dataclasses import replace

import pytest

from kb.index.engine import KINDS, PAIRS, All, Any, Entry, Plan, Row, Scored, Term, Tier
from kb.index.kinds import engine_kind
from kb.index.packed import packed
from kb.index.seal import seal
from kb.index.tantivy.rows import SlotRow, read_rows, rows_in, write_rows
from tests.support.invented_entries import FACETS, WORDS, invented
from tests.support.plain_engine import PlainEngine

TANTIVY = engine_kind("tantivy")
ENTRY = Entry("", Row("", "Mẫu", 1.0), {kind: {} for kind in KINDS}, {}, "", "mau", {"record": {}})


def entry(number: int, terms: int) -> Entry:
    pairs = {f"mau {number * terms + each}": 1 for each in range(terms)}
    levels = {**ENTRY.levels, PAIRS: pairs}
    return replace(ENTRY, id=f"mau-{number}", levels=levels)


def write(folder, old, entries, gone=()):
    """The number of living documents in each segment."""
    folder.mkdir()
    with TANTIVY.writing(folder, old, is_clean=False) as writer:
        for each in entries:
            writer.add(each)
        for each in gone:
            writer.remove(each)
    segments = json.loads((folder / "meta.json").read_text("utf-8"))["segments"]
    dead = ((each["deletes"] or {}).get("num_deleted_docs", 0) for each in segments)
    return sorted(each["max_doc"] - gone for each, gone in zip(segments, dead, strict=True))


@pytest.fixture(autouse=True)
def little_memory(monkeypatch):
    """Full after four documents of 4,000 terms each."""
    monkeypatch.setattr("kb.index.tantivy.schema._HEAP", 15_000_000)
    monkeypatch.setattr("kb.index.tantivy.schema._FEW", 10)


@pytest.mark.parametrize("count", [0, 3, 11, 40, 130])
def test_a_first_build_makes_one_segment_however_often_memory_was_full(tmp_path, count):
    sizes = write(tmp_path / "first", None, (entry(each, 4_000) for each in range(count)))
    assert sizes == [count][: bool(count)]


def test_a_later_build_adds_to_what_is_there(tmp_path):
    write(tmp_path / "first", None, (entry(each, 4_000) for each in range(20)))
    sizes = write(tmp_path / "then", tmp_path / "first", [entry(20, 10), entry(21, 10)])
    assert sizes == [2, 20]


def test_a_document_taken_out_again_before_the_end_is_gone(tmp_path):
    entries = [entry(each, 10) for each in range(30)]
    assert write(tmp_path / "first", None, entries, gone=("mau-0", "mau-29")) == [28]


def test_the_best_are_found_however_many_a_late_lift_may_bring_forward(tmp_path, monkeypatch):
    """Few are read at first, and some of the best of those only because of what is added later."""
    monkeypatch.setattr("kb.index.tantivy.ranking._MANY", 0)
    entries = [invented(number, random.Random(number)) for number in range(200)]
    write(tmp_path / "one", None, entries)
    seal(tmp_path / "one", {})
    engine, plain = TANTIVY.open(tmp_path / "one", frozenset()), PlainEngine(entries)
    parts = tuple(Term("syllables", word) for word in WORDS)
    lifts = (Scored(150, None, Any(parts, most)) for most in (3, 4))
    plan = Plan(scored=(Scored(20, parts[0]), *lifts), is_ordered=False, facets=tuple(FACETS))
    for least, size in itertools.product((1, 2, 3, 5), (1, 5, 20)):
        tiers = (Tier("all", All(parts)), Tier("some", Any(parts, least)))
        asked = replace(plan, tiers=tiers, size=size)
        assert engine.execute(asked) == plain.execute(asked)


def test_what_was_built_before_orders_were_kept_is_read_as_well(tmp_path):
    entries = [invented(number, random.Random(number)) for number in range(30)]
    write(tmp_path / "one", None, entries, gone=(entries[4].id,))
    plan = Plan(sort="newest", size=30)
    seal(tmp_path / "one", {})
    today = TANTIVY.open(tmp_path / "one", frozenset())
    for name in ("ids.z", "orders.npy"):
        (tmp_path / "one" / name).unlink()
    seal(tmp_path / "one", {})
    former = TANTIVY.open(tmp_path / "one", frozenset())
    assert former.execute(plan) == today.execute(plan)
    assert former.listing() == today.listing()
    assert len(today.listing()) == 29


def test_rows_are_read_again_as_they_were_written(tmp_path):
    rows = [
        SlotRow("hai", "f2", "Mẫu Hai", 3.5, "2021-05", "mau hai"),
        None,
        SlotRow("mot", "f1", "Mẫu Một", 2.0, "", "mau \ud800"),
    ]
    for each in (rows, [None], []):
        write_rows(tmp_path, each)
        assert read_rows(rows_in(tmp_path)) == each


def test_rows_as_they_were_written_before_are_read_too():
    for each in ([SlotRow("hai", "f2", "Mẫu Hai", 3.5, "2021-05", "mau hai"), None], []):
        assert read_rows(packed(each)) == each
