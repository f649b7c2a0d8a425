"""Whose page it is: the newspaper, the portal, the station.

In: the address, names that the page states, its foot; and the publishers that records name for a
host, which is how the collection knows its newspapers. Out: a name, or "" (an address is no name).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kb.material.pages.addresses import site_of
from kb.material.pages.markup import Element, lines_in
from kb.records import Record
from kb.text.vietnamese import fold

_ORGAN = (
    r"(?:(?:Báo|BÁO)(?= (?:điện tử |ĐIỆN TỬ )?\w)|(?:Tạp chí|Cổng|Đài|Trang|Thông tấn xã|Ban|Sở|Hội"
    r"|Kênh|Truyền hình|Tỉnh|Thành|Đảng|UBND|Ủy ban|Cơ quan|Bộ|Trường|Công an|Liên|Huyện"
    r"|Phòng|Bệnh viện)(?= \w))"
)
_ORGAN_RE = re.compile(_ORGAN)
_FOOT_RE = re.compile(
    r"(?:©|[Bb]ản quyền|[Cc]opyright|BẢN QUYỀN)(?:[\W\d]|thuộc|về|của|by|THUỘC|VỀ|CỦA)*"
    rf"({_ORGAN}[^.,;|()©]{{2,60}})"
)
_PARTS_RE = re.compile(r"\s+[-|–—:]\s+|\s*\|\s*|\s*\[")
_ASIDE_RE = re.compile(r"\s*\([^()]*\)$")
_HOST_RE = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$")
_MOST = 80
_LAST = 10  # lines at the end of a page that may be its foot, whatever they are called
_FEET = (
    "//footer | //*[contains(@class, 'footer') or contains(@id, 'footer') "
    "or contains(@class, 'copyright') or contains(@id, 'bottom')]"
)


def publishers_of(records: Iterable[Record]) -> dict[str, str]:
    """The publisher of each site as records name it most often: {"bao.example": "Báo Mẫu"}.

    What an editor adds in brackets ("Báo Mẫu (bản tiếng Anh)") speaks of one page only.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for source in record.sources:
            if source.url and source.publisher and (name := _ASIDE_RE.sub("", source.publisher)):
                told[site_of(source.url)][name] += 1
    return {site: names.most_common(1)[0][0] for site, names in told.items()}


def publisher_of(
    tree: Element, url: str, stated: Iterable[str], window: str, known: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The name, and what is to be said where there is none.

    `window` is what the title of the window says after the article's own.
    """
    site = site_of(url)
    if name := known.get(site):
        return name, ()
    for each in (*(_name(each, site) for each in stated), *_feet(tree), _sure(window, site)):
        if each:
            return each, ()
    where = f" (trang ở {site})" if site else ""
    return "", (f"Trang không ghi tên báo{where}: hãy điền tên cơ quan.",)


def _name(stated: str, site: str) -> str:
    """Of "Báo Mẫu - Tin tức mới nhất" the first part; an address is no name."""
    parts = [part.strip() for part in _PARTS_RE.split(stated) if part.strip()]
    names = [part for part in parts if not _HOST_RE.match(part) and len(part) <= _MOST]
    sure = next((part for part in names if _sure(part, site)), "")
    return sure or next(iter(names), "")


def is_organ(name: str) -> bool:
    """Whether it begins as names of offices and newspapers do."""
    return _ORGAN_RE.match(name) is not None


def _sure(name: str, site: str) -> str:
    """The name where the host bears it, or where it begins as offices and newspapers do."""
    letters, of_host = (re.sub(r"\W", "", fold(each).lower()) for each in (name, site))
    is_borne = len(letters) > 3 and letters in of_host
    return name if is_borne or is_organ(name) else ""


def _feet(tree: Element) -> Iterator[str]:
    lines = [line for foot in tree.xpath(_FEET) for line in lines_in(foot)]
    for line in (*lines, *lines_in(tree)[-_LAST:]):
        if found := _FOOT_RE.search(line.text):
            yield found[1].strip()
