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
_WORK = r"(?:tin|bài|ảnh|bài viết|thực hiện|tác giả|người viết|nội dung|video|clip)"
_LABEL_RE = re.compile(rf"^{_WORK}(?:(?:,| và|/| -|;) ?{_WORK})* ?[:.]\s*", re.IGNORECASE)
_OTHER_RE = re.compile(rf"\s*;\s*{_WORK} ?:.*$", re.IGNORECASE)
_OTHERS_RE = re.compile(r"^(?:ảnh|video|clip|đồ họa|trình bày|thiết kế) ?[:.]", re.IGNORECASE)
_STATION_RE = re.compile(r"\s*/\s*[A-ZĐ].*$")
_DAY_RE = re.compile(
    r"\s*[-–|,]\s*(?:Thứ (?:[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy)|Chủ [Nn]hật|[Nn]gày|\d).*$"
)
_FROM_RE = re.compile(
    r"^\(?(?:theo|nguồn(?: tin)?)\s*:?\s+(?:theo )?([^.:“\"]{2,60}?)\)?\.?$", re.IGNORECASE
)
_AUTHOR_RE = re.compile(r"(?:^|[\s_-])(?:author|tac-?gia|byline|but-?danh)(?:$|[\s_-])")
_NOBODY = (
    "admin",
    "administrator",
    "bbt",
    "btv",
    "banbientap",
    "toasoan",
    "webmaster",
    "superuser",
)
_LAST = 3


def author_of(
    tree: Element,
    lines: Sequence[str],
    after: Sequence[str],
    stated: Iterable[str],
    sites: Iterable[str],
) -> str:
    """The name at the end of the article, else by its title, else what is stated."""
    nobody = [*_NOBODY, *map(_letters, sites)]
    labelled = [line for line in after if _LABEL_RE.match(line)]
    marked = [text_of(each) for each in tree.iter() if _is_marked(each)]
    for text in (*reversed(lines[-_LAST:]), *labelled, *marked, *stated):
        name = _name(text)
        if name and not any(_is_site(_letters(name), each) for each in nobody):
            return name
    return ""


def _is_marked(element: Element) -> bool:
    said = (element.get(name) for name in ("data-role", "rel", "itemprop"))
    return "author" in said or _AUTHOR_RE.search(classes(element)) is not None


def _letters(text: str) -> str:
    """A name, or the host "tuoitre.example" by its own label, as letters that can be compared."""
    return match_key(text.partition(".")[0]).replace(" ", "")


def _is_site(name: str, site: str) -> bool:
    """Whether "TUOI TRE ONLINE" is the newspaper and no person."""
    return name == site or (len(site) > 4 and (site in name or name in site))


def had_before(lines: Sequence[str], after: Sequence[str]) -> tuple[str, ...]:
    """What is to be said of an article that ends with "Theo Báo Thí Dụ"."""
    for line in (*reversed(lines[-_LAST:]), *after):
        if found := _FROM_RE.match(line):
            return (f'Cuối bài ghi "{line}": có lẽ đăng lại, hãy tìm bài gốc của {found[1]}.',)
    return ()


def _name(text: str) -> str:
    """The person named by a line that says nothing else, "BÀI, ẢNH: LÊ VĂN THỬ" included."""
    if _FROM_RE.match(text) or _OTHERS_RE.match(text):
        return ""
    bare = _LABEL_RE.sub("", text)
    for other in (_OTHER_RE, _STATION_RE, _DAY_RE):
        bare = other.sub("", bare)
    bare = bare.strip(" ().,*")
    if not all(map(_is_name, _NAMES_RE.split(bare))):
        return ""
    return bare.title() if bare.isupper() else bare


def _is_name(text: str) -> bool:
    """Two to five words, each with a capital: "Lê Văn Thử"; also a pen name, "Mẫu Thử"."""
    words = text.split()
    is_short = 2 <= len(words) <= 5
    return is_short and all(_WORD_RE.fullmatch(each) and each[0].isupper() for each in words)
