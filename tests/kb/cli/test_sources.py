"""`kb sources` tells an editor which addresses need a hand."""

import pytest

from tests.support.commands import kb
from tests.support.web_servers import Said, host

RECORD = """---
title: Tổ Mẫu trồng hoa
kind: tap-the
subject: Tổ Mẫu
province: Cao Bằng
fields: [moi-truong]
status: {status}
sources:
  - {{title: Tổ Mẫu trồng hoa, publisher: Báo Ví Dụ, url: "{url}"}}
summary: Tổ Mẫu trồng hoa.
---

Tổ Mẫu trồng hoa.
"""


@pytest.fixture
def site():
    body = "<title>Tổ Mẫu trồng hoa</title>".encode()
    with host({"/bai": Said(200, body, {"Content-Type": "text/html"})}) as running:
        yield running


@pytest.fixture
def checked(folder, tmp_path, site):
    """Runs the command over four invented records, in an archive of its own."""
    for path in folder.glob("exemplars/*.md"):
        path.unlink()
    for stem, status, path in (
        ("to-mau-mot", "published", "/bai"),
        ("to-mau-hai", "draft", "/mat"),
        ("to-mau-ba", "withdrawn", "/rut"),
    ):
        text = RECORD.format(status=status, url=site.address + path)
        (folder / "exemplars" / f"{stem}.md").write_text(text, "utf-8")

    def run(*flags: str):
        return kb(
            *("sources", "--province", "Cao Bằng", *flags),
            content=folder,
            KB_ARCHIVE_DIR=tmp_path / "archive",
            KB_FETCH_HOSTS="127.0.0.1",
        )

    return run


def test_it_tells_what_needs_a_hand(checked, site):
    code, out, err = checked()
    assert (code, err) == (0, "")
    assert f"cần địa chỉ khác (1):\n  {site.address}/mat\n    hồ sơ to-mau-hai" in out
    assert "2 địa chỉ: còn nguyên 1, cần xem lại 1, chưa xem 0." in out
    assert "/rut" not in site.paths()


def test_the_next_day_it_asks_nobody_and_says_the_same(checked, site):
    _, first, _ = checked()
    asked = len(site.asked)
    assert checked()[1] == checked("--known")[1] == first
    assert len(site.asked) == asked


def test_what_was_never_looked_at_is_said_to_be_so(checked, site):
    assert "2 địa chỉ: còn nguyên 0, cần xem lại 0, chưa xem 2." in checked("--known")[1]
    assert site.asked == []


def test_an_erased_record_leaves_no_look_and_no_copy(checked, folder, site, tmp_path):
    checked()
    path, archive = folder / "exemplars" / "to-mau-mot.md", tmp_path / "archive"
    assert len(list(archive.glob("material/to-mau-mot/*"))) == 1
    path.write_text(path.read_text("utf-8").replace("published", "withdrawn"), "utf-8")
    done = kb("erase", "to-mau-mot", "--yes", content=folder, KB_ARCHIVE_DIR=archive)
    assert (done.code, list(archive.glob("material/*/*"))) == (0, [])
    kept = (archive / "sources.jsonl").read_text("utf-8")
    assert f"{site.address}/mat" in kept
    assert f"{site.address}/bai" not in kept
