"""What is kept with an index is small, and comes back as it was, also from versions before."""

import json

import pytest

from kb.index.packed import packed, unpacked

KEPT = {"record": {"title": "Bản mẫu “ạ”\x00", "body": "gạo " * 200}, "text": "gạo " * 200}


@pytest.mark.parametrize("value", [KEPT, [KEPT, None, 1.5], {}, [], {"lone": "\ud800"}])
def test_it_comes_back_as_it_was(value):
    assert unpacked(packed(value)) == value


def test_a_text_that_stands_in_it_twice_takes_room_once():
    once = {"record": KEPT["record"]}
    assert len(packed(KEPT)) < len(packed(once)) + 40 < len(json.dumps(KEPT)) / 4


def test_what_versions_before_kept_is_still_read():
    said = json.dumps(KEPT)
    assert unpacked(said) == unpacked(said.encode()) == KEPT
