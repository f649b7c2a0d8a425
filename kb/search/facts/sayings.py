"""What may be asked of a document, and what its record says to that.

In: a question's words without marks (`Question.text`), a document and a `Snapshot`. Out: a
`Saying`: what stands in one field, to be said after the document's name, and which record says so.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.records import Directive
from kb.records.codes import ENDED, REPLACES, UNKNOWN_VALIDITY, VALIDITY_STATES
from kb.search.facts.asking import CITED, WHEN
from kb.search.snapshot import Snapshot
from kb.text.phrases import inside, listed
from kb.wording import heading

_MOST_OTHERS = 4  # documents in one sentence
_WHO = (
    r"(?:ai|(?:co quan|cap|don vi|noi|to chuc|ban nganh|cap uy)(?: nao| gi)"
    r"|(?:dong chi|ong|ba|vi|lanh dao|nguoi)(?: nao))"
)
_PAPER = (
    r"(?:van ban|quy dinh|qui dinh|quy che|quyet dinh|chi thi|nghi quyet|ket luan|huong dan"
    r"|ke hoach|luat|nghi dinh|thong tu|cai)"
)
_WHICH = rf"(?:{_PAPER} (?:nao|gi)|cai gi|gi)"


@dataclass(frozen=True)
class Saying:
    """What is said of a document after its name; `record` says so."""

    text: str
    record: Directive


Say = Callable[[Snapshot, Directive], Saying | None]


def _issued(_: Snapshot, record: Directive) -> Saying | None:
    if record.issued is None:
        return None
    by = f"do {record.issuer} " if record.issuer else ""
    return Saying(f"{by}ban hành {record.issued.with_unit()}", record)


def _issuer(_: Snapshot, record: Directive) -> Saying | None:
    return Saying(f"do {record.issuer} ban hành", record) if record.issuer else None


def _signer(_: Snapshot, record: Directive) -> Saying | None:
    return Saying(f"do {record.signer} ký", record) if record.signer else None


def _number(_: Snapshot, record: Directive) -> Saying | None:
    return Saying(f"mang số {record.number}", record) if record.number else None


def subject(_: Snapshot, record: Directive) -> Saying | None:
    """What it is about, in its own words."""
    return Saying(f"có trích yếu “{record.title}”", record)


def _in_force(snapshot: Snapshot, record: Directive) -> Saying | None:
    held = record.validity
    if held is None or held.state == UNKNOWN_VALIDITY:
        return None
    if held.state == ENDED and held.until:
        return _ended(snapshot, record)
    as_of = f" (tính đến {held.as_of.with_unit()})" if held.as_of else ""
    return Saying(f"{inside(VALIDITY_STATES[held.state])}{as_of}", record)


def _since(_: Snapshot, record: Directive) -> Saying | None:
    since = record.validity.since if record.validity else None
    return Saying(f"có hiệu lực từ {since.with_unit()}", record) if since else None


def _ended(_: Snapshot, record: Directive) -> Saying | None:
    until = record.validity.until if record.validity else None
    return Saying(f"hết hiệu lực từ {until.with_unit()}", record) if until else None


def _incoming(kind: str, said: str) -> Say:
    """What later documents say of this one; the first of them is the one that says so."""

    def say(snapshot: Snapshot, record: Directive) -> Saying | None:
        links = snapshot.relations.incoming(record.id)
        others = [link.other for link in links if link.kind == kind]
        if not 0 < len(others) <= _MOST_OTHERS:
            return None
        return Saying(f"{said} {listed([heading(each) for each in others])}", others[0])

    return say


def _outgoing(kind: str, said: str) -> Say:
    """What this document says of earlier ones."""

    def say(snapshot: Snapshot, record: Directive) -> Saying | None:
        links = snapshot.relations.outgoing(record.id)
        names = [heading(link.other) for link in links if link.kind == kind]
        return Saying(f"{said} {listed(names)}", record) if names else None

    return say


REPLACED = _incoming(REPLACES, "được thay thế bằng")


def _replaced_or_in_force(snapshot: Snapshot, record: Directive) -> Saying | None:
    return REPLACED(snapshot, record) or _in_force(snapshot, record)


def _fact(say: Say, *patterns: str) -> tuple[re.Pattern[str], Say]:
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(patterns)})(?=\s|$)"), say


_REPLACE = r"thay(?: the)?"
_BY = r"(?:bang|boi)"
# What is asked, as `Question.text` writes it; the first that fits.
FACTS: tuple[tuple[re.Pattern[str], Say], ...] = (
    _fact(_ended, rf"(?:het|mat|ngung) hieu luc {WHEN}", rf"{WHEN} (?:thi )?(?:het|mat) hieu luc"),
    _fact(_since, rf"hieu luc {WHEN}", rf"{WHEN} (?:thi )?(?:moi )?(?:bat dau )?co hieu luc"),
    _fact(
        _replaced_or_in_force,
        rf"(?:da |co )?(?:duoc |bi )?(?:{_REPLACE}|bai bo) (?:chua|hay chua|khong)",
    ),
    _fact(
        REPLACED,
        rf"(?:duoc |bi )?{_REPLACE} {_BY} {_WHICH}",
        rf"(?:duoc |bi ){_REPLACE}(?: {_BY})?(?: {_WHICH})?",
        rf"{_WHICH} (?:da |se |dang )?{_REPLACE}(?: cho)?",
        rf"(?:bi|duoc) {_WHICH} {_REPLACE}",
        rf"(?:{_PAPER} )?(?:da )?{_REPLACE}(?: cho)?(?= (?:{_PAPER} )?{CITED})",
    ),
    _fact(_outgoing(REPLACES, "thay thế"), rf"(?:da )?{_REPLACE}(?: cho)? {_WHICH}"),
    _fact(
        _incoming("tiep-tuc", "được tiếp tục bằng"),
        rf"{_WHICH} (?:da )?(?:tiep tuc|ke thua|tiep noi)(?: thuc hien)?",
        rf"duoc (?:tiep tuc|ke thua|tiep noi)(?: thuc hien)? {_BY} {_WHICH}",
    ),
    _fact(
        _outgoing("tiep-tuc", "tiếp tục"),
        rf"(?:tiep tuc|ke thua|tiep noi)(?: thuc hien)?(?: cho)? {_WHICH}",
    ),
    _fact(
        _incoming("huong-dan", "được hướng dẫn tại"),
        rf"{_WHICH} (?:da )?huong dan(?: (?:thuc hien|trien khai|thi hanh))?",
        rf"duoc huong dan {_BY} {_WHICH}",
    ),
    _fact(
        _incoming("sua-doi", "được sửa đổi bằng"),
        rf"{_WHICH} (?:da )?sua doi(?: bo sung)?",
        rf"(?:duoc|bi) sua doi(?: bo sung)? {_BY} {_WHICH}",
    ),
    _fact(
        _in_force,
        r"(?:co )?(?:con|het) (?:co )?(?:hieu luc|gia tri|ap dung|duoc ap dung|hieu luc thi hanh)"
        r"(?: thi hanh)?(?: (?:khong|ko|k|hong|chua|hay khong|hay het|hay chua|nua khong))?",
        r"hieu luc (?:khong|chua|hay khong)",
    ),
    _fact(
        _signer,
        rf"(?:do |duoc )?{_WHO} (?:da |la nguoi |dat but |thay mat )*ki(?: ten| ban hanh)?",
        rf"nguoi ki(?: la {_WHO})?",
        rf"chu ki cua {_WHO}",
        rf"ki boi {_WHO}",
    ),
    _fact(
        _issuer,
        rf"(?:do |duoc )?{_WHO} (?:da |la nguoi )?(?:ban hanh|ra|dua ra|thong qua)",
        rf"(?:la )?cua {_WHO}",
        rf"(?:co quan|noi|don vi|cap) ban hanh(?: la {_WHO})?",
        rf"ban hanh boi {_WHO}",
    ),
    _fact(
        _issued,
        rf"(?:duoc )?(?:ban hanh|ra doi|thong qua|co|ra|ki|ki ban hanh) {WHEN}",
        rf"{WHEN} (?:thi )?(?:moi )?(?:duoc )?(?:ban hanh|ra doi|thong qua|co|ra|ki)",
        r"(?:ngay thang nam|ngay thang|ngay|nam|thoi gian|thoi diem) (?:duoc )?"
        r"(?:ban hanh|ra doi|ki|thong qua)",
    ),
    _fact(_number, r"(?:la |co |mang )?so (?:may|bao nhieu|hieu(?: la)?(?: gi| bao nhieu| may)?)"),
    _fact(
        subject,
        r"(?:noi |quy dinh |qui dinh |la )?(?:ve|noi ve) (?:viec |noi dung |van de |dieu |cai )?gi",
        r"(?:la )?(?:noi dung |trich yeu )?(?:la )?gi",
        r"trich yeu(?: cua)?",
    ),
)
