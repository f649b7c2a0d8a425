"""What the page of duties is asked: a place, an addressee, a year, a document, in which order.

In: the parameters of /viec-phai-lam: `province`, `role`, `year`, `directive`, `by` (month; role
when left out), `page`. Out: an `Asking`, and the parameters of its one short address.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from kb.text.vietnamese import normalise

BY_ROLE, BY_MONTH = "role", "month"
_CHARS = 100
_MOST_PAGES = 1000


@dataclass(frozen=True)
class Asking:
    """Codes as somebody chose them; what is not chosen is blank."""

    province: str = ""
    role: str = ""
    year: int | None = None
    directive: str = ""
    by: str = BY_ROLE
    page: int = 1

    @property
    def is_blank(self) -> bool:
        """Whether nothing narrows the duties."""
        return not (self.province or self.role or self.year or self.directive)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that hold it; what is usual is left out."""
        values = {name: getattr(self, name) for name in ("province", "role", "year", "directive")}
        ordered = {"by": self.by} if self.by != BY_ROLE else {}
        paged = {"page": self.page} if self.page > 1 else {}
        return {name: value for name, value in values.items() if value} | ordered | paged

    def with_(self, **changed: Any) -> "Asking":
        """The same but for this, from the first page on."""
        return replace(self, **{"page": 1} | changed)


def read_asking(args: MultiDict[str, str]) -> Asking:
    """What an address asks; what cannot be used is left out."""
    year, page = args.get("year", "").strip(), args.get("page", "").strip()
    return Asking(
        province=_text(args, "province"),
        role=_text(args, "role"),
        year=int(year) or None if re.fullmatch(r"[0-9]{4}", year, re.ASCII) else None,
        directive=_text(args, "directive"),
        by=BY_MONTH if args.get("by") == BY_MONTH else BY_ROLE,
        page=min(int(page), _MOST_PAGES) if re.fullmatch(r"[1-9][0-9]{0,5}", page, re.ASCII) else 1,
    )


def _text(args: MultiDict[str, str], name: str) -> str:
    return normalise(args.get(name, "")[:_CHARS]).strip()
