"""Questions that found nothing are counted, without a trace of who asked."""

import threading
from datetime import date

import pytest
from filelock import FileLock

from kb.newsroom import misses
from kb.newsroom.misses import Miss, add_miss, count_withheld, question_of, read_misses
from tests.support.paths import cases

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


TABLE = cases("misses")
KEPT = TABLE.pop("duoc_ghi")


@pytest.mark.parametrize("text", KEPT)
def test_a_question_of_nobody_is_kept_as_it_is(text):
    assert question_of(text) == text


@pytest.mark.parametrize("text", [text for texts in TABLE.values() for text in texts])
def test_what_may_be_of_somebody_is_counted_and_not_kept(log, text):
    for typed in (text, text.upper(), f"tìm {text} giúp tôi", "a" * 120 + f" {text}"):
        add_miss(log, typed, MONDAY)
    assert counted(log) == []
    assert count_withheld(log) == 4
    assert log.read_text("utf-8") == "1\t2026-11-23\t2026-11-23\t\n" * 4


@pytest.mark.parametrize(
    ("text", "kept"),
    [("  KỸ   sư\t\n", "kĩ sư"), ("a" * 300, "a" * 100), ("Quy định SỐ 47", "qui định số 47")],
)
def test_how_a_question_is_kept(text, kept):
    assert question_of(text) == kept


def test_nothing_that_can_be_seen_is_no_question(log):
    for text in ("", " \n", "\x00\x01", "\u200b"):
        add_miss(log, text, MONDAY)
    assert not log.exists()


@pytest.mark.parametrize("piece", ["a.", "a at ", "0912 345 ", "ba bốn ", "12a lê ", "phòng 30 "])
def test_a_question_made_to_be_slow_is_read_to_its_end(piece):
    """A second for 1,000 letters once; here as many as no question has."""
    question_of((piece * 50_000)[:50_000])


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
