"""What is withdrawn leaves every generation, whatever befalls the disk afterwards."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kb.errors import IndexDamaged, IndexMissing
from kb.index import read_withdrawn, roll_back
from kb.index.engine import Term
from kb.records import Exemplar
from kb.records.parts import Source
from kb.search import SearchQuery, Snapshot, SnapshotHolder, open_snapshot, search, suggest
from tests.support.indexes import built
from tests.support.traces import traces

# No other word of the records looks like it, with marks or without.
SECRET = "khuynhquoác"


def record(record_id: str, body: str = "Bài viết mẫu.") -> Exemplar:
    return Exemplar(
        id=record_id,
        body=body,
        title=f"Gương thử {record_id}",
        kind="mo-hinh",
        summary="Tóm tắt thử.",
        sources=(Source(title="Nguồn thử"),),
    )


ONE, TWO = record("mot"), record("hai")
HIDDEN = record("bi-mat", f"Lời {SECRET} của người đã xin rút.")


def speaks(index: Path) -> bool:
    """Whether a site that starts now speaks of the secret."""
    return tells(SnapshotHolder(index).current())


def tells(snapshot: Snapshot) -> bool:
    """Whether anything that a reader could be told holds the secret word or leads to its record."""
    results = search(snapshot, SearchQuery("khuynhquoac"))
    found = [hit.id for hit in search(snapshot, SearchQuery(size=100)).hits]
    slip = search(snapshot, SearchQuery("khuynhquoax lời")).suggestion or ""
    lexicon = " ".join(
        {**snapshot.engine.lexicon("syllables"), **snapshot.engine.lexicon("compounds")}
    )
    said = [slip, results.suggestion or "", lexicon, str(suggest(snapshot, "khuynh"))]
    return "bi-mat" in found or any("khuynhquo" in text for text in said)


def test_nothing_of_a_withdrawn_record_stays_on_disk(tmp_path):
    built(tmp_path, ONE, TWO)
    built(tmp_path, ONE, TWO, HIDDEN)
    assert traces(tmp_path, SECRET) != []
    built(tmp_path, ONE, TWO, withdrawn_ids=["bi-mat"])
    assert traces(tmp_path, SECRET) == []
    assert sorted(path.name for path in tmp_path.glob("gen-*")) == ["gen-000002", "gen-000003"]


def test_nor_when_it_was_edited_or_taken_away_before_it_was_withdrawn(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    built(tmp_path, ONE, replace(HIDDEN, body="Đã sửa."))
    built(tmp_path, ONE, TWO)
    assert traces(tmp_path, SECRET) != []
    built(tmp_path, ONE, TWO, withdrawn_ids=["bi-mat"])
    assert traces(tmp_path, SECRET) == []


def test_the_generation_before_still_serves_without_it(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    built(tmp_path, ONE, TWO, withdrawn_ids=["bi-mat"])
    assert list(roll_back(tmp_path).engine.listing()) == ["mot"]
    snapshot = open_snapshot(tmp_path)
    assert (snapshot.history.generation, snapshot.history.withdrawn_ids) == (
        "gen-000001",
        {"bi-mat"},
    )
    assert not speaks(tmp_path)


def test_words_of_a_text_that_was_edited_are_not_spoken_again(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    assert speaks(tmp_path)
    built(tmp_path, ONE, replace(HIDDEN, id="bi-mat-2", body="Đã sửa."))
    assert not speaks(tmp_path)
    snapshot = open_snapshot(tmp_path)
    fresh = open_snapshot(
        built(
            tmp_path / "fresh", ONE, replace(HIDDEN, id="bi-mat-2", body="Đã sửa.")
        ).generation.parent
    )
    for kind in ("syllables", "compounds"):
        assert snapshot.engine.lexicon(kind) == fresh.engine.lexicon(kind)
    pairs = [Term("pairs", pair) for pair in ("to thi", "thi du", "da sua", "bi mat")]
    assert snapshot.engine.frequencies(pairs) == fresh.engine.frequencies(pairs)


def test_a_record_that_comes_back_is_shown_again(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    built(tmp_path, ONE, withdrawn_ids=["bi-mat"])
    built(tmp_path, ONE, HIDDEN)
    assert open_snapshot(tmp_path).find("bi-mat") == HIDDEN
    assert read_withdrawn(tmp_path) == frozenset()


def test_one_whose_file_is_gone_as_well_stays_withdrawn(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    built(tmp_path, ONE, withdrawn_ids=["bi-mat"])
    built(tmp_path, ONE, TWO)
    assert read_withdrawn(tmp_path) == {"bi-mat"}


@pytest.mark.parametrize("damage", ["", "bi-mat\n", "0" * 64 + "\n"])
def test_while_it_cannot_be_told_what_is_withdrawn_nothing_is_served_or_gone_back_to(
    tmp_path, damage
):
    built(tmp_path, ONE, HIDDEN)
    built(tmp_path, ONE, withdrawn_ids=["bi-mat"])
    (tmp_path / "WITHDRAWN").write_text(damage)
    holder = SnapshotHolder(tmp_path)
    with pytest.raises(IndexDamaged):
        holder.current()
    with pytest.raises(IndexDamaged, match="danh sách hồ sơ đã rút"):
        roll_back(tmp_path)
    built(tmp_path, ONE, withdrawn_ids=["bi-mat"])
    assert holder.current().history.withdrawn_ids == {"bi-mat"}
    with pytest.raises(IndexMissing):  # who had asked before cannot be told: nothing older is kept
        roll_back(tmp_path)


def test_a_site_that_runs_lets_go_of_it_though_the_next_index_is_spoilt(tmp_path):
    built(tmp_path, ONE, HIDDEN)
    site = SnapshotHolder(tmp_path, patience=60)
    assert tells(site.current())
    built(tmp_path, ONE, withdrawn_ids=["bi-mat"])
    (tmp_path / "gen-000002" / "info.json").write_text("{}")
    assert not tells(site.current())
    assert [each.id for each in site.current().records] == ["mot"]


class Withdrawal(RuleBasedStateMachine):
    """Withdraw, bring back, edit, build, damage, roll back, restart, in every order.

    `site` is a site that runs meanwhile; another that starts is asked each time as well.
    """

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.edits = 0
        self.withdrawn, self.is_withdrawn = [], False
        built(self.folder, ONE, HIDDEN)
        self.restart()

    def teardown(self):
        shutil.rmtree(self.folder)

    @rule(is_wanted=st.booleans())
    def withdraw_or_bring_back(self, is_wanted):
        self.withdrawn = ["bi-mat"] if is_wanted else []

    @rule(rebuild=st.booleans(), has_file=st.booleans(), is_damaged=st.booleans())
    def edit_and_build(self, rebuild, has_file, is_damaged):
        self.edits += 1
        is_shown = not self.withdrawn and has_file
        kept = [HIDDEN] if is_shown else []
        edited = replace(ONE, body=f"Bài {self.edits}.")
        built(self.folder, edited, *kept, withdrawn_ids=self.withdrawn, rebuild=rebuild)
        self.is_withdrawn = bool(self.withdrawn) or (self.is_withdrawn and not is_shown)
        if is_damaged:  # before the running site has looked
            self.damage_the_newest("info.json", is_cut=True)

    @rule(
        name=st.sampled_from(["info.json", "SHA256SUMS", "_MAIN_1.toc", "../CURRENT"]),
        is_cut=st.booleans(),
    )
    def damage_the_newest(self, name, is_cut):
        path = max(self.folder.glob("gen-*")) / name
        if path.exists():
            data = path.read_bytes()
            path.unlink()
            if is_cut:
                path.write_bytes(data[: len(data) // 2])

    @rule()
    def lose_the_newest(self):
        generations = sorted(self.folder.glob("gen-*"))
        if len(generations) > 1:
            shutil.rmtree(generations[-1])

    @rule()
    def lose_the_list(self):
        (self.folder / "WITHDRAWN").unlink(missing_ok=True)

    @rule()
    def go_back(self):
        with suppress(IndexMissing):
            roll_back(self.folder)

    @rule()
    def restart(self):
        self.site = SnapshotHolder(self.folder, patience=60)

    @invariant()
    def nobody_speaks_of_it(self):
        for site in (self.site, SnapshotHolder(self.folder)):
            with suppress(IndexMissing):
                assert not (tells(site.current()) and self.is_withdrawn)
        assert not self.is_withdrawn or traces(self.folder, SECRET) == []


Withdrawal.TestCase.settings = settings(max_examples=40, stateful_step_count=10, deadline=None)
test_withdrawn_is_withdrawn_in_every_order = Withdrawal.TestCase
