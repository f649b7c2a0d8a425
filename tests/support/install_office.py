"""Makes sure that Word files can be laid out as an office prints them; exits 1 when they cannot.

That takes LibreOffice, poppler's tools to look into a PDF, and a font with the measures of Times
New Roman that has all Vietnamese letters: Liberation Serif has them from its version 2 on.
"""

import shutil
import subprocess
import sys

from tests.support import debian

FONTS = ("Times New Roman", "Liberation Serif")


def office_path() -> str | None:
    """LibreOffice, by either of its names."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def has_font() -> bool:
    """Whether one of the fonts is there with the letters of Vietnamese."""
    if not shutil.which("fc-list"):
        return False
    lists = (["fc-list", f":family={font}:lang=vi"] for font in FONTS)
    return any(subprocess.run(each, capture_output=True, check=True).stdout for each in lists)


def missing() -> list[tuple[str, ...]]:
    """The packages still needed; alternatives in the order of preference."""
    needs = [
        (office_path() is not None, ("libreoffice-writer-nogui", "libreoffice-writer")),
        (shutil.which("pdftotext") is not None, ("poppler-utils",)),
        (has_font(), ("fonts-liberation2", "fonts-liberation")),
    ]
    return [names for is_there, names in needs if not is_there]


if __name__ == "__main__":
    if (lacking := missing()) and debian.has_apt():
        print("Chưa đủ chương trình để dàn trang tệp Word; đang cài…", flush=True)
        debian.install(*lacking, recommended=False)
    sys.exit(
        f"Còn thiếu: {', '.join(names[-1] for names in lacking)}; hãy cài LibreOffice, poppler "
        "(pdfinfo, pdftotext) và phông Liberation Serif bản 2 trở lên, rồi chạy lại."
        if (lacking := missing())
        else 0
    )
