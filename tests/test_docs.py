"""The documents say what is so."""

import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
from itertools import chain

import kb
from tests.support.cited import DOCUMENTS, SOURCES, astray
from tests.support.commands import kb as kb_command
from tests.support.paths import ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_generated_blocks_are_fresh():
    check = [sys.executable, ROOT / "tools" / "generate.py", "--check"]
    done = subprocess.run(check, capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_commands_of_the_documents_exist():
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    said = "\n".join(document.read_text("utf-8") for document in DOCUMENTS)
    named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", said, re.MULTILINE))
    assert {"serve", "test"} <= named <= targets


def test_the_version_is_the_top_of_the_changelog():
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (\S+)", changelog, re.MULTILINE)
    assert versions[0] == kb.__version__


def test_the_python_of_the_readme_is_the_one_required():
    stated = re.search(r"Python (\d\.\d+) trở lên", README)
    assert stated
    assert PROJECT["requires-python"] == f">={stated[1]}"


def test_what_documents_and_docstrings_name_is_there():
    gone = {file.relative_to(ROOT).as_posix(): astray(file) for file in [*DOCUMENTS, *SOURCES]}
    assert {name: names for name, names in gone.items() if names} == {}


def test_links_between_documents_lead_somewhere():
    for document in DOCUMENTS:
        targets = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8"))
        assert [target for target in targets if not (document.parent / target).exists()] == []


def test_the_search_shown_in_the_readme_gives_that_answer(real_index_dir):
    example = re.search(r"^    \$ \.venv/bin/kb (.+)\n((?:    .*\n|\n)+)", README, re.MULTILINE)
    assert example
    told = kb_command(*shlex.split(example[1]), index=real_index_dir).out
    assert told.strip() == textwrap.dedent(example[2]).strip()


def test_every_dependency_has_a_reason():
    reasons = (ROOT / "DECISIONS.md").read_text("utf-8").lower()
    pinned = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    names = [re.split(r"[=\[]", line)[0] for line in pinned]
    assert [name for name in names if f"`{name}`" not in reasons] == []
