"""How people type: Vietnamese as keys of Telex and VNI, and words run together.

In: a text. Out: what stands in a search box when the input method was off, or the blanks left out.
Written from the methods' own tables, not from the code that reads them.
"""

import re
import unicodedata

_TELEX = {
    "\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j",
    "\u0306": "w", "\u031b": "w",
}  # fmt: skip
_VNI = {
    "\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u0306": "8", "\u031b": "7",
}  # fmt: skip
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_WORD_RE = re.compile(r"[^\W\d_]+")


def telex(text: str, *, at_end: bool = True) -> str:
    """In Telex "Phạm Văn Hát" is "Phamj Vawn Hats"; tones last, or at once."""
    return _typed(text, lambda part, base: base if part == "\u0302" else _TELEX[part], "d", at_end)


def vni(text: str, *, at_end: bool = True) -> str:
    """In VNI "Phạm Văn Hát" is "Pham5 Va8n Hat1"."""
    return _typed(text, lambda part, _: _VNI[part], "9", at_end)


def joined(text: str) -> str:
    """Letters and numbers without anything between: "Chỉ thị 05" gives "chithi05"."""
    folded = "".join(unicodedata.normalize("NFD", char)[0] for char in text.lower())
    return re.sub(r"[\W_]+", "", folded.replace("đ", "d"))


def _typed(text, keys, d_key, at_end):
    def word(match):
        typed = tone = base = ""
        for part in unicodedata.normalize("NFD", match[0]):
            if part in _TONES and at_end:
                tone = keys(part, base)
            elif unicodedata.combining(part):
                typed += keys(part, base)
            elif part in "đĐ":
                typed += ("d" if part == "đ" else "D") + d_key
            else:
                typed += part
                base = part
        return typed + tone

    return _WORD_RE.sub(word, unicodedata.normalize("NFC", text))
