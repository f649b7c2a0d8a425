"""The addresses that records name as sources, each once, with the records that rest on it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kb.records import Record


@dataclass(frozen=True)
class Cited:
    """An address as records write it, their ids, and the titles that they give the page."""

    url: str
    ids: tuple[str, ...]
    titles: tuple[str, ...]


def cited_addresses(records: Iterable[Record]) -> list[Cited]:
    """Every address of a source, in the order of the records; those of withdrawn records are none.

    An address is looked at once, however many records name it.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if record.status == "withdrawn":
            continue
        for source in record.sources:
            if source.url:
                ids[source.url].append(record.id)
                titles[source.url] += _own(source.title)
    return [Cited(url, _once(ids[url]), _once(titles[url])) for url in ids]


def _own(title: str | None) -> list[str]:
    """The page's own title, if known: "[Bài về …]" is an editor's, for want of it."""
    return [title] if title and not title.startswith("[") else []


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
