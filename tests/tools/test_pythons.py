"""Which Pythons are found: by name on PATH and in pyenv's folders, of each version the latest."""

import sys

import pytest

from tests.support.paths import ROOT
from tools import pythons


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without any Python; gives what puts one there that says it is this version."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))

    def put(place, said, status=0):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho {said}\nexit {status}\n", "utf-8")
        path.chmod(0o755)
        return path

    return put


def test_of_each_version_the_latest_is_taken(machine):
    machine("bin/python3", "3 12 1")
    newer = machine("pyenv/versions/3.12.9/bin/python3", "3 12 9")
    other = machine("bin/python3.14", "3 14 0")
    assert pythons.found() == {(3, 12): newer, (3, 14): other}


def test_what_is_too_old_does_not_start_or_is_no_python_is_passed_over(machine):
    machine("bin/python3.8", "3 8 18")
    machine("bin/python3.13", "pyenv: python3.13: command not found", status=127)
    machine("bin/python3-config", "3 13 0")
    (machine("bin/python3.12", "3 12 0")).chmod(0o644)
    assert pythons.found() == {}


def test_the_oldest_is_the_one_that_the_project_promises():
    assert pythons.oldest() == (3, 11)


def test_the_python_that_runs_is_asked_for_its_version(tmp_path):
    link = tmp_path / "python3"
    link.symlink_to(sys.executable)
    assert pythons.version_of(link) == sys.version_info[:3]


def test_the_short_part_is_made_of_tests_that_are_there():
    assert [path for path in pythons.SHORT if not (ROOT / path).exists()] == []
