"""What a page of the site says, read from its HTML."""

import html
import re

from flask.testing import FlaskClient


def page(client: FlaskClient, address: str) -> str:
    """A page's HTML with its entities read, on one line."""
    text = client.get(address).get_data(as_text=True)
    return " ".join(html.unescape(text).split())


def words(client: FlaskClient, address: str) -> str:
    """What a page says: no tags."""
    main = page(client, address).split("<main", 1)[1].split("</main>")[0]
    return " ".join(re.sub(r"<[^>]*>", "", main).split())


def link(text: str, label: str) -> str:
    """Where the link with this label leads."""
    start = r'<a [^>]*href="([^"]*)"[^>]*>(?:\s|<span[^>]*>|</span>)*'
    found = re.search(start + re.escape(label), text)
    assert found, f"no link called {label}"
    return found[1]
