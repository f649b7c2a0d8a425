"""The settings of a running program: one declared table, read from the environment.

In: environment variables (and flags, which win). Out: a frozen `Settings`. The README's table of
settings is generated from `SETTINGS`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.errors import KBError


@dataclass(frozen=True)
class Setting:
    """One row of the table: variable, default, and what it is for (Vietnamese)."""

    variable: str
    attribute: str
    default: str
    help: str


SETTINGS = (
    Setting("KB_CONTENT_DIR", "content_dir", "content", "thư mục chứa hồ sơ và từ vựng"),
    Setting("KB_INDEX_DIR", "index_dir", "var/index", "thư mục chứa chỉ mục"),
    Setting("KB_CACHE_DIR", "cache_dir", "var/cache", "bộ nhớ đệm tách từ, xóa lúc nào cũng được"),
    Setting("KB_HOST", "host", "127.0.0.1", "địa chỉ mà trang web lắng nghe"),
    Setting("PORT", "port", "8000", "cổng của trang web"),
    Setting("KB_THREADS", "threads", "8", "số luồng phục vụ"),
    Setting(
        "KB_SEARCH_LOG",
        "search_log",
        "",
        "tệp đếm những câu hỏi không tìm thấy gì (xem `kb misses`); để trống thì không ghi",
    ),
    Setting(
        "KB_ADMIN_EMAIL",
        "admin_email",
        "",
        "thư điện tử của người quản trị, cho các thư viện thu hồ sơ qua `/oai`; "
        "để trống thì là webmaster@ tên miền của trang",
    ),
    Setting("KB_BASE_URL", "base_url", "", "địa chỉ công khai, ví dụ https://guongsang.example"),
)


@dataclass(frozen=True)
class Settings:
    """Where things are and how the site is served."""

    content_dir: Path
    index_dir: Path
    cache_dir: Path
    host: str
    port: int
    threads: int
    base_url: str
    search_log: Path | None = None
    admin_email: str = ""


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the table from the environment; KBError names a variable whose value is unusable."""
    environ = os.environ if environ is None else environ
    raw = {row.attribute: environ.get(row.variable) or row.default for row in SETTINGS}
    return Settings(
        content_dir=Path(raw["content_dir"]),
        index_dir=Path(raw["index_dir"]),
        cache_dir=Path(raw["cache_dir"]),
        host=raw["host"],
        port=_whole_number("PORT", raw["port"], 65535),
        threads=_whole_number("KB_THREADS", raw["threads"], 64),
        base_url=raw["base_url"].rstrip("/"),
        search_log=Path(raw["search_log"]) if raw["search_log"] else None,
        admin_email=_email("KB_ADMIN_EMAIL", raw["admin_email"]),
    )


def _whole_number(variable: str, text: str, most: int) -> int:
    if text.isascii() and text.isdigit() and 1 <= int(text) <= most:
        return int(text)
    raise KBError(f'{variable}: "{text}" không dùng được; hãy đặt một số từ 1 đến {most}')


def _email(variable: str, text: str) -> str:
    if not text or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return text
    raise KBError(f'{variable}: "{text}" không phải là địa chỉ thư; ví dụ: kho@guongsang.example')
