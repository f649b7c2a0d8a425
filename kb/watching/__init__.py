"""Columns of newspapers, watched for stories of exemplars that the collection has not told yet.

In: the feeds that editors name in content/feeds.yaml. Out: new articles, each with a score and its
reasons. What was seen is kept in the archive when asked, so that nothing is told of twice.
"""

from kb.watching.feeds import FeedBroken, read_feed
from kb.watching.ledger import Fate, FeedLedger, Looked, Seen, digest_of
from kb.watching.looking import Found, known_addresses, look_at_feeds
from kb.watching.ranking import Ranked, ranked
from kb.watching.scoring import Score, score
from kb.watching.values import Entry, Reading
from kb.watching.waiting import Column, NewArticles, waiting_articles

__all__ = [
    "Column",
    "Entry",
    "Fate",
    "FeedBroken",
    "FeedLedger",
    "Found",
    "Looked",
    "NewArticles",
    "Ranked",
    "Reading",
    "Score",
    "Seen",
    "digest_of",
    "known_addresses",
    "look_at_feeds",
    "ranked",
    "read_feed",
    "score",
    "waiting_articles",
]
