"""Questions that found nothing are counted, without a trace of who asked."""

import threading
from datetime import date

import pytest
from filelock import FileLock

from kb.newsroom import misses
from kb.newsroom.misses import Miss, add_miss, question_of, read_misses

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "khong-thay.tsv"


def counted(log):
    return [(miss.text, miss.count) for miss in read_misses(log)]


def test_equal_questions_are_one_however_they_are_typed(log):
    for text, day in (("Uỷ  ban XYZ", TUESDAY), ("ủy ban xyz", MONDAY), ("khác", MONDAY)):
        add_miss(log, text, day)
    assert read_misses(log) == (
        Miss(2, MONDAY, TUESDAY, "uỷ ban xyz"),
        Miss(1, MONDAY, MONDAY, "khác"),
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  KỸ   sư\t\n", "kĩ sư"),
        ("a" * 300, "a" * 100),
        ("", ""),
        ("\x00\x01", ""),
        ("gọi 0912 345 678", ""),
        ("gọi (0912) \n345 678", ""),
        ("0912/345/678", ""),
        ("0912–345–678", ""),
        ("0912 . 345 . 678 của ai", ""),
        ("０９１２３４５６７８", ""),
        ("0912\u200b345\u2060678", ""),
        ("+84 (0) 912-345-678", ""),
        ("a" * 120 + " 0912345678", ""),
        ("012345678901", ""),
        ("a (at) b.vn", ""),
        ("nguoimau a còng vi-du.example", ""),
        ("mau at vi-du chấm vn", ""),
        ("mau＠vi-du.example", ""),
        ("số nhà 12 ngõ 5 phố Mẫu", ""),
        ("12/5 duong Le Mau quan 1", ""),
        ("0912 hoặc 345 678", ""),
        ("0912 ... ... 345 ... ... 678", ""),
        ("o9I2 345 678", ""),
        ("0912•2019•678", ""),
        ("không chín một hai, ba bốn năm sáu bảy tám", ""),
        ("khong chin mot hai ba bon nam sau bay tam", ""),
        ("nguoimau[a]vi-du.example", ""),
        ("nguoimau a-còng vi-du", ""),
        ("nguoimau&#64;vi-du.example", ""),
        ("nguoimau%40vi-du.example", ""),
        ("nguoimau_at_vi-du", ""),
        ("nguoimau gmail", ""),
        ("ba không, năm có, bảy sạch", "ba không, năm có, bảy sạch"),
        ("hội nghị sơ kết 2016-2020, 2021-2025", "hội nghị sơ kết 2016-2020, 2021-2025"),
        ("KL 01, 21 và CT 05, QĐ 08", "kl 01, 21 và ct 05, qđ 08"),
        ("7 đường hoa nông thôn mới", ""),  # better a question too few
        ("mô hình 5 không 3 sạch", "mô hình 5 không 3 sạch"),
        ("giai đoạn 2021 - 2025", "giai đoạn 2021 - 2025"),
        ("ai@vi-du.example", ""),
        ("05-CT/TW ngày 15/5/2016", "05-ct/tw ngày 15/5/2016"),
    ],
)
def test_what_is_kept_of_a_question(text, kept):
    assert question_of(text) == kept


def test_a_lock_that_is_held_too_long_does_not_hold_the_page(log, monkeypatch):
    monkeypatch.setattr(misses, "_LOCK_SECONDS", 0.01)
    with FileLock(f"{log}.lock"), pytest.raises(OSError, match="lock"):
        add_miss(log, "hoa", MONDAY)
    assert read_misses(log) == ()


def test_many_at_once_lose_no_question(log):
    threads = [
        threading.Thread(target=lambda: [add_miss(log, "hoa", MONDAY) for _ in range(25)])
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(log) == [("hoa", 200)]


def test_the_file_stays_small_and_forgets_the_rarest(log, monkeypatch):
    monkeypatch.setattr(misses, "MOST_BYTES", 2_000)
    monkeypatch.setattr(misses, "MOST_QUESTIONS", 10)
    for number in range(200):
        add_miss(log, f"lạ {number}", MONDAY)
        add_miss(log, "quen", TUESDAY)
    assert log.stat().st_size <= 2_100
    assert counted(log)[0] == ("quen", 200)


def test_a_spoilt_line_is_passed_over(log):
    log.write_bytes(
        b"x\ty\n3\t2026-11-23\t2026-11-24\thoa\n\xff\xff\n1\t2026-13-01\t2026-11-24\ta\n"
    )
    assert counted(log) == [("hoa", 3)]
