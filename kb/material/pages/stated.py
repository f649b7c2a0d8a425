"""What the code of a page states of its article: meta elements, JSON-LD, microdata.

In: a tree. Out: `Stated`, in the order of trust. None of it is seen by readers, and much of it is
filled in by machines: it is compared with what they see.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kb.material.pages.markup import Element, attribute, clean

_ARTICLES = {"newsarticle", "article", "reportagenewsarticle", "blogposting", "webpage"}
_DATES = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date.issued",
    "dc.created",
    "dcterms.created",
    "dc.date",
    "date",
)


_MOST = 500  # letters of anything that is stated


@dataclass(frozen=True)
class Stated:
    """Titles, names of the site, dates, authors and addresses, as they are written."""

    titles: tuple[str, ...]
    heads: tuple[str, ...]  # of the window: with the site's name, or that alone
    sites: tuple[str, ...]
    dates: tuple[str, ...]
    authors: tuple[str, ...]
    addresses: tuple[str, ...]


def stated_by(tree: Element) -> Stated:
    """Everything that the code of a page states of its article."""
    articles = list(_articles(tree))
    return Stated(
        titles=_once(
            *(_texts(each.get("headline")) for each in articles),
            _metas(tree, "og:title", "twitter:title", "dc.title"),
        ),
        heads=_once(attribute(tree, "//head/title/text()")),
        sites=_once(
            *(_names(each.get("publisher")) for each in articles),
            _metas(tree, "og:site_name", "application-name", "dc.publisher", "copyright"),
        ),
        dates=_once(
            *(_texts(each.get("datePublished")) for each in articles),
            _metas(tree, *_DATES),
            attribute(tree, "//*[@itemprop='datePublished']/@datetime"),
        ),
        authors=_once(
            *(_names(each.get("author")) for each in articles),
            _metas(tree, "author", "article:author", "dc.creator"),
        ),
        addresses=_once(
            attribute(tree, "//link[@rel='canonical']/@href"),
            _metas(tree, "og:url"),
            *(_addresses(each.get("mainEntityOfPage")) for each in articles),
        ),
    )


def _metas(tree: Element, *names: str) -> Iterator[str]:
    """The contents of meta elements, in the order of the names."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").lower()
            if name in found and (text := clean(meta.get("content"))):
                found[name].append(text)
    for name in names:
        yield from found[name]


def _articles(tree: Element) -> Iterator[dict[str, Any]]:
    """The articles of the page's JSON-LD; a page about several says nothing of one."""
    found = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            held = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # many are written by hand, wrongly; the page says it in other places
        found += [each for each in _objects(held) if _is_article(each)]
    stories = [each for each in found if "headline" in each]
    yield from stories if len(stories) == 1 else ()


def _objects(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, list):
        for each in held:
            yield from _objects(each)
    elif isinstance(held, dict):
        yield held
        yield from _objects(held.get("@graph"))


def _is_article(held: dict[str, Any]) -> bool:
    return any(name.lower() in _ARTICLES for name in _texts(held.get("@type")))


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        if text := clean(held):
            yield text
    elif isinstance(held, list):
        for each in held:
            yield from _texts(each)


def _names(held: Any) -> Iterator[str]:
    """The names of persons and organisations, written plainly or as objects."""
    if isinstance(held, dict):
        yield from _texts(held.get("name"))
    elif isinstance(held, list):
        for each in held:
            yield from _names(each)
    else:
        yield from _texts(held)


def _addresses(held: Any) -> Iterator[str]:
    yield from _texts(held.get("@id") if isinstance(held, dict) else held)


def _once(*groups: Iterator[str]) -> tuple[str, ...]:
    held = (each for group in groups for each in group if len(each) <= _MOST)
    return tuple(dict.fromkeys(held))
