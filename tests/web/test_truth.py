"""Every number that is shown has its source beside it, or says that it counts this collection.

Over the invented records and over the repository's own. The same tables must add up.
"""

import io
import re

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.support import statements
from tests.support.commands import kb_bytes
from tests.support.paths import ROOT
from tests.support.sites import app_over

OURS = ("kho này", "kho Gương Sáng")
TOTAL = "Tổng số gương"
SCOPES = {
    "everything": "",
    "a province": "province=cao-bang",
    "a province of today": "province=thai-nguyen",
    "a period": "from=2021&to=2023",
    "half a year": "from=2023&part=H1",
    "a quarter of a province": "province=cao-bang&from=2023&part=Q4",
    "two places": "province=cao-bang&from=2021&to=2023&province2=bac-kan",
    "two periods": "from=2021&to=2023&from2=2016&to2=2020",
}
BOTH = ("--province", "Cao Bằng", "--from", "2021", "--to", "2023", "--against", "Bắc Kạn")
FLAGS = {"everything": (), "half a year": ("--period", "2023-H1"), "two places": BOTH}
scopes = pytest.mark.parametrize("asked", SCOPES.values(), ids=SCOPES)
flags = pytest.mark.parametrize("asked", FLAGS.values(), ids=FLAGS)


@pytest.fixture(scope="module")
def sites(wider_index_dir, wider_snapshot, real_index_dir, real_snapshot):
    """Sites, each with the addresses of those of its records that name their sources."""
    return [
        (app_over(folder).test_client(), {each.id for each in snapshot.records if each.sources})
        for folder, snapshot in (
            (wider_index_dir, wider_snapshot),
            (real_index_dir, real_snapshot),
        )
    ]


def unfounded(found, sourced=frozenset()) -> list[statements.Statement]:
    """What neither has a source nor speaks of this collection."""
    return [
        each
        for each in found
        if not each.says(*OURS)
        and not any(name[0] != "/" or name.split("/")[2] in sourced for name in each.sources)
    ]


def asked_of(sites, address: str):
    """What each site states at an address, and the ids of its records with sources."""
    for client, sourced in sites:
        response = client.get(address)
        assert response.status_code == 200
        yield response.text, sourced


@scopes
def test_every_number_of_the_figures_page_is_founded(sites, asked):
    for html, sourced in asked_of(sites, f"/thong-ke?{asked}"):
        found = list(statements.of_page(html))
        assert (len(found) > 1, unfounded(found, sourced)) == (True, [])
        official = [each for each in found if re.search(r"xây dựng \d", each.text)]
        assert [each for each in official if not each.sources] == []


@pytest.mark.parametrize("slug", ["cao-bang", "bac-kan", "thai-nguyen", "hue"])
def test_every_number_of_a_place_is_founded(sites, slug):
    for html, sourced in asked_of(sites, f"/tinh/{slug}"):
        assert unfounded(statements.of_page(html), sourced) == []


def file(name: str, asked: tuple[str, ...]) -> bytes:
    """What `kb report` writes of the repository's own records."""
    done = kb_bytes("report", "--format", name, *asked, content=ROOT / "content")
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@flags
def test_every_number_of_a_report_is_founded(asked):
    found = list(statements.of_texts(file("text", asked).decode().splitlines()))
    assert (len(found) > 2, unfounded(found)) == (True, [])


@flags
def test_every_number_of_the_word_file_is_founded(asked):
    data = file("docx", asked)
    found = list(statements.of_word(data))
    assert (len(found) > 2, unfounded(found)) == (True, [])
    for table in docx.Document(io.BytesIO(data)).tables[1:]:
        assert_adds_up([row[1:] for row in statements.rows_of(table)[1:]])


@flags
def test_every_number_of_the_workbook_is_founded(asked):
    data = file("xlsx", asked)
    found = list(statements.of_workbook(data))
    assert (len(found) > 2, unfounded(found)) == (True, [])
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True)
    part: list[list[str]] = []
    for label, *counts in rows:
        if isinstance(counts[0], int):
            part.append([label, *map(str, counts)])
        elif part:
            assert_adds_up(part)
            part = []


@scopes
def test_every_table_of_the_figures_page_adds_up_to_what_it_says(sites, asked):
    for html, _ in asked_of(sites, f"/thong-ke?{asked}"):
        for table in BeautifulSoup(html, "html.parser").find_all("table", class_="counts"):
            lines = [
                [cell.get_text(strip=True) for cell in row.find_all(["th", "td"])]
                for row in table.select("tbody tr, tfoot tr")
            ]
            notes = [line.pop() for line in lines if len(line) == 1]
            assert_adds_up([line for line in lines if line], " ".join(notes))


def assert_adds_up(lines: list[list[str]], notes: str | None = None) -> None:
    """The last line is the total; lines that come to more are told, where notes are at hand."""
    *parts, total = lines
    assert total[0] == TOTAL
    for column in range(1, len(total)):
        found = sum(number(line[column]) for line in parts)
        is_told = notes is None or "nhiều dòng" in notes
        assert found == number(total[column]) or (found > number(total[column]) and is_told), lines


def number(text: str) -> int:
    """1.008 as it is written."""
    assert re.fullmatch(r"\d{1,3}(\.\d{3})*|\d+", text), text
    return int(text.replace(".", ""))


@pytest.mark.parametrize(
    ("text", "is_count"),
    [
        ("37 gương", True),
        ("Năm 2023 có 2 người", True),
        ("Từ ngày 1/7/2025, tỉnh Thái Nguyên gồm Bắc Kạn trước đây.", False),
        ("Kết luận số 01-KL/TW, tháng 5/2021; 6 tháng đầu năm 2023; 2590/QĐ-UBND", False),
        ("Bảng 3. Số gương trong kho này theo năm", False),
    ],
)
def test_what_counts_something_is_told_from_what_dates_or_names(text, is_count):
    assert statements.counts(text) is is_count
