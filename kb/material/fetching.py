"""What stands at an address of the web, read by what it is.

In: an address, a `Fetcher`. Out: a `Material`, or a FetchError or FileRefused of one sentence.
"""

import dataclasses
import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from kb.fetch import Fetched, Fetcher, FetchError, Trouble
from kb.imports import FileRefused
from kb.material.pages import NO_PUBLISHERS, is_front, plain_address, read_page
from kb.material.papers import PAPER_SUFFIXES, read_paper
from kb.material.values import Material

_PAGES = ("text/html", "application/xhtml+xml", "")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    f"{_OFFICE}.wordprocessingml.document": ".docx",
    f"{_OFFICE}.spreadsheetml.sheet": ".xlsx",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
    "image/jpeg": ".jpg",
    "image/png": ".png",
}
_PDF_HEAD = b"%PDF-"
_UNTOLD = ("application/octet-stream", "binary/octet-stream", "application/force-download")


def read_address(
    address: str, fetcher: Fetcher, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """The article, or the file, that stands there."""
    return read_fetched(address, fetcher.get(address), today, publishers)


def read_fetched(
    address: str, got: Fetched, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS
) -> Material:
    """The same of what was fetched; `address` is where it was asked for."""
    if suffix := _suffix(got):
        return _file(address, got, suffix, today)
    if got.media_type not in _PAGES:
        told = f"{address}: không phải trang web hay tệp đọc được ({got.media_type})"
        raise FetchError(Trouble.REFUSED, told)
    if is_front(got.url) and not is_front(address):
        raise FetchError(Trouble.GONE, f"{address}: dẫn về trang đầu của báo, bài có lẽ không còn")
    return read_page(address, got.body, got.url, today, charset=got.charset, publishers=publishers)


def _suffix(got: Fetched) -> str:
    """The ending of a file of this kind, "" for a page; a host that does not know is not asked."""
    if got.body.startswith(_PDF_HEAD):  # whatever the host calls it
        return ".pdf"
    if got.media_type in _UNTOLD:
        return PurePosixPath(unquote(urlsplit(got.url).path)).suffix.lower() or ".bin"
    return _SUFFIXES.get(got.media_type, "")


def _file(address: str, got: Fetched, suffix: str, today: date) -> Material:
    if suffix not in PAPER_SUFFIXES:
        remedy = "hãy tải về rồi đưa tệp vào"
        raise FileRefused(address, f"địa chỉ này là một tệp {suffix}, không phải bài viết", remedy)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tep{suffix}"
        path.write_bytes(got.body)
        try:
            read = read_paper(path, today)
        except FileRefused as error:
            raise FetchError(Trouble.REFUSED, f"{address}: {_without(path.name, error)}") from error
    return dataclasses.replace(read, name=address, url=plain_address(got.url))


def _without(name: str, error: FileRefused) -> str:
    return str(error).removeprefix(f"{name}: ")
