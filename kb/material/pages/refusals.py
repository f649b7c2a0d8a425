"""Pages that are there and are no article: a form to sign in, a page that says it is not there.

In: a tree, and the lines that were read of it. Out: FileRefused, with what to do.
"""

import re
from collections.abc import Sequence

from kb.imports import FileRefused
from kb.material.pages.markup import Element, text_of
from kb.text.vietnamese import match_key

_SHORT = 400  # letters: an article has more, a form to sign in or an apology less
_MANY = 8  # headings that lead elsewhere: an article without a date has fewer beside it
_MISSING_RE = re.compile(
    r"\b(?:404|not found|khong (?:con )?ton tai|khong (?:duoc )?tim thay|da bi xoa|da bi go)\b"
)
_SAVE = "hãy mở bằng trình duyệt, đợi hiện đủ rồi lưu cả trang (.mhtml) và đưa tệp ấy vào"


def refuse_list(name: str, tree: Element, is_dated: bool) -> None:
    """Raise FileRefused for the page of a column, which leads to many articles and tells none."""
    links = tree.xpath("//h2//a | //h3//a | //h4//a | //a//h2 | //a//h3 | //a//h4")
    kinds = tree.xpath("//meta[@property='og:type']/@content")
    if not is_dated and len(links) >= _MANY and "article" not in kinds:
        wrong = "trang có nhiều tin, không phải một bài"
        raise FileRefused(name, wrong, "hãy mở đúng bài rồi lấy địa chỉ của bài ấy")


def refuse_no_article(name: str, tree: Element, lines: Sequence[str]) -> None:
    """Raise FileRefused unless an article stands there; a comment box to sign in hides none."""
    if sum(map(len, lines)) >= _SHORT:
        return
    heads = " ".join(text_of(each) for each in tree.iter("title", "h1", "h2"))
    if tree.xpath("//input[@type='password']"):
        raise FileRefused(name, "trang đòi đăng nhập", "hãy đăng nhập bằng trình duyệt rồi lưu lại")
    if _MISSING_RE.search(match_key(f"{heads} {' '.join(lines)}")):
        raise FileRefused(name, "trang báo bài không còn", "hãy tìm địa chỉ khác của bài")
    if not lines:
        raise FileRefused(name, "không thấy bài viết nào trong trang", _SAVE)
