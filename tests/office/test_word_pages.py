"""The Word files as LibreOffice lays them out: sheets, pages, and what stands on them."""

import re
import subprocess
from dataclasses import replace
from datetime import datetime

import pytest

from kb.exports import search_selection
from kb.exports.docx import LAYOUTS, PROFILES, to_docx
from kb.exports.reports import to_docx as report_to_docx
from kb.newsroom.reports import report
from kb.search import SearchQuery
from kb.vocabularies import Vocabularies
from tests.support.install_office import office_path
from tests.support.word_files import exemplar, selection_of

pytestmark = pytest.mark.office

LONG = "\n\n".join("Mỗi sáng, nhóm ví dụ đi sớm một giờ. " * 15 for _ in range(12))
MANY = [exemplar(str(n), fields=(f"linh-vuc-{n}",), years=(1950 + n,)) for n in range(36)]
DAY = datetime(2026, 7, 3)
PACK = 5  # records of about as many words as most have
TEXT = "Mỗi sáng, ba bạn trong nhóm đi sớm một giờ để cõng bạn qua suối. " * 9


def selections(snapshot):
    """What each layout is made of here: enough to need several pages."""
    everything = search_selection(snapshot, SearchQuery())
    long = exemplar("dai", title="Gương có chuyện dài", body=LONG)
    records = (long, *everything.records)
    short = [exemplar(str(n), title=f"Gương thứ {n}", body=TEXT) for n in range(PACK)]
    return {
        "danh-sach": everything,
        "tap-guong": replace(everything, records=records, total=len(records)),
        "ho-so": everything,
        "bo-doc": selection_of(*short),
    }


@pytest.fixture(scope="module")
def folder(wider_snapshot, tmp_path_factory):
    """A PDF of each layout after each rule, all made in one run."""
    folder = tmp_path_factory.mktemp("pages")
    for layout, selection in selections(wider_snapshot).items():
        for profile in PROFILES:
            data = to_docx(selection, layout, profile)
            (folder / f"{layout}.{profile}.docx").write_bytes(data)
    (folder / "so-ket.docx").write_bytes(report_to_docx(report(MANY, Vocabularies(), DAY)))
    office = office_path()
    assert office, "chưa có LibreOffice; hãy chạy `make office`"
    own = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    convert = [office, own, "--headless", "--convert-to", "pdf", "--outdir", folder]
    files = sorted(folder.glob("*.docx"))
    subprocess.run([*convert, *files], check=True, capture_output=True, timeout=300)
    return folder


def shown(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def pages(folder, layout, profile):
    """The text of each page."""
    text = shown("pdftotext", "-layout", folder / f"{layout}.{profile}.pdf", "-")
    return text.replace("\u2011", "-").split("\f")[:-1]


def flat(text):
    """Letters and digits only: lines are broken anywhere."""
    return re.sub(r"\W", "", text)


both = pytest.mark.parametrize("profile", PROFILES)


@both
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_sheet_is_a4_and_only_the_list_lies_on_its_side(folder, layout, profile):
    said = shown("pdfinfo", "-f", "1", "-l", "999", folder / f"{layout}.{profile}.pdf")
    sizes = set(re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", said))
    (size,) = [tuple(round(float(side)) for side in each) for each in sizes]
    assert size == ((842, 595) if layout == "danh-sach" else (595, 842))


@both
@pytest.mark.parametrize("layout", LAYOUTS)
def test_all_letters_come_from_the_font_of_the_rule(folder, layout, profile):
    said = shown("pdffonts", folder / f"{layout}.{profile}.pdf").splitlines()[2:]
    families = {re.sub(r"^\w+\+|-.*|PS.*", "", line.split()[0]) for line in said}
    assert families in ({"LiberationSerif"}, {"TimesNewRoman"})


@both
def test_a_profile_is_one_page_without_a_number(folder, profile, wider_snapshot):
    records = selections(wider_snapshot)["ho-so"].records
    found = pages(folder, "ho-so", profile)
    assert [page.count("HỒ SƠ") for page in found] == [1] * len(records)
    assert [page for page in found if re.match(r"\s*\d+\n", page)] == []


@both
def test_five_records_to_read_fill_at_most_two_pages(folder, profile):
    found = pages(folder, "bo-doc", profile)
    assert len(found) <= 2
    assert "".join(found).count("Nguồn: ") == PACK


@both
def test_the_head_of_a_list_is_on_every_page_and_later_pages_have_a_number(folder, profile):
    found = pages(folder, "danh-sach", profile)
    assert len(found) in (3, 4)
    assert [page.count("STT") for page in found] == [1] * len(found)
    numbers = [re.match(r"\s*(\d+)\n", page) for page in found]
    assert [number and number[1] for number in numbers] == [None, "2", "3", "4"][: len(found)]


@both
def test_the_contents_of_a_book_name_the_page_of_each_chapter(folder, profile, wider_snapshot):
    found = pages(folder, "tap-guong", profile)
    told = [int(page) for page in re.findall(r"\.{3}\s*(\d+)$", found[1], re.MULTILINE)]
    records = selections(wider_snapshot)["tap-guong"].records
    heads = [flat(record.title)[:40] for record in records] + ["Nguồntàiliệu"]
    assert len(told) == len(heads)
    top = [flat("".join(page.splitlines()[:5])) for page in found]
    assert [head for head, page in zip(heads, told, strict=True) if head not in top[page - 1]] == []
    assert told[1] - told[0] == 3  # the long chapter


def test_a_table_of_counts_has_its_head_on_every_page(folder):
    said = shown("pdftotext", "-layout", folder / "so-ket.pdf", "-").split("\f")[:-1]
    tops = [page.split("\n")[:3] for page in said[1:]]
    assert len(tops) == 2
    assert [top for top in tops if not re.search(r"\d\n+ *STT .* Số gương", "\n".join(top))] == []


def test_the_rule_below_the_title_of_the_party_is_as_long_as_the_title(folder):
    said = shown("pdftotext", "-bbox", "-l", "1", folder / "ho-so.dang.pdf", "-").split("\n")
    words = [re.search(r'xMin="([\d.]+)".*xMax="([\d.]+)".*>(.*)<', line) for line in said]
    places = {word[3]: word for word in words if word}
    length = (float(places["NAM"][2]) - float(places["ĐẢNG"][1])) / 72 * 25.4
    (rule,) = [line.rule_mm for line in PROFILES["dang"].letterhead.right if line.rule_mm]
    assert length == pytest.approx(rule, abs=1)
