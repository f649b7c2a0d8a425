"""What front matter means: typed records, and what is said when a field does not fit."""

import json

import pytest

from kb.citations import DocumentNumber, PartialDate
from kb.records import (
    RECORD_CLASSES,
    Directive,
    Exemplar,
    read_record,
    record_from_plain,
    record_to_plain,
)
from kb.records.parts import Honour, Relation, Source, Use, Validity
from kb.schema import Problem, specs
from kb.schema.frontmatter import split

SOURCE = Source(title="Bài báo", file="bai.pdf")


def read(record_type: str, front: str, body: str = ""):
    document = split(f"---\n{front.strip()}\n---\n{body}")
    return read_record(record_type, "to-thi-du", document, "to-thi-du.md")


def problems_of(record_type: str, front: str) -> list[str]:
    return [str(problem) for problem in read(record_type, front)[1]]


WHOLE = """
title: Tổ Thí Dụ
kind: tap-the
fields: [giao-duc]
sources: [{title: Bài báo, file: bai.pdf}]
summary: Một câu.
"""


def test_an_exemplar_is_read_with_the_types_of_its_fields():
    front = """
title:   Tổ  Thí Dụ
kind: tap-the
fields: giao-duc
level: tinh
years: [2019, 2021]
honours:
  - {title: Bằng khen, issuer: UBND tỉnh, level: tinh, year: 2021,
     number: 45/QĐ-UBND, date: 2021-12-05}
directives: [ct-90-ct-tw-2016]
used_in: [{kind: sach, title: Hoa thí dụ, year: 2022}]
sources: [{title: Bài báo, publisher: Báo, date: 2021-09, url: "https://vi-du.example/a"}]
summary: Một câu.
"""
    file, problems = read("exemplar", front, "Bài.")
    assert problems == []
    assert file.record == Exemplar(
        id="to-thi-du",
        title="Tổ Thí Dụ",
        kind="tap-the",
        fields=("giao-duc",),
        level="tinh",
        years=(2019, 2021),
        honours=(
            Honour("Bằng khen", "UBND tỉnh", "tinh", 2021, "45/QĐ-UBND", PartialDate(2021, 12, 5)),
        ),
        directives=("ct-90-ct-tw-2016",),
        used_in=(Use("sach", "Hoa thí dụ", 2022),),
        sources=(Source("Bài báo", "Báo", PartialDate(2021, 9), "https://vi-du.example/a"),),
        summary="Một câu.",
        body="Bài.",
    )
    assert (file.path, file.lines["years"], file.body_line) == ("to-thi-du.md", 6, 15)


def test_an_honour_names_the_decision_that_granted_it():
    day = PartialDate(2021, 12, 5)
    assert Honour("Bằng khen", number="45/QĐ-UBND", date=day).decision == (
        "Quyết định 45/QĐ-UBND ngày 5/12/2021"
    )
    assert Honour("Bằng khen", number="45/QĐ-UBND").decision == "Quyết định 45/QĐ-UBND"
    assert Honour("Bằng khen", date=day).decision is None


def test_a_directive_is_read_with_the_types_of_its_fields():
    front = """
number: 05-CT/TH
type: chi-thi
title: Về một việc thí dụ
issuer: Bộ Thí Dụ
issued: 2016-05-15
level: trung-uong
validity: {state: khong-ro, as_of: 2026}
relations: [{kind: tiep-tuc, to: ct-03-ct-th-2011}]
sources: [{title: Bài báo, file: bai.pdf}]
summary: Một câu.
"""
    file, problems = read("directive", front)
    assert problems == []
    assert file.record == Directive(
        id="to-thi-du",
        number="05-CT/TH",
        type="chi-thi",
        title="Về một việc thí dụ",
        issuer="Bộ Thí Dụ",
        issued=PartialDate(2016, 5, 15),
        level="trung-uong",
        validity=Validity("khong-ro", PartialDate(2026)),
        relations=(Relation("tiep-tuc", "ct-03-ct-th-2011"),),
        sources=(SOURCE,),
        summary="Một câu.",
    )


def test_a_record_is_published_unless_it_says_otherwise():
    statuses = [
        read("exemplar", WHOLE + line)[0].record.status
        for line in ("", "status:", "status: draft", "status: withdrawn")
    ]
    assert statuses == ["published", "published", "draft", "withdrawn"]


def test_a_draft_may_still_lack_what_a_published_record_must_have():
    assert problems_of("exemplar", "title: Tổ Thí Dụ\nstatus: draft") == []
    assert problems_of("exemplar", "title: Tổ Thí Dụ\nstatus:") == [
        "to-thi-du.md:2: kind: thiếu trường này; hãy ghi loại gương",
        "to-thi-du.md:2: fields: thiếu trường này; hãy ghi mã trong `content/fields.yaml`",
        "to-thi-du.md:2: sources: thiếu trường này; "
        "hãy ghi ít nhất một nguồn; mọi điều trong hồ sơ dựa vào đó",
        "to-thi-du.md:2: summary: thiếu trường này; hãy ghi một, hai câu hiện ở danh sách",
    ]


@pytest.mark.parametrize("blank", ["", " ''", " []", ' [""]', "\n  -"])
def test_a_required_field_left_blank_is_told(blank):
    front = WHOLE.replace("fields: [giao-duc]", f"fields:{blank}")
    assert problems_of("exemplar", front) == [
        "to-thi-du.md:4: fields: còn để trống; hãy ghi mã trong `content/fields.yaml`"
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("titel: A", 'titel: không có trường này; có phải là "title"'),
        ("kind: ca-nhan", "kind: trường này viết hai lần; hãy giữ lại một"),
        ("role: [a, b]", "role: cần một dòng chữ; hãy viết giá trị trên cùng dòng"),
        ("level: Tỉnh", 'level: "Tỉnh" không có trong danh mục; hãy viết tinh'),
        (
            "stage: xong",
            'stage: "xong" không có trong danh mục; '
            "hãy chọn một trong: de-nghi, cong-nhan, ghi-danh, bieu-duong, nhan-rong",
        ),
        ("years: [23]", 'years: "23" không phải là năm; hãy viết đủ bốn chữ số, ví dụ 2023'),
        ("years: năm 2023", 'years: "năm 2023" không phải là năm; hãy viết 2023'),
        ("aliases: Tổ Một", 'aliases: "Tổ Một" không phải là mã; hãy viết to-mot'),
        (
            "used_in: [Hoa thí dụ]",
            "used_in: cần các cặp tên và giá trị; hãy viết {kind: …, title: …, year: …}",
        ),
        (
            "used_in: [{kind: sach, titel: Hoa}]",
            'used_in.titel: không có trường này; có phải là "title"',
        ),
        ("honours: [{year: 2020}]", "honours.title: thiếu trường này; hãy ghi tên hình thức"),
    ],
)
def test_a_field_that_does_not_fit_is_told_with_its_remedy(line, message):
    first, *_ = problems_of("exemplar", WHOLE + line)
    assert first.startswith(f"to-thi-du.md:7: {message}")


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("15/5/2016", "2016-05-15"),
        ("15-05-2016", "2016-05-15"),
        ("ngày 9 tháng 3 năm 2016", "2016-03-09"),
        ("5/2016", "2016-05"),
        ("31/2/2016", "2016-05-15 (năm-tháng-ngày), 2016-05 hoặc 2016"),
        ("2016-5-15", "2016-05-15 (năm-tháng-ngày), 2016-05 hoặc 2016"),
    ],
)
def test_a_date_as_people_write_it_is_answered_with_the_iso_date(written, remedy):
    front = WHOLE.replace("file: bai.pdf", f"file: bai.pdf, date: {written}")
    assert problems_of("exemplar", front) == [
        f'to-thi-du.md:5: sources.date: "{written}" không phải là ngày; hãy viết {remedy}'
    ]


def test_a_key_like_no_other_is_answered_with_all_of_them():
    (message,) = problems_of("exemplar", WHOLE.replace("file:", "zzz: 1, file:"))
    assert message == (
        "to-thi-du.md:5: sources.zzz: không có trường này; "
        "hãy bỏ, hoặc dùng: title, publisher, date, url, accessed, place, file"
    )


def test_a_problem_prints_as_one_line_and_as_json():
    problem = Problem("a.md", 4, "issued", '"x" không phải là ngày', "hãy viết 2016", "warning")
    assert str(problem) == 'a.md:4: (cảnh báo) issued: "x" không phải là ngày; hãy viết 2016'
    assert problem.as_json() == {
        "path": "a.md",
        "line": 4,
        "field": "issued",
        "severity": "warning",
        "wrong": '"x" không phải là ngày',
        "remedy": "hãy viết 2016",
    }


def test_a_directive_is_named_by_type_and_number(content):
    chain = content.by_id["ct-90-ct-tw-2016"].record
    assert chain.name == "Chỉ thị số 90-CT/TW"
    assert chain.parsed_number == DocumentNumber(90, kind="CT", issuer="TW")
    unnumbered = Directive(id="a", type="dieu-le", issued=PartialDate(2011))
    assert (unnumbered.name, unnumbered.parsed_number) == ("Điều lệ", None)
    assert (unnumbered.kind, unnumbered.years, unnumbered.fields) == ("dieu-le", (2011,), ())


def test_an_exemplar_is_dated_by_its_latest_year():
    assert Exemplar(id="a", years=(2019, 2023, 2021)).issued == PartialDate(2023)
    assert Exemplar(id="a").issued is None


def test_a_source_is_named_by_the_best_it_has():
    sources = [Source("Bài", "Báo"), Source(None, "Báo"), Source(url="https://a"), Source()]
    assert [source.name for source in sources] == ["Bài", "Báo", "https://a", ""]


def test_empty_fields_are_left_out_of_the_json():
    record = Exemplar(id="a", title="Tổ", kind="tap-the", years=(2020,), sources=(SOURCE,))
    assert record_to_plain(record) == {
        "record_type": "exemplar",
        "id": "a",
        "title": "Tổ",
        "kind": "tap-the",
        "years": [2020],
        "sources": [{"title": "Bài báo"}],
        "status": "published",
        "body": "",
    }


@pytest.mark.parametrize("where", ["content", "real_content"])
def test_every_record_survives_the_way_through_json(where, request):
    files = request.getfixturevalue(where).files
    assert len(files) >= 11
    for file in files:
        plain = json.loads(json.dumps(record_to_plain(file.record)))
        assert record_from_plain(plain) == file.record


@pytest.mark.parametrize("record_type", RECORD_CLASSES)
def test_every_field_is_explained_to_editors(record_type):
    for spec in specs(RECORD_CLASSES[record_type]):
        assert spec.label[0].isupper(), spec.name
        assert spec.help, spec.name
        assert spec.type.describe(), spec.name


def test_types_describe_themselves_in_the_editors_words():
    described = {spec.name: spec.type.describe() for spec in specs(Exemplar)}
    assert described["kind"] == "`ca-nhan` \\| `tap-the` \\| `mo-hinh` \\| `cach-lam`"
    assert described["years"] == "danh sách: năm"
    assert described["sources"] == "danh sách: {title, publisher, date, url, accessed, place, file}"
