"""A question as the parameters of an address, read and written; the same for pages and the API.

In: whatever stands after the "?". Out: a `SearchQuery`, and the other way round. Nothing raises: a
number or an order that cannot be used falls back to the usual one, and an unknown value of a facet
is kept (it matches nothing, and the page says so).
"""

from werkzeug.datastructures import MultiDict

from kb.question import Filters, SearchQuery
from kb.text.vietnamese import normalise
from kb.wording.facets import FACETS

MAX_PAGE = 10**9
_MAX_VALUE_CHARS = 60
_DEFAULT = SearchQuery()


def search_query(args: MultiDict[str, str]) -> SearchQuery:
    """The question asked by an address; `?q=doi+moi&page=a` is ("doi moi", page 1)."""
    sort = args.get("sort", "")
    return SearchQuery(
        # One character more than is read, so that the page can say that the rest was left out;
        # every link of the page repeats the text, so no more than that.
        text=_one_line(args.get("q", ""), SearchQuery.MAX_CHARS + 1),
        filters=_filters(args),
        from_year=_number(args.get("from"), least=1, most=9999),
        to_year=_number(args.get("to"), least=1, most=9999),
        sort=sort if sort in SearchQuery.SORTS else _DEFAULT.sort,
        page=min(_number(args.get("page"), least=1) or _DEFAULT.page, MAX_PAGE),
        size=min(_number(args.get("size"), least=1) or _DEFAULT.size, SearchQuery.MAX_SIZE),
    )


def parameters(query: SearchQuery) -> list[tuple[str, str]]:
    """The parameters of a question: [("q", "đổi mới"), ("province", "cao-bang"), …]."""
    plain = {
        "from": query.from_year,
        "to": query.to_year,
        "sort": query.sort if query.sort != _DEFAULT.sort else None,
        "page": query.page if query.page != _DEFAULT.page else None,
        "size": query.size if query.size != _DEFAULT.size else None,
    }
    return [
        *([("q", query.text)] if query.text else []),
        *((name, value) for name, values in query.filters.items() for value in values),
        *((name, str(value)) for name, value in plain.items() if value is not None),
    ]


def _filters(args: MultiDict[str, str]) -> Filters:
    filters = {}
    for name in FACETS:
        values = (_one_line(value, _MAX_VALUE_CHARS) for value in args.getlist(name))
        if kept := tuple(dict.fromkeys(value for value in values if value)):
            filters[name] = kept[: SearchQuery.MAX_VALUES]
    return filters


def _one_line(text: str, most: int) -> str:
    return " ".join(normalise(text[: most * 4]).split())[:most]


def _number(text: str | None, *, least: int, most: int | None = None) -> int | None:
    """A whole number within bounds, or None for anything else."""
    text = (text or "").strip()
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(text[:20])  # more digits change nothing, and Python refuses thousands of them
    return number if number >= least and (most is None or number <= most) else None
