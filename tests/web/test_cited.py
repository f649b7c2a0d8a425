"""Citations of a record, however broken: linked and marked as a whole, or not at all."""

import re

import pytest

from kb.content.folder import load_content
from tests.support.indexes import indexed
from tests.support.pages import page
from tests.support.sites import app_over

BODY = """

Theo Chỉ thị số 90-
CT/&#8288;TW, và Kế hoạch số 33-KH/
TU của Tỉnh ủy Cao Bằng; Kết luận số 91-

KL/TW; Kết luận s&shy;ố 91-KL/&#8203;TW ngày 07/5/2021; Kế hoạch 33-<br>
KH/TU của Tỉnh ủy Quảng Ngãi.
"""
LINK = re.compile(r'<a class="cite" href="/van-ban/([^"?]+)[^>]*>(.*?)</a>', re.DOTALL)


@pytest.fixture
def client(folder, tmp_path):
    path = folder / "exemplars" / "nhom-vi-du-mot.md"
    path.write_text(path.read_text("utf-8") + BODY, "utf-8")
    indexed(load_content(folder), tmp_path / "index")
    return app_over(tmp_path / "index").test_client()


def shown(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>|[\u2060\u200b\xad]", "", html).split())


def test_a_broken_number_is_one_link(client):
    _, *links = LINK.findall(page(client, "/guong/nhom-vi-du-mot"))
    assert [(record_id, shown(text)) for record_id, text in links] == [
        ("ct-90-ct-tw-2016", "Chỉ thị số 90- CT/TW"),
        ("kh-33-kh-tu-cao-bang-2021", "Kế hoạch số 33-KH/ TU"),
        ("kl-91-kl-tw-2021", "Kết luận số 91-KL/TW"),
        ("kh-33-kh-tu-quang-ngai-2022", "Kế hoạch 33-"),  # a link for each line
        ("kh-33-kh-tu-quang-ngai-2022", "KH/TU"),
    ]


def test_a_broken_number_is_marked_as_a_whole(client):
    text = page(client, "/guong/nhom-vi-du-mot?q=90-CT%2FTW")
    marks = re.findall(r"<mark[^>]*>(.*?)</mark>", text, re.DOTALL)
    assert [shown(each) for each in marks] == ["Chỉ thị số 90- CT/TW"]


def test_a_snippet_shows_a_broken_number_as_a_whole(client):
    answer = client.get("/api/v1/search?q=90-CT%2FTW&type=exemplar").get_json()
    (hit,) = [each for each in answer["hits"] if each["id"] == "nhom-vi-du-mot"]
    assert [each["text"] for each in hit["snippet"] if each["hit"]] == ["Chỉ thị số 90- CT/TW"]
