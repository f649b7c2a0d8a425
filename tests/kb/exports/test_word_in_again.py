"""The Word files that we write are read by our own importer."""

from kb.exports.docx import to_docx
from kb.imports.readers import read_docx, to_markdown
from kb.text.markup import to_text
from tests.support.word_files import exemplar, selection_of

BODY = "Theo Chỉ thị 05-CT/TW, chi hội góp 1,2 tấn gạo.\n\n- Một\n- Hai"


def test_our_own_files_come_in_again(tmp_path):
    record = exemplar(title="Chi hội Ví Dụ", body=BODY)
    (tmp_path / "xuat.docx").write_bytes(to_docx(selection_of(record), "ho-so", "dang"))
    shown = to_text(to_markdown(read_docx(tmp_path / "xuat.docx").blocks))
    assert "Theo Chỉ thị 05-CT/TW, chi hội góp 1,2 tấn gạo." in shown.split("\n")
