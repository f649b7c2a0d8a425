"""Lists that we export come in again as what they were: `kb import` reads them like any other."""

import datetime

from kb.documents.relations import Relations
from kb.exports.selection import Selection
from kb.exports.sheets import to_xlsx
from kb.exports.text import to_csv
from kb.imports import Clues, read_file
from kb.text.vietnamese import match_key


def test_our_own_exports_come_in_again(tmp_path, content):
    exemplars = [file.record for file in content.files if file.record.record_type == "exemplar"]
    shown = [each for each in exemplars if each.status == "published"]
    words = content.vocabularies
    day, relations = datetime.datetime(2026, 1, 1), Relations(shown)
    selection = Selection(
        tuple(shown), len(shown), "Kho", "https://kho.example", day, words, relations
    )
    (tmp_path / "kho.xlsx").write_bytes(to_xlsx(selection))
    (tmp_path / "kho.csv").write_bytes(to_csv(selection))
    for name in ("kho.xlsx", "kho.csv"):
        records = [entry.record for entry in read_file(tmp_path / name, Clues(), words).entries]
        for ours, theirs in zip(shown, records, strict=True):
            for field in (
                "title",
                "kind",
                "subject",
                "role",
                "province",
                "fields",
                "years",
                "level",
            ):
                assert getattr(ours, field) == getattr(theirs, field), (name, ours.id, field)
            assert [said(each) for each in ours.honours] == [said(each) for each in theirs.honours]


def said(honour):
    """What an honour says, however it is parted: "Bằng khen của UBND tỉnh" names its issuer."""
    words = set(match_key(f"{honour.title} {honour.issuer or ''}").split()) - {"cua"}
    return sorted(words), honour.year, honour.level, honour.number
