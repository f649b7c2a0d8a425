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
    """One row of the table: variable, default, and what it is for (Vietnamese).

    `is_beside`: by default it lies beside the content folder, wherever that is.
    """

    variable: str
    attribute: str
    default: str
    help: str
    is_beside: bool = False


SETTINGS = (
    Setting(
        "KB_CONTENT_DIR",
        "content_dir",
        "content",
        "thư mục chứa hồ sơ và từ vựng; đứng ngay trong thư mục ấy cũng được",
    ),
    Setting(
        "KB_INDEX_DIR",
        "index_dir",
        "var/index",
        "thư mục chứa chỉ mục; mọi đường dẫn mặc định dưới đây nằm cạnh thư mục nội dung",
        is_beside=True,
    ),
    Setting(
        "KB_ENGINE",
        "engine",
        "whoosh",
        "bộ máy tìm kiếm mà `kb index` lập chỉ mục cho: whoosh, hoặc tantivy "
        "(`pip install .[tantivy]`)",
    ),
    Setting(
        "KB_CACHE_DIR",
        "cache_dir",
        "var/cache",
        "chỉ mục riêng và trang xem thử của bàn biên tập, xóa lúc nào cũng được",
        is_beside=True,
    ),
    Setting(
        "KB_ARCHIVE_DIR",
        "archive_dir",
        "archive",
        "thư mục riêng của cơ quan: các bản trước khi sửa, nhật ký của bàn biên tập; "
        "không bao giờ đưa lên trang",
        is_beside=True,
    ),
    Setting("KB_EDIT_HOST", "edit_host", "127.0.0.1", "địa chỉ của bàn biên tập (`kb edit`)"),
    Setting("KB_EDIT_PORT", "edit_port", "8010", "cổng của bàn biên tập"),
    Setting(
        "KB_EDIT_PASSWORD_FILE",
        "edit_password_file",
        "archive/mat-khau",
        "tệp mật khẩu (`kb edit --password` ghi), bắt buộc khi bàn biên tập mở ra ngoài máy này",
        is_beside=True,
    ),
    Setting(
        "KB_EDIT_APPROVAL",
        "edit_approval",
        "",
        "đặt 1 để mỗi hồ sơ phải do một người khác người viết duyệt và đăng",
    ),
    Setting(
        "KB_PUBLISH_REMOTE",
        "publish_remote",
        "",
        "kho Git mà mỗi lần đăng được gửi tới (tên hoặc địa chỉ); để trống thì là kho mà nhánh "
        "đang theo; đặt 0 để chỉ ghi vào Git trên máy này",
    ),
    Setting(
        "KB_PUBLISH_BRANCH",
        "publish_branch",
        "",
        "nhánh ở kho ấy; để trống thì là nhánh cùng tên, hoặc nhánh đang theo",
    ),
    Setting(
        "KB_PUBLISH_FOLDER",
        "publish_folder",
        "",
        "thư mục (ổ mạng, thư mục đồng bộ) nhận một bản nội dung đã đăng sau mỗi lần đăng",
    ),
    Setting("KB_HOST", "host", "127.0.0.1", "địa chỉ mà trang web lắng nghe"),
    Setting("PORT", "port", "8000", "cổng của trang web"),
    Setting("KB_THREADS", "threads", "8", "số luồng phục vụ, của mỗi tiến trình"),
    Setting(
        "KB_WORKERS",
        "workers",
        "1",
        "số tiến trình phục vụ trang, nên bằng số nhân của máy; chung bộ nhớ khi chỉ mục do "
        "tantivy lập; trên Windows luôn là một",
    ),
    Setting(
        "KB_WORKER_TIMEOUT",
        "worker_timeout",
        "60",
        "với nhiều tiến trình: tiến trình nào không trả lời suốt chừng này giây thì bị dừng hẳn và "
        "mở lại (0: đợi mãi)",
    ),
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
        "để trống thì là thư của cơ quan trong site.yaml, hoặc webmaster@ tên miền của trang",
    ),
    Setting("KB_BASE_URL", "base_url", "", "địa chỉ công khai, ví dụ https://guongsang.example"),
    Setting(
        "KB_RATE_LIMIT",
        "rate_limit",
        "600",
        "mỗi địa chỉ được tìm, gọi API, tải tệp bao nhiêu lần một phút (0: không giới hạn); "
        "trang hồ sơ không tính; nhiều tiến trình thì mỗi tiến trình đếm riêng",
    ),
    Setting(
        "KB_TRUSTED_PROXIES",
        "trusted_proxies",
        "0",
        "số máy chủ trung gian (proxy) đứng trước; chỉ khi đó X-Forwarded-For và "
        "X-Forwarded-Proto mới được tin",
    ),
    Setting("KB_METRICS", "metrics", "", "đặt 1 để mở `/metrics` cho Prometheus"),
    Setting(
        "KB_LOG",
        "log",
        "",
        "đặt json để ghi mỗi lượt truy cập một dòng JSON ra stderr (không có địa chỉ, câu hỏi)",
    ),
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
    rate_limit: int = 600
    trusted_proxies: int = 0
    metrics: bool = False
    log: str = ""
    archive_dir: Path = Path("archive")
    edit_host: str = "127.0.0.1"
    edit_port: int = 8010
    edit_password_file: Path = Path("archive/mat-khau")
    edit_approval: bool = False
    engine: str = "whoosh"
    publish_remote: str = ""
    publish_branch: str = ""
    publish_folder: Path | None = None
    workers: int = 1
    worker_timeout: int = 60


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the table from the environment; KBError names a variable whose value is unusable."""
    environ = os.environ if environ is None else environ
    raw = {row.attribute: environ.get(row.variable) or row.default for row in SETTINGS}
    content_dir = _content_dir(environ)
    raw |= {
        row.attribute: str(content_dir.parent / row.default)
        for row in SETTINGS
        if row.is_beside and not environ.get(row.variable)
    }
    return Settings(
        content_dir=content_dir,
        index_dir=Path(raw["index_dir"]),
        cache_dir=Path(raw["cache_dir"]),
        host=raw["host"],
        port=_whole_number("PORT", raw["port"], 65535),
        threads=_whole_number("KB_THREADS", raw["threads"], 64),
        base_url=raw["base_url"].rstrip("/"),
        search_log=Path(raw["search_log"]) if raw["search_log"] else None,
        admin_email=_email("KB_ADMIN_EMAIL", raw["admin_email"]),
        rate_limit=_whole_number("KB_RATE_LIMIT", raw["rate_limit"], 100_000, least=0),
        trusted_proxies=_whole_number("KB_TRUSTED_PROXIES", raw["trusted_proxies"], 9, least=0),
        metrics=_one_of("KB_METRICS", raw["metrics"], ("", "0", "1")) == "1",
        log=_one_of("KB_LOG", raw["log"], ("", "json")),
        archive_dir=Path(raw["archive_dir"]),
        edit_host=raw["edit_host"],
        edit_port=_whole_number("KB_EDIT_PORT", raw["edit_port"], 65535),
        edit_password_file=Path(raw["edit_password_file"]),
        edit_approval=_one_of("KB_EDIT_APPROVAL", raw["edit_approval"], ("", "0", "1")) == "1",
        engine=raw["engine"],
        publish_remote=raw["publish_remote"],
        publish_branch=raw["publish_branch"],
        publish_folder=Path(raw["publish_folder"]) if raw["publish_folder"] else None,
        workers=_whole_number("KB_WORKERS", raw["workers"], 64),
        worker_timeout=_whole_number("KB_WORKER_TIMEOUT", raw["worker_timeout"], 3600, least=0),
    )


def _content_dir(environ: Mapping[str, str]) -> Path:
    """The folder that is named, else content/ here, else this very folder where it is one."""
    if named := environ.get("KB_CONTENT_DIR"):
        return Path(named)
    here = Path.cwd()
    is_one = (here / "fields.yaml").is_file() and not (here / "content").is_dir()
    return Path("..", here.name) if is_one else Path("content")


def _whole_number(variable: str, text: str, most: int, least: int = 1) -> int:
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise KBError(f'{variable}: "{text}" không dùng được; hãy đặt một số từ {least} đến {most}')


def _email(variable: str, text: str) -> str:
    if not text or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return text
    raise KBError(f'{variable}: "{text}" không phải là địa chỉ thư; ví dụ: kho@guongsang.example')


def _one_of(variable: str, text: str, known: tuple[str, ...]) -> str:
    if text in known:
        return text
    choices = " hoặc ".join(filter(None, known))
    raise KBError(f'{variable}: "{text}" không dùng được; hãy đặt {choices}, hoặc để trống')
