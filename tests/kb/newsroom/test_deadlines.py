"""The deadlines of plans and themes: in order, each once, in the words of the source."""

from kb.citations import PartialDate
from kb.newsroom.deadlines import document_deadlines, theme_deadlines
from kb.records import Directive, Requirement, Theme
from kb.records.parts import Deadline
from kb.search import open_snapshot
from kb.vocabularies import Vocabularies
from tests.support.indexes import built


def asked(what: str, deadline: str | None, date: str | None, **more) -> Requirement:
    day = PartialDate.parse_iso(date) if date else None
    return Requirement(what, deadline=deadline, date=day, **more)


def plan(record_id: str = "kh-mau", province: str = "Cao Bằng", *asks: Requirement) -> Directive:
    return Directive(record_id, None, "ke-hoach", "Mẫu", province=province, requirements=asks)


ASKS = (
    asked("Tổng hợp", "cuối năm", "2024"),
    asked("Học xong", "trước 15/4/2024", "2024-04-15"),
    asked("Sớm có cách làm", "sớm", None),
    asked("Mở hội nghị", "trong tháng 4", "2024-04"),
    asked("Phổ biến", "trước 15/4/2024", "2024-04-15"),
    asked("Nộp sổ", None, "2024-04-10"),
)


def told(dues):
    return [(due.by, [task.what for task in due.tasks]) for due in dues]


def test_a_plan_tells_what_is_due_from_the_first_day_on_and_nothing_without_one():
    assert told(document_deadlines(plan("kh-mau", "Cao Bằng", *ASKS), Vocabularies())) == [
        ("Ngày 10/4/2024", ["Nộp sổ"]),
        ("Trước 15/4/2024", ["Học xong", "Phổ biến"]),
        ("Trong tháng 4", ["Mở hội nghị"]),
        ("Cuối năm", ["Tổng hợp"]),
    ]


def of_theme(tmp_path, *plans: Directive, years: tuple[int, ...] = (2024,)):
    own = (
        Deadline("Học tập chuyên đề", "trước 15/4/2024", PartialDate(2024, 4, 15)),
        Deadline("Gửi bản đăng ký", "trước 30/4/2024", PartialDate(2024, 4, 30), "đảng viên"),
    )
    theme = Theme(
        "chuyen-de-mau", "Chuyên đề Mẫu", "chuyen-de", "Cao Bằng", years,
        directives=("kh-mau", "kh-noi-khac"), deadlines=own,
    )  # fmt: skip
    built(tmp_path, theme, *plans)
    return theme_deadlines(open_snapshot(tmp_path), theme)


def test_a_theme_shows_the_deadlines_of_its_plan_and_its_own_on_other_days(tmp_path):
    found = of_theme(tmp_path, plan("kh-mau", "Cao Bằng", *ASKS[:2]))
    assert told(found.dues) == [
        ("Trước 15/4/2024", ["Học xong"]),
        ("Trước 30/4/2024", ["Gửi bản đăng ký"]),
        ("Cuối năm", ["Tổng hợp"]),
    ]
    assert [each.id for each in found.documents] == ["kh-mau"]


def test_plans_of_other_places_years_and_themes_are_not_its_own(tmp_path):
    others = (
        plan("kh-noi-khac", "Bắc Kạn", ASKS[0]),
        plan("kh-mau", "Cao Bằng", asked("Năm khác", "cuối năm 2026", "2026")),
        plan("kh-chuyen-de-khac", "Cao Bằng", ASKS[0]),
    )
    found = of_theme(tmp_path, *others)
    assert (len(found.dues), found.documents) == (2, ())
