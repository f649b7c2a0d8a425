"""Thirty-six invented articles, laid out as the content systems of Vietnamese newspapers do it."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader

from tests.support.paths import TESTS, cases

# What the records of a collection say of two sites whose pages do not name themselves.
KNOWN = {"baoke.example": "Báo Kế Mẫu", "dcs-ke.example": "Trang tin Đảng bộ Kế Mẫu"}
# What a page shows in the midst of its text besides: captions, a table, who made it.
BESIDE = {
    "Năm | Việc đã làm",
    "2024 | Trồng 200 cây",
    "Nội dung: VŨ MẪU",
    "Ảnh: LÊ THỬ",
    "Trình bày: HÀ THÍ",
    "Các đại biểu chụp ảnh lưu niệm",
    "Ảnh chụp tại lễ khen thưởng",
    "Trao bằng khen cho các gương tiêu biểu. Ảnh: T.M",
}
_BLANK = ("site", "foot", "shown", "coded", "canonical", "sign", "author", "author_by", "place")


@dataclass(frozen=True)
class Article:
    """A page, its address, and what is to be read from it."""

    layout: str
    given: str
    html: str
    title: str
    lines: tuple[str, ...]
    sign: str
    right: dict[str, str]


@cache
def articles() -> tuple[Article, ...]:
    """All of tests/cases/articles.toml."""
    held = cases("articles")
    common = held["chung"]
    return tuple(
        _article(row, [common[number % 4], common[(number + 1) % 4]])
        for number, row in enumerate(held["bai"])
    )


def _article(row: dict[str, Any], ending: list[str]) -> Article:
    pages = Environment(loader=FileSystemLoader(TESTS / "cases/newspapers"), autoescape=True)
    text = [*row["text"], *ending]
    site = row.get("site", "")
    said: dict[str, Any] = (
        dict.fromkeys((*_BLANK, "prefix"), "")
        | {
            "seo": row["title"],
            "head": f"{row['title']} - {site}" if site else row["title"],
        }
        | row
    )
    html = pages.get_template(f"{row['layout']}.html").render(said | {"text": text})
    lines = (row["lead"], *text)
    return Article(
        row["layout"], row["given"], html, row["title"], lines, said["sign"], row["dung"]
    )
