"""Who wrote an article, by the line under it, the line under its title, or the code.

In: the tree, the lines of the article and those under it, stated authors. Out: a name as it is
written, or ""; and a remark where the page says that another newspaper had it first.
"""

import re
from collections.abc import Iterable, Sequence

from kb.material.pages.markup import Element, classes, text_of
from kb.text.vietnamese import match_key

_WORD_RE = re.compile(r"[^\W\d_][\w.’']*")
_NAMES_RE = re.compile(r" ?[-–,] | và ")
_WORK = r"(?:tin|bài|ảnh|bài viết|thực hiện|tác giả|người viết|video|clip)"
_LABEL_RE = re.compile(rf"^{_WORK}(?:(?:,| và|/| -|;) ?{_WORK})* ?[:.]\s*", re.IGNORECASE)
_OTHER_RE = re.compile(rf"\s*;\s*{_WORK} ?:.*$", re.IGNORECASE)
_FROM_RE = re.compile(
    r"^\(?(?:theo|nguồn(?: tin)?)\s*:?\s+(?:theo )?([^.:“\"]{2,60}?)\)?\.?$", re.IGNORECASE
)
_AUTHOR_RE = re.compile(r"(?:^|[\s_-])(?:author|tac-?gia|byline|but-?danh)(?:$|[\s_-])")
_NOBODY = {"admin", "administrator", "bbt", "btv", "ban bien tap", "toa soan", "webmaster"}
_LAST = 3


def author_of(
    tree: Element,
    lines: Sequence[str],
    after: Sequence[str],
    stated: Iterable[str],
    sites: Iterable[str],
) -> str:
    """The name at the end of the article, else by its title, else what is stated."""
    nobody = _NOBODY | {match_key(site) for site in sites}
    labelled = [line for line in after if _LABEL_RE.match(line)]
    marked = [text_of(each) for each in tree.iter() if _AUTHOR_RE.search(classes(each))]
    for text in (*reversed(lines[-_LAST:]), *labelled, *marked, *stated):
        if name := _name(text, nobody):
            return name
    return ""


def had_before(lines: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """What is to be said of an article that ends with "Theo Báo Thí Dụ"."""
    for line in (*reversed(lines[-_LAST:]), *after):
        if found := _FROM_RE.match(line):
            return (f'Cuối bài ghi "{line}": có lẽ đăng lại, hãy tìm bài gốc của {found[1]}.',)
    return ()


def _name(text: str, nobody: set[str]) -> str:
    """The person named by a line that says nothing else, "BÀI, ẢNH: LÊ VĂN THỬ" included."""
    if _FROM_RE.match(text):
        return ""
    bare = _OTHER_RE.sub("", _LABEL_RE.sub("", text)).strip(" ().,*")
    if match_key(bare) in nobody or not all(map(_is_name, _NAMES_RE.split(bare))):
        return ""
    return bare.title() if bare.isupper() else bare


def _is_name(text: str) -> bool:
    """Two to five words, each with a capital: "Lê Văn Thử"; also a pen name, "Mẫu Thử"."""
    words = text.split()
    is_short = 2 <= len(words) <= 5
    return is_short and all(_WORD_RE.fullmatch(each) and each[0].isupper() for each in words)
