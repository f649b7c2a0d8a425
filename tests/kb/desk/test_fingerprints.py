"""What is known of a record is known only as long as it and the lists are the same."""

from dataclasses import replace

from kb.desk.fingerprints import Fingerprints
from kb.index.analysis import fingerprint


def test_what_is_remembered_is_what_would_be_found(content):
    known = Fingerprints()
    lists = content.vocabularies
    others = replace(lists, places=())
    for file in content.files:
        record = file.record
        changed = replace(record, summary="Câu khác.")
        for each, beside in (
            (record, lists),
            (record, lists),
            (changed, lists),
            (record, others),
            (record, lists),
        ):
            assert known.of(each, beside) == fingerprint(each, beside)
