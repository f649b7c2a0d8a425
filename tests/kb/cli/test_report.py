"""`kb report`: counts for a sơ kết, in the form that was asked for."""

import docx

from tests.support.commands import kb
from tests.support.import_samples import big_list, write_xlsx
from tests.support.word_files import text_of


def test_the_command_writes_word_after_either_rule(folder, tmp_path):
    path = tmp_path / "so-ket.docx"
    flags = ("--format", "docx", "--output", str(path))
    code, _, err = kb("report", *flags, content=folder)
    assert code == 0
    assert "Trình bày theo Nghị định số 30/2020/NĐ-CP" in err
    code, _, err = kb("report", *flags, "--profile", "dang", content=folder)
    assert "Trình bày theo Hướng dẫn số 36-HD/VPTW" in err
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text_of(docx.Document(path))


def test_the_rule_is_asked_of_word_files_only(folder):
    code, _, err = kb("report", "--profile", "dang", content=folder)
    assert (code, err) == (1, "--profile chỉ dùng cho tệp Word; hãy thêm --format docx\n")


def test_a_file_that_cannot_be_written_is_told(tmp_path, folder):
    nowhere = str(tmp_path / "khong-co" / "a.docx")
    code, _, err = kb("report", "--format", "docx", "--output", nowhere, content=folder)
    assert (code, "không ghi được" in err) == (1, True)


SENTENCE = (
    "đăng ký xây dựng 113 điển hình cấp huyện và tương đương (49 tập thể, 64 cá nhân); "
    "1.008 điển hình cấp cơ sở và tương đương (456 tập thể, 552 cá nhân)."
)


def test_the_list_that_districts_send_in_gives_the_sentence_that_officials_write(folder, tmp_path):
    path = write_xlsx(tmp_path / "danh-sach.xlsx", {"DS": big_list()})
    kb("import", str(path), "--province", "Cao Bằng", "--write", content=folder)
    code, out, _ = kb("report", "--to", "2023", "--province", "cao bang", content=folder)
    assert code == 0
    assert f"Theo danh sách trong kho này: đến hết năm 2023, Cao Bằng {SENTENCE}" in out.replace(
        "1 điển hình cấp Trung ương (1 mô hình); ", ""
    )


def test_a_province_stands_beside_another_in_a_period(folder):
    flags = ("--province", "Bắc Kạn", "--from", "2021", "--to", "2023", "--against", "Cao Bằng")
    code, out, _ = kb("report", *flags, content=folder)
    assert code == 0
    assert out.startswith("Gương điển hình: Bắc Kạn, giai đoạn 2021 - 2023, so với Cao Bằng\n")
    assert "\n  (Bắc Kạn | Cao Bằng)\n" in out


def test_a_period_stands_beside_another(folder):
    _, out, _ = kb("report", "--period", "2023-Q3", "--against", "2022-H1", content=folder)
    assert out.startswith("Gương điển hình: quý III năm 2023, so với 6 tháng đầu năm 2022\n")
    _, out, _ = kb("report", "--from", "2022-H2", "--to", "2023-H1", content=folder)
    assert out.startswith("Gương điển hình: từ tháng 7/2022 đến hết tháng 6/2023\n")


def test_a_period_that_cannot_be_is_told(folder):
    code, _, err = kb("report", "--from", "2024", "--to", "2023", content=folder)
    assert (code, "kết thúc trước khi bắt đầu" in err) == (1, True)
    code, _, err = kb("report", "--from", "2023-H3", content=folder)
    assert (code, '"2023-H3" không phải là một kỳ; hãy viết như 2023, 2023-H1' in err) == (2, True)
    code, _, err = kb("report", "--against", "2023-Q9", content=folder)
    assert (code, '--against: "2023-Q9" không phải là một kỳ' in err) == (1, True)
    code, _, err = kb("report", "--against", "Xứ Lạ", content=folder)
    assert (code, '--against: không có tỉnh, thành phố "Xứ Lạ"' in err) == (1, True)
    code, _, err = kb("report", "--period", "2023", "--to", "2024", content=folder)
    assert (code, "--period không đi cùng --from, --to" in err) == (1, True)
