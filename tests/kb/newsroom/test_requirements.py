"""What documents ask, gathered by addressee and by month."""

from datetime import date

from kb.newsroom.requirements import Wanted, by_month, by_role, due_between, held_duties, narrowed


def whats(duties) -> list[str]:
    return [each.requirement.what for each in duties]


def wanted(snapshot, **asked) -> list[str]:
    if name := asked.pop("place", None):
        asked["where"] = snapshot.vocabularies.where(name)
    return whats(narrowed(held_duties(snapshot), Wanted(**asked), snapshot.vocabularies))


def test_duties_stand_in_the_order_of_their_documents_the_latest_first(wider_snapshot):
    assert wanted(wider_snapshot) == [
        "Gửi bản đăng ký mẫu",
        "Mở chuyên mục mẫu",
        "Gom kết quả mẫu",
        "Mở cuộc sơ kết mẫu",
    ]


def test_a_place_has_its_own_and_those_asked_everywhere(wider_snapshot):
    assert wanted(wider_snapshot, place="Quảng Ngãi") == ["Mở cuộc sơ kết mẫu"]
    assert len(wanted(wider_snapshot, place="Cao Bằng")) == 4


def test_a_year_has_what_is_due_in_it_and_what_goes_on(wider_snapshot):
    assert wanted(wider_snapshot, year=2017) == ["Mở cuộc sơ kết mẫu"]
    assert wanted(wider_snapshot, year=2023) == ["Mở chuyên mục mẫu", "Gom kết quả mẫu"]
    assert wanted(wider_snapshot, year=2026) == ["Gửi bản đăng ký mẫu", "Mở chuyên mục mẫu"]


def test_an_addressee_and_a_document_narrow(wider_snapshot):
    assert wanted(wider_snapshot, role="bao-dai") == ["Mở chuyên mục mẫu"]
    assert wanted(wider_snapshot, directive="kl-91-kl-tw-2016") == ["Mở cuộc sơ kết mẫu"]


def test_each_addressee_has_its_duties_and_nobody_named_comes_last(wider_snapshot):
    groups = by_role(held_duties(wider_snapshot), wider_snapshot.vocabularies)
    assert [(each.label, whats(each.duties)) for each in groups] == [
        ("Chi bộ", ["Gửi bản đăng ký mẫu", "Mở chuyên mục mẫu"]),
        ("Báo đài", ["Mở chuyên mục mẫu"]),
        ("Cấp ủy cấp tỉnh", ["Mở cuộc sơ kết mẫu"]),
        ("Nguồn không nêu ai làm", ["Gom kết quả mẫu"]),
    ]


def test_months_come_in_order_then_what_comes_again(wider_snapshot):
    assert [each.label for each in by_month(held_duties(wider_snapshot))] == [
        "Tháng 5/2017",
        "Trong năm 2023",
        "Tháng 11/2026",
        "Lặp lại",
    ]


def test_only_what_has_a_day_falls_due_between_two_days(wider_snapshot):
    held, known = held_duties(wider_snapshot), wider_snapshot.vocabularies
    found = due_between(held, date(2017, 1, 1), date(2026, 11, 25), known)
    assert [(day, duty.requirement.what) for day, duty in found] == [
        (date(2026, 11, 24), "Gửi bản đăng ký mẫu")
    ]
    assert due_between(held, date(2017, 1, 1), date(2026, 11, 24), known) == ()
