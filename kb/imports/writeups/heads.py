"""The head of an official document: who issued it, which kind, number and date, on what.

In: the first lines of any document, bold or not. Out: a `Head`; blank where the lines are no head.
Letterheads are laid out in two columns, so that their lines come in any order.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.citations import TYPE_LABELS, PartialDate
from kb.imports.lists import holds
from kb.imports.writeups.capitals import natural, sentence
from kb.imports.writeups.lines import Kind, Line, begins, date_in, is_whole, lines_of
from kb.imports.writeups.names import bare
from kb.imports.writeups.words import either
from kb.text.vietnamese import lower

_MOST_LINES = 30
_LONGEST = 300
_MOST_STRANGE, _MOST_WORDS = 3, 16
_MOST_ABOVE = 2  # lines that may stand above a letterhead: a header, a stamp of receipt
_KINDS = "|".join(map(lower, TYPE_LABELS.values()))
_SUBJECT = r"v/v|về việc|về|trích yếu"
_OF = "của"  # "CỦA BỘ CHÍNH TRỊ", under the kind: who it is of
_NUMBER_RE = re.compile(r"số\s*:?\s*(\S.*)", re.IGNORECASE)
_RULE_RE = re.compile(r"[\W_]*")


@dataclass(frozen=True)
class Head:
    """What the head of a document states; `lines` is how many of the given lines it takes."""

    title: str = ""
    publisher: str = ""
    number: str = ""
    date: PartialDate | None = None
    lines: int = 0


def head_of(texts: Sequence[tuple[str, bool]]) -> Head | None:
    """The head that these lines (each with whether it is bold) begin with; None without one.

    "ỦY BAN NHÂN DÂN | TỈNH THỬ | Số: 12/KH-UBND | … | KẾ HOẠCH | học tập …" gives the title "Kế
    hoạch số 12/KH-UBND học tập …" and the publisher "Ủy ban nhân dân tỉnh Thử".
    """
    walk = _Walk()
    for index, (text, is_bold) in enumerate(texts[:_MOST_LINES]):
        is_above = index < _MOST_ABOVE and walk.is_empty
        if not walk.take(text, is_bold=is_bold) and not is_above:
            return walk.head(index)
    return walk.head(min(len(texts), _MOST_LINES))


class _Walk:
    """Goes through the lines until the text begins."""

    def __init__(self) -> None:
        self.issuers: list[str] = []
        self.number, self.kind = "", ""
        self.date: PartialDate | None = None
        self.subject: list[str] = []
        self.has_motto = self.is_after_issuer = False
        self.strange = 0  # lines that are of no kind: a stamp, a slogan, badly recognised letters

    @property
    def is_empty(self) -> bool:
        """Whether nothing of a head was found yet."""
        return not (self.issuers or self.number or self.kind or self.has_motto)

    def take(self, text: str, *, is_bold: bool) -> bool:
        """Whether a line still belongs to the head."""
        if not text.strip() or _RULE_RE.fullmatch(text):
            self.is_after_issuer = False
            return True
        if self.kind:
            return self._goes_on(text, is_bold=is_bold)
        if self._lines(lines_of(text, is_bold=is_bold)):
            return True
        self.strange += 1
        is_short = len(text.split()) <= _MOST_WORDS and text[-1] not in ".;"
        return is_short and self.strange <= _MOST_STRANGE and not self.is_empty

    def _lines(self, lines: Iterable[Line]) -> bool:
        """Take the parts of a line; whether the head goes on after it."""
        taken = [self._line(line) for line in lines]
        return all(taken)

    def _line(self, line: Line) -> bool:
        was_after, self.is_after_issuer = self.is_after_issuer, False
        if line.kind == Kind.MOTTO or is_whole(either("lines", "broken_motto"), line.text):
            self.has_motto = True
        elif line.kind == Kind.NUMBER:
            self.number = " ".join(line.text.split())
        elif line.kind == Kind.DATED:
            self.date = date_in(line.text) or self.date
        elif _is_kind(line.text) or (self.number and is_whole(_KINDS, line.text)):
            self.kind = sentence(bare(line.text))
        elif line.kind == Kind.ISSUER or (was_after and _is_name(line.text)):
            self._issuer(line, is_more=line.kind != Kind.ISSUER)
        elif self.number and (self.subject or begins(_SUBJECT, line.text)) and self._is_on(line):
            self.subject.append(line.text)
        elif line.kind != Kind.STAR:
            return False
        return True

    def _is_on(self, line: Line) -> bool:
        """Whether a line says, or goes on saying, what a letter is on."""
        return not self.subject or line.text[:1].islower()

    def _issuer(self, line: Line, *, is_more: bool) -> None:
        """A body; a line of nothing but a place goes on with the name of the body above it."""
        is_place = begins(either("lines", "places"), line.text) and not begins(
            either("lines", "committees"), line.text
        )
        if self.issuers and (is_more or is_place):
            self.issuers[-1] += f" {line.text}"
        else:
            self.issuers.append(line.text)
        self.is_after_issuer = True

    def _goes_on(self, text: str, *, is_bold: bool) -> bool:
        """Lines under the kind: what the document is on."""
        lines = lines_of(text, is_bold=is_bold)
        if all(line.kind in (Kind.NUMBER, Kind.DATED, Kind.STAR) for line in lines):
            return self._lines(lines)
        first = not self.subject
        is_title = is_bold or text.isupper() or (first and _leads_on(text))
        is_text = text.rstrip().endswith((".", ";", ":")) or text.startswith(("Căn cứ", "Kính"))
        is_other = (
            bool(self.subject)
            and text.isupper()
            and (not self.subject[-1].isupper() or begins(either("lines", "positions"), text))
        )
        if not is_title or is_text or is_other:
            return False
        if len(" ".join([*self.subject, text])) > _LONGEST:
            return False
        if first and text.isupper() and begins(_OF, text):
            self.issuers.append(text.partition(" ")[2])
        else:
            self.subject.append(text)
        return True

    def head(self, lines: int) -> Head | None:
        """What was found, when it is a head at all: motto or number, and an issuer or a kind."""
        if not ((self.has_motto or self.number) and (self.issuers or self.kind)):
            return None
        return Head(self._title(), _publisher(self.issuers), self._bare_number(), self.date, lines)

    def _bare_number(self) -> str:
        match = _NUMBER_RE.fullmatch(self.number)
        number = match[1] if match else ""
        return "".join(number.split()) if re.match(r"\d", number) else ""

    def _title(self) -> str:
        parts = [" ".join(each.split()).strip(" -–") for each in self.subject]
        if all(part.isupper() for part in parts):
            parts = [sentence(" ".join(parts))] if parts else []
        subject = " ".join(parts)
        number = self._bare_number()
        if not self.kind and not subject:
            return ""
        name = self.kind or "Công văn"
        name += f" số {number}" if number else ""
        return f"{name} {subject[:1].lower()}{subject[1:]}".strip() if subject else name


def document_kind(text: str) -> str:
    """The kind of document that a line in capitals is: "CHỈ THỊ" gives "Chỉ thị"; else blank."""
    title = bare(text)
    return sentence(title) if title.isupper() and is_whole(_KINDS, title) else ""


def _is_kind(text: str) -> bool:
    """Whether a line is the kind of a document, or of a report: "BÁO CÁO THÀNH TÍCH"."""
    title = bare(text)
    is_report = title.isupper() and begins(either("lines", "papers"), title)
    return bool(document_kind(text)) or (is_report and len(title.split()) <= 25)


def _is_name(text: str) -> bool:
    """Whether a line in capitals is words, and not what is recognised of a rule or a stamp."""
    return text.isupper() and sum(map(str.isalpha, text)) * 4 > len(text) * 3


def _leads_on(text: str) -> bool:
    return text[:1].islower() or begins(_SUBJECT, text)


def _publisher(issuers: Iterable[str]) -> str:
    """The body itself; one that is called alike everywhere, with the body above it."""
    held = list(issuers)
    if not held:
        return ""
    name = natural(held[-1])
    above = held[-2] if len(held) > 1 else ""
    committee = [lower(word) for word in held[-1].split()[-2:]]
    if begins(either("lines", "committees"), above) and above.lower().split()[:2] == committee:
        return " ".join([*name.split()[:-2], natural(above)])  # of which place, the line above says
    is_alike = above and holds(rf"^(?:{either('lines', 'dependent')})$", held[-1])
    return f"{name} {natural(above)}" if is_alike else name
