"""Lists as text: any encoding, any separator, the same entries as the workbook gives."""

import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import HEAD, TITLE, big_list, write_csv, write_xlsx


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "tcvn3", "vni"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_list_is_read_in_any_encoding_with_any_separator(
    tmp_path, content, encoding, separator
):
    rows = [*TITLE, HEAD, *big_list()[8:30]]
    expected = read_file(
        write_xlsx(tmp_path / "a.xlsx", {"DS": rows}), Clues(), content.vocabularies
    )
    path = write_csv(tmp_path / "a.csv", rows, separator, encoding)
    reading = read_file(path, Clues(), content.vocabularies)

    def plain(entries):
        return [(e.record.title, e.record.kind, e.record.role, e.record.commune, e.record.body,
                 e.record.honours, e.record.level, e.record.fields) for e in entries]  # fmt: skip

    assert len(expected.entries) == 20
    assert plain(reading.entries) == plain(expected.entries)


def test_windows_1258_is_told_from_the_others(tmp_path, content):
    # Windows-1258 writes "ễ" as "ê" and a combining tilde.
    text = "STT;Ho va ten;Đơn vi\r\n1;Nguyê\u0303n Thi\u0323 Hă\u0300ng;Tô\u0309 mô\u0323t\r\n"
    (tmp_path / "b.csv").write_bytes(text.encode("cp1258"))
    reading = read_file(tmp_path / "b.csv", Clues(), content.vocabularies)
    assert [entry.record.title for entry in reading.entries] == ["Nguyễn Thị Hằng"]


def test_a_legacy_font_inside_a_workbook_is_converted(tmp_path, content):
    rows = [["STT", "Hä vµ tªn", "§¬n vÞ"], [1, "NguyÔn V¨n ¦íc", "Tæ mét"], [2, "Lª Tó", "Tæ hai"]]
    reading = read_file(
        write_xlsx(tmp_path / "x.xlsx", {"DS": rows}), Clues(), content.vocabularies
    )
    assert [entry.record.title for entry in reading.entries] == ["Nguyễn Văn Ước", "Lê Tú"]
