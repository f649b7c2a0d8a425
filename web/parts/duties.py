"""Duties as pages show them, each leading to the document and the place in it that states it.

In: `Duty`s, gathered. Out: `AskedGroup`s of lines: what, of whom, by when, where it stands, whether
still in force.
"""

from dataclasses import dataclass

from kb.newsroom.requirements import Duty
from kb.text.phrases import listed, sentence
from web.address import links


@dataclass(frozen=True)
class Asked:
    """A duty as a line: `who` are the others that it is asked of, `place` where it stands."""

    what: str
    who: str
    when: str
    measure: str | None
    where: str | None
    document: str
    url: str
    place: str
    is_ended: bool


@dataclass(frozen=True)
class AskedGroup:
    """Duties under one heading: those shown, and how many there are in all."""

    label: str
    total: int
    duties: tuple[Asked, ...]


def asked_item(duty: Duty, beside: str = "") -> Asked:
    """One duty; `beside` is the addressee under which it stands and that is not said again."""
    held, others = duty.requirement, [each for each in duty.roles if each != beside]
    also = "cùng " if len(others) < len(duty.roles) else ""
    return Asked(
        what=held.what,
        who=sentence(also + listed(others)) if others else "",
        when=sentence(held.when),
        measure=held.measure,
        where=duty.province,
        document=duty.directive.dated_name,
        url=links.record_url(duty.directive) + "#viec-phai-lam",
        place=duty.place,
        is_ended=duty.is_ended,
    )
