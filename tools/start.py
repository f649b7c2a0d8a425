"""Opens the desk on a machine as it is: installs what is missing, indexes once, starts `kb edit`.

    python bat-dau.py [--wheels FOLDER | --make-wheels FOLDER | --install] [what kb edit takes]

In: the folder of the program, from Git or from a ZIP. Out: the desk in the browser, until the
window is closed; what keeps it from opening is said in a sentence. Run again meanwhile, it leads to
the desk that is open. Only the standard library is used.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TextIO

from kb.errors import KBError
from kb.settings import load_settings
from tools.install import Place, clean, fetch, install, is_installed, told
from tools.troubles import NotInstalled

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

tell = partial(print, flush=True)
_USAGE = "bat-dau.cmd [THAM SỐ]…   (không có tham số: cài đặt nếu cần rồi mở bàn biên tập)"


def main(arguments: Sequence[str], place: Place | None = None) -> int:
    """Do what is asked; 1 with a sentence when that cannot be."""
    options, for_desk = _parser().parse_known_args(arguments)
    place = place or Place()
    try:
        with told(place), _alone(place) as is_alone:
            return _start(place, options, for_desk, is_alone)
    except (NotInstalled, KBError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        tell("Đã dừng. Lần sau bấm lại là làm tiếp.")
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(usage=_USAGE, add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("Tham số")
    group.add_argument("--help", action="help", help="Xem hướng dẫn này.")
    group.add_argument(
        "--wheels", type=Path, metavar="THƯ_MỤC", help="Cài từ thư mục gói này, không cần mạng."
    )
    group.add_argument(
        "--make-wheels",
        type=Path,
        metavar="THƯ_MỤC",
        help="Tải mọi gói vào thư mục này, để cài ở máy không có mạng.",
    )
    group.add_argument("--install", action="store_true", help="Chỉ cài đặt, không mở bàn.")
    return parser


def _start(place: Place, options: argparse.Namespace, for_desk: list[str], is_alone: bool) -> int:
    if not is_installed(place):
        if not is_alone:
            raise NotInstalled(
                "Chương trình đang mở, hay đang cài, ở một cửa sổ khác. Hãy đợi cửa sổ ấy cài "
                "xong, hoặc đóng nó rồi bấm lại."
            )
        tell("Đang cài đặt Gương Sáng, lần đầu mất vài phút. Xin đừng đóng cửa sổ này.")
        install(place, options.wheels, tell)
        tell("Đã cài xong.")
    if options.make_wheels:
        return _make_wheels(place, options.make_wheels)
    if options.install:
        return 0
    os.chdir(place.root)
    if is_alone and not (load_settings().index_dir / "CURRENT").exists():
        tell("Đang kiểm tra nội dung và lập chỉ mục lần đầu…")
        _kb(place, "check", stdout=subprocess.DEVNULL)
        _kb(place, "index")  # what it leaves out it tells; the desk is where that is mended
    return _kb(place, "edit", *for_desk)


def _make_wheels(place: Place, folder: Path) -> int:
    fetch(place, folder, tell)
    tell(
        f"Xong: mọi gói ở {folder.resolve()}, dùng cho máy cùng loại với máy này, Python "
        f"{sys.version_info[0]}.{sys.version_info[1]}.\nHãy chép vào thư mục chương trình ở máy "
        f"không có mạng, đặt tên là {place.wheels.name}, rồi bấm đúp bat-dau.cmd ở đó."
    )
    return 0


def _kb(place: Place, *arguments: str, stdout: int | None = None) -> int:
    """Run a command of the program and wait; Ctrl+C is for it to answer, as is a request to end."""
    command = [str(place.python), "-m", "kb.cli", *arguments]
    with subprocess.Popen(command, cwd=place.root, env=clean(), stdout=stdout) as process:
        signal.signal(signal.SIGTERM, lambda number, frame: process.terminate())
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return process.wait()
        finally:
            signal.signal(signal.SIGINT, before)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextlib.contextmanager
def _alone(place: Place) -> Iterator[bool]:
    """Whether nobody else has been started from this folder; whoever was goes on being the one."""
    path = place.root / "var" / "bat-dau.lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as file:
        yield _lock(file)


def _lock(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
