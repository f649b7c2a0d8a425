"""Addresses are made from ids alone, and cost nothing to make."""

import subprocess
import sys

import pytest

from kb.exchange.addresses import FIGURES_PATH, PATHS, record_path
from kb.records import Directive, Exemplar, Figure, Theme

HEAVY = ("kb.search", "kb.index", "kb.exports", "whoosh", "docx", "openpyxl", "bs4", "flask")


@pytest.mark.parametrize(
    ("cls", "path"),
    [(Exemplar, "/guong/thu"), (Directive, "/van-ban/thu"), (Theme, "/chuyen-de/thu"),
     (Figure, "/thong-ke?so-lieu=thu#thu")],
)  # fmt: skip
def test_a_record_has_an_address(cls, path):
    assert record_path(cls(id="thu")) == path


def test_records_with_pages_of_their_own_have_one_path_each():
    assert set(PATHS.values()) == {"/guong/", "/van-ban/", "/chuyen-de/"}
    assert FIGURES_PATH == "/thong-ke"


def test_making_an_address_loads_neither_search_nor_office_libraries():
    script = "import sys, kb.exchange.addresses; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert "kb.records" in loaded
    assert [name for name in loaded if name.startswith(HEAVY)] == []
