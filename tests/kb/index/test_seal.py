"""Checksums of a generation: taken over with what is carried over, and held against it."""

import os

import pytest

from kb.errors import IndexDamaged
from kb.index.seal import carry_over, check_sealed, seal


@pytest.fixture
def old(tmp_path):
    folder = tmp_path / "old"
    folder.mkdir()
    (folder / "postings").write_bytes(b"mau mot")
    (folder / "rows").write_bytes(b"mau hai")
    seal(folder, {})
    return folder


@pytest.fixture
def new(old, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    carry_over(old, folder)
    return folder


def test_what_is_carried_over_and_what_is_written_are_both_sealed(old, new):
    (new / "rows").write_bytes(b"mau ba")
    (new / "more").write_bytes(b"mau bon")
    seal(new, {}, old)
    check_sealed(new)


def test_a_copy_that_went_wrong_is_found(old, new):
    status = (new / "postings").stat()
    (new / "postings").write_bytes(b"mau sai")
    os.utime(new / "postings", ns=(status.st_atime_ns, status.st_mtime_ns))
    seal(new, {}, old)
    with pytest.raises(IndexDamaged, match="postings"):
        check_sealed(new)


def test_what_was_written_anew_with_the_same_size_is_what_it_is_now(old, new):
    (new / "postings").write_bytes(b"mau moi")
    os.utime(new / "postings", ns=(1, 1))
    seal(new, {}, old)
    check_sealed(new)
