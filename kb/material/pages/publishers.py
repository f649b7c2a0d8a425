"""Whose page it is: the newspaper, the portal, the station.

In: the address, names that the page states, its foot; and the publishers that records name for a
host, which is how the collection knows its newspapers. Out: a name, or "" (an address is no name).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from kb.material.pages.addresses import site_of
from kb.material.pages.markup import Element, text_of
from kb.records import Record
from kb.text.vietnamese import fold

_ORGAN = (
    r"(?:Tòa soạn )?(?:Báo|Tạp chí|Cổng|Đài|Trang|Thông tấn xã|Ban|Sở|Hội|Chuyên trang|Kênh"
    r"|Truyền hình|Tỉnh|Thành|Đảng|UBND|Ủy ban|Cơ quan|Bộ|Trường|Công an|Liên)\b"
)
_ORGAN_RE = re.compile(_ORGAN, re.IGNORECASE)
_FOOT_RE = re.compile(
    r"(?:©|bản quyền(?: thuộc(?: về)?)?:?|copyright|thuộc về)[\W\d]*"
    rf"({_ORGAN}[^.,;|()©\n-]{{2,60}})",
    re.IGNORECASE,
)
_PARTS_RE = re.compile(r"\s+[-|–—:]\s+|\s*\|\s*")
_ASIDE_RE = re.compile(r"\s*\([^()]*\)$")
_HOST_RE = re.compile(r"^(?:https?://)?[\w-]+(?:\.[\w-]+)+/?$")
_MOST = 80


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
    tree: Element, url: str, stated: Iterable[str], known: Mapping[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The name, and what is to be said where there is none."""
    site = site_of(url)
    if name := known.get(site):
        return name, ()
    for each in stated:
        if name := _name(each, site):
            return name, ()
    foot = " ".join(text_of(each) for each in tree.xpath(_FEET))
    if found := _FOOT_RE.search(foot):
        return found[1].strip(), ()
    where = f" (trang ở {site})" if site else ""
    return "", (f"Trang không ghi tên báo{where}: hãy điền tên cơ quan.",)


_FEET = (
    "//footer | //*[contains(@class, 'footer') or contains(@id, 'footer') "
    "or contains(@class, 'copyright') or contains(@id, 'bottom')]"
)


def _name(stated: str, site: str) -> str:
    """Of "Báo Mẫu - Tin tức mới nhất" the first part; an address is no name."""
    parts = [part.strip() for part in _PARTS_RE.split(stated) if part.strip()]
    names = [part for part in parts if not _HOST_RE.match(part) and fold(part).lower() != site]
    chosen = next((part for part in names if _ORGAN_RE.match(part)), next(iter(names), ""))
    return chosen if len(chosen) <= _MOST else ""
