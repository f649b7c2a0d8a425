"""What codes, documents and places are called, and what somebody means who types such a name.

In: content. Out: labels for codes and ids ("Giáo dục", "Chỉ thị số 05-CT/TW, ngày 15/5/2016"), and
back: any usual way to write them, without marks too, gives the code or id again. A name that fits
several is nobody's.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from kb.citations import find_citations
from kb.content.folder import Content
from kb.documents import References, Setting
from kb.records import Directive
from kb.text.vietnamese import match_key, normalise


class Names:
    """The names that a collection knows."""

    def __init__(self, content: Content) -> None:
        self._vocabularies = content.vocabularies
        self.directives = content.directives
        self.references = References((file.record for file in content.files), content.vocabularies)

    # Fields

    def field_label(self, code: str) -> str:
        """The label of a code, "Giáo dục" for "giao-duc"; an unknown code stays as it is."""
        return self._vocabularies.field_labels.get(code, code)

    def field_code(self, written: str) -> str | None:
        """The code that a label or code means: "giáo dục", "Giao duc", "giao-duc"."""
        return self._fields.get(match_key(written))

    @cached_property
    def _fields(self) -> Mapping[str, str]:
        labels = self._vocabularies.field_labels
        by_code = {match_key(code): code for code in labels}
        return {match_key(label): code for code, label in labels.items()} | by_code

    # Places

    def place(self, written: str) -> str | None:
        """The name of a place as records write it: "bac kan" is Bắc Kạn."""
        where = self._vocabularies.where(written)
        return where.name if where else None

    # Bodies

    def body_label(self, code: str) -> str:
        """The name of an organisation by its code; an unknown code stays as it is."""
        body = self._vocabularies.organisation(code)
        return body.name if body else code

    def body_slug(self, written: str) -> str | None:
        """The code of an organisation under any of its names."""
        body = self._vocabularies.organisation(written)
        return body.slug if body else None

    # Documents

    def document_label(self, record_id: str) -> str:
        """The name of a document: "Chỉ thị số 05-CT/TW, ngày 15/5/2016"; an unknown id stays."""
        record = self.directives.get(record_id)
        if record is None:
            return record_id
        label = _label(record)
        return label if self._labels[match_key(label)] == 1 else record_id

    def document_id(self, written: str) -> str | None:
        """The record that is meant, if it can be only one: "Chỉ thị 05", "CT05", its title, its id.

        What is typed may be more than a number ("Kết luận 01 ngày 18/5/2021 của Bộ Chính trị").
        """
        written = written.strip()
        if written in self.directives:
            return written
        if known := self._by_name.get(match_key(written)):
            return known
        found = self.meant(written)
        return found[0].id if len(found) == 1 else None

    def meant(self, written: str) -> tuple[Directive, ...]:
        """The documents that a number may mean, typed as in a text or as in the search box."""
        cited = self.references.find(written, Setting())
        if found := tuple(each for one in cited for each in one.candidates):
            return found
        asked = find_citations(normalise(written), loose=True)
        return tuple(
            each
            for citation in asked
            for each in self.directives.values()
            if (number := each.parsed_number) and citation.number.matches(number)
            if citation.type in (None, each.type)
            if citation.date in (None, each.issued)
        )

    @cached_property
    def _labels(self) -> Counter[str]:
        return Counter(match_key(_label(each)) for each in self.directives.values())

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        """Labels and titles that only one document bears."""
        said = [
            (match_key(name), each.id)
            for each in self.directives.values()
            for name in {_label(each), each.title or ""}
        ]
        times = Counter(key for key, _ in said)
        return {key: record_id for key, record_id in said if key and times[key] == 1}


def _label(record: Directive) -> str:
    if not record.number:
        return record.title or record.id
    return f"{record.name}, ngày {record.issued.vietnamese()}" if record.issued else record.name
