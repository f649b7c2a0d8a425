"""Tesseract, where it is with its Vietnamese: from the picture of a page to words and how sure.

In: a picture. Out: Tesseract's table of words (TSV). FileRefused says what to install where it is
not there, or has no Vietnamese.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from kb.imports import FileRefused
from kb.programs import find_program, run_program

SECONDS_A_PAGE = 90
_LANGUAGE = "vie"
_PLACES = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
)
# One thread a page: more of them only get into each other's way.
_ENVIRON = {"OMP_THREAD_LIMIT": "1"}


class Tesseract:
    """The program as it is on this machine."""

    def __init__(self, name: str, wrong: str) -> None:
        """FileRefused for the file `name`, of which `wrong` is said, when it cannot be used."""
        program = find_program("tesseract", places=_PLACES)
        if program is None:
            remedy = (
                "hãy cài Tesseract và dữ liệu tiếng Việt của nó để nhận dạng chữ (OCR), hoặc đưa "
                "tệp gốc"
            )
            raise FileRefused(name, wrong, remedy)
        self._program = program
        if _LANGUAGE not in self._languages():
            remedy = (
                "Tesseract của máy chưa có tiếng Việt: hãy cài dữ liệu ấy (tesseract-ocr-vie) để "
                "nhận dạng chữ (OCR), hoặc đưa tệp gốc"
            )
            raise FileRefused(name, wrong, remedy)

    def _languages(self) -> set[str]:
        with TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
            ran = run_program([self._program, "--list-langs"], 20, folder=Path(folder))
        return {*ran.out.decode("utf-8", "replace").split(), *ran.err.split()}

    def words(self, picture: bytes) -> str:
        """The table of the words of a page; blank when it cannot be read in time."""
        with TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
            page = Path(folder, "trang.png")
            page.write_bytes(picture)
            command = [self._program, str(page), "stdout", "-l", _LANGUAGE, "--psm", "3", "tsv"]
            ran = run_program(command, SECONDS_A_PAGE, folder=page.parent, environ=_ENVIRON)
        return ran.out.decode("utf-8", "replace") if ran.code == 0 else ""
