"""Reads one page: its parts are each found by a module of their own and put together here.

In: the bytes of a page, its address. Out: a `Material`; FileRefused where no article stands.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kb.citations import PartialDate
from kb.material.pages.addresses import own_address, site_of
from kb.material.pages.authors import author_of, had_before
from kb.material.pages.bodies import lines_of
from kb.material.pages.dates import date_of
from kb.material.pages.decoding import decoded
from kb.material.pages.markup import tree_of
from kb.material.pages.publishers import publisher_of
from kb.material.pages.refusals import refuse_no_article
from kb.material.pages.stated import stated_by
from kb.material.pages.titles import title_of
from kb.material.values import Manner, Material, Paragraph

NO_PUBLISHERS: Mapping[str, str] = MappingProxyType({})


def read_page(
    name: str,
    data: bytes,
    url: str,
    today: date,
    *,
    charset: str = "",
    publishers: Mapping[str, str] = NO_PUBLISHERS,
) -> Material:
    """The article of a page; `publishers` as `publishers_of` gives them, `url` "" when unknown."""
    html = decoded(data, charset)
    tree = tree_of(name, html)
    stated, day = stated_by(tree), PartialDate.of(today)
    own, elsewhere = own_address(url, stated.addresses)
    publisher, no_publisher = publisher_of(tree, own, stated.sites, publishers)
    sites = (*stated.sites, publisher, site_of(own))
    title = title_of(tree, stated.titles, filter(None, sites))
    lines = lines_of(html, tree, title)
    refuse_no_article(name, tree, lines)
    published, of_date = date_of(tree, title, stated.dates, own, day)
    first = (f"Trang nói bài gốc ở {elsewhere}.",) if elsewhere else ()
    return Material(
        name=name,
        manner=Manner.PAGE,
        paragraphs=tuple(map(Paragraph, lines)),
        accessed=day,
        title=title,
        publisher=publisher,
        date=published,
        author=author_of(tree, lines, stated.authors, sites),
        url=own,
        remarks=(*first, *no_publisher, *of_date, *had_before(lines)),
    )
