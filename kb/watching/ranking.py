"""Articles in the order in which an editor should look at them.

In: articles that were seen. Out: each with its score, the likeliest first, then the newest.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.vocabularies import Field
from kb.watching.ledger import Seen
from kb.watching.scoring import Score, score


@dataclass(frozen=True)
class Ranked:
    """An article and what speaks for it."""

    seen: Seen
    score: Score


def ranked(articles: Iterable[Seen], fields: Iterable[Field]) -> tuple[Ranked, ...]:
    """Every article with its score, the best first."""
    held = tuple(fields)
    found = [Ranked(each, _scored(each, held)) for each in articles]
    found.sort(key=lambda each: each.seen.entry.day or each.seen.on, reverse=True)
    return tuple(sorted(found, key=lambda each: -each.score.points))


def _scored(seen: Seen, fields: tuple[Field, ...]) -> Score:
    entry = seen.entry
    return score(entry.title, entry.summary, seen.feed, fields)
