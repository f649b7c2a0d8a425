"""What a record says, field by field: every declared field has its place or a reason for none."""

from dataclasses import dataclass

from kb import wording
from kb.citations import PartialDate
from kb.records import RECORD_CLASSES, Directive, Exemplar, Figure, Theme
from kb.records.parts import Deadline, Use
from kb.schema import declare, specs
from kb.schema.types import Code, ListOf, Slug, Text
from kb.wording.facts import said

# Fields that are not among the facts, and where a reader finds them instead.
ELSEWHERE = {
    "the heading": {"title", "kind", "type", "number", "label", "unit"},
    "the place, in one line": {"district", "commune"},
    "figures of their own": {"pictures"},
    "a section of its own": {"honours", "relations", "requirements", "sources", "deadlines"},
    "the text": {"summary", "parts", "alongside", "note"},
    "nowhere: it only finds exemplars that fit": {"keywords"},
    "nowhere: it is for editors and addresses": {"status", "aliases"},
}
BY_TYPE = {("theme", "fields"): "nowhere: they only find exemplars that fit"}


def test_every_declared_field_is_a_fact_or_has_another_place():
    unshown = {
        (name, spec.name)
        for name, cls in RECORD_CLASSES.items()
        for spec in specs(cls)
        if not spec.shown
    }
    elsewhere = {field for fields in ELSEWHERE.values() for field in fields}
    lost = {each for each in unshown if each not in BY_TYPE and each[1] not in elsewhere}
    assert lost == set(), "show them, or say here where a reader finds them"
    assert {field for _, field in unshown} >= elsewhere
    assert unshown >= set(BY_TYPE)


def lines(record, vocabularies, documents=()) -> list[tuple[str, str | None]]:
    return [(each.label, each.text) for each in wording.facts(record, vocabularies, documents)]


def test_facts_stand_in_the_order_of_the_declaration_under_its_labels(content):
    record = Exemplar(
        "mau",
        title="Bữa cơm mẫu",
        kind="ca-nhan",
        subject="Bà Nguyễn Thị Thử",
        role="giáo viên",
        province="Bắc Kạn",
        fields=("giao-duc", "tu-thien"),
        level="tinh",
        years=(2021, 2022),
        used_in=(Use("sach", "Hoa mẫu", 2022),),
    )
    document = Directive("kl", "91-KL/TW", "ket-luan")
    assert lines(record, content.vocabularies, (document,)) == [
        ("Được nêu gương", "Bà Nguyễn Thị Thử"),
        ("Chức danh", "Giáo viên"),
        ("Địa phương", "Bắc Kạn (nay thuộc tỉnh Thái Nguyên)"),
        ("Lĩnh vực", "Giáo dục, Từ thiện"),
        ("Cấp ghi nhận", "Tỉnh, thành phố"),
        ("Năm", "2021, 2022"),
        ("Thực hiện văn bản", "Kết luận số 91-KL/TW"),
        ("Đã giới thiệu", "Sách “Hoa mẫu” (2022)"),
    ]


def test_values_keep_the_code_that_stands_in_the_record(content):
    fact = wording.fact(Exemplar("mau", fields=("giao-duc",)), "fields", content.vocabularies)
    assert fact
    assert [(value.text, value.key) for value in fact.values] == [("Giáo dục", "giao-duc")]


def test_what_an_office_asks_is_told_as_lacking_and_nothing_else(content):
    lacking = [("Ngày ban hành", None), ("Hiệu lực", None), ("Người ký", None)]
    found = lines(
        Directive("mau", type="chi-thi", level="tinh", issuer="Mẫu"), content.vocabularies
    )
    assert [each for each in found if each[1] is None] == lacking
    assert wording.fact(Exemplar("mau", kind="mo-hinh"), "role", content.vocabularies) is None
    person = wording.fact(Exemplar("mau", kind="ca-nhan"), "role", content.vocabularies)
    assert person
    assert person.text is None


def test_a_term_follows_from_the_date(content):
    document = Directive(
        "mau", issuer="Bộ Chính trị", issued=PartialDate(2021, 5, 18), level="trung-uong"
    )
    fact = wording.fact(document, "term", content.vocabularies)
    assert fact
    assert fact.text == "XIII"


def test_a_theme_holds_everywhere_and_a_figure_says_its_number(content):
    theme = Theme("mau", deadlines=(Deadline("Nộp bản mẫu", "trước 30/4/2024"),))
    assert ("Nơi áp dụng", "Toàn quốc") in lines(theme, content.vocabularies)
    deadlines = wording.fact(theme, "deadlines", content.vocabularies)
    assert deadlines
    assert deadlines.text == "Nộp bản mẫu: trước 30/4/2024"
    figure = Figure("mau", value="1008", unit="điển hình", period="đến hết năm 2023")
    found = lines(figure, content.vocabularies)
    assert found[0] == ("Giá trị", "1.008 điển hình")
    assert ("Năm", None) not in found  # the period says it


@dataclass(frozen=True)
class Medal(Exemplar):
    """A record with two fields more, as an editor might wish for."""

    metal: str | None = declare("Chất liệu", "thử", Code({"dong": "Đồng"}))
    tags: tuple[str, ...] = declare("Nhãn", "thử", ListOf(Slug("fields")))
    motto: tuple[str, ...] = declare("Lời đề", "thử", ListOf(Text()), shown=False)


def test_a_field_declared_anew_is_said_without_a_line_of_code(content):
    medal = Medal("mau", metal="dong", tags=("giao-duc",), motto=("Một, hai", "Ba"))
    assert lines(medal, content.vocabularies)[-2:] == [("Chất liệu", "Đồng"), ("Nhãn", "Giáo dục")]
    spec = next(each for each in specs(Medal) if each.name == "motto")
    assert said(spec, medal, content.vocabularies).text == "Một, hai; Ba"
