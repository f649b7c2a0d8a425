"""Addresses are made without what stands behind them: no search, no index, no office file."""

import subprocess
import sys

import pytest

from kb.question import SearchQuery
from tests.support.paths import ROOT
from web.address import links

# The rooms of web without the site itself, which `web` makes when it is imported.
LOAD = """
import importlib, pathlib, sys, types
web = sys.modules["web"] = types.ModuleType("web")
web.__path__ = ["web"]
for file in pathlib.Path("web/address").glob("*.py"):
    importlib.import_module(f"web.address.{file.stem}")
print(*sys.modules)
"""
HEAVY = {"docx", "openpyxl", "bs4", "whoosh", "pyvi"}


def test_making_an_address_loads_neither_search_nor_exports():
    command = [sys.executable, "-c", LOAD]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60)
    assert ended.returncode == 0, ended.stderr
    loaded = set(ended.stdout.split())
    assert "web.address.links" in loaded
    assert loaded & HEAVY == set()
    rooms = ("kb.search", "kb.index", "kb.exports")
    assert {name for name in loaded if name.startswith(rooms)} == set()


@pytest.mark.parametrize("below", ["", "/kho"])
def test_addresses_stand_where_the_site_is_served(app, below):
    with app.test_request_context("/", base_url=f"http://localhost{below}"):
        assert links.search_url(SearchQuery("đỡ đầu?", page=2)) == (
            f"{below}/tim-kiem?q=%C4%91%E1%BB%A1+%C4%91%E1%BA%A7u?&page=2"
        )
        assert links.home_url() == f"{below}/"
        assert links.static_url("site.css").startswith(f"{below}/static/site.css?v=")
