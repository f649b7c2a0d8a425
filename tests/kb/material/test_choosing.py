"""What editors took and left is kept beside the material, and goes where the material goes."""

import pytest

from kb.errors import ContentError
from kb.material import keep_material, kept_material
from kb.material.choosing import Choice, keep_choices, kept_choices, suggestion_key
from kb.material.owning import articled, keepers, move_material
from tests.support.articles import ARTICLE as READ
from tests.support.articles import HONOUR as SAID


def test_what_was_chosen_comes_back_as_it_was_kept(tmp_path):
    key = suggestion_key(READ, SAID)
    keep_choices(tmp_path, "nguyen-thi-mau", {key: Choice("taken", "Tên cũ"), "x": Choice("open")})
    assert kept_choices(tmp_path, "nguyen-thi-mau") == {key: Choice("taken", "Tên cũ")}
    assert kept_choices(tmp_path, "nguoi-khac") == {}


def test_a_line_cut_short_loses_no_other(tmp_path):
    keep_choices(tmp_path, "nguyen-thi-mau", {"a": Choice("left"), "b": Choice("taken")})
    path = tmp_path / "material" / "nguyen-thi-mau" / "chosen.jsonl"
    path.write_bytes(path.read_bytes()[:-9])
    assert kept_choices(tmp_path, "nguyen-thi-mau") == {"a": Choice("left")}


def test_material_moves_with_what_was_chosen_of_it(tmp_path):
    keep_material(tmp_path, "ten-cu", READ, [SAID])
    keep_choices(tmp_path, "ten-cu", {"a": Choice("left"), "b": Choice("left")})
    keep_choices(tmp_path, "ten-moi", {"b": Choice("taken")})
    assert move_material(tmp_path, "ten-cu", "ten-moi")
    assert kept_material(tmp_path, "ten-moi") == [(READ, (SAID,))]
    assert kept_choices(tmp_path, "ten-moi") == {"a": Choice("left"), "b": Choice("taken")}
    assert keepers(tmp_path, READ) == ("ten-moi",)
    assert articled(tmp_path) == {"ten-moi"}
    assert not (tmp_path / "material" / "ten-cu").exists()
    assert not move_material(tmp_path, "ten-cu", "ten-moi")


def test_a_kept_file_that_is_broken_is_named(tmp_path):
    path = keep_material(tmp_path, "nguyen-thi-mau", READ, [SAID])
    path.write_text("{", "utf-8")
    with pytest.raises(ContentError, match="không đọc được nữa; hãy bỏ tệp này rồi nhập lại bài"):
        kept_material(tmp_path, "nguyen-thi-mau")
