"""The window or file that a program of ours speaks to: it must take Vietnamese.

On Windows, output that goes to a file or another program is in a code page (1252, 437 …) that lacks
most Vietnamese letters; a window takes all. In: the streams. Out: streams that take every letter.
"""

import io
import sys


def speak_vietnamese() -> None:
    """Let standard output and error be UTF-8 where they could not print "ạ"."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _takes(stream, "ạ"):
            stream.reconfigure(encoding="utf-8")


def _takes(stream: io.TextIOWrapper, letter: str) -> bool:
    try:
        letter.encode(stream.encoding)
    except UnicodeError:
        return False
    return True
