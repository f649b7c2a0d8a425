"""`kb export`: a selection as a file."""

import io

import docx

from tests.support.commands import kb_bytes
from tests.support.table_files import cells, table


def test_the_command_writes_a_selection(index_dir, tmp_path):
    ids = ["nhom-vi-du-mot", "ct-90-ct-tw-2016"]
    done = kb_bytes("export", *ids, index=index_dir, KB_BASE_URL="http://localhost")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [row[0] for row in table(done.stdout)][1:] == [
        "Nhóm Ví Dụ Một giúp bạn đến trường",
        "Về đẩy mạnh việc thử nghiệm theo gương ví dụ",
    ]
    file = tmp_path / "chon.xlsx"
    done = kb_bytes("export", *ids, "--output", file, index=index_dir)
    assert done.stderr.decode() == f"{file}: 2 hồ sơ.\n"
    assert len(cells(file.read_bytes())) == 3


def test_the_command_writes_word_files_in_every_layout(index_dir, tmp_path):
    file = tmp_path / "chon.docx"
    done = kb_bytes("export", "nhom-vi-du-mot", "--output", file, index=index_dir)
    rule, said = done.stderr.decode().splitlines()
    assert rule.startswith("Trình bày theo Hướng dẫn số 36-HD/VPTW ngày 03/4/2018 (cần kiểm tra")
    assert said == f"{file}: 1 hồ sơ."
    assert len(docx.Document(file).tables) == 2
    flags = ("--format", "docx", "--layout", "ho-so", "--profile", "nha-nuoc")
    done = kb_bytes("export", "nhom-vi-du-mot", *flags, index=index_dir)
    assert done.stderr.decode() == "Trình bày theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020.\n"
    assert "HỒ SƠ GƯƠNG" in docx.Document(io.BytesIO(done.stdout)).paragraphs[0].text


def test_a_layout_alone_asks_for_a_word_file(index_dir):
    done = kb_bytes("export", "nhom-vi-du-mot", "--layout", "bo-doc", index=index_dir)
    assert docx.Document(io.BytesIO(done.stdout)).paragraphs[0].text == "TÀI LIỆU SINH HOẠT CHI BỘ"
    done = kb_bytes(
        "export", "nhom-vi-du-mot", "--layout", "bo-doc", "--format", "csv", index=index_dir
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert "--layout chỉ dùng cho tệp Word; hãy thêm --format docx" in done.stderr.decode()


def test_the_command_names_what_it_cannot_find_or_write(index_dir, tmp_path):
    done = kb_bytes("export", "nhom-vi-du-mott", index=index_dir)
    assert done.returncode == 1
    assert 'có phải là "nhom-vi-du-mot"?' in done.stderr.decode()
    done = kb_bytes("export", "da-rut-vi-du", index=index_dir)
    assert done.returncode == 1
    done = kb_bytes(
        "export", "nhom-vi-du-mot", "--output", tmp_path / "a" / "b.csv", index=index_dir
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert "không ghi được" in done.stderr.decode()
