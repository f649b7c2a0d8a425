"""What the disk refuses for a moment only: Windows replaces no file that somebody reads.

In: something to do with a file. Out: what it gives, done again while another program, a virus
scanner or a thread of ours has the file in hand; PermissionError when that goes on.
"""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_FIRST_PAUSE = 0.01  # seconds, each twice as long as the one before


def patiently(act: Callable[[], T], tries: int = 7) -> T:
    """Do it; what is not permitted is tried again, for about half a second in all."""
    for number in range(tries - 1):
        try:
            return act()
        except PermissionError:
            time.sleep(_FIRST_PAUSE * 2**number)
    return act()


def replace(path: Path, place: Path) -> None:
    """Put a finished file, or folder, into its place in one step."""
    patiently(partial(os.replace, path, place))
