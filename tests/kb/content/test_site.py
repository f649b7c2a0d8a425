"""content/site.yaml beside the rest of a collection: its logo, its province, what is kept of it."""

from kb.content.checks import check_content
from kb.content.folder import Kept, load_content
from kb.vocabularies import Site
from kb.vocabularies.colours import DARK, LIGHT
from tests.support.paths import ROOT

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def problems(folder) -> list[str]:
    found = check_content(load_content(folder))
    return [str(each) for each in found if "/site.yaml:" in str(each)]


def test_a_folder_without_the_file_has_the_usual_name(folder):
    assert load_content(folder).vocabularies.site == Site()


def test_the_logo_is_read_with_the_file(folder):
    (folder / "site.yaml").write_text("name: Kho Thí Dụ\nlogo: logo.png\n", "utf-8")
    (folder / "logo.png").write_bytes(PNG)
    site = load_content(folder).vocabularies.site
    assert (site.name, site.picture, site.logo_type) == ("Kho Thí Dụ", PNG, "image/png")


def test_a_logo_that_is_not_there_is_told_with_its_line(folder):
    (folder / "site.yaml").write_text("name: Kho Thí Dụ\nlogo: logo.png\n", "utf-8")
    assert problems(folder) == [
        'content/site.yaml:2: logo: không có tệp "logo.png"; hãy đặt ảnh vào cạnh site.yaml'
    ]
    assert load_content(folder).vocabularies.site.logo_type is None


def test_an_unknown_province_is_told_with_the_likely_one(folder):
    (folder / "site.yaml").write_text("name: Kho Thí Dụ\n\nprovince: Cao Bằngg\n", "utf-8")
    assert problems(folder) == [
        'content/site.yaml:3: province: không có tỉnh, thành phố "Cao Bằngg"; hãy viết Cao Bằng'
    ]


def test_another_logo_is_noticed_by_who_keeps_what_was_read(folder):
    (folder / "site.yaml").write_text("name: Kho Thí Dụ\nlogo: logo.png\n", "utf-8")
    kept = Kept()
    load_content(folder, kept)
    before = kept.edition
    load_content(folder, kept)
    assert kept.edition == before
    (folder / "logo.png").write_bytes(PNG)
    assert load_content(folder, kept).vocabularies.site.picture == PNG
    assert kept.edition > before


def test_the_grounds_that_colours_are_checked_on_are_those_of_the_pages():
    css = (ROOT / "web" / "static" / "site.css").read_text("utf-8")
    assert css.count(f"--tint: {LIGHT};") == css.count(f"--tint: {DARK};") == 1
    assert css.count(f"--red: {Site.colour};") == 1
