"""What is said of a record while it is typed."""

import shutil

import pytest

from kb.desk.forms.plainly import plainly
from kb.desk.forms.suggestions import Meant
from kb.desk.forms.typed import typed_of
from kb.desk.library import Library
from kb.desk.praise import praise
from kb.desk.review import review
from kb.material import keep_material
from kb.schema.frontmatter import split
from tests.support.joined import article
from tests.support.paths import ROOT, TESTS

WHOLE = {
    "title": "Tổ Mẫu giúp nhau",
    "kind": "mo-hinh",
    "fields.0": "giao-duc",
    "summary": "Một câu.",
    "sources.0.title": "Bài báo Mẫu",
    "sources.0.url": "https://bao.example/bai",
    "sources.0.date": "2026",
    "body": "Bài viết.",
}


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kho") / "content"
    shutil.copytree(TESTS / "content", folder)
    shutil.copytree(TESTS / "wider", folder, dirs_exist_ok=True)
    return Library(folder)


@pytest.fixture
def said(library):
    """What is said of an exemplar so typed, beside the whole one."""
    return lambda typed, kind="exemplar", own="": review(library.now(), kind, own, WHOLE | typed)


def beside(found, weight=None):
    return {
        (each.box, each.wrong, each.remedy)
        for each in found.findings
        if weight is None or each.weight == weight
    }


def test_a_whole_record_has_nothing_to_be_mended(said):
    found = said({})
    assert [each for each in found.findings if each.weight != "hint"] == []
    assert found.alike == ()


def test_what_check_says_stands_beside_its_box_in_words_of_the_form(said):
    found = said(
        {
            "province": "Bắc Cạng",
            "honours.0.title": "Bằng khen",
            "honours.0.level": "tinh",
            "honours.0.year": "2021",
            "years.0": "2022",
            "sources.0.title": "",
            "sources.1.url": "bao.example",
            "sources.1.title": "Bài hai",
            "fields.0": "giáo giục",
            "directives.0": "Chỉ thị 999",
            "directives.1": "Kết luận 91",
        }
    )
    told = {(box, wrong): remedy for box, wrong, remedy in beside(found)}
    assert told["province", 'không có tỉnh, thành phố "Bắc Cạng"'] == "hãy viết Bắc Kạn"
    assert told["level", "cấp cao nhất trong khen thưởng là “Tỉnh, thành phố”"] == (
        "hãy chọn “Tỉnh, thành phố” ở mục “Cấp ghi nhận”"
    )
    assert told["sources.0", "nguồn không có tên"] == "hãy ghi “Tên” hoặc “Nơi đăng”"
    assert ("sources.1.url", '"bao.example" không phải là địa chỉ trang') in told
    assert ("years", "khen thưởng năm 2021 không có trong “Năm”") in told
    assert told["fields.0", "không có lĩnh vực “giáo giục”"] == "có phải là Giáo dục?"
    assert ("directives.0", "không có văn bản “Chỉ thị 999” trong kho") in told
    several = told["directives.1", "“Kết luận 91” có thể là nhiều văn bản"]
    assert "Kết luận số 91-KL/TW, ngày 7/5/2021" in several


def test_what_is_still_blank_is_not_called_a_mistake(said):
    found = said({"title": "", "summary": " ", "honours.0.year": "2020"})
    assert {each.box for each in found.of("blank")} == {"title", "summary", "honours.0.title"}
    assert found.of("error") == ()
    assert len(found.hinders) == 3


def test_private_data_keep_a_record_from_being_published(said):
    found = said({"body": "Bài viết.\n\nGọi chị theo số 0912 345 678."})
    (error,) = found.of("error")
    assert (error.box, error.line) == ("body", 3)
    assert "số điện thoại" in error.wrong


def test_documents_of_the_text_are_told_with_what_they_lead_to(said):
    text = "Thực hiện Chỉ thị 90-CT/TW, Kết luận 91-KL/TW và Chỉ thị số 88-CT/TW."
    cited = {each.text: [one.id for one in each.documents] for each in said({"body": text}).cited}
    assert cited["Chỉ thị 90-CT/TW"] == ["ct-90-ct-tw-2016"]
    assert len(cited["Kết luận 91-KL/TW"]) == 2
    assert cited["Chỉ thị số 88-CT/TW"] == []


def test_a_copied_sentence_is_told_with_the_title_of_the_other_record(library, said):
    other = library.now().content.by_id["nhom-vi-du-mot"].record
    found = said({"body": other.body})
    copied = [each for each in found.findings if "có nguyên văn trong" in each.wrong]
    assert [each.box for each in copied] == ["body"]
    assert f"hồ sơ “{other.title}”" in copied[0].wrong
    own = said({"body": other.body}, own=other.id).beside("body")
    assert [each for each in own if each.weight != "hint"] == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"title": "Nhóm ví dụ MỘT giúp bạn đến trường"}, "cùng tên"),
        ({"title": "Ví dụ", "kind": "ca-nhan", "subject": "Bà Nguyễn Thị Ví Dụ"}, "cùng người"),
        ({"title": "Nhóm Ví Dụ Một giúp bạn tới trường"}, "tên gần giống"),
    ],
)
def test_a_record_that_is_there_already_is_told_of(said, typed, why):
    assert said(typed).alike[0].why.startswith(why)


def test_a_document_of_the_same_number_is_told_of_unless_year_or_province_differ(said):
    typed = {"number": "90-CT/TW", "type": "chi-thi", "level": "trung-uong", "issuer": "Bộ Mẫu"}
    assert [each.why for each in said(typed, "directive").alike] == ["cùng số 90-CT/TW"]
    assert said(typed | {"issued": "1/2/1999"}, "directive").alike == ()


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Chị là tấm gương sáng của bản.", ["tấm gương sáng"]),
        ("Chị là tấm gương sáng: 12 năm cõng bạn.", []),
        ("Theo Bí thư chi bộ, chị hết lòng vì dân.", []),
        ("Anh em thống nhất, nhất là lúc khó.", []),
        ("Mô hình tiêu biểu nhất tỉnh.\nAnh tận tụy.", ["tiêu biểu nhất", "tận tụy"]),
    ],
)
def test_praise_without_a_deed_is_pointed_at(text, phrases):
    assert [phrase for _, phrase in praise(text)] == phrases


def test_recognition_that_the_record_does_not_name_is_pointed_at(said):
    found = said({"body": "Chị được tặng Bằng khen."})
    assert any("“Bằng khen” mà mục “Khen thưởng” để trống" in each.wrong for each in found.findings)
    named = said({"body": "Chị được tặng Bằng khen.", "honours.0.title": "Bằng khen"})
    assert not any("để trống" in each.wrong for each in named.findings)


def test_words_that_were_typed_stay_as_they_were(said):
    assert plainly('"title: tinh" viết sai; hãy viết level: tinh', "exemplar") == (
        '"title: tinh" viết sai; hãy chọn “Tỉnh, thành phố” ở mục “Cấp ghi nhận”'
    )
    assert plainly("hãy viết 2016-05-15 (năm-tháng-ngày), 2016-05 hoặc 2016", "exemplar") == (
        "hãy viết 15/5/2016, 5/2016 hoặc 2016"
    )


def test_suggestions_know_places_documents_and_what_others_wrote(library):
    suggestions = library.now().suggestions
    assert suggestions.find("province", "bac k")[0] == Meant("Bắc Kạn", "nay thuộc Thái Nguyên")
    assert suggestions.find("fields", "giao")[0].text == "Giáo dục"
    assert suggestions.find("directives", "CT90")[0].text == "Chỉ thị số 90-CT/TW, ngày 9/3/2016"
    assert {each.text for each in suggestions.find("sources.publisher", "bao vi")} == {"Báo Ví Dụ"}
    assert suggestions.find("honours.title", "khong co") == ()
    assert suggestions.find("khong.co", "a") == ()


def test_the_shelf_is_the_same_until_a_file_changes(tmp_path):
    folder = shutil.copytree(TESTS / "content", tmp_path / "content")
    library = Library(folder)
    first = library.now()
    assert library.now() is first
    path = folder / "exemplars" / "ban-nhap-vi-du.md"
    path.write_text(path.read_text("utf-8").replace("title:", "title: Mới"), "utf-8")
    assert library.now() is not first
    path.unlink()
    assert "ban-nhap-vi-du" not in library.now().content.by_id


def test_no_published_record_of_ours_has_an_error():
    shelf = Library(ROOT / "content").now()
    published = [each.record for each in shelf.content.files if each.record.status == "published"]
    for record in [each for each in published if each.about.is_file][::9]:
        document = split((ROOT / shelf.content.by_id[record.id].path).read_text("utf-8"))
        typed = typed_of(type(record), document, shelf.names)
        assert review(shelf, record.record_type, record.id, typed).hinders == ()


def test_the_words_of_a_kept_article_are_told_beside_the_text(library, tmp_path):
    copied = (
        "Mỗi sáng thứ hai cô lại vượt con dốc dài để mang từng bó củi khô vào lớp cho học trò sưởi."
    )
    keep_material(tmp_path, "to-mau", article("Gieo chữ", f"Ở bản xa. {copied}"), ())
    typed = WHOLE | {"body": f"Lời của mình.\n\n{copied}"}
    found = review(library.now(), "exemplar", "to-mau", typed, None, tmp_path)
    (said,) = [each for each in found.findings if "nguyên văn" in each.wrong]
    assert (said.box, said.weight, said.line) == ("body", "warning", 3)
    assert found.hinders == ()
    alone = review(library.now(), "exemplar", "to-mau", typed)
    assert not [each for each in alone.findings if "nguyên văn" in each.wrong]
