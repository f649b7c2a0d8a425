"""Records and articles of tests/cases/joining.toml, as a collection and as materials."""

from collections.abc import Iterable
from typing import Any

from kb.citations import PartialDate
from kb.content.folder import Content
from kb.material import Manner, Material, Paragraph
from kb.records import Exemplar, RecordFile
from kb.schema import from_plain
from kb.vocabularies import Vocabularies
from tests.support.paths import cases

_CASES = cases("joining")
ARTICLES: list[dict[str, Any]] = _CASES["bai"]
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
