# -*- coding: utf-8 -*-
"""Finds a Python that is new enough and hands over to tools/start.py; bat-dau.cmd starts it.

In: whatever Python was there first. Out: what tools/start.py does, or one sentence that says which
Python to get. Written so that every Python from 2.7 on understands it: an old one must come as far
as to say that it is too old. All else stands in tools/, which may be as new as the program.
"""

from __future__ import print_function, unicode_literals

import os
import re
import struct
import subprocess
import sys
import traceback
import unicodedata

ROOT = os.path.dirname(os.path.abspath(__file__))
# The newest for which all that is pinned comes ready-made; a newer one is taken for want of others.
NEWEST = (3, 14)
BEST = "3.13"
ASK = (
    "import struct, sys;"
    " print('%d %d %d' % (sys.version_info[0], sys.version_info[1], struct.calcsize('P') * 8));"
    " sys.stdout.flush(); getattr(sys.stdout, 'buffer', sys.stdout).write("
    "sys.executable.encode('utf-8'))"
)
NEEDED = """\
Cần Python {oldest} trở lên, bản 64-bit; máy này mới có Python {here}.
Hãy tải Python {best} ("Windows installer (64-bit)") ở python.org, lúc cài nhớ đánh dấu
"Add python.exe to PATH", rồi bấm đúp bat-dau.cmd lần nữa. Từng bước: docs/cai-tren-windows.md
"""
BUG = "Chương trình gặp lỗi bất ngờ (ở trên); hãy chụp cửa sổ này gửi người giúp bạn về máy tính."
HOLD = "Nhấn Enter để đóng cửa sổ này."


def oldest():
    """The first version that the project promises: (3, 11)."""
    with open(os.path.join(ROOT, "pyproject.toml"), "rb") as file:
        stated = re.search(b'requires-python = ">=([0-9]+)[.]([0-9]+)"', file.read())
    return int(stated.group(1)), int(stated.group(2))


def candidates():
    """Commands that may start a Python, the likeliest first: ["py", "-3.13"], ["python3.13"] …"""
    minors = range(NEWEST[1], oldest()[1] - 1, -1)
    for version in [BEST] + ["3.%d" % minor for minor in minors]:
        yield ["py", "-" + version]
        yield ["python" + version]
    for command in (["py", "-3"], ["python3"], ["python"]):
        yield command


def asked(command):
    """Version, bits and path of what a command starts; None when that is no Python."""
    try:
        process = subprocess.Popen(
            command + ["-c", ASK], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        said = process.communicate()[0].decode("utf-8")
        numbers, path = said.splitlines()
        major, minor, bits = map(int, numbers.split())
    except (OSError, ValueError):
        return None
    return (major, minor), bits, path


def answers():
    """This Python itself, then all others that can be found."""
    yield sys.version_info[:2], struct.calcsize("P") * 8, sys.executable
    for command in candidates():
        yield asked(command)


def found():
    """The path of a Python that can run the program; None when there is none."""
    newer = None
    for version, bits, path in filter(None, answers()):
        if version < oldest() or bits != 64:
            continue
        if version <= NEWEST:
            return path
        newer = newer or path
    return newer


def say(text):
    """Print Vietnamese; without its marks where an old console cannot show them."""
    try:
        print(text)
    except UnicodeError:
        plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        print(plain.encode("ascii", "ignore").decode("ascii"))


def main(arguments):
    """Hand over; 1 when there is no Python to hand over to."""
    python = found()
    if python is None:
        here = "%d.%d (%d-bit)" % (sys.version_info[:2] + (struct.calcsize("P") * 8,))
        say(NEEDED.format(oldest="%d.%d" % oldest(), here=here, best=BEST))
        return 1
    if python != sys.executable:
        command = [python, os.path.join(ROOT, "bat-dau.py")] + arguments
        return subprocess.call(command, env=dict(os.environ, KB_WINDOW=str("1")))
    sys.path.insert(0, ROOT)
    from tools.start import main as start

    return start(arguments)


def held_open(code):
    """Keep a window that was opened for us until what stands in it is read."""
    is_ours = os.name == "nt" and "KB_WINDOW" not in os.environ and sys.stdin.isatty()
    if code and is_ours:
        say(HOLD)
        sys.stdin.readline()
    return code


if __name__ == "__main__":
    try:
        ended = main(sys.argv[1:])
    except KeyboardInterrupt:
        ended = 0
    except Exception:
        traceback.print_exc()
        say(BUG)
        ended = 1
    sys.exit(held_open(ended))
