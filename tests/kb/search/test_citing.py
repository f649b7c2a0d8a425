"""Which texts cite a document, asked of the index."""

from kb.records import Directive
from kb.search import citing


def test_the_texts_that_cite_a_document_are_known_at_its_end(wider_snapshot):
    def cited_in(record_id: str) -> list[str]:
        record = wider_snapshot.find(record_id)
        assert isinstance(record, Directive)
        return [each.id for each in citing(wider_snapshot, record)]

    assert cited_in("nq-hoi-nghi-vi-du") == ["bc-07-bc-tu-cao-bang-2023"]
    assert cited_in("kh-33-kh-tu-cao-bang-2021") == ["bc-07-bc-tu-cao-bang-2023"]
    assert cited_in("kh-33-kh-tu-quang-ngai-2022") == []
    assert "bc-07-bc-tu-cao-bang-2023" in cited_in("kl-91-kl-tw-2016")
