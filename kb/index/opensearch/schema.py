"""The form of an index of OpenSearch's: its mapping, and an entry as a document of it.

In: an `Entry`. Out: JSON. Each kind of term is one field of features, a feature a term, its value
what the level counts; nothing of a text is cut there. What is stored stands as a text, so that it
comes back as it was, beside the terms that the lexicon counts.
"""

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from kb.index.engine import ID, KINDS, LISTED, Entry

# What an index is known by besides its name.
MARK = "mark"
FACETS, DATA, TERMS, DAY, NAME = "facets", "data", "terms", "day", "name"


def feature(text: str) -> str:
    r"""A term as the name of a feature, which may hold no dot: "v.v" becomes "v\x01\x02v"."""
    return text.replace("\x01", "\x01\x01").replace(".", "\x01\x02")


def day_number(issued: str) -> int:
    """A day that sorts as its text does: 20210500 for "2021-05"."""
    return int(issued.replace("-", "").ljust(8, "0"))


def mapping() -> Mapping[str, Any]:
    """The fields of a document."""
    order = {"type": "keyword", "index": False}
    kept = {"type": "object", "enabled": False}
    return {
        "dynamic": "strict",
        "_source": {"includes": [DATA, TERMS]},
        "dynamic_templates": [
            {"facets": {"path_match": f"{FACETS}.*", "mapping": {"type": "keyword"}}}
        ],
        "properties": {
            ID: {"type": "keyword"},
            FACETS: {"type": "object", "dynamic": True},
            NAME: order,
            DAY: {"type": "integer", "index": False},
            DATA: kept,
            TERMS: kept,
            **{kind: {"type": "rank_features"} for kind in KINDS},
        },
    }


def document(entry: Entry) -> Mapping[str, Any]:
    """An entry as it is sent."""
    held = {
        kind: {feature(term): 2 * level - 1 for term, level in entry.levels[kind].items()}
        for kind in KINDS
        if entry.levels.get(kind)
    }
    return {
        ID: entry.id,
        FACETS: {name: list(values) for name, values in entry.facets.items() if values},
        NAME: entry.name_key,
        **({DAY: day_number(entry.issued)} if entry.issued else {}),
        DATA: json.dumps(entry.stored, ensure_ascii=False),
        TERMS: packed({kind: list(entry.levels.get(kind, ())) for kind in LISTED}),
        **held,
    }


def packed(value: Any) -> str:
    """Anything that JSON can say, small, as letters."""
    data = json.dumps(value, ensure_ascii=False).encode()
    return base64.b64encode(zlib.compress(data)).decode("ascii")


def unpacked(text: str) -> Any:
    """What was packed."""
    return json.loads(zlib.decompress(base64.b64decode(text)))


def listed_terms(source: Mapping[str, Any]) -> Mapping[str, Iterable[str]]:
    """The listed terms of a document, by kind."""
    found: Mapping[str, Iterable[str]] = unpacked(source[TERMS])
    return found
