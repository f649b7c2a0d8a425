"""bat-dau.py finds a Python that is new enough, or says which one to get; bat-dau.cmd starts it."""

import ast
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.machines import start
from tests.support.paths import ROOT
from tools.pythons import candidates, version_of

NOTHING = {"PATH": os.devnull, "LANG": "C.UTF-8"}
PYENV = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
OLD = sorted(PYENV.glob("versions/2.*/bin/python")) + sorted(
    PYENV.glob("versions/3.?.*/bin/python")
)

START = """\
import sys
def main(arguments):
    print(sys.version_info[:2], arguments)
    return 7
"""


@pytest.fixture
def folder(tmp_path):
    """Only bat-dau.py, and something to hand over to that says which Python runs it."""
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/start.py").write_text(START, "utf-8")
    for name in ("bat-dau.py", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def python_said(folder, name, said):
    """A command of this name that says that it is a Python of this version."""
    path = folder / "bin" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\necho {said}\nprintf %s {sys.executable}\n", "utf-8")
    path.chmod(0o755)


def test_the_python_that_runs_it_does_where_it_is_new_enough(folder):
    ended = start(folder, "--port", "1", environ=NOTHING)
    assert ended == (7, f"{sys.version_info[:2]} ['--port', '1']\n")


def test_there_is_an_old_python_to_try_with_where_pyenv_has_one():
    assert OLD or not (PYENV / "versions").is_dir()


@pytest.mark.parametrize("python", OLD, ids=lambda path: path.parts[-3])
def test_an_old_python_says_which_one_to_get(folder, python):
    ended = start(folder, python=python, environ=NOTHING | {"PYTHONIOENCODING": "utf-8"})
    assert ended.code == 1
    assert ended.said.startswith("Cần Python 3.11 trở lên, bản 64-bit; máy này mới có Python ")
    assert 'đánh dấu\n"Add python.exe to PATH"' in ended.said


@pytest.mark.parametrize("python", OLD[:2], ids=lambda path: path.parts[-3])
def test_a_window_without_vietnamese_letters_gets_them_without_marks(folder, python):
    environ = NOTHING | {"PYTHONIOENCODING": "cp437"}
    ended = start(folder, python=python, environ=environ)
    assert ended.said.startswith("Can Python 3.11 tro len, ban 64-bit; may nay moi co Python ")


@pytest.mark.parametrize("python", OLD[:2] + OLD[-1:], ids=lambda path: path.parts[-3])
@pytest.mark.parametrize("name", ["python3.13", "python3", "python"])
def test_an_old_python_hands_over_to_a_newer_one_on_path(folder, python, name):
    python_said(folder, name, f"3 13 {struct.calcsize('P') * 8}")
    environ = {"PATH": f"{folder}/bin:/bin:/usr/bin"} if name == "python3.13" else None
    environ = environ or {"PATH": f"{folder}/bin"}
    ended = start(folder, "a b", python=python, environ=environ)
    assert ended == (7, f"{sys.version_info[:2]} ['a b']\n")


@pytest.mark.skipif(not OLD, reason="no old Python here")
def test_what_is_too_old_or_too_narrow_is_passed_over(folder):
    python_said(folder, "python3", "3 10 64")
    python_said(folder, "python", "3 13 32")
    ended = start(folder, python=OLD[0], environ=NOTHING | {"PATH": f"{folder}/bin"})
    assert ended.code == 1


@pytest.mark.skipif(not OLD, reason="no old Python here")
def test_one_newer_than_was_tried_is_taken_for_want_of_others(folder):
    python_said(folder, "python3", "3 99 64")
    ended = start(folder, python=OLD[0], environ=NOTHING | {"PATH": f"{folder}/bin"})
    assert ended.code == 7


def test_every_python_of_this_machine_answers_as_it_is(folder):
    """Those that `make pythons` finds as well."""
    asked = [
        sys.executable,
        "-c",
        "import runpy, sys; names = runpy.run_path(sys.argv[1]);"
        "print(*[names['asked']([path])[0] for path in sys.argv[2:]])",
        folder / "bat-dau.py",
    ]
    pythons = {path: version for path in candidates() if (version := version_of(path))}
    said = subprocess.check_output([*asked, *pythons], text=True)
    assert said.strip() == " ".join(str(version[:2]) for version in pythons.values())


def test_it_is_written_for_old_pythons():
    """No f-strings, annotations or other newer forms, also where no old Python is at hand."""
    tree = ast.parse((ROOT / "bat-dau.py").read_text("utf-8"))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.YieldFrom, ast.Match)
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, newer)] == []
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [each.name for each in functions if each.returns or each.args.kwonlyargs] == []


def test_the_command_file_is_three_lines_as_windows_writes_them():
    data = (ROOT / "bat-dau.cmd").read_bytes()
    assert (data.count(b"\r\n"), data.count(b"\n"), data[:1]) == (3, 3, b"@")
    asked = ["git", "-C", ROOT, "check-attr", "eol", "bat-dau.cmd"]
    if shutil.which("git") and (ROOT / ".git").exists():
        assert subprocess.check_output(asked, text=True) == "bat-dau.cmd: eol: crlf\n"


def test_the_command_file_names_what_is_there():
    text = (ROOT / "bat-dau.cmd").read_text("utf-8")
    first, second, third = text.splitlines()
    assert first.startswith("@chcp 65001 >nul & set PYTHONUTF8=1&")
    assert second == '@%KB_PY% "%~dp0bat-dau.py" %*'
    assert third.startswith("@if errorlevel 2 (echo Chưa chạy được.")
    assert third.endswith("& pause)")
    assert third.count("(") == third.count(")") == 1  # one more would end it early
