"""Every engine does what its seam says: held against one that asks each document, by the book."""

import random
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.index.engine import (
    KINDS,
    LISTED,
    All,
    Any,
    Plan,
    Scored,
    Sort,
    Term,
    Tier,
)
from kb.index.kinds import engine_kind
from kb.index.seal import seal
from tests.support.invented_entries import ENTRY_PLANS, FACETS, WORDS, invented
from tests.support.plain_engine import PlainEngine

ENTRIES = [invented(number, random.Random(number)) for number in range(60)]
LATER = [invented(number, random.Random(-number)) for number in range(50, 75)]


def written(name, folder, entries, old=None, removed=(), is_clean=False):
    """The engine over a generation in which these are put, and those taken out."""
    folder.mkdir()
    with engine_kind(name).writing(folder, old, is_clean) as writer:
        for record_id in removed:
            writer.remove(record_id)
        for entry in entries:
            writer.add(entry)
    seal(folder, {})
    return engine_kind(name).open(folder, frozenset())


terms = st.one_of(
    st.builds(Term, st.sampled_from(KINDS), st.sampled_from((*WORDS, "đâu"))),
    *(
        st.builds(Term, st.just(name), st.sampled_from((*values, "khong-co")))
        for name, values in FACETS.items()
    ),
    st.builds(Term, st.just("id"), st.sampled_from([f"ho-so-{n}" for n in range(0, 80, 7)])),
)


_GAO, _HU, _RUNG = (Term("syllables", word) for word in ("gạo", "hũ", "rừng"))
_BESIDE = All((Term("pairs", "gạo"), Term("pairs", "hũ")))
EXPLICIT = {
    "a phrase": All((_GAO, _HU, _BESIDE)),
    "a phrase that texts confirm": All((_BESIDE, Any((Term("id", "ho-so-5"), Term("id", "x"))))),
    "one phrase of two": Any((_BESIDE, All((Term("pairs", "rừng"), Term("pairs", "xanh"))))),
    "a word left out": All((_GAO,), (_RUNG,)),
    "a phrase left out": All((_GAO, _HU), (_BESIDE,)),
    "each of two left out": All((_GAO,), (_HU, _RUNG)),
    "both of two left out": All((_GAO,), (All((_HU, _RUNG)),)),
    "two of three left out": All((), (Any((_GAO, _HU, _RUNG), 2),)),
    "a word left out that stands nowhere": All((_GAO,), (Term("syllables", "đâu"),)),
    "what is asked for left out": All((_GAO,), (_GAO,)),
    "a facet left out": All((_GAO,), (Term("field", "an-sinh"),)),
    "a dotted word": Term("syllables", "v.v"),
    "a dotted number": All((Term("numbers", "05.ct/tw"),), (Term("own_numbers", "05.ct/tw"),)),
}


def several(parts, least=0):
    return st.lists(parts, min_size=least, max_size=4).map(tuple)


clauses = st.recursive(
    terms,
    lambda inner: st.one_of(
        st.builds(All, several(inner), several(inner).map(lambda parts: parts[:1])),
        st.builds(Any, several(inner), st.integers(1, 3)),
    ),
    max_leaves=6,
)
weights = st.integers(1, 900)
scored = st.one_of(
    st.builds(Scored, weights, terms.filter(lambda term: term.kind in KINDS)),
    st.builds(Scored, weights, terms.filter(lambda term: term.kind in KINDS), st.none() | clauses),
    st.builds(Scored, weights, st.none(), clauses),
)
filters = {
    name: several(st.sampled_from((*values, "khong-co")), 1) for name, values in FACETS.items()
}
spans = st.sampled_from([("2020", "2022"), ("0000", "2021"), ("2023", "9999")])
ids = st.sampled_from([f"ho-so-{number}" for number in range(80)])
plans = st.builds(
    Plan,
    tiers=st.lists(clauses, max_size=3).map(
        lambda found: tuple(Tier(f"step {n}", clause) for n, clause in enumerate(found))
    ),
    enough=st.none() | st.integers(0, 9),
    is_ordered=st.booleans(),
    scored=several(scored),
    among=st.builds(All, several(clauses).map(lambda parts: parts[:1]), several(terms)),
    pinned=st.lists(ids, max_size=3, unique=True).map(tuple),
    filters=st.fixed_dictionaries({}, optional=filters),
    ranges=st.fixed_dictionaries({}, optional={"year": spans}),
    facets=st.just(tuple(FACETS)),
    sort=st.sampled_from(get_args(Sort)),
    ties=st.sampled_from(["name", "newest"]),
    first=st.sampled_from([0, 0, 3, 20]),
    size=st.sampled_from([0, 1, 5, 100]),
)


@st.composite
def questions(draw):
    """Plans like those of long questions: so many of some parts, and what holding them lifts."""
    parts = draw(st.lists(terms | clauses, min_size=1, max_size=5).map(tuple))
    holding = st.builds(Any, st.just(parts) | several(clauses), st.integers(1, len(parts)))
    words = [Scored(draw(weights), part) for part in parts if isinstance(part, Term)]
    lifts = [Scored(draw(weights), None, each) for each in draw(several(holding))]
    others = All((), draw(several(terms)))
    tiers = (All(parts), draw(holding))[draw(st.integers(0, 1)) :]
    return replace(
        draw(plans),
        tiers=tuple(Tier(f"step {n}", clause) for n, clause in enumerate(tiers)),
        scored=(*words, *lifts, Scored(draw(weights), None, others)),
        is_ordered=draw(st.sampled_from([False, False, True])),
        enough=None,
        sort="relevance",
    )


@pytest.fixture(scope="class")
def folder(engine_name, tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp(engine_name)


@pytest.fixture(scope="class")
def engine(engine_name, folder):
    """One written at once."""
    return written(engine_name, folder / "one", ENTRIES)


@pytest.fixture(scope="class")
def grown(engine_name, folder, engine):
    """One that went on from it: some were taken out, others rewritten, others added."""
    gone = ["ho-so-3", "ho-so-4", "ho-so-49"]
    replaced = [entry.id for entry in LATER[:10]]
    return written(engine_name, folder / "two", LATER, folder / "one", (*gone, *replaced))


KEPT = [entry for entry in ENTRIES[:50] if entry.id not in ("ho-so-3", "ho-so-4", "ho-so-49")]
GROWN = [*KEPT, *LATER]


@pytest.fixture(scope="class")
def states(engine, grown):
    """Both, with what they hold."""
    return ((engine, ENTRIES), (grown, GROWN))


class TestEngine:
    """What any engine must do."""

    @settings(max_examples=300)
    @given(plan=plans)
    def test_a_plan_is_executed_by_the_book(self, engine, plan):
        assert engine.execute(plan) == PlainEngine(ENTRIES).execute(plan)

    @settings(max_examples=150)
    @given(plan=questions())
    def test_a_plan_of_a_long_question_is_executed_by_the_book(self, grown, plan):
        assert grown.execute(plan) == PlainEngine(GROWN).execute(plan)

    @settings(max_examples=150)
    @given(plan=plans)
    def test_so_it_is_after_documents_were_taken_out_and_added(self, grown, plan):
        assert grown.execute(plan) == PlainEngine(GROWN).execute(plan)

    @settings(max_examples=30)
    @given(plan=plans)
    def test_pages_end_to_end_are_the_whole(self, engine, plan):
        whole = engine.execute(replace(plan, first=0, size=100))
        pages = [engine.execute(replace(plan, first=first, size=7)) for first in range(0, 63, 7)]
        assert tuple(hit for page in pages for hit in page.hits) == whole.hits
        assert len(whole.hits) == whole.total

    @pytest.mark.parametrize("sort", get_args(Sort))
    @pytest.mark.parametrize("ties", ["name", "newest"])
    def test_every_order_holds_to_the_end(self, states, sort, ties):
        """Those without a day, and equals at the edges of a page, included."""
        scored = (Scored(3, Term("syllables", "gạo")), Scored(2, None, Term("field", "an-sinh")))
        for found, entries in states:
            for first, size in ((0, 1), (0, 7), (5, 20), (13, 100), (0, 100), (90, 5)):
                plan = Plan(scored=scored, sort=sort, ties=ties, first=first, size=size)
                assert found.execute(plan) == PlainEngine(entries).execute(plan)

    def test_terms_are_counted_and_listed(self, states):
        every = [Term(kind, word) for kind in KINDS for word in (*WORDS, "đâu")]
        every += [Term(facet, value) for facet, values in FACETS.items() for value in values]
        every += [Term("id", "ho-so-1"), Term("id", "ho-so-3"), Term("id", "khong-co")]
        for found, entries in states:
            plain = PlainEngine(entries)
            assert found.frequencies(every) == {term: plain.frequency(term) for term in every}
            for kind in LISTED:
                counts = {word: plain.frequency(Term(kind, word)) for word in WORDS}
                assert found.lexicon(kind) == {word: n for word, n in counts.items() if n}

    def test_what_was_put_in_is_given_back(self, states):
        for found, entries in states:
            assert found.size == len(entries)
            assert dict(found.listing()) == {entry.id: entry.row for entry in entries}
            assert [found.stored(entry.id) for entry in entries] == [
                entry.stored for entry in entries
            ]
            with pytest.raises(KeyError):
                found.stored("khong-co")
        with pytest.raises(KeyError):
            states[1][0].stored("ho-so-3")

    def test_what_is_dead_is_known(self, engine, grown):
        assert (engine.dead, grown.dead) == (0, 13)

    @pytest.mark.parametrize("clause", EXPLICIT.values(), ids=EXPLICIT)
    def test_what_stands_side_by_side_and_what_is_left_out(self, states, clause):
        scored = (Scored(7, Term("syllables", "gạo"), clause), Scored(1, None, clause))
        for found, entries in states:
            plain = PlainEngine(entries)
            for plan in (
                Plan(tiers=(Tier("all", clause),), scored=scored, facets=tuple(FACETS), size=80),
                Plan(among=All((clause,)), scored=scored, pinned=("ho-so-7",), size=80),
                Plan(among=All((), (clause,)), scored=scored, facets=tuple(FACETS), size=80),
            ):
                assert found.execute(plan) == plain.execute(plan)

    def test_what_was_put_in_bit_by_bit_is_as_if_put_in_at_once(self, engine_name, folder):
        """Each build leaves files of its own, whatever an engine makes of them later."""
        old = None
        for first in range(0, 60, 12):
            name = folder / f"bit-{first}"
            bit = written(engine_name, name, ENTRIES[first : first + 12], old)
            old = name
        plain = PlainEngine(ENTRIES)
        for plan in ENTRY_PLANS:
            assert bit.execute(plan) == plain.execute(plan)
        assert {kind: bit.lexicon(kind) for kind in LISTED} == {
            kind: {word: n for word in WORDS if (n := plain.frequency(Term(kind, word)))}
            for kind in LISTED
        }

    def test_an_engine_of_nothing_finds_nothing(self, engine_name, folder):
        empty = written(engine_name, folder / "none", [])
        page = empty.execute(Plan(tiers=(Tier("all", Term("syllables", "gạo")),), facets=("year",)))
        assert (page.hits, page.total, page.step, page.facets) == ((), 0, "all", {"year": {}})
        assert (empty.size, dict(empty.listing()), empty.lexicon("syllables")) == (0, {}, {})
        assert empty.execute(Plan()).total == 0

    def test_an_engine_answers_on_although_its_files_are_gone(self, engine_name, folder):
        found = written(engine_name, folder / "gone", ENTRIES)
        for path in (folder / "gone").iterdir():
            path.unlink()
        plan = Plan(scored=(Scored(5, Term("syllables", "gạo")),), facets=("field",), size=60)
        assert found.execute(plan) == PlainEngine(ENTRIES).execute(plan)
        assert found.stored("ho-so-7") == ENTRIES[7].stored
