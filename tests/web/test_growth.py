"""Nothing on a page grows with the collection: what is long is cut, and leads to all of it."""

import re
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from kb.content.checks import check_content
from kb.content.folder import Content
from kb.publish import index_records
from tests.support.pages import SHOWN, link, page
from tests.support.sites import app_over
from tools.multiplied import multiplied

# Enough for every list to be full, and three quarters more.
_SMALL, _LARGE = 32, 56
_SLACK = 1.1  # longer numbers, in counts and in addresses
_ALSO = ("/feed.atom", "/lich-de-tai.ics", "/oai?verb=ListRecords&metadataPrefix=oai_dc")


@pytest.fixture(scope="module")
def sites(
    wider_content: Content, tmp_path_factory: pytest.TempPathFactory
) -> Sequence[FlaskClient]:
    """The wider content many times over, and larger again by three quarters."""
    records = wider_content.servable(tuple(check_content(wider_content)))

    def site(times: int) -> FlaskClient:
        folder: Path = tmp_path_factory.mktemp(f"times-{times}")
        index_records(tuple(multiplied(records, times)), wider_content.vocabularies, folder)
        return app_over(folder).test_client()

    return site(_SMALL), site(_LARGE)


@pytest.mark.parametrize("address", [*SHOWN.values(), *_ALSO])
def test_no_page_grows_with_the_collection(sites: Sequence[FlaskClient], address: str) -> None:
    small, large = (site.get(address).data for site in sites)
    assert large.count(b"<") <= small.count(b"<") * _SLACK
    assert len(large) <= len(small) * _SLACK


def test_the_parts_of_a_list_are_all_of_it_and_each_once(sites: Sequence[FlaskClient]) -> None:
    address, found = "/co-quan/ban-thi-du-cao-bang", []
    while address:
        text = page(sites[0], address).partition('id="van-ban"')[2].partition("</section>")[0]
        found += re.findall(r'<a href="(/van-ban/[^"?]*)"', text)
        address = link(text, "Phần sau") if "Phần sau" in text else ""
    assert len(found) == len(set(found)) > 20
    assert f'<span class="count">{len(found)}</span>' in page(
        sites[0], "/co-quan/ban-thi-du-cao-bang"
    )
    assert link(text, "Phần trước")


def test_a_checklist_says_what_it_leaves_out(
    sites: Sequence[FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["web.pages.requirements"], "MOST_RECORDS", 10)
    book = load_workbook(BytesIO(sites[0].get("/viec-phai-lam.xlsx").data))
    told = " ".join(str(each.value) for row in book["Về phiếu này"].iter_rows() for each in row)
    assert re.search(r"Phiếu bớt \d+ việc nữa", told)
    assert sum(str(each.value).isdigit() for each in book["Phiếu kiểm tra"]["A"]) <= 20


def test_a_figure_is_shown_by_its_own_address(sites: Sequence[FlaskClient]) -> None:
    assert 'id="vi-du-cap-huyen-mau-54"' not in page(sites[1], "/thong-ke")
    theme = page(sites[1], "/chuyen-de/chuyen-de-2023-cao-bang?so-lieu=99")
    address = link(theme, "Ví dụ đăng ký cấp huyện (mẫu 54): 37 ví dụ")
    assert address == "/thong-ke?so-lieu=vi-du-cap-huyen-mau-54#vi-du-cap-huyen-mau-54"
    assert 'id="vi-du-cap-huyen-mau-54"' in page(sites[1], address)


def test_a_great_family_is_drawn_with_the_way_to_the_document(sites: Sequence[FlaskClient]) -> None:
    for record in ("kl-91-kl-tw-2021", "bc-07-bc-tu-cao-bang-2023-mau-54"):
        text = page(sites[1], f"/van-ban/{record}")
        drawing = text[text.index("<svg") : text.index("</svg>")]
        assert drawing.count("<circle") == 40
        assert re.search(rf'<a href="/van-ban/{record}"[^>]*class="current', drawing)
        told = text.partition("dạng danh sách")[2].partition("</details>")[0]
        assert set(re.findall(r'href="([^"]*)"', told)) == set(
            re.findall(r'href="([^"]*)"', drawing)
        )
