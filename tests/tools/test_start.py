"""bat-dau.py on a machine that has nothing: it installs, starts, recovers, and says what is wrong.

Real environments, real pip, a real second process; only the program and its packages are small.
"""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.commands import OBEDIENT
from tests.support.machines import bare, start, unpacked, wheels
from tests.support.wheels import invented
from tools.install import Place, is_installed

NAME = "Bàn biên tập của Ban Tuyên giáo"
OPENED = "kb edit with mau 1.0\n"
REACHED_OUT = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple"}  # where nobody answers


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Installed and opened once, from the packages brought along; with what was said."""
    folder = unpacked(tmp_path_factory.mktemp("máy") / NAME)
    return folder, start(folder)


@pytest.fixture
def machine(installed, tmp_path):
    """A copy of it, on which a test may do harm."""
    shutil.copytree(installed[0], folder := tmp_path / NAME, symlinks=True)
    stamp = folder / ".venv/installed"
    stamp.write_text(stamp.read_text("utf-8").replace(str(installed[0]), str(folder)), "utf-8")
    return folder


def without_packages(folder):
    shutil.rmtree(wheels(folder))
    return folder


def pin(folder, line):
    """Another version of the program needs one more package."""
    with (folder / "requirements.txt").open("a", encoding="utf-8") as file:
        file.write(line)


def test_the_first_start_installs_checks_indexes_and_opens_the_desk(installed):
    _, (code, said) = installed
    assert code == 0
    told = [line for line in said.splitlines() if not line.startswith("Đang cài các gói")]
    assert told == [
        "Đang cài đặt Gương Sáng, lần đầu mất vài phút. Xin đừng đóng cửa sổ này.",
        "Đã cài xong.",
        "Đang kiểm tra nội dung và lập chỉ mục lần đầu…",
        "kb index with mau 1.0",
        "kb edit with mau 1.0",
    ]


def test_the_second_start_only_opens_the_desk(installed):
    folder, _ = installed
    before = (folder / ".venv/installed").stat().st_mtime_ns
    assert start(folder) == (0, OPENED)
    assert (folder / ".venv/installed").stat().st_mtime_ns == before


def test_what_the_desk_takes_is_handed_on(installed):
    ended = start(installed[0], "--port", "8011", "--no-browser")
    assert ended == (0, "kb edit --port 8011 --no-browser with mau 1.0\n")


def test_with_install_alone_nothing_is_opened(installed):
    assert start(installed[0], "--install") == (0, "")


def test_help_is_in_vietnamese(installed):
    ended = start(installed[0], "--help")
    assert ended.code == 0
    assert "Tải mọi gói vào thư mục này" in ended.said


def test_a_newer_version_of_the_program_brings_its_packages(machine):
    pin(machine, invented(wheels(machine), "thu", "2.0"))
    ended = start(machine)
    assert (ended.code, ended.said.endswith(f"Đã cài xong.\n{OPENED}")) == (0, True)
    asked = [machine / ".venv/bin/python", "-c", "import thu; print(thu.version)"]
    assert subprocess.check_output(asked, text=True) == "2.0\n"


def test_line_ends_of_windows_are_no_other_version(machine):
    path = machine / "requirements.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert start(machine) == (0, OPENED)


def test_a_folder_that_was_moved_goes_on_without_a_network(machine):
    moved = without_packages(machine).rename(machine.with_name("Chỗ mới"))
    ended = start(moved)
    assert (ended.code, ended.said.endswith(OPENED)) == (0, True)
    assert start(moved) == (0, OPENED)


@pytest.mark.parametrize("harm", ["installed", "bin/python", "pyvenv.cfg"])
def test_an_environment_that_lacks_something_counts_as_none(machine, harm):
    """Python may have been uninstalled; without pyvenv.cfg another Python would answer."""
    assert is_installed(Place(machine))
    (machine / ".venv" / harm).unlink()
    assert not is_installed(Place(machine))


def test_after_a_window_closed_while_installing_all_is_made_anew(tmp_path):
    folder = unpacked(tmp_path / NAME)
    command = [sys.executable, folder / "bat-dau.py"]
    with subprocess.Popen(command, env=bare(folder), start_new_session=True) as process:
        while not (folder / ".venv/bin/python").exists():
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
    ended = start(folder)
    assert "Lần cài trước bị dở dang, đang làm lại từ đầu." in ended.said
    assert ended.said.endswith(OPENED)


def test_another_window_that_is_installing_is_not_disturbed(machine):
    (machine / ".venv/installed").unlink()
    with (machine / "var/bat-dau.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ended = start(machine)
    assert (ended.code, ended.said.partition(",")[0]) == (1, "Chương trình đang mở")


def test_while_the_desk_is_open_another_start_leads_to_it(machine):
    """Which is `kb edit`'s own doing."""
    (machine / "var/index/CURRENT").unlink()
    with (machine / "var/bat-dau.lock").open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert start(machine) == (0, OPENED)


def test_without_a_network_it_says_so_and_what_to_do(machine):
    pin(without_packages(machine), "thu==2.0 --hash=sha256:" + "0" * 64 + "\n")
    ended = start(machine, environ=bare(machine, **REACHED_OUT))
    assert ended.code == 1
    assert "Không tải được gói: máy này chưa vào được mạng" in ended.said
    assert "docs/cai-tren-windows.md" in ended.said
    assert "Traceback" not in ended.said


def test_what_a_failed_network_left_alone_goes_on(machine):
    before = (machine / "requirements.txt").read_text("utf-8")
    pin(without_packages(machine), "thu==2.0 --hash=sha256:" + "0" * 64 + "\n")
    assert start(machine, environ=bare(machine, **REACHED_OUT)).code == 1
    (machine / "requirements.txt").write_text(before, "utf-8")
    assert start(machine) == (0, OPENED)


def test_a_proxy_that_refuses_is_named(machine):
    pin(without_packages(machine), "thu==2.0 --hash=sha256:" + "0" * 64 + "\n")
    ended = start(machine, environ=bare(machine, HTTPS_PROXY="http://127.0.0.1:9"))
    assert (ended.code, "máy chủ trung gian (proxy)" in ended.said) == (1, True)


def test_packages_may_lie_in_any_folder(machine, tmp_path):
    elsewhere = tmp_path / "USB của Phòng"
    pin(machine, invented(wheels(machine), "thu"))
    wheels(machine).rename(elsewhere)
    ended = start(machine, "--wheels", elsewhere)
    assert ended.said.endswith(f"Đã cài xong.\n{OPENED}")


def test_a_folder_of_packages_that_lacks_one_says_which(machine):
    pin(machine, "thu==2.0 --hash=sha256:" + "0" * 64 + "\n")
    ended = start(machine)
    assert ended.code == 1
    assert f"Thư mục gói {wheels(machine)} không có thu cho máy này" in ended.said


def test_a_folder_of_packages_that_is_not_there_is_told(machine):
    (machine / ".venv/installed").unlink()
    ended = start(machine, "--wheels", "khong-co")
    assert (ended.code, "Không có thư mục gói khong-co" in ended.said) == (1, True)


def test_a_package_that_is_not_what_was_pinned_is_not_installed(machine):
    pin(machine, invented(wheels(machine), "thu", "2.0"))
    with (wheels(machine) / "thu-2.0-py3-none-any.whl").open("ab") as file:
        file.write(b"!")
    ended = start(machine)
    assert (ended.code, "không đúng như bản đã ghim" in ended.said) == (1, True)


def test_a_full_disk_is_told(machine):
    pin(machine, invented(wheels(machine), "thu", "2.0"))
    (machine / ".venv/installed").unlink()
    full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))  # noqa: E731
    ended = start(machine, preexec_fn=full)
    assert (ended.code, "Ổ đĩa hết chỗ" in ended.said) == (1, True)


def test_a_folder_that_only_lets_read_is_told(tmp_path):
    folder = unpacked(tmp_path / NAME)
    folder.chmod(0o555)
    ended = start(folder, through=OBEDIENT)
    assert ended.code == 1
    assert f"Không ghi được vào thư mục {folder}." in ended.said
    assert "Documents" in ended.said


def test_a_folder_that_lies_too_deep_is_told(tmp_path):
    deep = tmp_path.joinpath(*["thu-muc-sau" * 20] * 17)
    spare = 4096 - 100 - len(str(deep))
    folder = unpacked(deep / ("x" * (spare % 200 or 1)))
    while len(str(folder)) < 3970:
        folder = Path(shutil.move(folder, folder.parent / ("y" * 100) / folder.name))
    ended = start(folder)
    assert (ended.code, "nằm quá sâu" in ended.said) == (1, True)


def test_packages_are_gathered_for_a_machine_without_a_network(machine, tmp_path):
    """From a folder that stands for the network here."""
    shop = wheels(machine).rename(tmp_path / "kho")
    environ = bare(machine, PIP_FIND_LINKS=shop, PIP_NO_INDEX=1)
    ended = start(machine, "--make-wheels", tmp_path / "USB", environ=environ)
    assert (ended.code, "đặt tên là goi-cai-dat" in ended.said) == (0, True)
    names = sorted(path.name.partition("-")[0] for path in (tmp_path / "USB").iterdir())
    assert names == ["mau", "setuptools"]
