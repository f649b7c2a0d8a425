"""The letters of a page out of its bytes, whatever it says of itself.

In: bytes, and the charset that the host named, if any. Out: text, as it was written (NFD letters
and marks of windows-1258 are put together where text is taken out of it).
"""

import codecs
import re

from kb.material.pages.oldfonts import of_eight_bits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_RE = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD = 4096
# What pages say that were written before there were better words, or by programs that know none.
_WESTERN = ("iso-8859-1", "windows-1252", "windows-1258", "us-ascii", "ascii", "x-user-defined")


def decoded(data: bytes, charset: str = "") -> str:
    """The text: UTF-8 where it is valid, else what a mark, the host or the page itself names."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if wide := _wide(data):
        return data.decode(wide, "replace")
    said = _META_RE.search(data[:_HEAD])
    names = ("utf-8", charset, said[1].decode("ascii", "replace") if said else "")
    for name in filter(None, names):
        try:
            return data.decode(name) if name.lower() not in _WESTERN else of_eight_bits(data)
        except (UnicodeDecodeError, LookupError):
            continue
    return of_eight_bits(data)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: of the first letters every second byte is nothing."""
    head = data[:200]
    if len(head) < 4 or head.count(0) < len(head) // 3:
        return ""
    return "utf-16-le" if head[1] == 0 else "utf-16-be"
