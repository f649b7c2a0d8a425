"""Asks all judged searches of the real content, and writes the table of docs/search.md.

    python tools/judged.py            # rewrites the table
    python tools/judged.py --misses   # says which searches of the tuning half fail, and what came

In: tests/cases/searches and content/. Out: a row a class, all parts, and a row an engine.
"""

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kb.content.folder import load_content
from kb.errors import EngineMissing
from kb.index import DEFAULT, ENGINES
from kb.publish import index_content
from kb.quality import PARTS, Judged, Share, places, read_judged, share
from kb.search import SearchQuery, Snapshot, open_snapshot, search

ROOT = Path(__file__).parent.parent
SEARCHES = ROOT / "tests" / "cases" / "searches"
DOCUMENT = ROOT / "docs" / "search.md"
# The classes as a reader calls them, in the order of the table; files of the folder by name.
GROUPS = {
    "ten": "Tên",
    "nghia": "Ý muốn tìm",
    "noi-viec": "Nơi và việc",
    "so-hieu": "Số hiệu",
    "cau-hoi": "Câu hỏi",
    "phim-go": "Phím gõ",
    "dan-vao": "Dán vào",
    "viet-tat": "Viết tắt",
    "thoi-gian": "Thời gian",
    "nhieu-dieu": "Nhiều điều",
    "ca-cau": "Cả câu",
    "mot-tu": "Một từ",
    "ngay": "Ngày kỷ niệm",
    "go-sai": "Gõ sai",
}
_BLOCK_RE = re.compile(r"(<!-- đo bằng make judged -->\n).*?(<!-- hết: judged -->)", re.DOTALL)


def opened(engine: str, folder: Path) -> Snapshot:
    """The real content, indexed for an engine into a folder of its own."""
    content = load_content(ROOT / "content")
    index_content(content, (), folder, engine=engine)
    return open_snapshot(folder)


def table(found: Mapping[str, Mapping[Judged, int]]) -> str:
    """Places by engine as Markdown: the classes by the default engine, then all by each."""
    lines = [
        "| loại | câu | nửa để chỉnh | câu | nửa để báo cáo | câu | câu mới |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [_row(label, found[DEFAULT], group) for group, label in GROUPS.items()]
    lines += [_row(f"**tất cả** ({engine})", places) for engine, places in found.items()]
    return "".join(f"{line}\n" for line in lines)


def _row(label: str, found: Mapping[Judged, int], group: str = "") -> str:
    parts = (share(found, group, part) for part in PARTS)
    return f"| {label} | {' | '.join(_cell(each) for each in parts)} |"


def _cell(found: Share) -> str:
    """Ten searches, nine first and all in three: "10 | 90,0% / 100,0%"."""
    shares = (f"{each:.1%}".replace(".", ",") for each in (found.first_share, found.three_share))
    return f"{found.asked} | {' / '.join(shares)}"


def misses(snapshot: Snapshot, found: Mapping[Judged, int]) -> Iterator[str]:
    """The searches of the tuning half that fail, class by class, with what came and what should."""
    for each, place in found.items():
        if place != 1 and each.part == "tuning":
            results = search(snapshot, SearchQuery(each.text, size=3))
            came = ", ".join(hit.id for hit in results.hits) or "-"
            right = ", ".join(sorted(each.first)[:4])
            yield f"{each.group}\t{place}\t{each.text!r}\t{came}\t{right}"


def _by_engine(asked: Sequence[Judged], folder: Path) -> Iterator[tuple[str, dict[Judged, int]]]:
    """Places by each engine that is there; those that are not are told."""
    for engine in ENGINES:
        try:
            snapshot = opened(engine, folder / engine)
        except EngineMissing as missing:
            print(f"không đo {engine}: {missing}", file=sys.stderr)
        else:
            yield engine, places(snapshot, asked)


def main(arguments: list[str]) -> None:
    """Write the table, or list what fails."""
    asked = read_judged(SEARCHES)
    with tempfile.TemporaryDirectory() as folder:
        if "--misses" in arguments:
            snapshot = opened(DEFAULT, Path(folder))
            sys.stdout.writelines(f"{line}\n" for line in misses(snapshot, places(snapshot, asked)))
            return
        found = dict(_by_engine(asked, Path(folder)))
    text = DOCUMENT.read_text("utf-8")
    DOCUMENT.write_text(_BLOCK_RE.sub(rf"\g<1>{table(found)}\g<2>", text), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
