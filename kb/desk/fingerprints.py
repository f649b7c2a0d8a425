"""Fingerprints of records, made once: of thousands few change from one build to the next.

In: records and the lists they are indexed with. Out: what `kb.index.analysis` says of them.
"""

import threading

from kb.index.analysis import fingerprint
from kb.records import Record
from kb.vocabularies import Vocabularies


class Fingerprints:
    """What is known of the records of a collection; other lists make all of it unknown."""

    def __init__(self) -> None:
        self._beside: Vocabularies | None = None
        self._known: dict[str, tuple[Record, str]] = {}
        self._alone = threading.Lock()

    def of(self, record: Record, vocabularies: Vocabularies) -> str:
        """The fingerprint of a record as it is indexed with these lists."""
        known = self._known_beside(vocabularies)
        held = known.get(record.id)
        if held is None or held[0] != record:
            held = known[record.id] = record, fingerprint(record, vocabularies)
        return held[1]

    def _known_beside(self, vocabularies: Vocabularies) -> dict[str, tuple[Record, str]]:
        with self._alone:
            if self._beside is not vocabularies:
                if self._beside != vocabularies:
                    self._known = {}
                self._beside = vocabularies
            return self._known
