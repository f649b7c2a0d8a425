"""Keeps private data out of drafts: what an office writes of a person and no record may bear.

In: an `Entry` of any reader. Out: the entry without telephone and identity numbers, addresses below
the commune, and what forms ask of birth, sex and belief; a `Finding` that says what was left out.
"""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from kb.content.private import without_private
from kb.imports.origins import Entry, Finding, Reading

_FIELDS = ("title", "subject", "role", "province", "district", "commune")
_DAY = r"\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}(?:\s*(?:[/.-]|,?\s*năm)\s*\d{4})?"
# Only as forms ask for them: "Dân tộc: Tày"; a story may tell of a people, and of a year of birth.
_ASKED = {
    "ngày sinh": rf"(?:ngày(?:,? tháng,? năm)? sinh|sinh ngày)[\s:*|]*({_DAY})",
    "giới tính": r"giới tính[\s*]*[:|][\s*]*([^.;,|\n]+)",
    "dân tộc, tôn giáo": r"(?:dân tộc|tôn giáo)[\s*]*[:|][\s*]*([^.;,|\n]+)",
}
_ASKED_RES = {what: re.compile(rf"\b{text}", re.IGNORECASE) for what, text in _ASKED.items()}
_LEFTOVER_RE = re.compile(r"\s*\((?:[^()\d]{0,30}[: ])?\s*\)|[\s,;:–-]+$")
_MARK, _MARKDOWN = "[…]", r"\[…\]"


def guarded(reading: Reading) -> Reading:
    """A reading whose entries bear nothing private; each entry that did is told."""
    safe = Reading(findings=[_told_safely(finding) for finding in reading.findings])
    for entry in reading.entries:
        kept, what = _without(entry)
        safe.entries.append(kept)
        if what:
            told = ", ".join(f"{each} ({count})" for each, count in what.items())
            remedy = "dữ liệu cá nhân không được đăng"
            safe.findings.append(Finding(entry.origin, f"không chép {told}", remedy))
    return safe


def _told_safely(finding: Finding) -> Finding:
    """A finding that quotes a line, without what is private in it."""
    return replace(finding, wrong=without_private(finding.wrong, _MARK)[0])


def _without(entry: Entry) -> tuple[Entry, Counter[str]]:
    record, what = entry.record, Counter[str]()
    changes: dict[str, Any] = {}
    for name in _FIELDS:
        text = getattr(record, name) or ""
        left, left_out = without_private(text, mark="")
        if left_out:
            what.update(left_out)
            changes[name] = _LEFTOVER_RE.sub("", left).strip()
    body, found = _without_asked(record.body)
    what.update(found)
    notes = []
    for note in entry.notes:
        left, left_out = without_private(note, _MARK)
        what.update(left_out)
        notes.append(left)
    safe = replace(record, **changes, body=body)
    return replace(entry, record=safe, notes=tuple(notes)), what


def _without_asked(body: str) -> tuple[str, list[str]]:
    body, found = without_private(body, _MARKDOWN)
    told = list(found)
    for what, pattern in _ASKED_RES.items():
        for match in reversed(list(pattern.finditer(body))):
            told.append(what)
            body = body[: match.start(1)] + _MARKDOWN + body[match.end(1) :]
    return body, told
