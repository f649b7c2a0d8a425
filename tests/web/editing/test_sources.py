"""The desk looks at the addresses of sources and lists those that need a hand."""

import re
from dataclasses import replace

import pytest

from tests.support.desks import at_desk, copied_content
from tests.support.typed_forms import WHOLE
from tests.support.web_servers import Said, host

TITLE = "Chuyện người trồng hoa ví dụ"


@pytest.fixture
def site():
    body = f"<title>{TITLE}</title>".encode()
    pages = {"/bai": Said(200, body, {"Content-Type": "text/html"})}
    with host(pages | {"/cu": Said(301, b"", {"Location": "/bai"})}) as running:
        yield running


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    for path in (tmp_path / "content").rglob("*.*"):
        if path.suffix in (".md", ".yaml"):
            text = re.sub(r"https?://[^\s,}\"]+", "", path.read_text("utf-8"))
            path.write_text(text, "utf-8")
    found = at_desk(tmp_path)
    found.desk.settings = replace(found.desk.settings, fetch_hosts=("127.0.0.1",))
    return found


def with_source(at, site, path: str) -> str:
    source = {
        "sources.0.url": site.address + path,
        "sources.0.title": TITLE,
    }
    return at.desk.create("exemplar", WHOLE | source).version.id


def looked(at) -> str:
    answer = at.send("/nguon/xem", {})
    assert answer.status_code == 303
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.get(answer.location)


def test_what_was_never_looked_at_is_offered(at, site):
    with_source(at, site, "/bai")
    page = at.get("/nguon")
    assert "1 địa chỉ: 0 còn nguyên, 1 chưa xem" in page
    assert "Xem 1 địa chỉ" in page
    assert site.asked == []


def test_a_dead_address_leads_to_its_record(at, site):
    dead, moved, fine = (with_source(at, site, path) for path in ("/mat", "/cu", "/bai"))
    assert "Đã xem 3 địa chỉ" in looked(at)
    page = at.get("/nguon")
    assert "3 địa chỉ: 1 còn nguyên, 0 chưa xem" in page
    assert f'href="/ho-so/{dead}"' in page.partition("Không còn ở địa chỉ ấy")[2]
    assert f"nay ở {site.address}/bai" in page.partition("Đã chuyển hẳn")[2]
    assert f'href="/ho-so/{moved}"' in page
    assert f'href="/ho-so/{fine}"' not in page
    assert "Xem 3 địa chỉ" not in page


def test_an_address_that_is_none_is_no_link(at):
    at.desk.create("exemplar", WHOLE | {"sources.0.url": "javascript:alert(1)"})
    assert "Đã xem 1 địa chỉ" in looked(at)
    page = at.get("/nguon")
    assert "Địa chỉ không dùng được" in page
    assert 'href="javascript:' not in page
