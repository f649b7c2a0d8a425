"""Where a command's bytes go: to a file, or to standard output."""

import sys
from pathlib import Path

from kb.errors import OutputUnusable


def write_out(data: bytes, output: Path | None) -> None:
    """Write to the file, or else to standard output; OutputUnusable when the file cannot be."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise OutputUnusable(f"{output}: không ghi được ({error.strerror})") from error


def refuse_on_screen(label: str, output: Path | None) -> None:
    """A file that is no text does not belong on a terminal."""
    if output is None and sys.stdout.isatty():
        raise OutputUnusable(f"{label} không in ra màn hình được; hãy thêm --output TỆP")
