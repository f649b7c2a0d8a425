"""Small numbers behind statements lead to the sources below, and from there back."""

import re
from pathlib import Path

import pytest

from kb.records import Exemplar
from kb.records.parts import Source
from kb.search import SearchQuery, open_snapshot, search
from tests.support.indexes import built
from tests.support.pages import page, words
from tests.support.sites import app_over

ADDRESS = "/guong/to-thu"
TOLD = "Tổ giúp 40 hộ [1]. Theo 05-CT/TW[1, 2], tổ làm thêm đường. Số lạ [7], năm [2023]."


def record(body: str = TOLD) -> Exemplar:
    return Exemplar(
        "to-thu", title="Tổ Thử", kind="tap-the", fields=(), summary="Tổ Thử giúp hộ nghèo.",
        sources=(
            Source(title="Bài đầu", publisher="Báo Mẫu", url="https://bao.example/1"),
            Source(title="Bài sau", publisher="Báo Thử", place="Mẫu"),
        ),
        body=body,
    )  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Path:
    built(tmp_path, record())
    return tmp_path


@pytest.fixture
def client(index):
    return app_over(index).test_client()


def test_a_mark_is_a_raised_link_that_says_where_it_leads(client):
    text = page(client, ADDRESS)
    link = '<a href="#nguon-1" id="dan-1" aria-label="nguồn 1">1</a>'
    assert f'hộ<sup class="source-marks">{link}</sup>.' in text
    assert '<a href="#nguon-1" aria-label="nguồn 1">1</a>, <a href="#nguon-2" id="dan-2"' in text
    assert re.findall(r' id="((?:dan|nguon)-\d)"', text) == ["dan-1", "dan-2", "nguon-1", "nguon-2"]


def test_the_sources_are_numbered_and_lead_back(client):
    text = page(client, ADDRESS)
    numbered = text.split('<ol class="items numbered">')[1].split("</ol>")[0]
    assert re.findall(r'<li id="(nguon-\d)">.*?href="#(dan-\d)"', numbered, re.DOTALL) == [
        ("nguon-1", "dan-1"),
        ("nguon-2", "dan-2"),
    ]
    assert 'aria-label="về chỗ dẫn nguồn 1 trong bài"' in numbered


def test_a_number_without_a_source_and_a_year_stay_as_they_were_typed(client):
    assert "Số lạ [7], năm [2023]." in words(client, ADDRESS)


def test_without_marks_the_sources_are_a_plain_list(tmp_path):
    built(tmp_path, record("Tổ giúp 40 hộ."))
    text = page(app_over(tmp_path).test_client(), ADDRESS)
    assert "numbered" not in text
    assert "dan-1" not in text


def test_what_a_search_marks_and_what_is_cited_goes_on_around_them(client):
    text = page(client, f"{ADDRESS}?q=40+ho+1")
    assert "<mark" in text.split('class="body"')[1]
    assert re.search(r"<mark[^>]*>1</mark>", text) is None
    assert text.count('href="#nguon-1"') == 2


def test_search_knows_nothing_of_the_numbers(index):
    snapshot = open_snapshot(index)
    (hit,) = search(snapshot, SearchQuery(text="hộ nghèo đường")).hits
    assert "[1]" not in "".join(span.text for span in hit.snippet)
    assert not search(snapshot, SearchQuery(text='"40 hộ 1"')).hits
    assert search(snapshot, SearchQuery(text='"40 hộ Theo"')).hits


def test_the_api_gives_the_text_as_it_is_written(client):
    assert client.get("/api/v1/records/to-thu").json["body"] == TOLD
