"""A disk that refuses: what Whoosh left open is closed, and the first reason is the one told.

/dev/full takes whatever is buffered and refuses it when the file is closed.
"""

import pytest

from kb.index.whoosh.storage import writing_to


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "full").symlink_to("/dev/full")
    return tmp_path


def written_to(folder, opened):
    """Write where the disk refuses, and fail for another reason before it does."""
    with writing_to(folder) as storage:
        opened.append(storage.temp_storage("MAIN.tmp").create_file("runs").raw_file())
        file = storage.create_file("full")
        file.write(b"refused when it is closed")
        opened.append(file.raw_file())
        raise ZeroDivisionError("the first reason")


def test_after_a_failure_files_are_closed_and_its_reason_stays(folder):
    opened = []
    with pytest.raises(ZeroDivisionError, match="the first reason"):
        written_to(folder, opened)
    assert [file.closed for file in opened] == [True, True]


def test_a_file_that_cannot_be_closed_is_a_failure_by_itself(folder):
    with pytest.raises(OSError, match="No space left"), writing_to(folder) as storage:
        storage.create_file("full").write(b"refused when it is closed")


def test_what_was_written_is_there(folder):
    with writing_to(folder) as storage:
        storage.create_file("whole").write(b"whole")
    assert (folder / "whole").read_bytes() == b"whole"
