"""Columns of newspapers, watched for stories of exemplars that the collection has not told yet.

In: the feeds that editors name in content/feeds.yaml. Out: new articles, each with a score and its
reasons. What was seen is kept in the archive when asked, so that nothing is told of twice.
"""

from kb.watching.ledger import Fate, FeedLedger, Looked, Seen, Stamp, digest_of, stamp_of
from kb.watching.looking import Found, known_addresses, look_at_feeds
from kb.watching.ranking import Ranked, ranked
from kb.watching.scoring import Score, score
from kb.watching.values import Entry
from kb.watching.waiting import Column, NewArticles, waiting_articles

__all__ = [
    "Column",
    "Entry",
    "Fate",
    "FeedLedger",
    "Found",
    "Looked",
    "NewArticles",
    "Ranked",
    "Score",
    "Seen",
    "Stamp",
    "digest_of",
    "known_addresses",
    "look_at_feeds",
    "ranked",
    "score",
    "stamp_of",
    "waiting_articles",
]
