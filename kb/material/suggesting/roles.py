"""What a person is: his post or trade, as it stands beside his name.

In: a `Person`. Out: the words ("Bí thư Chi bộ thôn Mẫu", "cô giáo") and their `Mention`. Where he
lives is no part of it: of "nông dân thôn Mẫu" it is "nông dân".
"""

import re
from collections.abc import Iterator

from kb.imports.writeups.names import FULL_NAME
from kb.material.suggesting.people import Mention, Person
from kb.material.suggesting.words import whole, words
from kb.text.vietnamese import canonical

_ROLE_RE = whole("people", "roles")
_OFFICE_RE = whole("people", "officials")
_TITLED_RE = whole("people", "titled")
_ENDS = frozenset(map(canonical, words("units", "ends"))) - {"của", "các", "một"}
_LEAD_RE = re.compile(
    r"(?:(?:hiện|hiện nay|hiện đang|nguyên|vốn|đang|cũng|đều)\s)*(?:là|làm)\s(?:một\s|người\s)?"
    r"|(?:hiện|nguyên|một)\s"
)
_IS_RE = re.compile(r"\s(?:(?:hiện|hiện nay|hiện đang|nguyên|vốn|đang|từng|cũng)\s)*(?:là|làm)\s")
# What may stand between a name and a post: age, birth, people, place.
_ASIDE_RE = re.compile(
    r"(?:sinh|sn|\d+ tuổi|năm nay|ngoài|gần|hơn|dân tộc|người dân tộc|trú|ngụ|ở|thôn|xóm|bản|ấp"
    r"|tổ|khu|xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp|tỉnh|buôn|làng|khóm|quê"
    r"|đảng viên)(?!\w)"
)
_PARTS_RE = re.compile(r"\s*[,;()]\s*|\s+[-–—]\s+")
_DWELLING_RE = re.compile(
    r"\s(?:(?:ở|tại)\s)?(?:thôn|xóm|bản|ấp|tổ dân phố|khu phố|khu|buôn|làng|khóm|tổ)\s(?=[^\W_])"
)
_OF_OFFICE_RE = re.compile(r"(?:trưởng|phó|bí thư|chi bộ|chi hội|chủ tịch|hội trưởng|chi đoàn)")
# A name at the end of a post, which is somebody's unless a body is called so.
_NAME_RE = re.compile(rf"\s{FULL_NAME}$")
_OF_NAME_RE = re.compile(
    r"(?i:trường|thpt|thcs|học|non|xã|phường|huyện|tỉnh|phố|công ty|đảo|đồn|htx|tnhh|bệnh viện"
    r"|thôn|bản|xóm|ấp|trấn|khu|đội|tổ|chùa|quận|trạm|phòng|ty|tâm|hội|nhánh)"
    rf"\s{FULL_NAME}$"
)
_MOST_WORDS = 16
_MOST_PARTS = 5


def role_of(person: Person) -> tuple[str, Mention] | None:
    """The first post or trade that stands beside his whole name; else beside a part of it."""
    for mention in sorted(person.mentions, key=lambda each: not each.is_whole):
        role = _after(mention.after) or _before(mention.before)
        if role:
            return role, mention
    return None


def _after(text: str) -> str:
    """The post after a name: ", Bí thư Chi bộ thôn Mẫu, …", " là giáo viên …"."""
    if _IS_RE.match(canonical(text)):
        return next(_roles([text.strip()]), "")
    if not re.match(r"\s*[,(–-]", text):
        return ""
    parts = [part for part in _PARTS_RE.split(text)[1:] if part.strip()][:_MOST_PARTS]
    found = list(_roles(parts))
    together = ", ".join(found)
    return together if together in text else found[0]


def _roles(parts: list[str]) -> Iterator[str]:
    """The posts at the head of some parts: one, or several side by side."""
    is_found = False
    for part in parts:
        key = canonical(part)
        said = _LEAD_RE.match(key)
        start = said.end() if said else 0
        if _ROLE_RE.match(key, start):
            is_found = True
            cut = _clean(part[start:])
            if _NAME_RE.search(cut) and not _OF_NAME_RE.search(cut):
                return  # of the next person: "Thiếu úy Lê Văn Thử"
            yield cut
            if len(cut) < len(part[start:].rstrip(' .…!?”"')):
                return
        elif is_found or not _ASIDE_RE.match(key):
            return


def _before(text: str) -> str:
    """The post before a name: "Bí thư Chi bộ thôn Mẫu Lê Văn …", "cô giáo …"."""
    clause = re.split(r"[,;:.!?“”\"()]\s", text)[-1].rstrip()
    key = canonical(clause)
    for match in _ROLE_RE.finditer(key):
        rest = key[match.end() :].split()
        is_plain = not (set(rest) & _ENDS) and len(rest) <= _MOST_WORDS
        if is_plain and (not rest or _OFFICE_RE.match(key, match.start()) or _is_name(clause)):
            return _clean(clause[match.start() :])
    return ""


def _is_name(clause: str) -> bool:
    return clause.split()[-1][:1].isupper() or clause.split()[-1][:1].isdigit()


def _clean(role: str) -> str:
    """A post down to the first word that is none of it; of a trade not where its bearer lives."""
    found = role.strip(' .…!?”"')
    given = found.split()
    key = [canonical(word) for word in given]
    end = next((at for at, word in enumerate(key) if word in _ENDS), len(given))
    found = " ".join(given[: min(end, _MOST_WORDS)])
    home = _DWELLING_RE.search(found)
    if home and not _OF_OFFICE_RE.search(canonical(found[: home.start()])):
        found = found[: home.start()]
    return found.strip(" ,")
