"""What the words say that records bear: a field, a kind, a level ("giáo dục", "cấp tỉnh").

In: a `Frame` whose places and times are read. Out: what was understood, and which values of a facet
it means. The words stay words as well, so nothing of it is sure; alone in the box they are no more.
Types of documents are not read: "hướng dẫn" and "báo cáo" are verbs, and stand in their names.
"""

from collections.abc import Iterator
from typing import Literal

from kb.records.codes import KINDS, LEVELS
from kb.search.reading.frame import Frame
from kb.search.reading.values import Named, Time, Understood
from kb.text.called import Called, Names, called, names_in
from kb.text.phrases import inside
from kb.wording.facets import FACETS


def _levels() -> Iterator[tuple[str, str, str]]:
    """Each level as it is said: "Tỉnh, thành phố" is "cấp tỉnh" or "cấp thành phố"."""
    for code, label in LEVELS.items():
        for part in label.split(", "):
            yield f"cấp {part}", code, label


Label = Literal["field", "kind", "level"]
_KINDS = called((label, code, label) for code, label in KINDS.items())
_LEVELS = called(_levels())


def name_labels(frame: Frame) -> None:
    """Say which words mean a field, a kind or a level, where others stand beside them."""
    tables: dict[Label, Names] = {
        "field": frame.vocabularies.field_names,
        "kind": _KINDS,
        "level": _LEVELS,
    }
    for found in frame.stretches():
        words = [each.text for each in found]
        for start, end, facet, name in names_in(words, tables):
            first, last = found[start].start, found[end - 1].end
            if end - start < len(frame.left()) and not _is_part(frame, first, last):
                _note(frame, facet, name, first, last)


def _is_part(frame: Frame, start: int, end: int) -> bool:
    """Whether it is in the name of a day or of a body: "ngày văn hóa Việt Nam"."""
    meant: tuple[Time | Named, ...] = (*frame.parsed.times, *frame.parsed.named)
    return any(each.start < end and start < each.end for each in meant)


def _note(frame: Frame, facet: Label, name: Called, start: int, end: int) -> None:
    label = f"{inside(FACETS[facet].label)}: {name.label}"
    part = Understood(facet, frame.written[start:end], label, name.value)
    named = Named(facet, (name.label,), (name.value,), start, end, is_sure=False)
    frame.note(part, named=(*frame.parsed.named, named))
