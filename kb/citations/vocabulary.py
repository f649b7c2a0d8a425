"""The words and symbols of Vietnamese official documents, in tables.

Types are those of Quy định 399-QĐ/TW (Party) and of the usual state documents. A symbol or
an issuer is recognised in capitals or not, with its marks or none: "QĐi", "QDi", "qdi".
"""

import re
from dataclasses import dataclass
from typing import Literal

from kb.citations.letters import compose, fold

# How far a type may be cited by a bare number ("Chỉ thị 03") in prose:
#   noun   the word is never a verb: "chỉ thị 03", "nghị định 116"
#   verb   it often is one ("quy định 02 trường hợp"), so the next word must agree
#   số     only with the word "số", or with the year: "Luật số 71", "luật 91/2025"
#   full   never: "Chương trình 135", "Đề án 06" are names, not numbers
Spoken = Literal["noun", "verb", "số", "full"]


@dataclass(frozen=True)
class DocumentType:
    """A type of document: its code, the word for it, its symbols (usual one first)."""

    code: str
    label: str
    symbols: tuple[str, ...]
    spoken: Spoken
    is_dated: bool = False  # state documents whose number may carry the year: "81/2018"


TYPES: tuple[DocumentType, ...] = (
    DocumentType("chi-thi", "Chỉ thị", ("CT",), "noun"),
    DocumentType("ket-luan", "Kết luận", ("KL",), "verb"),
    DocumentType("nghi-quyet", "Nghị quyết", ("NQ",), "noun", is_dated=True),
    DocumentType("quy-dinh", "Quy định", ("QĐ", "QĐi", "QyĐ"), "verb"),
    DocumentType("quyet-dinh", "Quyết định", ("QĐ",), "verb", is_dated=True),
    DocumentType("ke-hoach", "Kế hoạch", ("KH",), "verb"),
    DocumentType("huong-dan", "Hướng dẫn", ("HD",), "verb"),
    DocumentType("cong-van", "Công văn", ("CV",), "noun"),
    DocumentType("bao-cao", "Báo cáo", ("BC",), "verb"),
    DocumentType("thong-bao", "Thông báo", ("TB",), "verb"),
    DocumentType("nghi-dinh", "Nghị định", ("NĐ",), "noun", is_dated=True),
    DocumentType("luat", "Luật", ("QH",), "số", is_dated=True),
    DocumentType("bo-luat", "Bộ luật", ("QH",), "số", is_dated=True),
    DocumentType("phap-lenh", "Pháp lệnh", ("PL",), "số", is_dated=True),
    DocumentType("thong-tu", "Thông tư", ("TT",), "noun", is_dated=True),
    DocumentType("thong-tu-lien-tich", "Thông tư liên tịch", ("TTLT",), "noun", is_dated=True),
    DocumentType("cong-dien", "Công điện", ("CĐ",), "noun"),
    DocumentType("cuong-linh", "Cương lĩnh chính trị", (), "full"),
    DocumentType("dieu-le", "Điều lệ", (), "full"),
    DocumentType("chien-luoc", "Chiến lược", ("CL",), "full"),
    DocumentType("quy-che", "Quy chế", ("QC",), "full"),
    DocumentType("thong-tri", "Thông tri", ("TT",), "noun"),
    DocumentType("thong-cao", "Thông cáo", ("TC",), "full"),
    DocumentType("tuyen-bo", "Tuyên bố", (), "full"),
    DocumentType("loi-keu-goi", "Lời kêu gọi", (), "full"),
    DocumentType("quy-hoach", "Quy hoạch", (), "full"),
    DocumentType("chuong-trinh", "Chương trình", ("CTr", "CT"), "full"),
    DocumentType("chuong-trinh-hanh-dong", "Chương trình hành động", ("CTHĐ", "CTr"), "full"),
    DocumentType("de-an", "Đề án", ("ĐA",), "full"),
    DocumentType("phuong-an", "Phương án", ("PA",), "full"),
    DocumentType("du-an", "Dự án", ("DA",), "full"),
    DocumentType("to-trinh", "Tờ trình", ("TTr",), "full"),
    DocumentType("bien-ban", "Biên bản", ("BB",), "full"),
)

TYPE_LABELS: dict[str, str] = {type_.code: type_.label for type_ in TYPES}
# Folded, and with the other spelling of y: "quy dinh", "qui dinh".
TYPE_BY_WORD: dict[str, DocumentType] = {
    word: type_
    for type_ in TYPES
    for word in (fold(type_.label), fold(type_.label).replace("quy ", "qui "))
}

LETTER = "CV"  # the symbol of an official letter, where it is written at all
# Papers that are numbered like documents and are none of ours: contracts, licences, invitations.
_PAPERS = (
    *(
        "HĐ",
        "HĐKT",
        "HĐLĐ",
        "HĐLV",
        "HĐMB",
        "HĐTD",
        "HĐDV",
        "GP",
        "GPXD",
        "GM",
        "GMH",
        "GGT",
        "GUQ",
    ),
    *(
        "GNP",
        "GCN",
        "GXN",
        "GBN",
        "BGN",
        "BTT",
        "PG",
        "PC",
        "PB",
        "PXK",
        "PNK",
        "ĐKKD",
        "BHYT",
        "KLGĐ",
        "KLĐT",
    ),
)

# "QH" is no symbol of a type: it stands in "45/2019/QH14" where the issuer stands elsewhere.
_SYMBOLS = tuple(dict.fromkeys(s for type_ in TYPES for s in type_.symbols if s != "QH"))

_PARTY_ISSUERS = (
    *("TW", "TU", "ThU", "HU", "QU", "TXU", "ĐU", "ĐUK", "VPTW", "VPTU", "UBKTTW", "UBKTTU"),
    *("BTGTW", "BTGTU", "BTGHU", "BTGDVTW", "BTGDVTU", "BDVTW", "BDVTU", "BTCTW", "BTCTU"),
    *("BNCTW", "BNCTU", "BCĐTW", "TWĐTN", "TĐTN", "BCSĐ"),
)
_STATE_ISSUERS = (
    *("CP", "TTg", "CTN", "UBTVQH", "UBND", "HĐND", "VPCP", "TTCP", "NHNN", "HĐTP", "TANDTC"),
    *("BCA", "BCT", "BGDĐT", "BGTVT", "BKHCN", "BKHĐT", "BLĐTBXH", "BNG", "BNNPTNT", "BNV"),
    *("BQP", "BTC", "BTNMT", "BTP", "BTTTT", "BVHTTDL", "BXD", "BYT", "UBDT", "TLĐ", "MTTW"),
    *("BTĐKT", "HĐTĐKT", "SGDĐT", "SKHĐT", "SLĐTBXH", "PGDĐT", "PLĐTBXH"),
)
# Whoever ends in "ủy" (TU, HU, BTGTU) or "Trung ương" numbers the Party's way; so does the Youth
# Union. Districts and departments invent new ones every year, hence a pattern.
_PARTY = re.compile(r".*(?:u|tw|dtn)|(?:du|btg|bdv|tw).*|cb|db|dd|bcsd?")
_STATE = re.compile("|".join(fold(name) for name in _STATE_ISSUERS) + r"|(?:ubnd|hdnd|qh|ubtvqh).*")
# Bodies of the state by how their abbreviations are built: ministries and the departments of
# provinces and districts (B, S, P with a field of work), councils, committees, and others.
_FIELDS_OF_WORK = (
    *("nv", "tc", "tp", "yt", "xd", "ct", "gd", "gddt", "gtvt", "khcn", "khdt", "ldtbxh", "nnptnt"),
    *(
        "nnmt",
        "nn",
        "tnmt",
        "tttt",
        "vh",
        "vhtt",
        "vhttdl",
        "vhxh",
        "ngv",
        "ng",
        "dl",
        "qhkt",
        "qp",
    ),
    *("dttg", "dt", "ca", "kt", "ktht", "kthtdt", "khcnmt"),
)
_STATE_BODY = re.compile(
    rf"{_STATE.pattern}|[bsp](?:{'|'.join(_FIELDS_OF_WORK)})|(?:vp(?:ub|qh|ctn)|mttq|ubmttq).*"
    r"|(?:tand|vks|bhxh|bql|bcd|dhqg).*|vp|btdkt|hdtdkt|thads|kbnn|tct|tctk|tchq|tcthads|ctk|ca[thp]"
    r"|catp|bchqs|bdbp|bchbdbp|ttr|ttt|ldld|ktnn|nhcsxh|lmhtx|hccb|hnd|hpn|hlhpn|ttxvn"
)


def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    """Capitals with and without marks: {"QĐI": "QĐi", "QDI": "QĐi"}."""
    exact = {name.upper(): name for name in names}
    return {fold(name).upper(): name for name in reversed(names)} | exact


_SYMBOL_SPELLINGS = _spellings(_SYMBOLS)
_ISSUER_SPELLINGS = _spellings(_PARTY_ISSUERS + _STATE_ISSUERS)
SYMBOLS_FOLDED = frozenset(fold(symbol) for symbol in _SYMBOLS)


def canonical_symbol(written: str) -> str | None:
    """The symbol of a type, if it is one: "qdi" gives "QĐi", "USD" gives None."""
    return _SYMBOL_SPELLINGS.get(written.upper())


def is_symbol(written: str) -> bool:
    """Whether it is the symbol of a type of document, in any letters: "kh", "KH"."""
    return canonical_symbol(written) is not None


def canonical_issuer(written: str) -> str:
    """The usual spelling of an issuer: "TƯ" and "T.Ư" give "TW", "ttg" gives "TTg".

    "TU" stays what it is, Tỉnh ủy: one horn makes the difference.
    """
    name = re.sub(r"T\.?Ư", "TW", compose(written), flags=re.IGNORECASE)
    known = _ISSUER_SPELLINGS.get(name.upper())
    if known is None and "-" in name:
        body, _, unit = name.partition("-")
        known = f"{_ISSUER_SPELLINGS.get(body.upper(), body)}-{unit}"
        return known.upper() if name.islower() else known
    return known or (name.upper() if name.islower() else name)


def is_known_issuer(written: str) -> bool:
    """Whether an issuer stands in the tables: "TW", "QH15" and "btgtu" do, "ABC" does not."""
    name = canonical_issuer(written).upper()
    return name in _ISSUER_SPELLINGS or re.fullmatch(r"(UBTV)?QH[0-9]{1,2}", name) is not None


def is_party_issuer(issuer: str) -> bool | None:
    """True for "BTGTU" ("24-HD/BTGTU"), False for "UBND" ("10/KH-UBND"), None if unknown."""
    folded = fold(canonical_issuer(issuer))
    if _STATE.fullmatch(folded):
        return False
    return True if not folded or _PARTY.fullmatch(folded) else None


def is_party_body(written: str) -> bool:
    """Whether a name is one of the Party's bodies in the tables; those number letters with "CV"."""
    return canonical_issuer(written) in _PARTY_ISSUERS


def is_state_body(written: str) -> bool:
    """Whether a body of the state is abbreviated so: "UBND", "SNV", "BTĐKT", "SGD&ĐT"."""
    return _STATE_BODY.fullmatch(fold(re.sub("[&. ]", "", written))) is not None


def is_symbol_of_papers(written: str) -> bool:
    """Whether it stands for a contract, a licence, an invitation: "GP" of "12/GP-STTTT"."""
    return written.upper() in _PAPERS


def type_of_symbol(symbol: str, issuer: str) -> str | None:
    """The code of the only type a symbol can mean: "KL" gives "ket-luan".

    "QĐ" is Quy định or Quyết định for the Party, but always Quyết định for the state;
    "TT" is the Party's Thông tri or the state's Thông tư; an issuer alone writes letters.
    """
    if issuer and not symbol:
        return "cong-van"
    if symbol in ("QĐ", "TT"):
        if not issuer or is_party_issuer(issuer) is not False:
            return "thong-tri" if symbol == "TT" and issuer else None
        return "quyet-dinh" if symbol == "QĐ" else "thong-tu"
    return next((type_.code for type_ in TYPES if symbol in type_.symbols and symbol != "QH"), None)
