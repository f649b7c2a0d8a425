"""Letters that nobody sees, against Unicode's own tables."""

import re
import unicodedata

from kb.text.invisible import INVISIBLE, visible

ALL = re.compile(f"[{INVISIBLE}]")


def test_all_that_are_made_for_vietnamese_text_are_known():
    """The rest of Cf are signs of Arabic and the like, which their readers do see."""
    forms = [chr(code) for code in range(0x11000) if unicodedata.category(chr(code)) == "Cf"]
    unknown = [each for each in forms if not ALL.match(each)]
    assert {unicodedata.name(each).split()[0] for each in unknown} == {"ARABIC", "SYRIAC"}


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
