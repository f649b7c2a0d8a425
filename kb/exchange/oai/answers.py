"""Answers a harvester: which records, or what is wrong with the question.

In: a snapshot and arguments. Out: an `Answer`; how it is written as XML is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kb.errors import HarvestRefused
from kb.exchange.oai.arguments import PREFIX, Place, Request, read_place, read_request, read_span
from kb.exchange.oai.catalogue import SETS, Catalogue, Item, catalogue
from kb.search import Snapshot

PAGE_SIZE = 100
# Of these the protocol wants no arguments repeated: they could not be told apart.
_UNREADABLE = ("badVerb", "badArgument")


@dataclass(frozen=True)
class Resumption:
    """How a list of several parts goes on; the last part has an empty token."""

    token: str
    given: int
    total: int


@dataclass(frozen=True)
class Answer:
    """The question as it was understood, and the records or the error that answer it."""

    arguments: Mapping[str, str]
    verb: str | None = None
    items: tuple[Item, ...] = ()
    resumption: Resumption | None = None
    error: str | None = None
    message: str = ""


def answer(
    snapshot: Snapshot, values: Mapping[str, Sequence[str]], page_size: int = PAGE_SIZE
) -> Answer:
    """The answer to a question with these arguments, each with all its values."""
    asked: dict[str, str] = {}
    try:
        request = read_request(values)
        asked = {"verb": request.verb, **request.arguments}
        return _answered(snapshot, request, page_size, Answer(asked, request.verb))
    except HarvestRefused as error:
        kept = {} if error.code in _UNREADABLE else asked
        return Answer(kept, error=error.code, message=str(error))


def _answered(snapshot: Snapshot, request: Request, size: int, empty: Answer) -> Answer:
    if request.verb in ("ListIdentifiers", "ListRecords"):
        return _listed(snapshot, request, size, empty)
    if request.verb == "ListSets" and request.token is not None:
        raise HarvestRefused("badResumptionToken", "danh sách bộ chỉ có một phần")
    items = catalogue(snapshot)
    if request.verb == "GetRecord":
        found = _named(items, request.arguments["identifier"])
        _check_prefix(request)
        return replace(empty, items=(found,))
    if "identifier" in request.arguments:
        _named(items, request.arguments["identifier"])
    return empty


def _listed(snapshot: Snapshot, request: Request, size: int, empty: Answer) -> Answer:
    place = _place(snapshot, request)
    found = _found(catalogue(snapshot), place, request)
    if place.given and not (place.given % size == 0 and place.given < len(found)):
        raise HarvestRefused("badResumptionToken", "resumptionToken chỉ tới chỗ không có")
    given = place.given + size
    token = str(replace(place, given=given)) if given < len(found) else ""
    resumption = Resumption(token, place.given, len(found)) if token or place.given else None
    return replace(empty, items=tuple(found[place.given : given]), resumption=resumption)


def _place(snapshot: Snapshot, request: Request) -> Place:
    if request.token is not None:
        return read_place(request.token, snapshot.history.generation)
    _check_prefix(request)
    first, last, name = (request.arguments.get(each, "") for each in ("from", "until", "set"))
    return Place(snapshot.history.generation, name, first, last)


def _found(items: Catalogue, place: Place, request: Request) -> list[Item]:
    try:
        first, last = read_span(place)
    except HarvestRefused as error:
        if request.token is None:
            raise
        raise HarvestRefused("badResumptionToken", str(error)) from error
    known = not place.set or place.set in SETS
    found = items.between(first, last, place.set) if known else []
    if not found:
        raise HarvestRefused("noRecordsMatch", "không có hồ sơ nào khớp")
    return found


def _named(items: Catalogue, identifier: str) -> Item:
    found = items.by_identifier.get(identifier)
    if found is None:
        raise HarvestRefused("idDoesNotExist", "không có hồ sơ mang tên này")
    return found


def _check_prefix(request: Request) -> None:
    if request.arguments["metadataPrefix"] != PREFIX:
        raise HarvestRefused("cannotDisseminateFormat", f"metadataPrefix chỉ có thể là {PREFIX}")
