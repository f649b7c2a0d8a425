"""What a harvester may ask: verbs, their arguments, spans of time, places in a long list.

In: the arguments of an address, each with all its values. Out: frozen values; `HarvestRefused`
carries the protocol's name for what is wrong.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kb.errors import HarvestRefused

PREFIX = "oai_dc"
_LIST = (("metadataPrefix",), ("from", "until", "set"))
# The verbs with the arguments they must and may have.
_VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Identify": ((), ()),
    "ListMetadataFormats": ((), ("identifier",)),
    "ListSets": ((), ()),
    "ListIdentifiers": _LIST,
    "ListRecords": _LIST,
    "GetRecord": (("identifier", "metadataPrefix"), ()),
}
# Lists that may be long go on with a token, which stands alone.
_RESUMED = ("ListSets", "ListIdentifiers", "ListRecords")
_TOKEN = "resumptionToken"
_STAMP_RE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)
# What the protocol's schema lets an answer repeat: names, and addresses as RFC 3986 spells them.
_NAME = r"[A-Za-z0-9\-_.!~*'()]+"
_SIGN = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=]|%[0-9A-Fa-f]{2})"
_HOST = rf"//{_SIGN}+(?::[0-9]{{1,5}})?(?![^/?])"
_SYNTAX = {
    "metadataPrefix": re.compile(_NAME),
    "set": re.compile(rf"{_NAME}(?::{_NAME})*"),
    "identifier": re.compile(rf"[A-Za-z][A-Za-z0-9+.\-]*:(?:{_HOST}|(?!//))(?:{_SIGN}|[:@/?])*"),
}


@dataclass(frozen=True)
class Request:
    """A question in order: a verb, and one value for each argument."""

    verb: str
    arguments: Mapping[str, str]

    @property
    def token(self) -> str | None:
        """Where to go on, when the question is to go on."""
        return self.arguments.get(_TOKEN)


@dataclass(frozen=True)
class Place:
    """A place in a list: what was asked, of which generation, and how many were given already."""

    generation: str
    set: str
    first: str
    last: str
    given: int = 0

    def __str__(self) -> str:
        """As a token: "gen-000001,exemplar,,2026-01-01,100"."""
        return ",".join((self.generation, self.set, self.first, self.last, str(self.given)))


def read_request(values: Mapping[str, Sequence[str]]) -> Request:
    """Check the arguments; badVerb or badArgument when they are not what the verb takes."""
    verbs = values.get("verb", ())
    if len(verbs) != 1 or verbs[0] not in _VERBS:
        known = ", ".join(_VERBS)
        raise HarvestRefused("badVerb", f"cần đúng một tham số verb, là một trong: {known}")
    verb = verbs[0]
    repeated = [name for name, each in values.items() if len(each) > 1]
    if repeated:
        raise HarvestRefused("badArgument", f"tham số lặp lại: {', '.join(repeated)}")
    arguments = {name: each[0] for name, each in values.items() if name != "verb"}
    _check(verb, arguments)
    return Request(verb, arguments)


def _check(verb: str, arguments: Mapping[str, str]) -> None:
    required, optional = _VERBS[verb]
    if verb in _RESUMED and _TOKEN in arguments:
        required, optional = (_TOKEN,), ()
    unknown = [name for name in arguments if name not in (*required, *optional)]
    missing = [name for name in required if name not in arguments]
    if unknown:
        text = f"{verb} không nhận tham số: {', '.join(unknown)}"
        raise HarvestRefused("badArgument", text)
    if missing:
        raise HarvestRefused("badArgument", f"{verb} thiếu tham số: {', '.join(missing)}")
    for name, text in arguments.items():
        if name in ("from", "until"):
            _moment(name, text)
        elif name in _SYNTAX and not _SYNTAX[name].fullmatch(text):
            raise HarvestRefused("badArgument", f"{name} viết không đúng quy tắc")


def read_place(token: str, generation: str) -> Place:
    """The place a token names; one of another generation of the index names none any more."""
    parts = token.split(",")
    if len(parts) == 5 and parts[0] == generation and re.fullmatch("[0-9]{1,9}", parts[4]):
        _, name, first, last, given = parts
        return Place(generation, name, first, last, int(given))
    raise HarvestRefused(
        "badResumptionToken", "resumptionToken không đúng hoặc đã cũ; hãy hỏi lại từ đầu"
    )


def read_span(place: Place) -> tuple[datetime, datetime]:
    """The first and the last moment asked for, both included; badArgument for a wrong one."""
    if place.first and place.last and len(place.first) != len(place.last):
        raise HarvestRefused("badArgument", "from và until phải cùng độ chi tiết")
    first = _moment("from", place.first) if place.first else datetime.min.replace(tzinfo=UTC)
    last = datetime.max.replace(tzinfo=UTC)
    if place.last:
        whole_day = timedelta(days=1, seconds=-1) if len(place.last) == 10 else timedelta()
        last = _moment("until", place.last) + whole_day
    if first > last:
        raise HarvestRefused("badArgument", "from không được sau until")
    return first, last


def _moment(name: str, text: str) -> datetime:
    """A day or a second, in UTC."""
    wrong = f"{name} phải có dạng 2026-01-31 hoặc 2026-01-31T08:00:00Z"
    if not _STAMP_RE.fullmatch(text) or text.startswith("9999-12-31"):
        raise HarvestRefused("badArgument", wrong)
    try:
        return datetime.fromisoformat(text.removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError as error:
        raise HarvestRefused("badArgument", wrong) from error
