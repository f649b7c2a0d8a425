"""`kb watch` tells what is new in newspapers' columns; it drafts nothing by itself."""

import pytest

from tests.support.commands import kb
from tests.support.feeds import answer, item, rss
from tests.support.web_servers import host

HERO = item("Cựu chiến binh Mẫu hiến đất mở đường", "/hien-dat.html")
NEWS = item("Giá vàng hôm nay giảm", "/gia-vang.html")
KNOWN = item("Tổ Mẫu trồng hoa, gương sáng của xã", "/trong-hoa.html?utm_source=rss")
RECORD = """---
title: Tổ Mẫu trồng hoa
kind: tap-the
subject: Tổ Mẫu
province: Cao Bằng
fields: [moi-truong]
sources: [{{title: Tổ Mẫu trồng hoa, publisher: Báo Mẫu, url: "{url}"}}]
summary: Tổ Mẫu trồng hoa.
---

Tổ Mẫu trồng hoa.
"""


@pytest.fixture
def site():
    with host({"/rss": answer(rss(HERO, NEWS, KNOWN))}) as running:
        yield running


@pytest.fixture
def watched(folder, tmp_path, site):
    """Runs the command over two columns, one of them gone, in an archive of its own."""
    feeds = '- {{name: "Báo Mẫu: Thời sự", url: "{0}/rss"}}\n'
    feeds += '- {{name: Báo Cũ, url: "http://bao-cu.invalid/rss"}}\n'
    (folder / "feeds.yaml").write_text(feeds.format(site.address), "utf-8")
    record = RECORD.format(url=f"{site.address}/trong-hoa.html")
    (folder / "exemplars" / "to-mau-trong-hoa.md").write_text(record, "utf-8")

    def run(command: str = "watch", *flags: str):
        archive = tmp_path / "archive"
        return kb(
            command, *flags, content=folder, KB_ARCHIVE_DIR=archive, KB_FETCH_HOSTS="127.0.0.1"
        )

    return run


def test_it_tells_what_is_new_by_column_with_its_reasons(watched, site, tmp_path):
    code, out, err = watched()
    assert (code, err) == (0, "")
    assert out == (
        "\nBáo Mẫu: Thời sự\n"
        "   6.5  27/11/2026  Cựu chiến binh Mẫu hiến đất mở đường\n"
        f"        {site.address}/hien-dat.html\n"
        "        vì: hiến đất, cựu chiến binh, nông thôn mới\n"
        "\nBáo Cũ\n"
        "  không đọc được: bao-cu.invalid: không tìm thấy máy này; hãy xem lại địa chỉ hoặc mạng\n"
        "\n1 bài mới giống chuyện về gương, 1 bài khác (--all để xem).\n"
        "Chưa ghi gì; thêm --write để nhớ và để bàn biên tập liệt kê.\n"
    )
    assert not (tmp_path / "archive").exists()


def test_what_was_kept_is_told_of_once(watched, folder, tmp_path):
    before = sorted(folder.rglob("*"))
    assert "1 bài mới" in watched("watch", "--write").out
    assert "0 bài mới giống chuyện về gương." in watched("watch", "--write").out
    assert [path.name for path in (tmp_path / "archive").iterdir()] == ["feeds.jsonl"]
    assert sorted(folder.rglob("*")) == before


def test_all_can_be_seen(watched):
    assert "Giá vàng hôm nay giảm" in watched("watch", "--all").out


def test_without_columns_it_says_where_they_go(watched, folder):
    (folder / "feeds.yaml").unlink()
    assert watched().out.startswith("Chưa có chuyên mục nào ở content/feeds.yaml")


def test_an_erased_record_leaves_no_word_and_is_not_told_of_again(watched, folder, site, tmp_path):
    path = folder / "exemplars" / "to-mau-trong-hoa.md"
    path.write_text(
        path.read_text("utf-8").replace("summary", "status: withdrawn\nsummary"), "utf-8"
    )
    assert "trồng hoa" not in watched("watch", "--write").out
    assert watched("erase", "to-mau-trong-hoa", "--yes").code == 0
    kept = (tmp_path / "archive" / "feeds.jsonl").read_text("utf-8")
    assert "trong-hoa" not in kept
    assert "trồng hoa" not in kept
    assert "trồng hoa" not in watched("watch", "--all").out


def test_a_line_that_names_no_address_is_told_beside_what_the_others_bring(watched, folder):
    with (folder / "feeds.yaml").open("a", encoding="utf-8") as feeds:
        feeds.write('- {name: Báo Hỏng, url: "file:///rss"}\n')
    code, out, err = watched()
    assert (code, "Cựu chiến binh Mẫu hiến đất" in out) == (0, True)
    assert 'feeds.yaml:3: url: "file:///rss" không phải địa chỉ trang web' in err
    (folder / "feeds.yaml").write_text('- {name: Báo Hỏng, url: "file:///rss"}\n', "utf-8")
    assert "Chưa có chuyên mục nào" not in watched()[1]
