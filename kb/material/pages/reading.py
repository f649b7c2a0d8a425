"""Reads one page: its parts are each found by a module of their own and put together here.

In: the bytes of a page, its address. Out: a `Material`; FileRefused where no article stands.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from kb.citations import PartialDate
from kb.material.pages.addresses import own_address, site_of
from kb.material.pages.authors import author_of, had_before
from kb.material.pages.bodies import article_lines, text_lines
from kb.material.pages.boxes import box_of
from kb.material.pages.dates import date_of
from kb.material.pages.decoding import decoded
from kb.material.pages.markup import tree_of
from kb.material.pages.publishers import publisher_of
from kb.material.pages.refusals import refuse_list, refuse_no_article
from kb.material.pages.stated import stated_by
from kb.material.pages.titles import rest_of_window, title_of
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
    tree, day = tree_of(name, decoded(data, charset)), PartialDate.of(today)
    stated, page = stated_by(tree), text_lines(tree)
    own, elsewhere = own_address(url, stated.addresses)
    title = title_of(tree, stated, filter(None, (*stated.sites, site_of(own))))
    window = rest_of_window(title, stated.heads)
    publisher, no_publisher = publisher_of(tree, own, stated.sites, window, publishers)
    box = box_of(tree, title, page)
    lines, after = article_lines(tree, box, page, title), box.after if box else ()
    refuse_no_article(name, tree, lines)
    published, of_date = date_of(box, stated.dates, own, day)
    sites = (*stated.sites, publisher, site_of(own))
    refuse_list(name, tree, published is not None)
    first = (f"Trang nói bài gốc ở {elsewhere}.",) if elsewhere else ()
    return Material(
        name=name,
        manner=Manner.PAGE,
        paragraphs=tuple(map(Paragraph, lines)),
        accessed=day,
        title=title,
        publisher=publisher,
        date=published,
        author=author_of(tree, lines, after, stated.authors, sites),
        url=own,
        remarks=(*first, *no_publisher, *of_date, *had_before(lines, after)),
    )
