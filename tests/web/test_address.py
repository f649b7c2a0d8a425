"""Addresses are made without what stands behind them: no search, no index, no office file."""

import subprocess
import sys

from tests.support.paths import ROOT

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
