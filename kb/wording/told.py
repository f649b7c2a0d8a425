"""Where an exemplar has been told before: what its record notes, and the press among its sources.

In: an exemplar. Out: `Use`s and what a reader is told of them. The collection knows no more than
this: of a record without any it says that nothing is noted, never that nobody has told it.
"""

import re

from kb.records import Exemplar
from kb.records.codes import USES
from kb.records.parts import Source, Use
from kb.text.phrases import inside

UNKNOWN = "kho chưa ghi nhận nơi giới thiệu"

# Press bodies by the names they give themselves (Luật Báo chí, điều 3: báo, tạp chí, đài, thông
# tấn). "Báo cáo viên" is no newspaper; "Báo Mới" and the like only pass on what others wrote.
_PRESS_RE = re.compile(
    r"(?:Báo(?! cáo| Mới\b)|Tạp chí|Đài (?:Phát thanh|Truyền hình|Tiếng nói|PT)|Truyền hình"
    r"|Thông tấn xã|TTXVN|VOV|VOV\d|VTV|VTC|VnExpress|VnEconomy|VietNamNet|Vietnamnet|VietnamPlus"
    r"|Vietnam\+|Viet Nam News|Dân trí|Znews|Zing News|BNEWS|Infographics TTXVN)(?!\w)"
    # Names that are also common words: alone, or with what makes them a newspaper.
    r"|(?:Nhân Dân|Tuổi Trẻ|Thanh Niên|Tiền Phong|Lao Động|Quân đội nhân dân|Công an nhân dân"
    r"|Sài Gòn Giải Phóng|Hà Nội mới)(?: (?:điện tử|online))?\s*(?:\(|$)",
    re.IGNORECASE,
)
_REMARK_RE = re.compile(r"\s*\([^)]*\)")


def is_press(source: Source) -> bool:
    """Whether a newspaper, a magazine or a station published it."""
    return bool(source.publisher and _PRESS_RE.match(source.publisher))


def all_uses(record: Exemplar) -> tuple[Use, ...]:
    """Where it has been told: works that are noted, then the press: Báo Yên Bái of 2025."""
    return (*record.used_in, *_in_the_press(record))


def _in_the_press(record: Exemplar) -> tuple[Use, ...]:
    noted = {use.title.lower() for use in record.used_in}
    press = (each for each in record.sources if is_press(each))
    new = (each for each in press if (each.title or "").lower() not in noted)
    return tuple(dict.fromkeys(map(_use, new)))


def _use(source: Source) -> Use:
    name = _REMARK_RE.sub("", source.publisher or "")
    return Use("bao", name, source.date.year if source.date else None)


def uses(record: Exemplar) -> str:
    """In a row: "sách (2022), Báo Yên Bái (2025)"; "" where nothing is noted."""
    noted = ((inside(USES[each.kind]), each.year) for each in record.used_in)
    press = ((each.title, each.year) for each in _in_the_press(record))
    said = (f"{name} ({year})" if year else name for name, year in (*noted, *press))
    return ", ".join(dict.fromkeys(said))


def told(record: Exemplar) -> str:
    """In a line: "đã giới thiệu: sách (2022), Báo Yên Bái (2025)"."""
    said = uses(record)
    return f"đã giới thiệu: {said}" if said else UNKNOWN
