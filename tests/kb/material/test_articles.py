"""Articles of tests/cases/articles.toml, in thirteen layouts, are read as their readers would."""

from datetime import date

import pytest

from kb.material.pages import publishers_of, read_page
from kb.records import Exemplar
from kb.records.parts import Source
from tests.support.newspapers import BESIDE, KNOWN, articles
from tests.support.paths import cases

TODAY = date(2026, 11, 29)
TEXT = "Suốt hai mươi năm, anh Lò Văn Thử giữ nguồn nước sạch cho ba bản vùng cao. " * 3


def read(article):
    """The article as it is read on the day of the tests."""
    data = article.html.encode()
    return read_page(article.given, data, article.given, TODAY, publishers=KNOWN)


@pytest.mark.parametrize("article", articles(), ids=lambda each: f"{each.layout}: {each.title}")
def test_an_article_is_read_as_its_page_shows_it(article):
    found, right = read(article), article.right
    assert (found.title, found.publisher) == (article.title, right["bao"])
    assert (str(found.date or ""), found.author) == (right["ngay"], right["tac_gia"])
    assert found.url == right["dia_chi"]
    lines = [each.text for each in found.paragraphs]
    of_text = [line for line in lines if line.endswith(article.lines)]
    assert [line[-len(own) :] for line, own in zip(of_text, article.lines, strict=True)] == list(
        article.lines
    )
    assert set(lines) - set(of_text) <= {article.sign, f"Tác giả: {found.author}", *BESIDE}


def test_a_place_before_the_first_word_stands_apart():
    article = next(each for each in articles() if each.layout == "vnexpress")
    assert read(article).paragraphs[0].text == f"Ninh Bình {article.lines[0]}"


def test_what_is_left_blank_is_said():
    for article in articles():
        said = " ".join(read(article).remarks)
        assert ("không ghi tên báo" in said) == (not article.right["bao"]), article.title
        assert ("không rõ: hãy mở" in said) == (not article.right["ngay"]), article.title


@pytest.mark.parametrize("case", cases("articles")["ngay"], ids=lambda each: str(each))
def test_the_day_is_what_is_written_and_never_a_guess(case):
    meta = f'<meta property="article:published_time" content="{case["coded"]}">'
    html = f"""<title>Người giữ nước</title>{meta}<p>Chủ nhật, 29/11/2026 10:12</p><a>Trang chủ</a>
    <a>Xã hội</a><br><div><h1>Người giữ nước</h1><p>{case["shown"]}</p><p>{TEXT}</p></div>"""
    found = read_page("a", f"<html>{html}".encode(), "", TODAY)
    assert str(found.date or "") == case["la"]


def test_a_page_that_tells_two_dates_tells_of_both():
    said = [each for article in articles() for each in read(article).remarks if "mã của" in each]
    assert len(said) == 2
    assert "ghi ngày 9/3/2026, mã của trang lại ghi ngày 28/11/2026" in said[0]


def test_an_article_of_another_newspaper_is_told():
    told = {
        article.right["nhac"]: " ".join(read(article).remarks)
        for article in articles()
        if "nhac" in article.right
    }
    assert len(told) == 2
    assert all(f"hãy tìm bài gốc của {name}" in said for name, said in told.items())


def test_the_records_know_their_newspapers():
    sources = [
        ("https://www.bao.example/1", "Báo Mẫu"),
        ("https://m.bao.example/2", "Báo Mẫu (bản tiếng Anh)"),
        ("https://bao.example/3", "Mẫu"),
    ]
    records = [
        Exemplar(str(url), "x", "ca-nhan", sources=(Source(url=url, publisher=name),))
        for url, name in sources
    ]
    assert publishers_of(records) == {"bao.example": "Báo Mẫu"}
