"""What waits for an editor: articles that were seen, beside the collection as it is now.

In: a collection and the ledger. Out: `NewArticles`: what nobody has decided about, the likeliest
first, what the collection has already, what was left out. Asks nobody.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kb.content.folder import Content
from kb.vocabularies import Feed
from kb.watching.ledger import Fate, FeedLedger, Looked, Seen
from kb.watching.looking import known_addresses
from kb.watching.ranking import Ranked, ranked

_RECENT = 20  # of what was decided, so many are shown
DAYS = 90  # what nobody has decided about for so long is listed no more


@dataclass(frozen=True)
class Column:
    """A column that is watched, and the last look at it; None before the first."""

    feed: Feed
    looked: Looked | None


@dataclass(frozen=True)
class NewArticles:
    """Likely stories and others of late, the best first; what was decided, latest first.

    `held` are articles that the collection has already, each with its record's id.
    """

    columns: tuple[Column, ...] = ()
    likely: tuple[Ranked, ...] = ()
    others: tuple[Ranked, ...] = ()
    held: tuple[tuple[Seen, str], ...] = ()
    dismissed: tuple[Seen, ...] = ()
    last: date | None = None

    @property
    def troubles(self) -> tuple[Column, ...]:
        """The columns of which something is to be said."""
        return tuple(each for each in self.columns if each.looked and each.looked.said)


def waiting_articles(content: Content, ledger: FeedLedger) -> NewArticles:
    """What is known, without asking anybody."""
    feeds, held = content.vocabularies.feeds, dict(_held(content, ledger))
    free = [each for each in ledger.articles.values() if each.key not in held]
    last = max((each.on for each in ledger.looks.values()), default=None)
    since = last - timedelta(DAYS) if last else date.min
    found = ranked(
        (each for each in free if each.fate is not Fate.DISMISSED and each.on >= since),
        content.vocabularies.fields,
    )
    return NewArticles(
        columns=tuple(Column(feed, ledger.looks.get(feed.url)) for feed in feeds),
        likely=tuple(each for each in found if each.score.is_likely),
        others=tuple(each for each in found if not each.score.is_likely),
        held=tuple(
            (each, held[each.key]) for each in _latest(ledger.articles[key] for key in held)
        ),
        dismissed=_latest(each for each in free if each.fate is Fate.DISMISSED),
        last=last,
    )


def _held(content: Content, ledger: FeedLedger) -> Iterator[tuple[str, str]]:
    """Articles that a record was made of, or rests on; a draft that was dropped holds none."""
    known = known_addresses(file.record for file in content.files)
    for key, seen in ledger.articles.items():
        record_id = seen.record if seen.record in content.by_id else known.get(key, "")
        if record_id:
            yield key, record_id


def _latest(articles: Iterable[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(articles, key=lambda each: each.on, reverse=True)[:_RECENT])
