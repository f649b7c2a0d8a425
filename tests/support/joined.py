"""Records and articles of tests/cases/joining.toml, as a collection and as materials."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kb.citations import PartialDate
from kb.content.drafts import record_text
from kb.content.folder import Content
from kb.material import Manner, Material, Paragraph, Suggestion, keep_material
from kb.records import Exemplar, RecordFile
from kb.schema import from_plain
from kb.vocabularies import Vocabularies
from tests.support.paths import cases

_CASES = cases("joining")
ARTICLES: list[dict[str, Any]] = _CASES["bai"]
TEACHER, NEW_DRAFT = "lo-thi-mau-cao-bang", "gieo-chu"
SAID = "Cô giáo Lò Thị Mậu dạy chữ ở điểm trường Nà Thử, Bảo Lạc, Cao Bằng."
MORE = "Lớp ghép của cô có 42 học sinh Lô Lô. Cô đã vá 1.200 quyển vở cũ. <b>Nà Thử</b> là tên bản."
_DRAFT = """---
title: Gieo chữ
sources:
  - {title: "Gieo chữ", url: "https://bao.example/gieo-chu.html"}
status: draft
---
"""
READ = PartialDate(2026, 11, 29)


def exemplar(record_id: str) -> Exemplar:
    """One of the invented records."""
    held = next(each for each in _CASES["hoso"] if each["id"] == record_id)
    plain = {name: value for name, value in held.items() if name not in ("id", "body")}
    return from_plain(Exemplar, plain, id=record_id, body=held["body"])


def collection(vocabularies: Vocabularies, more: Iterable[Exemplar] = ()) -> Content:
    """The invented records, and more of them."""
    records = [*(exemplar(each["id"]) for each in _CASES["hoso"]), *more]
    files = (RecordFile(each, f"content/exemplars/{each.id}.md", {}, 1) for each in records)
    return Content(tuple(files), vocabularies, ())


def with_article(root: Path, *suggestions: Suggestion) -> None:
    """A record in content/, and a draft of an article that is about it, with what it suggests."""
    home = root / "content" / "exemplars"
    (home / f"{TEACHER}.md").write_text(record_text(exemplar(TEACHER)), "utf-8")
    (home / f"{NEW_DRAFT}.md").write_text(_DRAFT, "utf-8")
    keep_material(root / "archive", NEW_DRAFT, NEW, suggestions)


def article(title: str, *paragraphs: str, url: str = "https://bao.example/bai.html") -> Material:
    """An article as it was read."""
    return Material(
        name=url,
        manner=Manner.PAGE,
        paragraphs=tuple(map(Paragraph, paragraphs)),
        accessed=READ,
        title=title,
        publisher="Báo Ví Dụ",
        date=PartialDate(2026, 11, 20),
        url=url,
    )


NEW = article("Gieo chữ", f"{SAID} {MORE}", url="https://bao.example/gieo-chu.html")
