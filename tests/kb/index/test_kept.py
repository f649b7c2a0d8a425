"""A text that the record says as it stands is stored once; every text is given back."""

import pytest

from kb.index.kept import kept, text_of
from kb.records import Exemplar

MODEL = {"id": "mau", "title": "Tổ Mẫu", "kind": "tap-the"}


@pytest.mark.parametrize(
    ("summary", "body", "text", "is_alone"),
    [
        ("Nấu cơm.", "Bà nấu cơm.\nCả xóm ăn.", "Nấu cơm.\nBà nấu cơm.\nCả xóm ăn.", True),
        (None, "Bà nấu cơm.", "Bà nấu cơm.", True),
        ("Nấu cơm.", "", "Nấu cơm.", True),
        (None, "", "", True),
        (None, "Bà **nấu** cơm.", "Bà nấu cơm.", False),
        ("Nấu cơm.", "Bà nấu cơm.", "Bà nấu cơm.", False),
        (None, "Bà nấu cơm.", "", False),
    ],
)
def test_every_text_is_given_back(summary, body, text, is_alone):
    stored = kept(Exemplar(**MODEL, summary=summary, body=body), text)
    assert ("text" not in stored) == is_alone
    assert text_of(stored) == text


def test_what_versions_before_stored_is_still_read():
    assert text_of({"record": {"body": "Bà nấu cơm."}, "text": "Bà nấu cơm."}) == "Bà nấu cơm."
