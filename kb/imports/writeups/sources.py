"""Where a write-up comes from: its paper's own title, issuer and date.

In: a `Paper`. Out: a `Source`.
"""

import re

from kb.imports.writeups.capitals import natural, sentence
from kb.imports.writeups.lines import Kind, Line, date_in
from kb.imports.writeups.names import bare
from kb.imports.writeups.papers import Paper
from kb.records.parts import Source

_LONGEST = 250
_BARE_REPORT_RE = re.compile(r"báo cáo|tờ trình|bản báo cáo", re.IGNORECASE)
SOURCES = ("nguồn", "nguồn tin", "theo")


def source_of(paper: Paper, bylines: list[Line], file: str, title: str = "") -> Source:
    """The source of a write-up of a paper; `title` is what a story or collection is called.

    "BÁO CÁO THÀNH TÍCH" of "ỦY BAN NHÂN DÂN XÃ THỬ" gives the title "Báo cáo thành tích" and the
    publisher "Ủy ban nhân dân xã Thử". A byline "Nguồn: …" goes before the letterhead.
    """
    issuers = paper.lines(Kind.ISSUER)
    named = next((line.text for line in bylines if line.key in SOURCES), None)
    is_address = named is not None and named.startswith(("http://", "https://"))
    publisher = named if named and not is_address else natural(issuers[-1]) if issuers else None
    dates = (date_in(text) for text in paper.lines(Kind.DATED))
    return Source(
        title=title[:_LONGEST] or report_title(paper) or None,
        publisher=publisher,
        date=next((date for date in dates if date), None),
        url=named if is_address else None,
        file=file,
    )


def report_title(paper: Paper) -> str:
    """The kind of document; a bare "BÁO CÁO" goes on with the line below it."""
    kinds = paper.lines(Kind.REPORT) or paper.lines(Kind.RUBRIC)
    if not kinds:
        return ""
    title = sentence(bare(kinds[0]))
    if _BARE_REPORT_RE.fullmatch(title) and paper.titles:
        below = sentence(paper.titles[0])
        title = f"{title} {below[:1].lower()}{below[1:]}"
    return title[:_LONGEST]
