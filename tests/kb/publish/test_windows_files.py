"""What is written while files behave as on Windows: none of ours is open when it is replaced.

In processes of their own, under `tests.support.windows_files`.
"""

import subprocess
import sys

from tests.support.commands import environment
from tests.support.paths import ROOT

OBEY = "from tests.support.windows_files import obey\nobey()\n"
READ = """
import threading, time, sys
from pathlib import Path
from kb.index.generations import pointer
from kb.records import Exemplar
from tests.support.indexes import built

folder = Path(sys.argv[1])
built(folder, Exemplar(id="mot", title="Tổ Mẫu", kind="tap-the"))
def read():
    while True:
        with (folder / "CURRENT").open():
            time.sleep(0.03)
        time.sleep(0.03)
threading.Thread(target=read, daemon=True).start()
for word in ("hoa", "rau", "cây"):
    built(folder, Exemplar(id="mot", title="Tổ Mẫu trồng " + word, kind="tap-the"))
print(pointer(folder).name)
"""
HELD = """
import os, sys
from pathlib import Path
from kb.files import replace

path, other = Path(sys.argv[1]) / "một", Path(sys.argv[1]) / "hai"
path.write_text("a"); other.write_text("b")
with path.open():
    try:
        replace(other, path)
    except PermissionError as error:
        print(error.filename == str(path))
replace(other, path)
print(path.read_text())
"""
COMMANDS = """
from kb.cli import main
main(prog_name="kb")
"""


def run(code, *arguments, **options):
    options |= {"timeout": 60, "stdin": subprocess.DEVNULL}
    command = [sys.executable, "-c", OBEY + code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", **options)
    return done.returncode, done.stdout.strip(), done.stderr.strip()


def test_a_file_that_somebody_keeps_open_is_not_replaced_until_it_is_closed(tmp_path):
    assert run(HELD, tmp_path, env=environment()) == (0, "True\nb", "")


def test_an_index_takes_the_place_of_one_that_readers_look_at(tmp_path):
    assert run(READ, tmp_path, env=environment()) == (0, "gen-000004", "")


def test_commands_replace_and_remove_nothing_that_they_have_open(folder, tmp_path):
    around = environment(folder, tmp_path / "index", KB_CACHE_DIR=tmp_path / "cache")
    path = folder / "exemplars" / "nhom-vi-du-mot.md"

    def kb(*arguments):
        code, _, told = run(COMMANDS, *arguments, env=around, cwd=ROOT)
        assert code in (0, 3), told  # 3: a document is left out that led to the one withdrawn
        return told

    text = path.read_text("utf-8")
    said = kb("index")
    path.write_text(f"{text}\nThêm một câu.\n", "utf-8")
    said += kb("index") + kb("index") + kb("index", "--rollback")
    path.write_text(text.replace("status: published", "status: withdrawn"), "utf-8")
    said += kb("index") + kb("erase", "nhom-vi-du-mot", "--yes") + kb("index", "--rebuild")
    assert "chưa xóa được" not in said
    assert len(list((tmp_path / "index").glob("gen-*"))) == 2
