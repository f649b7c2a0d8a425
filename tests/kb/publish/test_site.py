"""A site's name and looks go to readers with the index, and are not lost by a slip."""

import pytest

from kb.errors import ContentShrunk
from kb.search import open_snapshot
from tests.support.commands import kb
from tests.support.indexes import indexed


@pytest.fixture
def named(folder):
    """The invented content under another name."""
    (folder / "site.yaml").write_text("name: Kho Thí Dụ\noffice: Ban Mẫu\n", "utf-8")
    return folder


def site(index):
    return open_snapshot(index).vocabularies.site


def test_a_changed_name_is_a_new_index_without_a_record_written(named, tmp_path):
    index = tmp_path / "index"
    indexed(named, index)
    assert site(index).name == "Kho Thí Dụ"
    (named / "site.yaml").write_text("name: Kho Mới\n", "utf-8")
    done = kb("index", content=named, index=index)
    assert (done.code, "thông tin của kho có đổi, trang dùng bản mới" in done.out) == (0, True)
    assert (site(index).name, site(index).office) == ("Kho Mới", None)
    done = kb("index", content=named, index=index)
    assert "không có gì thay đổi" in done.out


@pytest.mark.parametrize("text", [None, "name: [Kho\n", "- name: Kho\n", "office: Ban\n"])
def test_a_site_that_can_no_longer_be_read_stays_as_readers_have_it(named, tmp_path, text):
    index = tmp_path / "index"
    indexed(named, index)
    if text is None:
        (named / "site.yaml").unlink()
    else:
        (named / "site.yaml").write_text(text, "utf-8")
    with pytest.raises(ContentShrunk, match=r"thiếu site\.yaml: đang dùng 1 mục"):
        indexed(named, index)
    assert site(index).name == "Kho Thí Dụ"


def test_a_bad_line_costs_that_line_only(named, tmp_path):
    indexed(named, tmp_path / "index")
    (named / "site.yaml").write_text('name: Kho Thí Dụ\ncolour: "#ffee00"\n', "utf-8")
    indexed(named, tmp_path / "index")
    assert site(tmp_path / "index").name == "Kho Thí Dụ"
    assert not site(tmp_path / "index").has_colour
