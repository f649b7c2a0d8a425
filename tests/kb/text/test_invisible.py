"""Letters that nobody sees, against Unicode's own tables."""

import re
import unicodedata

from kb.text.invisible import INVISIBLE, visible

ALL = re.compile(f"[{INVISIBLE}]")


def test_all_controls_of_format_are_known():
    forms = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    assert [each for each in forms if not ALL.match(each)] == []


def test_nothing_that_is_seen_is_among_them():
    seen = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.category(chr(code)) not in ("Cf", "Mn", "Cn") and ALL.match(chr(code))
    ]
    assert seen == []


def test_they_are_dropped_inside_words():
    assert visible("Kết lu\u00adận s\u200bố 2\ufe001") == "Kết luận số 21"


def test_pictures_stay_joined():
    family, heart = "\U0001f468\u200d\U0001f469", "\u2764\ufe0f"
    assert visible(f"{family} {heart}\u200b") == f"{family} {heart}"
