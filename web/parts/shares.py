"""What a shared link to a record shows: its words, and the picture that is drawn of them.

In: a snapshot and a record. Out: a `Share`, and the drawing of it.
"""

from functools import singledispatch
from pathlib import Path

from kb import wording
from kb.pictures.sharing import Faces, Share, drawn
from kb.records import Directive, Exemplar, Record
from kb.search import Snapshot
from kb.text.phrases import joined
from kb.vocabularies import Vocabularies

_FONTS = Path(__file__).parent.parent / "static" / "fonts"
_FACES = Faces(_FONTS / "source-serif-4-700.woff2", _FONTS / "be-vietnam-pro-400.woff2")


def share_of(snapshot: Snapshot, record: Record) -> Share:
    """The words of a record's drawing, and which picture stands beside them."""
    site, shown = snapshot.vocabularies.site, snapshot.gallery.first_of(record)
    lines = tuple(line for line in _lines(record, snapshot.vocabularies) if line)
    digest = shown.rendered.digest if shown else ""
    return Share(wording.full_title(record), lines, site.name, site.colour, digest)


def drawing_of(snapshot: Snapshot, record: Record) -> bytes:
    """The drawing, as a JPEG."""
    shown, photo = snapshot.gallery.first_of(record), None
    if shown:
        made = shown.rendered
        photo = snapshot.gallery.read(made.digest, made.widths[-1], "jpg")
    return drawn(share_of(snapshot, record), _FACES, photo or b"")


@singledispatch
def _lines(record: Record, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    """Who, and where."""
    return (wording.place(record, vocabularies),)


@_lines.register
def _of_exemplar(record: Exemplar, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    who = record.subject if record.subject and record.subject not in record.title else record.role
    return who, wording.then_and_now(record.province, vocabularies)


@_lines.register
def _of_document(record: Directive, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    day = record.issued.vietnamese() if record.issued else None
    return (joined(record.issuer, day),)
