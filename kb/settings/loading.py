"""The environment as settings.

In: environment variables (and flags, which win). Out: a frozen `Settings`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.errors import KBError
from kb.settings.table import SETTINGS
from kb.settings.values import email, one_of, whole_number


@dataclass(frozen=True)
class OpenSearch:
    """A cluster of OpenSearch and what it is asked for; without hosts there is none."""

    hosts: tuple[str, ...] = ()
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    cert: str = ""
    alias: str = "guong-sang"
    shards: int = 1
    replicas: int = 1
    timeout: int = 5


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
    fetch_hosts: tuple[str, ...] = ()
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
    opensearch: OpenSearch = OpenSearch()


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
        port=whole_number("PORT", raw["port"], 65535),
        threads=whole_number("KB_THREADS", raw["threads"], 64),
        base_url=raw["base_url"].rstrip("/"),
        search_log=Path(raw["search_log"]) if raw["search_log"] else None,
        admin_email=email("KB_ADMIN_EMAIL", raw["admin_email"]),
        rate_limit=whole_number("KB_RATE_LIMIT", raw["rate_limit"], 100_000, least=0),
        trusted_proxies=whole_number("KB_TRUSTED_PROXIES", raw["trusted_proxies"], 9, least=0),
        metrics=one_of("KB_METRICS", raw["metrics"], ("", "0", "1")) == "1",
        log=one_of("KB_LOG", raw["log"], ("", "json")),
        archive_dir=Path(raw["archive_dir"]),
        fetch_hosts=tuple(filter(None, re.split(r"[,\s]+", raw["fetch_hosts"]))),
        edit_host=raw["edit_host"],
        edit_port=whole_number("KB_EDIT_PORT", raw["edit_port"], 65535),
        edit_password_file=Path(raw["edit_password_file"]),
        edit_approval=one_of("KB_EDIT_APPROVAL", raw["edit_approval"], ("", "0", "1")) == "1",
        engine=raw["engine"],
        publish_remote=raw["publish_remote"],
        publish_branch=raw["publish_branch"],
        publish_folder=Path(raw["publish_folder"]) if raw["publish_folder"] else None,
        workers=whole_number("KB_WORKERS", raw["workers"], 64),
        worker_timeout=whole_number("KB_WORKER_TIMEOUT", raw["worker_timeout"], 3600, least=0),
        opensearch=_opensearch(raw),
    )


def _opensearch(raw: Mapping[str, str]) -> OpenSearch:
    alias = raw["opensearch_alias"]
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,60}", alias):
        raise KBError(f'KB_OPENSEARCH_ALIAS: "{alias}" chỉ được có chữ thường không dấu, số và -')
    if "@" in raw["opensearch_url"]:  # not repeated: there may be a password in it
        raise KBError(
            "KB_OPENSEARCH_URL: tên và mật khẩu không viết vào địa chỉ; hãy đặt ở "
            "KB_OPENSEARCH_USER, KB_OPENSEARCH_PASSWORD"
        )
    hosts = tuple(filter(None, re.split(r"[,\s]+", raw["opensearch_url"])))
    for host in hosts:
        if not re.match(r"https?://[^/]+/?$", host):
            raise KBError(
                f'KB_OPENSEARCH_URL: "{host}" không dùng được; ví dụ: https://may-1.example:9200'
            )
    return OpenSearch(
        hosts=hosts,
        user=raw["opensearch_user"],
        password=raw["opensearch_password"],
        ca=raw["opensearch_ca"],
        cert=raw["opensearch_cert"],
        alias=alias,
        shards=whole_number("KB_OPENSEARCH_SHARDS", raw["opensearch_shards"], 64),
        replicas=whole_number("KB_OPENSEARCH_REPLICAS", raw["opensearch_replicas"], 9, least=0),
        timeout=whole_number("KB_OPENSEARCH_TIMEOUT", raw["opensearch_timeout"], 600),
    )


def _content_dir(environ: Mapping[str, str]) -> Path:
    """The folder that is named, else content/ here, else this very folder where it is one."""
    if named := environ.get("KB_CONTENT_DIR"):
        return Path(named)
    here = Path.cwd()
    is_one = (here / "fields.yaml").is_file() and not (here / "content").is_dir()
    return Path("..", here.name) if is_one else Path("content")
