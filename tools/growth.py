"""What grows with the collection: every kind of page of a small one beside the same of a large one.

`make growth ARTICLES=news.jsonl.gz` serves the real content, and then the same content many times
over (`tools/multiplied.py`) with those articles as its texts, both in one run on this machine; asks
both for the same addresses; and prints, of each, bytes, elements of the page and seconds, the
second collection's beside the first's. What a reader waits for at the start and the memory that the
server holds at the end stand below. The addresses are the hardest ones: the document that most
answer to, the province that has most, pages far behind.
"""

import argparse
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote

from kb.content.checks import check_content
from kb.content.folder import Content, load_content
from kb.documents import Relations
from kb.exchange.addresses import record_path
from kb.publish import index_records
from kb.quality import read_jsonl
from kb.records import Directive, Exemplar, Record, Theme, of_type
from kb.settings import load_settings
from tools.load import ROOT, served
from tools.multiplied import multiplied

_ELEMENT_RE = re.compile(rb"<[a-zA-Z]")
_AGAIN = 3
_FORMATS = ("csv", "xlsx", "docx", "json")


@dataclass(frozen=True)
class Answer:
    """What one address gave: its size, its elements, the seconds of the first and of a later time.

    The later time is asked with a parameter that nobody reads, so that no kept page is measured
    (harvesting refuses such, and keeps none); office files are kept for what they hold.
    """

    status: int
    size: int
    elements: int
    first: float
    later: float


@dataclass(frozen=True)
class Measured:
    """A collection: its records, the seconds until the first page, the server's memory, answers."""

    count: int
    start: float
    megabytes: float
    answers: dict[str, Answer]


def addresses(content: Content, records: Sequence[Record]) -> Iterator[str]:
    """One of each kind, where there is most; they stand in both collections."""
    exemplars, directives = of_type(Exemplar, records), of_type(Directive, records)
    relations = Relations(tuple(records))
    hub = max(directives, key=lambda each: len(relations.answering(each.id)))
    theme, exemplar = of_type(Theme, records)[0], exemplars[0]
    where = content.vocabularies.where(_most(each.province for each in exemplars))
    body = content.vocabularies.organisation(str(_most(each.issuer for each in directives)))
    field = _most(code for each in exemplars for code in each.fields)
    province, text = where.today.slug if where else "", quote("mô hình dân vận khéo")
    asked = "".join(f"&id={each.id}" for each in exemplars[:3])
    yield from ("/", "/tim-kiem", f"/tim-kiem?q={text}", "/tim-kiem?q=mo+hinh+dan+van+kheo")
    yield f"/tim-kiem?q={text}&kind=mo-hinh&province={province}&field={field}"
    yield from (f"/tim-kiem?field={field}", "/tim-kiem?page=9", f"/tim-kiem?q={text}&page=9")
    yield from ("/tim-kiem?sort=name&page=15", "/tim-kiem?q=khongcogi+xyz")
    yield from (record_path(each) for each in (exemplar, hub, theme))
    yield f"{record_path(exemplar)}?q={text}"
    yield from (f"{record_path(hub)}?page=5", f"{record_path(hub)}?field={field}")
    yield f"{record_path(theme)}/bo-doc"
    yield from ("/thong-ke", f"/thong-ke?province={province}", "/viec-phai-lam")
    yield from ("/viec-phai-lam?role=chi-bo", "/viec-phai-lam?by=month", "/lich-de-tai")
    yield from ("/ngay/20-11", f"/tinh/{province}", f"/co-quan/{body.slug if body else ''}")
    yield from ("/gioi-thieu", f"/tuyen-chon?{asked[1:]}", f"/so-sanh?{asked[1:]}")
    yield from ("/sitemap.xml", "/sitemap-1.xml", "/feed.atom", f"/feed.atom?field={field}")
    yield from ("/oai?verb=ListRecords&metadataPrefix=oai_dc", "/lich-de-tai.ics")
    yield from ("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc", "/thong-ke.docx")
    yield from (f"/tim-kiem.{name}?field={field}" for name in _FORMATS)
    yield from ("/viec-phai-lam.xlsx", "/viec-phai-lam.docx", f"{record_path(hub)}.json")
    yield from (f"/api/v1/search?q={text}", "/api/v1/search?size=100&page=2")
    yield from ("/api/v1/suggest?q=mo+h", f"/api/v1/records/{hub.id}", "/api/v1/openapi.json")


def _most(values: Iterable[Hashable | None]) -> str:
    return str(Counter(each for each in values if each).most_common(1)[0][0])


def asked(port: int, address: str) -> Answer:
    """Ask once, and again."""
    beside = address + ("&" if "?" in address else "?") + "lan="
    status, data, first = _get(port, address)
    again = (address if address.startswith("/oai") else f"{beside}{each}" for each in range(_AGAIN))
    later = min(_get(port, each)[2] for each in again)
    elements = len(_ELEMENT_RE.findall(data)) if data[:1] == b"<" else 0
    return Answer(status, len(data), elements, first, later)


def _get(port: int, address: str) -> tuple[int, bytes, float]:
    connection = HTTPConnection("127.0.0.1", port, timeout=600)
    begun = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, data, time.perf_counter() - begun


def measured(index: Path, count: int, wanted: Sequence[str]) -> Measured:
    """Serve an index and ask it everything."""
    begun = time.perf_counter()
    with served(index) as port:
        _get(port, "/")
        start = time.perf_counter() - begun
        answers = {each: asked(port, each) for each in wanted}
        return Measured(count, start, _megabytes(port), answers)


def _megabytes(port: int) -> float:
    """What the processes of the server that was given a port keep in memory."""
    wanted, pages = f"PORT={port}".encode(), 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # ended meanwhile, or another's
            if wanted in (folder / "environ").read_bytes().split(b"\0"):
                pages += int((folder / "statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def table(small: Measured, large: Measured) -> Iterator[str]:
    """Both side by side, as Markdown: what the small one gave, how many times that the large one.

    Of times the first is for what had to be learnt, the later one what every further reader waits.
    """
    yield f"| {small.count} → {large.count} hồ sơ (gấp mấy lần) | byte | thẻ | lần đầu | về sau |"
    yield "| --- | --- | --- | --- | --- |"
    for address, one in small.answers.items():
        other = large.answers[address]
        cells = [f"`{unquote(address)}`" + _status(one) + _status(other)]
        cells += [_beside(one.size, other.size, "byte"), _beside(one.elements, other.elements)]
        cells += [_beside(one.first, other.first, "s"), _beside(one.later, other.later, "s")]
        yield f"| {' | '.join(cells)} |"
    yield f"| tới trang đầu tiên | | | {_beside(small.start, large.start, 's')} | |"
    yield f"| bộ nhớ, MB | {_beside(round(small.megabytes), round(large.megabytes))} | | | |"


def _status(answer: Answer) -> str:
    return "" if answer.status == HTTPStatus.OK else f" ({answer.status})"


def _beside(one: float, other: float, unit: str = "") -> str:
    """Both, and the second's share of the first: "0.010 → 0.020 s (2.0)"."""
    if not one:
        return ""
    shown = (f"{one:.3f}", f"{other:.3f}") if unit == "s" else (str(one), str(other))
    return f"{shown[0]} → {shown[1]} ({other / one:.1f})"


def main() -> None:
    """Build both, serve and ask both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=46, help="how many times as large")
    parser.add_argument("--articles", type=Path, help="articles as texts (JSONL, gzipped or not)")
    options = parser.parse_args()
    content, engine = load_content(ROOT / "content"), load_settings().engine
    records = content.servable(tuple(check_content(content)))
    texts = [each["body"] for each in read_jsonl(options.articles)] if options.articles else ()
    many = tuple(multiplied(records, options.times, texts))
    wanted, found = tuple(addresses(content, records)), []
    busy = os.getloadavg()[0]
    print(f"{engine}, {os.cpu_count()} processors, load average before: {busy:.1f}")
    for held in (records, many):
        with tempfile.TemporaryDirectory() as folder:
            index_records(held, content.vocabularies, Path(folder), engine=engine)
            found.append(measured(Path(folder), len(held), wanted))
    print(*table(*found), sep="\n")


if __name__ == "__main__":
    main()
