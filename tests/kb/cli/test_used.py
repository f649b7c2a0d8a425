"""Where an exemplar has been told: noted in its file, found by a filter."""

import pytest

from kb.content.folder import load_content
from tests.support.commands import kb


def used_in(folder, record_id: str) -> list[tuple[str, str, int | None]]:
    record = load_content(folder).by_id[record_id].record
    return [(use.kind, use.title, use.year) for use in record.used_in]


def test_a_use_is_added_to_a_record_that_had_none(folder):
    path = folder / "exemplars" / "duong-hoa-thon-thi-du.md"
    before = path.read_text("utf-8")
    code, out, _ = kb(
        *("used", "duong-hoa-thon-thi-du", "--kind", "sach"),
        *("--title", 'Hoa: "ví dụ" đẹp', "--year", "2026"),
        content=folder,
    )
    assert (code, "đã ghi Sách" in out) == (0, True)
    assert used_in(folder, "duong-hoa-thon-thi-du") == [("sach", 'Hoa: "ví dụ" đẹp', 2026)]
    kept = [line for line in path.read_text("utf-8").split("\n") if line in before.split("\n")]
    assert kept == before.split("\n")


def test_a_use_goes_after_those_that_are_there(folder):
    kb("used", "nhom-vi-du-mot", "--kind", "bao", "--title", "Báo Ví Dụ số Tết", content=folder)
    assert used_in(folder, "nhom-vi-du-mot") == [
        ("sach", "Những bông hoa ví dụ", 2022),
        ("bao", "Báo Ví Dụ số Tết", None),
    ]


def test_an_old_id_leads_to_the_record(folder):
    kb("used", "nhom-so-mot", "--kind", "bao", "--title", "Báo Ví Dụ", content=folder)
    assert used_in(folder, "nhom-vi-du-mot")[1:] == [("bao", "Báo Ví Dụ", None)]


def test_uses_written_on_one_line_are_kept(folder):
    path = folder / "exemplars" / "duong-hoa-thon-thi-du.md"
    line = "used_in: [{kind: phim, title: Phim Ví Dụ, year: 2020}]\n"
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{line}sources:\n"), "utf-8")
    kb("used", "duong-hoa-thon-thi-du", "--kind", "bao", "--title", "Báo Ví Dụ", content=folder)
    assert used_in(folder, "duong-hoa-thon-thi-du") == [
        ("phim", "Phim Ví Dụ", 2020),
        ("bao", "Báo Ví Dụ", None),
    ]


@pytest.mark.parametrize(
    ("record_id", "told"),
    [
        ("nhom-vi-du-mot", "đã ghi tác phẩm này"),
        ("ct-90-ct-tw-2016", "không phải là gương điển hình"),
        ("nhom-vi-du-mo", 'có phải là "nhom-vi-du-mot"?'),
    ],
)
def test_what_cannot_be_noted_is_said_and_changes_nothing(folder, record_id, told):
    before = load_content(folder).files
    use = ("--kind", "sach", "--title", "Những bông hoa ví dụ", "--year", "2022")
    code, _, err = kb("used", record_id, *use, content=folder)
    assert (code, told in err) == (1, True)
    assert load_content(folder).files == before
