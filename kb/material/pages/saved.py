"""Pages that somebody saved with a browser: .html with or without its folder, .mhtml in one file.

In: a path. Out: a `Material`; the address is the one that the browser wrote into the file.
"""

import email
import email.policy
import re
from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage
from pathlib import Path

from kb.imports import FileRefused
from kb.imports.readers import read_bytes
from kb.material.pages.decoding import decoded
from kb.material.pages.reading import NO_PUBLISHERS, read_page
from kb.material.values import Material

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
_SAVED_FROM_RE = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(\S+?)\s*-->", re.IGNORECASE)
_PAGES = ("text/html", "application/xhtml+xml")
_HEAD = 4096


def read_saved(path: Path, today: date, publishers: Mapping[str, str] = NO_PUBLISHERS) -> Material:
    """The article of a saved page; FileRefused where there is none."""
    data = read_bytes(path)
    if data.startswith(b"%PDF-"):
        raise FileRefused(
            path.name, "là tệp PDF mang đuôi của trang web", "hãy đổi đuôi thành .pdf"
        )
    if path.suffix.lower() in (".mhtml", ".mht"):
        data, charset, url = _of_archive(path.name, data)
    else:
        found = _SAVED_FROM_RE.search(decoded(data)[:_HEAD])
        charset, url = "", found[1] if found else ""
    url = url if url.startswith(("http://", "https://")) else ""
    return read_page(path.name, data, url, today, charset=charset, publishers=publishers)


def _of_archive(name: str, data: bytes) -> tuple[bytes, str, str]:
    """The page of an archive, its charset and its address; its pictures are not read."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # what this policy makes
    for part in message.walk():
        body = part.get_payload(decode=True) if part.get_content_type() in _PAGES else None
        if isinstance(body, bytes):
            url = part["Content-Location"] or message["Snapshot-Content-Location"] or ""
            return body, part.get_content_charset() or "", str(url)
    remedy = "hãy mở lại trang bằng trình duyệt rồi lưu lần nữa"
    raise FileRefused(name, "không thấy trang web nào trong tệp", remedy)
