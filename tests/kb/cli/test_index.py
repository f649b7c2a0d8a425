"""`kb index` where somebody watches it, or stops it."""

import os

import pytest

from tests.support.commands import kb, kb_on_a_terminal


@pytest.mark.skipif(os.name == "nt", reason="no pty")
def test_whoever_watches_sees_how_far_it_is_and_what_comes_after(folder, tmp_path):
    ended = kb_on_a_terminal("index", KB_CONTENT_DIR=folder, KB_INDEX_DIR=tmp_path)
    assert ended.code == 0
    assert "100%" in ended.err
    assert ended.err.startswith("Đang đọc và kiểm tra nội dung…")
    assert ended.err.rstrip().endswith("Đang ghi xuống đĩa và kiểm tra chỉ mục mới…")
    again = kb_on_a_terminal("index", KB_CONTENT_DIR=folder, KB_INDEX_DIR=tmp_path)
    assert "Đang ghi" not in again.err


def test_no_bar_is_written_into_a_log(folder, tmp_path):
    assert kb("index", content=folder, index=tmp_path).err == ""
