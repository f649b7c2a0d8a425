"""Whether a document is in force, as its record declares it, and what took its place.

In: a document and the relations. Out: a `Standing`, whose sentence is the same wherever documents
are named. Nothing is reckoned: that something is in force is said as of the day that is declared.
"""

from dataclasses import dataclass

from kb import wording
from kb.documents.relations import Relations
from kb.records import Directive
from kb.records.codes import ENDED, UNKNOWN_VALIDITY, VALIDITY_STATES
from kb.text.phrases import inside, joined, listed, sentence

REPLACED_BY = "đã được thay thế bởi"


@dataclass(frozen=True)
class Standing:
    """What is declared of a document: "hết hiệu lực từ 25/10/2021"; and what replaced it.

    `is_known` where the record says it is in force, or is no more; `is_past` where a reader has to
    look elsewhere.
    """

    declared: str
    replaced_by: tuple[Directive, ...]
    is_known: bool
    is_past: bool

    @property
    def text(self) -> str:
        """All of it: "Đã được thay thế bởi Quy định 37-QĐ/TW, hết hiệu lực từ 25/10/2021"."""
        names = listed([wording.short_name(each) for each in self.replaced_by])
        replaced = f"{REPLACED_BY} {names}" if names else None
        return sentence(joined(replaced, self.declared))


def standing(document: Directive, relations: Relations) -> Standing:
    """How a document stands; one whose record says nothing of it is "chưa rõ hiệu lực"."""
    held, replacing = document.validity, relations.replacing(document.id)
    declared = wording.entry(held).name if held else VALIDITY_STATES[UNKNOWN_VALIDITY]
    is_ended = held is not None and held.state == ENDED
    return Standing(
        declared=inside(declared),
        replaced_by=replacing,
        is_known=bool(replacing) or (held is not None and held.state != UNKNOWN_VALIDITY),
        is_past=is_ended or bool(replacing),
    )
