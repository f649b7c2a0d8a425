"""Files in old formats, made by LibreOffice and read by way of it: the same as in the new ones."""

import contextlib
import socket
import subprocess
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from kb.imports import Clues, FileRefused, read_file
from kb.imports.readers import in_new_format, read_docx, read_prose
from kb.material import read_paper
from tests.support.import_samples import HEAD, entry, write_xlsx
from tests.support.install_office import office_path
from tests.support.official_papers import write_report

pytestmark = pytest.mark.office

DAY = date(2026, 11, 29)
ROWS = [HEAD, entry(1, "Lê Văn Thử", "", "xã Mẫu"), entry(2, "Bế Thị Mẫu", "", "xã Thử")]


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    """A list and a report in the new formats and in every old one."""
    folder = tmp_path_factory.mktemp("cu")
    write_xlsx(folder / "ds.xlsx", {"DS": ROWS})
    write_report(folder / "bc.docx")
    office = office_path()
    assert office, "chưa có LibreOffice; hãy chạy `make office`"
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    for suffix, name in (("xls", "ds.xlsx"), ("ods", "ds.xlsx"), ("doc", "bc.docx"),
                         ("odt", "bc.docx"), ("rtf", "bc.docx")):  # fmt: skip
        command = [office, own, "--headless", "--convert-to", suffix, "--outdir", folder]
        subprocess.run([*command, folder / name], check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_an_old_list_gives_the_drafts_of_the_new_one(given, content, suffix):
    new = read_file(given / "ds.xlsx", Clues(), content.vocabularies)
    old = read_file(given / f"ds{suffix}", Clues(), content.vocabularies)
    assert [str(each.origin) for each in old.entries] == [
        str(each.origin).replace(".xlsx", suffix) for each in new.entries
    ]
    assert [each.record.title for each in old.entries] == ["Lê Văn Thử", "Bế Thị Mẫu"]
    for one, other in zip(new.entries, old.entries, strict=True):
        source = one.record.sources[0].file.replace(".xlsx", suffix)
        assert other.record.sources[0].file == source
        assert other.notes == one.notes


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_an_old_report_says_what_the_new_one_says(given, suffix):
    new, old = read_paper(given / "bc.docx", DAY), read_paper(given / f"bc{suffix}", DAY)
    assert (old.title, old.publisher, old.date) == (new.title, new.publisher, new.date)
    assert (new.publisher, str(new.date)) == ("Đảng ủy xã Thử", "2023-05-15")
    assert [each.text for each in old.paragraphs] == [each.text for each in new.paragraphs]
    assert old.name == f"bc{suffix}"


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_citations_are_found_in_old_files(given, suffix):
    assert "Số 12-BC/ĐU" in read_prose(given / f"bc{suffix}")


def test_two_at_once_do_not_meet(given, tmp_path):
    texts = [f"Bài thứ {number} của Lê Văn Thử" for number in range(2)]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.rtf").write_text(
            "{\\rtf1\\ansi " + "".join(f"\\u{ord(each)}?" for each in text) + "}", "ascii"
        )

    def read(number):
        with in_new_format(tmp_path / f"{number}.rtf") as made:
            return read_docx(made).blocks[0].text

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, range(2))) == texts


def test_a_password_is_told(given, tmp_path):
    data = bytearray((given / "bc.doc").read_bytes())
    start = data.index(b"\xec\xa5")  # the head of the text's stream
    data[start + 11] |= 0x01  # says that it is sealed
    (tmp_path / "kin.doc").write_bytes(data)
    with pytest.raises(FileRefused, match=r"kin\.doc: LibreOffice không mở được .*có mật khẩu"):
        read_paper(tmp_path / "kin.doc", DAY)


@pytest.mark.parametrize("suffix", [".doc", ".xls", ".odt", ".ods", ".rtf"])
@pytest.mark.parametrize("kept", [0.3, 0.8])
def test_damage_is_a_sentence_or_a_text(given, content, tmp_path, suffix, kept):
    whole = (given / f"{'ds' if suffix in ('.xls', '.ods') else 'bc'}{suffix}").read_bytes()
    (tmp_path / f"a{suffix}").write_bytes(whole[: int(len(whole) * kept)])
    with contextlib.suppress(FileRefused):  # anything else is a bug
        read_file(tmp_path / f"a{suffix}", Clues(), content.vocabularies)


ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body><office:text>'
    '<text:p>Chữ thử</text:p><text:p><draw:frame svg:width="5cm" svg:height="5cm" '
    'text:anchor-type="paragraph"><draw:image xlink:href="{}" xlink:type="simple"/></draw:frame>'
    '</text:p><text:section text:name="S"><text:section-source xlink:href="{}" '
    'text:filter-name="Text"/><text:p>như cũ</text:p></text:section>'
    "</office:text></office:body></office:document-content>"
)
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.text"/>'
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
)


def test_nothing_that_a_document_points_to_is_fetched(tmp_path):
    asked = []

    def answer(listening):
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                asked.append(connection.recv(100))

    (tmp_path / "kin.txt").write_text("Điều kín của máy", "utf-8")
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as listening:
        picture = f"http://127.0.0.1:{listening.getsockname()[1]}/anh.png"
        thread = threading.Thread(target=answer, args=(listening,))
        thread.start()
        with zipfile.ZipFile(tmp_path / "a.odt", "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("META-INF/manifest.xml", MANIFEST)
            archive.writestr("content.xml", ODT.format(picture, (tmp_path / "kin.txt").as_uri()))
        with in_new_format(tmp_path / "a.odt") as made:
            texts = [block.text for block in read_docx(made).blocks]
        listening.shutdown(socket.SHUT_RDWR)
    thread.join()
    assert (asked, texts) == ([], ["Chữ thử", "như cũ"])
