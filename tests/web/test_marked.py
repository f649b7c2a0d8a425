"""A record opened from a search: marked, with a way to the first match and to the plain page."""

import html
import re

import pytest

from kb.records import Exemplar
from tests.support.indexes import built
from tests.support.pages import page
from tests.support.sites import app_over

MARK = re.compile(r"<mark(?: id=\"khop\")?>(.*?)</mark>", re.DOTALL)


def opened(client, address, question):
    response = client.get(address, query_string={"q": question})
    assert response.status_code == 200
    return response.get_data(as_text=True)


def marks(text):
    return [html.unescape(re.sub(r"<[^>]*>", "", each)) for each in MARK.findall(text)]


def test_a_result_leads_to_its_record_with_what_was_asked(client):
    results = client.get("/tim-kiem?q=cong+ban+qua+suoi").get_data(as_text=True)
    assert 'href="/guong/nhom-vi-du-mot?q=cong+ban+qua+suoi"' in results
    text = opened(client, "/guong/nhom-vi-du-mot", "cong ban qua suoi")
    assert "cõng bạn qua suối" in marks(text)


def test_title_summary_and_body_are_marked_with_their_accents(client):
    text = opened(client, "/guong/nhom-vi-du-mot", '"có bạn khác" trường suốt')
    assert marks(text) == ["trường", "suốt", "có", "bạn khác", "trường", "suốt"][:4]
    assert re.search(r"<h1>.*<mark>trường</mark></h1>", text)
    assert '<mark id="khop">có</mark> <strong><mark>bạn khác</mark> thay</strong>' in text


def test_the_first_match_of_the_body_can_be_jumped_to(client):
    text = opened(client, "/guong/nhom-vi-du-mot", "bạn")
    assert '<a href="#khop">Đến chỗ khớp đầu tiên</a>' in text
    assert text.count('id="khop"') == 1
    body = text.split('class="body"', 1)[1]
    assert MARK.search(body)[0] == '<mark id="khop">bạn</mark>'


def test_without_a_match_in_the_body_the_jump_leads_to_the_title(client):
    text = opened(client, "/guong/truong-tieu-hoc-thi-du", "hoàn cảnh khó khăn")
    assert '<mark id="khop">hoàn cảnh khó khăn</mark>' in text.split('class="body"', 1)[0]
    assert text.count('id="khop"') == 1


def test_the_page_without_marks_is_a_link_and_the_canonical_address(client):
    text = opened(client, "/guong/nhom-vi-du-mot", "bạn")
    assert '<a href="/guong/nhom-vi-du-mot">Bỏ tô nền</a>' in text
    assert '<link rel="canonical" href="http://localhost/guong/nhom-vi-du-mot">' in text
    plain = client.get("/guong/nhom-vi-du-mot").get_data(as_text=True)
    assert "<mark" not in plain
    assert "tô nền" not in plain


def test_words_that_differ_in_marks_are_marked_only_when_none_is_exact(client):
    assert set(marks(opened(client, "/guong/nhom-vi-du-mot", "bạn"))) == {"bạn", "Bạn"}
    assert "bạn" in marks(opened(client, "/guong/nhom-vi-du-mot", "bán"))


def test_another_name_of_what_was_asked_is_marked_too(client):
    text = opened(client, "/van-ban/kh-33-kh-tu-quang-ngai-2022", "UBND")
    assert "Uỷ ban nhân dân" in marks(text)


def test_a_question_that_is_nowhere_in_the_text_says_so(client):
    text = opened(client, "/guong/nhom-vi-du-mot", "kangaroo")
    assert "không có chỗ nào khớp với “kangaroo”" in text
    assert "#khop" not in text


@pytest.mark.parametrize("question", ["", "   ", 'tinh:"Bắc Kạn"', "!!!", "-bạn"])
def test_a_question_without_words_marks_nothing(client, question):
    text = opened(client, "/guong/nhom-vi-du-mot", question)
    assert "<strong>bạn khác thay</strong>" in text
    assert "<mark" not in text
    assert 'class="match"' not in text


def test_a_document_is_marked_by_any_spelling_of_its_number(client):
    text = opened(client, "/van-ban/ct-90-ct-tw-2016", "CT90")
    assert re.search(
        r'<h1><mark>Chỉ thị số <span class="unbroken">90-CT/TW</span></mark></h1>', text
    )


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('"><img src=x onerror=alert(1)>', "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;"),
        ("&amp;lt;", "&amp;amp;lt;"),
        ("a\x00b", "a b"),
    ],
)
def test_a_hostile_question_is_only_text(client, question, shown):
    text = opened(client, "/guong/gian-hang-khong-dong", question)
    assert f"khớp với “{shown}”" in text
    assert "<script>" not in text
    assert "<img src=x" not in text


def test_an_old_address_keeps_the_question(client):
    response = client.get("/guong/nhom-vi-du?q=c%C3%B5ng")
    assert (response.status_code, response.location) == (301, "/guong/nhom-vi-du-mot?q=c%C3%B5ng")


def test_a_long_question_is_carried_only_as_far_as_it_is_read(client):
    results = client.get("/tim-kiem", query_string={"q": "bạn " * 300}).get_data(as_text=True)
    links = re.findall(r'href="/guong/[^"]*\?q=([^"]*)"', results)
    assert links
    assert max(map(len, links)) < 3_000


def test_a_marked_word_inside_a_citation_keeps_the_link(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021?q=chỉ+thị")
    assert '><mark id="khop">Chỉ thị</mark> số' in text


def test_what_a_record_is_called_is_text_and_no_markup(tmp_path):
    called = {"title": "Tổ <b>Mẫu</b>", "subject": "Bà <i>Thử</i>", "summary": "<u>Tóm</u> tắt."}
    built(tmp_path, Exemplar(id="mot", kind="tap-the", **called))
    text = app_over(tmp_path).test_client().get("/guong/mot").text
    assert "<h1>Tổ &lt;b&gt;Mẫu&lt;/b&gt;</h1>" in text
    assert [tag for tag in ("<b>", "<i>", "<u>") if tag in text] == []
