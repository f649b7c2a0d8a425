"""Sabotages the code in one place at a time and sees whether the tests notice (`make mutants`).

    python tools/mutants.py [WORD ...]

In: `mutants.toml`, of which only the sabotages whose name holds one of the words, if there are any.
Out: a line for each, and exit 1 when one survived or could not be tried: the text that it changes
is not there once, or its tests fail without it. Works in copies of the checkout, one for each
processor; the checkout is only read.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

ROOT = Path(__file__).parent.parent
LIST = Path(__file__).with_suffix(".toml")
NEEDED = (
    *("kb", "web", "tools", "tests", "content"),
    *("pyproject.toml", "requirements.txt", "bat-dau.py", "bat-dau.cmd"),
)
_PASSED, _FAILED = 0, 1  # how pytest ends; anything else is no verdict


@dataclass(frozen=True)
class Mutant:
    """A sabotage: `old` becomes `new` in a file, and one of the tests must fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def spoilt(self, text: str) -> str:
        """The text of the file after it; ValueError unless `old` stands in it exactly once."""
        count = text.count(self.old)
        if count != 1 or self.old == self.new:
            raise ValueError(f"{self.file}: đoạn cần sửa có {count} lần, phải là đúng 1 lần")
        return text.replace(self.old, self.new)


def read_mutants(path: Path = LIST, words: Sequence[str] = ()) -> list[Mutant]:
    """The sabotages of a list, or those whose name holds one of the words."""
    rows = tomllib.loads(path.read_text("utf-8"))["mutant"]
    found = [Mutant(**row | {"tests": tuple(row["tests"])}) for row in rows]
    return [each for each in found if not words or any(word in each.name for word in words)]


def run_tests(copy: Path, tests: Iterable[str]) -> tuple[int, str]:
    """How pytest ends in a copy of the checkout, and what it says last."""
    flags = ["-q", "-x", "-p", "no:cacheprovider", "-m", "not browser and not office"]
    environment = os.environ | {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *flags, *tests],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout.strip() or done.stderr.strip()).rpartition("\n")[2]


def tried(mutant: Mutant, copy: Path) -> str:
    """What is wrong with a sabotage: it survived, or could not be tried; nothing when noticed."""
    file = copy / mutant.file
    before = file.read_text("utf-8")
    try:
        file.write_text(mutant.spoilt(before), "utf-8")
        status, said = run_tests(copy, mutant.tests)
    except ValueError as error:
        return str(error)
    finally:
        file.write_text(before, "utf-8")
    if status == _PASSED:
        return f"SỐNG SÓT: {', '.join(mutant.tests)} không nhận ra"
    return "" if status == _FAILED else f"không thử được: {said}"


def copied(folder: Path) -> Path:
    """A copy of what tests need of the checkout."""
    for name in NEEDED:
        place = ROOT / name
        if place.is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(place, folder / name, ignore=ignored)
        else:
            shutil.copy(place, folder / name)
    return folder


def main(words: Sequence[str]) -> int:
    """Try all, several at once; the exit status."""
    mutants, started = read_mutants(LIST, words), time.monotonic()
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(workers):
            copies.put(copied(Path(folder) / str(number)))

        def attempt(mutant: Mutant) -> bool:
            copy = copies.get()
            wrong = tried(mutant, copy)
            copies.put(copy)
            print(f"{'HỎNG' if wrong else 'tốt '}  {mutant.name}  {wrong}".rstrip(), flush=True)
            return not wrong

        whole = sorted({test for mutant in mutants for test in mutant.tests})
        copy = copies.get()
        status, said = run_tests(copy, whole)
        copies.put(copy)
        if status != _PASSED:
            print(f"Kiểm thử hỏng sẵn khi chưa sửa gì: {said}")
            return 1
        with ThreadPoolExecutor(workers) as pool:
            good = list(pool.map(attempt, mutants))
    minutes = (time.monotonic() - started) / 60
    print(f"{sum(good)} trong {len(mutants)} chỗ phá được nhận ra ({minutes:.1f} phút).")
    return int(not all(good))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
