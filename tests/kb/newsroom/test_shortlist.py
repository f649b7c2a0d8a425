"""The marks of a shortlist are known without what writes its files."""

import subprocess
import sys

from kb.newsroom.shortlist import STATES, Mark


def test_a_record_begins_as_proposed():
    assert Mark() == Mark("de-xuat", "")
    assert [Mark(state).label for state in STATES] == ["Đề xuất", "Đã chọn", "Loại"]


def test_marks_load_nothing_that_writes_office_files():
    script = "import sys, kb.newsroom.shortlist; print(*sys.modules)"
    loaded = subprocess.check_output([sys.executable, "-c", script], text=True).split()
    assert "kb.newsroom.shortlist" in loaded
    heavy = ("kb.exports", "docx", "openpyxl", "bs4")
    assert [name for name in loaded if name.startswith(heavy)] == []
