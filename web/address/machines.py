"""The addresses that programs ask: data beside pages, what robots, browsers and harvesters read.

In: a record, arguments. Out: addresses.
"""

from typing import Any

from flask import url_for

from kb.exchange.addresses import record_path
from kb.records import Record
from web.address.links import absolute_url


def representation_url(record: Record, name: str) -> str:
    """A record that has a page as data beside it: json, md."""
    return f"{record_path(record)}.{name}"


def sitemap_url(part: int | None = None) -> str:
    """The sitemap, or one part of a long one; absolute, as robots.txt asks."""
    if part is None:
        return absolute_url(url_for("robots.sitemap"))
    return absolute_url(url_for("robots.sitemap_part", number=part))


def opensearch_url() -> str:
    """How a browser adds this site to its search box."""
    return url_for("robots.opensearch")


def completions_url() -> str:
    """Suggestions for the search box of a browser."""
    return url_for("api.completions")


def oai_url(**arguments: Any) -> str:
    """Where harvesters ask, and what."""
    return url_for("oai.harvest", **arguments)


def search_template(url: str) -> str:
    """Where a browser puts the words of a question: "https://…/tim-kiem?q={searchTerms}"."""
    return f"{absolute_url(url)}?q={{searchTerms}}"


def api_description_url() -> str:
    """The description of the API for programs."""
    return url_for("api.openapi")
