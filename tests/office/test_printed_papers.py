"""Ten PDFs and five old files as offices make them: title, publisher and date of each."""

import difflib
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from kb.imports import Clues, read_file
from kb.material import Manner, read_paper
from tests.support.import_samples import HEAD, entry, write_xlsx
from tests.support.install_office import office_path
from tests.support.printed_papers import FIRST, PAPERS, SECOND, write

pytestmark = pytest.mark.office

DAY = date(2026, 11, 29)
SCANNED = ("thong-bao", "nghi-quyet", "bai", "bao")
OLD = {"bao-cao": "doc", "thong-bao": "odt", "huong-dan": "rtf"}
LIST = [
    ["ỦY BAN NHÂN DÂN HUYỆN MẪU"],
    ["DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN NĂM 2024"],
    HEAD, entry(1, "Lê Văn Thử", "", "xã Mẫu"), entry(2, "Bế Thị Mẫu", "", "xã Thử"),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The papers as PDFs, four of them scanned as well, and three as old files."""
    folder = tmp_path_factory.mktemp("giay")
    for name, paper in PAPERS.items():
        write(folder / f"{name}.docx", paper)
    write_xlsx(folder / "ds.xlsx", {"DS": LIST})
    turned = {suffix: [folder / f"{name}.docx"] for name, suffix in OLD.items()}
    turned |= {"pdf": sorted(folder.glob("*.docx"))}
    turned |= {suffix: [folder / "ds.xlsx"] for suffix in ("xls", "ods")}
    office = office_path()
    assert office, "chưa có LibreOffice; hãy chạy `make office`"
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    for suffix, files in turned.items():
        command = [office, own, "--headless", "--convert-to", suffix, "--outdir", folder, *files]
        subprocess.run(command, check=True, capture_output=True, timeout=200)
    assert shutil.which("pdftoppm"), "chưa có poppler; hãy chạy `make office`"
    for name in SCANNED:
        pages = ["pdftoppm", "-r", "200", "-gray", "-jpeg", "-singlefile"]
        subprocess.run([*pages, folder / f"{name}.pdf", folder / name], check=True, timeout=60)
    return folder


def named(found):
    return found.title, found.publisher, str(found.date)


@pytest.mark.parametrize("name", PAPERS)
def test_a_printed_paper_says_what_it_is(folder, name):
    paper, found = PAPERS[name], read_paper(folder / f"{name}.pdf", DAY)
    assert named(found) == (paper.title, paper.publisher, paper.date)
    assert FIRST in found.text
    assert SECOND in found.text


@pytest.mark.parametrize("name", SCANNED)
def test_a_scanned_paper_says_what_it_is(folder, name):
    paper, found = PAPERS[name], read_paper(folder / f"{name}.jpg", DAY)
    assert found.manner == Manner.OCR
    assert (found.publisher, str(found.date)) == (paper.publisher, paper.date)
    alike = difflib.SequenceMatcher(None, found.title, paper.title).ratio()
    assert alike >= 0.95, found.title  # a letter may be recognised wrong


@pytest.mark.parametrize(("name", "suffix"), OLD.items())
def test_an_old_file_says_what_it_is(folder, name, suffix):
    paper, found = PAPERS[name], read_paper(folder / f"{name}.{suffix}", DAY)
    assert named(found) == (paper.title, paper.publisher, paper.date)


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_an_old_list_says_what_it_is(folder, content, suffix):
    reading = read_file(folder / f"ds.{suffix}", Clues(), content.vocabularies)
    new = read_file(folder / "ds.xlsx", Clues(), content.vocabularies)
    for one, other in zip(new.entries, reading.entries, strict=True):
        source = one.record.sources[0]
        file = source.file.replace(".xlsx", f".{suffix}")
        assert other.record.sources == (replace(source, file=file),)
    assert "DANH SÁCH ĐIỂN HÌNH" in reading.entries[0].record.sources[0].title
