"""New articles of newspapers' columns, as the desk lists them and takes them in.

In: the collection as it is, the ledger of feeds in the archive. Out: what nobody has decided about,
the likeliest first; an article read and made a draft when somebody asks for it, or left out.
"""

from dataclasses import dataclass, field
from datetime import date

from kb.desk.files import disk
from kb.desk.jobs import Job, Tell
from kb.desk.library import Library, Shelf
from kb.desk.materials import Dropping, Given, Outcome
from kb.errors import UnknownRecord
from kb.fetch import fetcher_for
from kb.settings import Settings
from kb.watching import (
    Fate,
    FeedLedger,
    NewArticles,
    Seen,
    Stamp,
    known_addresses,
    look_at_feeds,
    ranked,
    stamp_of,
    waiting_articles,
)


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
        self._waiting: tuple[Shelf, Stamp, NewArticles] | None = None

    def waiting(self) -> NewArticles:
        """What is known, without asking anybody; made anew when records or the ledger changed."""
        shelf, stamp = self._library.now(), stamp_of(self._settings.archive_dir)
        held = self._waiting
        if held and held[0] is shelf and held[1] == stamp:
            return held[2]
        found = waiting_articles(shelf.content, self._ledger())
        self._waiting = (shelf, stamp, found)
        return found

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
