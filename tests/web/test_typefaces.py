"""The typefaces that come with the site: whole for Vietnamese, small, named by their content."""

import re
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from tests.support.paths import ROOT
from web.address.links import static_url

STATIC = ROOT / "web" / "static"
FILES = sorted((STATIC / "fonts").glob("*.woff2"))
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")  # ngang, huyền, sắc, ngã, hỏi, nặng
VOWELS = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in TONES}
LETTERS = VOWELS | set("bcdđghklmnpqrstvxfjwz")
MARKS = "0123456789 .,;:!?()[]/-–—…“”‘’«»\"'%&+=×°²·•₫€§"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_typeface_has_every_vietnamese_letter(file):
    known = TTFont(file).getBestCmap()
    needed = LETTERS | {letter.upper() for letter in LETTERS} | set(MARKS)
    assert sorted(letter for letter in needed if ord(letter) not in known) == []
    assert len(VOWELS) == 72


def test_all_typefaces_together_are_small():
    assert len(FILES) == 4
    assert sum(file.stat().st_size for file in FILES) < 120_000


def test_the_style_sheet_names_a_typeface_by_its_content(app):
    """An address of the style sheet is the one that the page fetches ahead; both may be kept."""
    styles = (STATIC / "site.css").read_text("utf-8")
    named = {f"/static/{address}" for address in re.findall(r'url\("([^"]+)"\)', styles)}
    with app.test_request_context():
        assert named == {static_url(f"fonts/{file.name}") for file in FILES}


def test_their_licences_come_along(client):
    for name in ("be-vietnam-pro", "source-serif-4"):
        with client.get(f"/static/fonts/OFL-{name}.txt") as answer:
            assert "SIL OPEN FONT LICENSE Version 1.1" in answer.text
