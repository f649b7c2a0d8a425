"""Organisations, by any of their names through time: "Ban Tuyên giáo Trung ương".

In: a `Frame`. Out: what was understood; the words stay to be looked for as words, and a place that
is part of the name is read as a place as well.
"""

from kb.index.engine import BODIES
from kb.search.reading.frame import Frame
from kb.search.reading.values import Named, Understood
from kb.text.called import names_in


def name_organisations(frame: Frame) -> None:
    """Say which words name an organisation."""
    tables = {BODIES: frame.vocabularies.organisation_names}
    for found in frame.stretches():
        for at, behind, _, name in names_in([each.text for each in found], tables):
            start, end = found[at].start, found[behind - 1].end
            label = f"cơ quan: {name.label}"
            part = Understood("organisation", frame.written[start:end], label, name.value)
            body = frame.vocabularies.organisation(name.value)
            names = body.names if body else (name.label,)
            named = Named(BODIES, names, (name.value,), start, end)
            frame.note(part, named=(*frame.parsed.named, named))
