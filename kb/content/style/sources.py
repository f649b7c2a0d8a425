"""What a source is called, and addresses that are no article's own.

In: sources of a record file. Out: what an address is when it shows something else tomorrow, and a
`Problem` for each source that nobody could cite: without a title, or without a day.
"""

import re
from collections.abc import Iterator

from kb.records import RecordFile
from kb.schema import Problem

# Addresses that hold nothing of their own, or not for long.
_PASSING = (
    (re.compile(r"^https?://(?:raw\.githubusercontent\.com|gist\.)"), "tệp thô trên kho mã"),
    (re.compile(r"^https?://(?:uat|beta|staging|stag|test|dev|demo)[.-]"), "trang chạy thử"),
    (
        re.compile(
            r"^https?://[^/]+/(?:tags?|tag-video|chu-de|tu-khoa|tim-kiem|search)/"
            r"|-tag\d+\.\w+$|[?&](?:page|trang)=\d|/(?:page|trang)-\d+(?:[./]|$)|-p\d{1,3}\.html?$"
        ),
        "trang gom bài",
    ),
    (
        re.compile(r"^https?://(?:amp|m|mobile)\.|/amp/?$|\.amp$|[?&]format=amp\b"),
        "bản di động",
    ),
)


def passing(url: str) -> str:
    """What an address is that is no article's own; "" for one that can be a source.

    "https://bao.vn/thi-dua?page=3" is "trang gom bài", "https://m.bao.vn/bai-1.html" "bản di động".
    """
    return next((what for pattern, what in _PASSING if pattern.search(url)), "")


def unnamed_sources(file: RecordFile) -> Iterator[Problem]:
    """Sources with an address that nobody could cite when the page is gone."""
    for item, source in enumerate(file.record.sources):
        if not (source.url or "").startswith(("http://", "https://")):
            continue
        line = file.line_of("sources", item)
        if not source.title:
            wrong = f'nguồn "{source.url}" không có tên bài'
            remedy = "hãy ghi title; không đọc được tên thì tả bài trong ngoặc vuông: “[Bài về …]”"
            yield Problem(file.path, line, "sources.title", wrong, remedy, "warning")
        if not (source.date or source.accessed):
            wrong = f'nguồn "{source.url}" không có ngày'
            remedy = "hãy ghi ngày đăng; bài không ghi ngày thì ghi accessed, ngày đọc trang"
            yield Problem(file.path, line, "sources.date", wrong, remedy, "warning")
