"""A field is declared once: its type, its annotation, and everything that is done with it."""

import sys
from dataclasses import dataclass, replace
from subprocess import run

from kb.citations import PartialDate
from kb.records import RECORD_CLASSES, Directive, Exemplar, record_to_plain
from kb.records.codes import LEVELS
from kb.records.parts import Honour, Source
from kb.schema import (
    Column,
    FieldSpec,
    Part,
    Report,
    Weight,
    declare,
    from_plain,
    json_schema,
    read_fields,
    searched,
    spec_of,
    specs,
    to_plain,
)
from kb.schema.frontmatter import split
from kb.schema.types import Code, Date, ListOf, Slug, Text
from tests.support.paths import ROOT

# What may stand together, and then what may not.
DECLARATIONS = """
from dataclasses import dataclass
from kb.citations import PartialDate
from kb.schema import declare
from kb.schema.types import Code, Date, ListOf, Text, Year

@dataclass(frozen=True)
class Prize:
    first: int | None = declare("Năm", "năm", Year())
    always: int = declare("Năm", "năm", Year(), required=True)
    usual: int = declare("Năm", "năm", Year(), default=2020)
    days: tuple[PartialDate, ...] = declare("Ngày", "ngày", ListOf(Date()))

    year: int = declare("Năm", "năm", Text(), required=True)
    absent: int = declare("Năm", "năm", Year())
    years: tuple[int, ...] = declare("Năm", "năm", ListOf(Text()))
    day: PartialDate | None = declare("Ngày", "ngày", Code({}))
    level: str = declare("Cấp", "cấp", Code({}), default=1)
"""


@dataclass(frozen=True)
class Medal:
    title: str = declare("Tên", "tên huy chương", Text(), required=True, searched=Weight.TITLE)
    level: str | None = declare(
        "Cấp", "cấp tặng", Code(LEVELS), searched=Weight.PLAIN, shown="Nơi tặng"
    )
    field: str | None = declare("Ngành", "mã ngành", Slug("fields"), column=Column(9, "Nghề"))


def test_an_annotation_that_disagrees_with_the_declared_type_is_an_error(tmp_path):
    file = tmp_path / "prize.py"
    file.write_text(DECLARATIONS, "utf-8")
    told = run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", file],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    lines = {int(line.split(":")[1]) for line in told.splitlines() if ": error: " in line}
    written = DECLARATIONS.splitlines()
    refused = [written[number - 1].split(":")[0].strip() for number in sorted(lines)]
    assert refused == ["year", "absent", "years", "day", "level"]


def test_a_field_carries_what_is_done_with_it():
    assert spec_of(Medal, "level") == FieldSpec(
        "level", "Cấp", "cấp tặng", Code(LEVELS), False, searched=Weight.PLAIN, shown="Nơi tặng"
    )
    assert [spec.shown_as for spec in specs(Medal)] == ["Tên", "Nơi tặng", "Ngành"]
    assert spec_of(Medal, "field").column == Column(9, "Nghề")


@dataclass(frozen=True)
class Loan:
    since: PartialDate | None = declare("Mượn từ", "ngày mượn", Date(), name="from")
    shelf: str | None = declare("Kệ", "kệ trong kho", Text(), public=False)


@dataclass(frozen=True)
class Book:
    loans: tuple[Loan, ...] = declare("Lượt mượn", "các lượt mượn", ListOf(Part(Loan)))


def test_a_field_may_be_called_by_a_word_that_python_keeps_for_itself():
    front = split("---\nloans: [{from: 2021-05, shelf: B2}]\n---\n").front
    values, lines = read_fields(Book, front, report := Report("sach.md"))
    assert (report.problems, lines["loans"]) == ([], 2)
    book = Book(**values)
    assert book == Book((Loan(PartialDate(2021, 5)),))
    assert to_plain(book) == {"loans": [{"from": "2021-05", "shelf": "B2"}]}
    assert from_plain(Book, to_plain(book)).loans[0].shelf == "B2"
    assert spec_of(Loan, "from").of(book.loans[0]) == PartialDate(2021, 5)
    assert Part(Loan).describe() == "{from, shelf}"


def test_what_only_editors_read_is_in_files_and_in_nothing_else():
    book = Book((Loan(PartialDate(2021), "B2"),))
    assert to_plain(book, public=True) == {"loans": [{"from": "2021"}]}
    assert list(json_schema(Loan)["properties"]) == ["from"]
    assert book == replace(book, loans=(Loan(PartialDate(2021), "C9"),))
    assert "note" not in record_to_plain(Exemplar("thu", "Tổ Thử", note=("hỏi lại",)))


def test_a_type_says_in_words_what_a_value_is():
    assert Code(LEVELS).words("tinh") == ("Tỉnh, thành phố",)
    assert ListOf(Date()).words((PartialDate(2021, 9, 2), PartialDate(2023))) == (
        "2/9/2021",
        "2023",
    )
    assert Slug("fields").words("giao-duc") == ()
    assert spec_of(Exemplar, "honours").type.words((Honour("Bằng khen", year=2021),)) == (
        "Bằng khen",
        "2021",
    )


def test_what_is_searched_is_told_with_its_weight_parts_included():
    record = Exemplar(
        "thu", "Tổ Thử", "tap-the", role="tổ trưởng", level="tinh",
        honours=(Honour("Giấy khen", "UBND xã"),), sources=(Source("Bài thử", "Báo Thử"),),
    )  # fmt: skip
    assert [(spec.name, value, weight) for spec, value, weight in searched(record)] == [
        ("title", "Tổ Thử", 4.0),
        ("kind", "tap-the", 1.0),
        ("role", "tổ trưởng", 1.0),
        ("title", "Giấy khen", 1.0),
        ("title", "Bài thử", 0.5),
    ]


def test_a_record_class_says_where_its_records_are_kept_and_shown():
    homes = {cls.record_type: (cls.about.home, cls.about.path) for cls in RECORD_CLASSES.values()}
    assert homes == {
        "exemplar": ("exemplars", "/guong/"),
        "directive": ("directives", "/van-ban/"),
        "theme": ("themes", "/chuyen-de/"),
        "figure": ("figures", "/thong-ke#"),
    }
    assert Directive.about.renamed == {"type": "doc_type"}
