"""Pages of the years before Unicode, whose letters are those of a font: TCVN3 (.VnTime), VNI.

In: bytes that are no UTF-8, or a tree. Out: their text as it has to be taken for such a page; the
tree with its texts in Unicode. A page with letters that only Unicode has is left as it is.
"""

import re
from typing import Any

from kb.imports.readers.legacy import evidence, majority, to_unicode
from kb.text.vietnamese import normalise

_TAGS_RE = re.compile(r"<[^>]*>|\s{2,}")
_UNICODE_RE = re.compile("[\u0103\u0111\u01a1\u01b0\u1ea0-\u1ef9]")


def of_eight_bits(data: bytes) -> str:
    """Windows-1258, or the letters of an old font as Windows-1252 has them: what reads better."""
    modern, old = (data.decode(name, "replace") for name in ("cp1258", "cp1252"))
    kind = majority(_texts(old))
    right = sum(evidence(to_unicode(each, kind))[0] for each in _texts(old))
    return old if right > sum(evidence(normalise(each))[0] for each in _texts(modern)) else modern


def put_in_unicode(tree: Any) -> None:
    """Turn every text of the page, and what its meta elements state, into Unicode."""
    texts = [text for text in tree.itertext() if not text.isascii()]
    if any(map(_UNICODE_RE.search, texts)):
        return
    kind = majority(texts)
    if kind == "unicode":
        return
    for element in tree.iter():
        element.text = to_unicode(element.text, kind) if element.text else element.text
        element.tail = to_unicode(element.tail, kind) if element.tail else element.tail
        if content := element.get("content"):
            element.set("content", to_unicode(content, kind))


def _texts(html: str) -> list[str]:
    return [each for each in _TAGS_RE.split(html) if each and not each.isascii()]
