"""A shortlist as a booklet for the printer: a cover, the contents, one record after another.

In: a snapshot and a `Shortlist`. Out: a `Booklet`: of each record its text, honours, what the
office noted, and its sources. What was rejected is left out; what is gone is counted, not passed
over.
"""

from dataclasses import dataclass

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb import wording
from kb.newsroom.shortlist import Mark
from kb.pictures import Shown
from kb.records import Record
from kb.search import Snapshot
from kb.text import source_marks
from kb.text.markup import to_marked_html
from web.address import Shortlist, chosen, links, read_shortlist
from web.pages.shortlist import kept_ids
from web.parts import Item, facts
from web.serving import Policy, current_snapshot


@dataclass(frozen=True)
class Chapter:
    """A record of the booklet; its sources are numbered where its text names them by number."""

    record: Record
    details: str
    mark: Mark
    html: str
    honours: tuple[str, ...]
    picture: Shown | None
    sources: tuple[Item, ...]
    is_numbered: bool


@dataclass(frozen=True)
class Booklet:
    """All that is printed; `lost` counts entries of the list that no record answers to."""

    title: str
    chapters: tuple[Chapter, ...]
    lost: int
    url: str
    list_url: str


@Policy(cost=2, is_kept=False)
def view() -> ResponseReturnValue:
    """The booklet of a list; one without records, or that cannot be read, is told by its page."""
    snapshot = current_snapshot()
    found = chosen.current(snapshot, read_shortlist(request.args))
    made = booklet(snapshot, found)
    if found.is_damaged or not made.chapters:
        return redirect(f"{links.shortlist_url()}?{request.query_string.decode('ascii', 'ignore')}")
    return render_template("pages/booklet.html", booklet=made)


def booklet(snapshot: Snapshot, shortlist: Shortlist) -> Booklet:
    """Gather the booklet, in the order of the list."""
    return Booklet(
        title=shortlist.name or "Bộ đọc",
        chapters=tuple(
            _chapter(snapshot, snapshot.record(each), shortlist.mark(each))
            for each in kept_ids(snapshot, shortlist)
        ),
        lost=sum(not chosen.meant(snapshot, each) for each in shortlist.ids),
        url=links.absolute_url(links.booklet_url(shortlist)),
        list_url=links.shortlist_url(shortlist),
    )


def _chapter(snapshot: Snapshot, record: Record, mark: Mark) -> Chapter:
    text = record.body.strip() or record.summary or ""
    honours = wording.fact(record, "honours", snapshot.vocabularies)
    pictures = snapshot.gallery.of(record)
    return Chapter(
        record=record,
        details=wording.brief(record, snapshot.vocabularies),
        mark=mark,
        html=_html(text, len(record.sources)),
        honours=tuple(each.text for each in honours.values) if honours else (),
        picture=pictures[0] if pictures else None,
        sources=tuple(map(facts.source_item, record.sources)),
        is_numbered=source_marks.has_marks(text),
    )


def _html(text: str, sources: int) -> str:
    """A body with the numbers of its sources raised; one without a source as it was written."""
    html = source_marks.kept(to_marked_html(text), sources)
    return source_marks.shown(html, lambda numbers: f"<sup>{source_marks.said(numbers)}</sup>")
