"""`make mutants`: every sabotage has its place and its tests; what cannot be tried is told."""

import re

import pytest

from tests.support.paths import ROOT
from tools import mutants
from tools.mutants import Mutant


def test_every_sabotage_has_one_place_tests_and_a_name_of_its_own():
    found = mutants.read_mutants()
    for each in found:
        text = (ROOT / each.file).read_text("utf-8")
        assert each.spoilt(text) != text
        assert [test for test in each.tests if not (ROOT / test).exists()] == [], each.name
    assert len({each.name for each in found}) == len(found) >= 20


def test_sabotages_are_chosen_by_a_word_of_their_name():
    assert {each.file for each in mutants.read_mutants(words=["relative"])} == {
        "kb/search/related.py"
    }


TESTS = {
    "test_sum.py": "from sums import add\n\ndef test_two_and_two():\n    assert add(2, 2) == 4\n",
    "test_weak.py": "from sums import add\n\ndef test_it_adds():\n    assert add(2, 2)\n",
}


@pytest.fixture
def copy(tmp_path):
    """A checkout of one function, with a test that looks and one that does not."""
    (tmp_path / "sums.py").write_text("def add(a, b):\n    return a + b\n", "utf-8")
    for name, text in TESTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "tests", "told"),
    [
        ("a + b", "a - b", "test_sum.py", ""),
        ("a + b", "a - b + 1", "test_weak.py", "SỐNG SÓT: test_weak.py không nhận ra"),
        ("a * b", "a - b", "test_sum.py", "sums.py: đoạn cần sửa có 0 lần, phải là đúng 1 lần"),
        ("a", "c", "test_sum.py", "sums.py: đoạn cần sửa có 3 lần, phải là đúng 1 lần"),
        ("a + b", "a +", "test_sum.py", "không thử được: 1 error in …"),
    ],
)
def test_a_sabotage_is_noticed_survives_or_cannot_be_tried(copy, old, new, tests, told):
    before = (copy / "sums.py").read_bytes()
    wrong = mutants.tried(Mutant("phá", "sums.py", old, new, (tests,)), copy)
    assert re.sub(r"in [\d.]+s$", "in …", wrong) == told
    assert (copy / "sums.py").read_bytes() == before
