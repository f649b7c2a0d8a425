"""`kb erase`: only what was withdrawn, and only what was meant."""

import pytest

from tests.support.commands import kb


@pytest.fixture
def archive(tmp_path, monkeypatch):
    monkeypatch.setenv("KB_ARCHIVE_DIR", str(tmp_path / "archive"))
    monkeypatch.setenv("KB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("KB_INDEX_DIR", str(tmp_path / "index"))


@pytest.mark.usefixtures("archive")
def test_a_withdrawn_record_is_erased_and_its_address_stays(folder):
    done = kb("erase", "da-rut-vi-du", "--yes", content=folder)
    assert done.code == 0
    assert "Đã bỏ bài viết và mọi trường của exemplars/da-rut-vi-du.md" in done.out
    text = (folder / "exemplars" / "da-rut-vi-du.md").read_text("utf-8")
    assert text.endswith("status: withdrawn\n---\n")
    assert "title" not in text
    assert kb("check", content=folder).code == 0


@pytest.mark.usefixtures("archive")
def test_a_published_record_is_not_erased(folder):
    before = (folder / "exemplars" / "nhom-vi-du-mot.md").read_bytes()
    done = kb("erase", "nhom-vi-du-mot", "--yes", content=folder)
    assert done.code == 1
    assert "Chỉ xóa hẳn được hồ sơ đã rút" in done.err
    assert (folder / "exemplars" / "nhom-vi-du-mot.md").read_bytes() == before
    assert kb("erase", "khong-co", "--yes", content=folder).code == 1
