"""Text that was copied from somewhere, as it was meant.

In: what stands in a search box: copied from a page's source, an address, a PDF, a picture of a
text. Out: the same in plain letters, normalised. Only for what people type: the text of records is
taken as it stands.
"""

import html
import re
import unicodedata
from urllib.parse import unquote_plus

from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import fold, lower, normalise

_ENTITY_RE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});")
# A word with codes of an address in it; "50%20" alone may be a percentage.
_CODED_RE = re.compile(r"(?<!\S)(?!\d+%\d\d(?!\S))\S*%[\da-fA-F]{2}\S*")
# Full width and styled letters and digits, ligatures.
_STYLED_RE = re.compile("[\ufb00-\ufb06\uff01-\uffee\U0001d400-\U0001d7ff]+")
_LONGEST = 7  # pieces of one syllable: "nghiêng"
# Words with blanks between them that are none of the keyboard's.
_BLANK = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_PARTED_RE = re.compile(rf"[^\W_]+(?:{_BLANK}[^\W_]+)+")


def plain(text: str) -> str:
    """Undo what copying does: "05&#45;CT%2FTW" and "０５-CT/TW" are "05-CT/TW"."""
    text = normalise(text)
    if "&" in text:
        text = _ENTITY_RE.sub(lambda match: html.unescape(match[0]), text)
    if "%" in text:
        text = _CODED_RE.sub(_decoded, text)
    text = _STYLED_RE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _PARTED_RE.sub(lambda match: _mended(match[0]), normalise(text))


def _decoded(match: re.Match[str]) -> str:
    try:
        return unquote_plus(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]


def _mended(text: str) -> str:
    """Such blanks part words, or stand inside one: "Chỉ thị" with one is two, "Ch" "ỉ" one."""
    parts = re.split(f"({_BLANK})", text)
    words, blanks = parts[::2], [*parts[1::2], ""]
    mended, start = "", 0
    while start < len(words):
        sizes = range(min(_LONGEST, len(words) - start), 1, -1)
        size = next((n for n in sizes if _is_one(words[start : start + n], blanks[start])), 1)
        mended += "".join(words[start : start + size]) + blanks[start + size - 1]
        start += size
    return mended


def _is_one(pieces: list[str], blank: str) -> bool:
    """Whether they are one word or number: together they are a syllable, and one alone is none."""
    if all(piece.isdigit() for piece in pieces):
        return blank != "\u00a0"
    bare = [lower(fold(piece)) for piece in pieces]
    return may_be_syllable("".join(bare)) and not all(map(may_be_syllable, bare))
