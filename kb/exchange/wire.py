"""Search results and records as JSON: the shapes that the API and `--json` promise.

In: our own values. Out: dictionaries of plain values, keys as published.
"""

from typing import Any

from kb.records import RECORD_CLASSES, Figure, Record, record_to_plain
from kb.search.search import Hit, SearchResults
from kb.search.snippets import Span

PATHS = {name: cls.about.path for name, cls in RECORD_CLASSES.items() if cls.about.has_page}
# Figures stand together on one page, each at its own place.
FIGURES_PATH = Figure.about.path.removesuffix("#")


def record_path(record: Record) -> str:
    """The address of a record on the site: "/guong/chuyen-xe-khong-dong-bac-kan"."""
    return record.about.path + record.id


def results_to_json(results: SearchResults) -> dict[str, Any]:
    """The object of /api/v1/search."""
    return {
        "query": results.query.text,
        "understood": [
            {"kind": part.kind, "text": part.text, "label": part.label, "id": part.id}
            for part in results.understood
        ],
        "total": results.total,
        "page": results.query.page,
        "size": results.query.size,
        "took_ms": round(results.took_ms, 1),
        "relaxed": results.is_relaxed,
        "suggestion": results.suggestion,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {
            name: [
                {
                    "value": each.value,
                    "label": each.label,
                    "count": each.count,
                    "selected": each.selected,
                }
                for each in values
            ]
            for name, values in results.facets.items()
        },
    }


def record_to_json(record: Record) -> dict[str, Any]:
    """The object of /api/v1/records/<id>: the declared fields, the body, and the address."""
    plain = record_to_plain(record)
    record_type = plain.pop("record_type")
    plain |= {new: plain.pop(name) for name, new in record.about.renamed.items() if name in plain}
    return {"type": record_type, "url": record_path(record), "title": record.title} | plain


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "id": hit.id,
        "type": hit.record.record_type,
        "kind": hit.record.kind,
        "title": hit.record.title,
        "url": record_path(hit.record),
        "score": hit.score,
        "province": hit.record.province,
        "years": list(hit.record.years),
        "snippet": [_span(span) for span in hit.snippet],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "hit": span.hit}
