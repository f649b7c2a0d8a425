"""Everything that a site answers: each route of its table, asked in every way that makes it speak.

In: an app and what its addresses are made of. Out: the text of each answer, files taken apart, by
endpoint and question. A route of tomorrow is asked tomorrow: what stands in its address must be
known here (`Known`), and what follows the "?" is asked of all routes alike.
"""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from urllib.parse import quote, unquote_plus

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from kb.search import Snapshot

_TAG_RE = re.compile(r"<[^>]*>")
_ANY_RE = re.compile(r"<any\(([^)]*)\):(\w+)>")


@dataclass(frozen=True)
class Known:
    """What stands in addresses, by the name of the argument; and what may follow a "?"."""

    arguments: dict[str, tuple[str, ...]]
    queries: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What was asked, and all that was said, headers included."""

    endpoint: str
    asked: str
    text: str
    status: int


def known_of(snapshot: Snapshot, *further: str, queries: tuple[str, ...] = ()) -> Known:
    """What a collection's addresses are made of; `further` are ids and slugs it does not know."""
    today = snapshot.vocabularies.places
    places = {unit.slug for place in today for unit in (place, *place.predecessors)}
    bodies = {body.slug for body in snapshot.vocabularies.organisations}
    ids = {record.id for record in snapshot.records} | {*further}
    return Known(
        {
            "record_id": tuple(sorted(ids)),
            "slug": tuple(sorted(places | bodies)),
            "number": ("1", "2"),
            "key": tuple(sorted({day.key for day in snapshot.vocabularies.anniversaries})),
            "digest": ("0" * 16, *sorted(snapshot.gallery.digests)),
            "width": ("320", "7"),
            "ending": (),
            "filename": (),
        },
        ("", *queries),
    )


def answers(app: Flask, known: Known) -> Iterator[Answer]:
    """All that a site says; KeyError names an argument of an address that nobody taught us."""
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        for path in _paths(rule, known):
            for query in known.queries[: _most(rule)]:
                address = f"{path}?{query}" if query else path
                answer = client.get(address, follow_redirects=True)
                yield _answer(rule.endpoint, address, answer)
                if query and "POST" in (rule.methods or ()):
                    yield _answer(rule.endpoint, address, _posted(client, path, query))


def _most(rule: Rule) -> int | None:
    """How many of the questions a route is asked: pages of records are many, files are slow."""
    if not rule.arguments:
        return None
    return 7 if "any(" in rule.rule and len(rule.arguments) == 1 else 2


def _posted(client: FlaskClient, path: str, query: str) -> TestResponse:
    form = "application/x-www-form-urlencoded"
    return client.post(path, data=quote(query, safe="=&+%"), content_type=form)


def _paths(rule: Rule, known: Known) -> Iterator[str]:
    chosen = {name: tuple(values.split(",")) for values, name in _ANY_RE.findall(rule.rule)}
    values = {name: chosen.get(name) or known.arguments[name] for name in rule.arguments}
    for row in product(*values.values()):
        path = rule.rule
        for name, value in zip(values, row, strict=True):
            path = re.sub(rf"<(?:[^<>]*:)?{name}>", value, path)
        yield path


def _answer(endpoint: str, asked: str, response: TestResponse) -> Answer:
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers)
    said = f"{unquote_plus(headers)}\n{_text(response)}"
    return Answer(endpoint, unquote_plus(asked), said, response.status_code)


def _text(response: TestResponse) -> str:
    data = response.get_data()
    if data[:2] == b"PK":
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        return "\n".join(map(_plain, parts))
    text = data.decode("utf-8", "replace")
    if response.mimetype.endswith("json"):
        return json.dumps(json.loads(text), ensure_ascii=False)
    return _plain(text.replace("\r\n ", ""))  # lines that iCalendar has folded


def _plain(text: str) -> str:
    """A text with its marks and without: words may be cut by marks, or stand in them."""
    read = html.unescape(text)
    return f"{unquote_plus(read)}\n{_TAG_RE.sub('', read)}"
