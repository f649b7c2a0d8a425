"""New articles of newspapers' columns, as the desk lists them and takes them in.

In: the collection as it is, the ledger of feeds in the archive. Out: what nobody has decided about,
the likeliest first; an article read and made a draft when somebody asks for it, or left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from kb.content.folder import Content
from kb.desk.files import disk
from kb.desk.jobs import Job, Tell
from kb.desk.library import Library
from kb.desk.materials import Dropping, Given, Outcome
from kb.errors import UnknownRecord
from kb.fetch import fetcher_for
from kb.settings import Settings
from kb.vocabularies import Feed
from kb.watching import (
    Fate,
    FeedLedger,
    Looked,
    Ranked,
    Seen,
    known_addresses,
    look_at_feeds,
    ranked,
)

_RECENT = 20  # of what was decided, so many are shown


@dataclass(frozen=True)
class Column:
    """A column that is watched, and the last look at it; None before the first."""

    feed: Feed
    looked: Looked | None

    @property
    def needs_a_hand(self) -> bool:
        """Whether there is something to be said of it."""
        return bool(self.looked and self.looked.said)


@dataclass(frozen=True)
class NewArticles:
    """What waits: likely stories and others, the best first; what was decided, latest first.

    `held` are articles that the collection has already, each with its record's id.
    """

    columns: tuple[Column, ...] = ()
    likely: tuple[Ranked, ...] = ()
    others: tuple[Ranked, ...] = ()
    held: tuple[tuple[Seen, str], ...] = ()
    dismissed: tuple[Seen, ...] = ()
    last: date | None = None


@dataclass
class Watched:
    """What a look at all columns gave."""

    columns: int = 0
    likely: int = 0
    others: int = 0
    unread: list[str] = field(default_factory=list)


class Newspapers:
    """The columns that a desk watches, and the articles seen in them."""

    def __init__(self, settings: Settings, library: Library) -> None:
        self._settings, self._library = settings, library

    def waiting(self) -> NewArticles:
        """What is known, without asking anybody."""
        content, ledger = self._library.now().content, self._ledger()
        columns = tuple(
            Column(feed, ledger.looks.get(feed.url)) for feed in content.vocabularies.feeds
        )
        held = dict(_held(content, ledger))
        seen = [each for each in ledger.articles.values() if each.key not in held]
        waiting = (each for each in seen if each.fate is not Fate.DISMISSED)
        found = ranked(waiting, content.vocabularies.fields)
        return NewArticles(
            columns=columns,
            likely=tuple(each for each in found if each.score.is_likely),
            others=tuple(each for each in found if not each.score.is_likely),
            held=tuple((ledger.articles[key], held[key]) for key in _latest(ledger, held)),
            dismissed=_latest_of([each for each in seen if each.fate is Fate.DISMISSED]),
            last=max((each.on for each in ledger.looks.values()), default=None),
        )

    def look(self, today: date, tell: Tell) -> Watched:
        """Ask every column what is new in it, and keep it. FetchError without network."""
        content = self._library.now().content
        feeds, told = content.vocabularies.feeds, Watched()
        looks = look_at_feeds(
            feeds,
            fetcher_for(self._settings),
            self._ledger(),
            known_addresses(file.record for file in content.files),
            today,
            keeps=True,
        )
        for number, found in enumerate(looks, start=1):
            tell(f"Đã xem {found.feed.name}", number, len(feeds))
            new = ranked(found.new, content.vocabularies.fields)
            likely = sum(each.score.is_likely for each in new)
            told.columns += 1
            told.likely += likely
            told.others += len(new) - likely
            told.unread += [] if found.is_read else [found.feed.name]
        return told

    def known(self, key: str) -> Seen | None:
        """An article by its key, if there is one."""
        return self._ledger().articles.get(key) if key else None

    def find(self, key: str) -> Seen:
        """An article by its key; UnknownRecord when there is none."""
        seen = self.known(key)
        if seen is None:
            raise UnknownRecord("Không có bài này trong danh sách; có thể nó đã được xóa.")
        return seen

    def decide(self, key: str, fate: Fate, record_id: str = "") -> Seen:
        """Note what became of an article; UnknownRecord when there is none."""
        self.find(key)
        with disk.alone(self._settings.archive_dir):
            seen = self._ledger().decide(key, fate, record_id)
        assert seen  # looked for above; what is forgotten meanwhile is found by nobody
        return seen

    def take(self, seen: Seen, dropping: Dropping, job: Job) -> list[Outcome]:
        """Read an article and make a draft of it; what it was made is noted."""
        outcomes = dropping.all([Given(seen.entry.url)], job.tell, job.told)
        for brought in (each.brought for each in outcomes if each.brought):
            self.decide(seen.key, Fate.TAKEN, brought.record_id)
        return outcomes

    def _ledger(self) -> FeedLedger:
        return FeedLedger(self._settings.archive_dir)


def _held(content: Content, ledger: FeedLedger) -> Iterator[tuple[str, str]]:
    """Articles that a record was made of, or rests on; a draft that was dropped holds none."""
    known = known_addresses(file.record for file in content.files)
    for key, seen in ledger.articles.items():
        record_id = seen.record if seen.record in content.by_id else known.get(key, "")
        if record_id:
            yield key, record_id


def _latest(ledger: FeedLedger, keys: dict[str, str]) -> Sequence[str]:
    return [each.key for each in _latest_of([ledger.articles[key] for key in keys])]


def _latest_of(articles: Sequence[Seen]) -> tuple[Seen, ...]:
    return tuple(sorted(articles, key=lambda each: each.on, reverse=True)[:_RECENT])
