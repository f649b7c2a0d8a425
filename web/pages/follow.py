"""How to be told of what is new in a search: by feed, calendar, letters of a service of one's own.

In: the parameters of the results page. Out: a `FollowPage`: addresses to copy. Nothing is sent from
here and nothing is kept of anybody.
"""

from dataclasses import dataclass, replace
from datetime import date

from flask import render_template, request

from kb.newsroom.following import followed
from kb.search import SearchQuery, Snapshot
from web.address import links, search_query
from web.pages.results import results_page
from web.serving import Policy, current_snapshot, today


@dataclass(frozen=True)
class FollowPage:
    """All that the page shows: the search in words, what it has now, the addresses to copy."""

    question: str
    total: int
    days: int
    duties: int
    results_url: str
    feed_url: str
    calendar_url: str
    query: SearchQuery


@Policy(cost=1, is_daily=True)
def view() -> str:
    """How to follow a search."""
    page = follow_page(current_snapshot(), search_query(request.args), today())
    return render_template("pages/follow.html", page=page)


def follow_page(snapshot: Snapshot, query: SearchQuery, first: date) -> FollowPage:
    """Gather the page; in which order and on which page the reader was makes no difference."""
    asked = SearchQuery(query.text, query.filters, query.from_year, query.to_year)
    found = results_page(snapshot, replace(asked, size=1))
    calendar = followed(snapshot, asked, first)
    return FollowPage(
        question=found.question,
        total=found.results.total,
        days=len(calendar.days),
        duties=len(calendar.duties),
        results_url=links.search_url(asked),
        feed_url=links.absolute_url(links.feed_url(asked)),
        calendar_url=links.absolute_url(links.follow_file_url(asked)),
        query=asked,
    )
