"""Makes sure that office files can be laid out, turned and read; exits 1 when they cannot.

That takes LibreOffice with its sheets, Tesseract with Vietnamese, poppler's tools to look into a
PDF, and a font with the measures of Times New Roman that has all Vietnamese letters: Liberation
Serif has them from its version 2 on.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.support import debian

FONTS = ("Times New Roman", "Liberation Serif")


def office_path() -> str | None:
    """LibreOffice, by either of its names."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def has_sheets() -> bool:
    """Whether LibreOffice can open workbooks: its parts are packages of their own."""
    office = office_path()
    return office is not None and any(Path(office).resolve().parent.glob("libsclo.*"))


def reads_vietnamese() -> bool:
    """Whether Tesseract is there with the data of Vietnamese."""
    tesseract = shutil.which("tesseract")
    shown = tesseract and subprocess.run([tesseract, "--list-langs"], capture_output=True)
    return bool(shown) and b"vie" in shown.stdout.split()


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
        (has_sheets(), ("libreoffice-calc-nogui", "libreoffice-calc")),
        (shutil.which("tesseract") is not None, ("tesseract-ocr",)),
        (reads_vietnamese(), ("tesseract-ocr-vie",)),
        (shutil.which("pdftotext") is not None, ("poppler-utils",)),
        (has_font(), ("fonts-liberation2", "fonts-liberation")),
    ]
    return [names for is_there, names in needs if not is_there]


if __name__ == "__main__":
    if (lacking := missing()) and debian.has_apt():
        print("Chưa đủ chương trình để thử với tệp văn phòng; đang cài…", flush=True)
        debian.install(*lacking, recommended=False)
    sys.exit(
        f"Còn thiếu: {', '.join(names[-1] for names in lacking)}; hãy cài LibreOffice, Tesseract "
        "với tiếng Việt, poppler (pdfinfo, pdftotext), phông Liberation Serif bản 2 trở lên, rồi "
        "chạy lại."
        if (lacking := missing())
        else 0
    )
