"""Addresses that no reader types: strategies for Hypothesis, and a client that sends them as is.

`FUZZ` in the environment is the number of requests to make in all (`make fuzz` sets it).
"""

import os
from collections import Counter
from contextlib import contextmanager
from urllib.parse import quote, unquote_to_bytes

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from werkzeug.test import create_environ, run_wsgi_app

FUZZ = int(os.environ.get("FUZZ", "1500"))
# Names that some view reads, and one that none does.
_NAMES = (
    *("q", "type", "kind", "province", "field", "level", "year", "used", "from", "to", "from2"),
    *("part", "province2", "part2"),
    *("to2", "sort", "page", "size", "tu", "id", "add", "drop", "up", "down", "name", "v"),
    *("state.nhom-vi-du-mot", "note.nhom-vi-du-mot", "note.", "la"),
)
# Values that mean something, so that the fuzz gets behind the first check.
_KNOWN = (
    *("nhom-vi-du-mot", "ct-90-ct-tw-2016", "chu-de-vi-du", "cao-bang", "bac-kan", "bo-vi-du"),
    *("exemplar", "directive", "mo-hinh", "2021", "1", "newest", "loai", "2026-11-20", "csv"),
    *("đỡ đầu học sinh", "CT90", "chi thi so 90", 'tinh:"Cao Bằng"', "nam:2020..2024"),
)
_CLUMSY = (
    *("\0", "\r\n", "\r\nSet-Cookie: a=b", "\x1b[0m", "\u202e", "\ufeff", "\ufffe", "e\u0301" * 40),
    *('"' * 10_000, '"(' * 999, "-" * 5_000, "a" * 20_000, "đỗ " * 9_000, "9" * 6_000, "٣", "²"),
    *("-1", "0", "1e9", "NaN", "0001-01-01", "9999-12-31", "2026-02-30", "/", "//", "\\", "?", "#"),
    *(
        "../../etc/passwd",
        "..",
        ".",
        "....//",
        "C:\\",
        "{{7*7}}",
        "${a}",
        "<script>",
        "]]>",
        "&#0;",
    ),
    *(
        "tinh:",
        'tinh:"',
        "nam:..",
        "nam:9999..1",
        '-"',
        "- -",
        "=1+1",
        "''';--",
        "a*",
        "AND OR NOT",
    ),
)
# Written as they stand: what is no UTF-8, no escape, or escaped twice.
_RAW = (
    *("%", "%%", "%0", "%zz", "%u0041", "%00", "%C4", "%ED%A0%80", "%ED%B0%80%ED%A0%80", "%FF%FE"),
    *(
        "%C0%AF",
        "%2e%2e%2f",
        "%252e%252e",
        "%0d%0a",
        "%F4%90%80%80",
        "+",
        "&",
        "=",
        ";",
        "&&=",
        "[]",
    ),
)
_texts = st.one_of(
    st.sampled_from(_KNOWN),
    st.sampled_from(_KNOWN),
    st.sampled_from(_CLUMSY),
    st.text(max_size=30),
    st.tuples(st.sampled_from(_KNOWN), st.sampled_from(_CLUMSY)).map("".join),
)
_written = st.one_of(_texts.map(lambda text: quote(text, safe="")), st.sampled_from(_RAW))
segments = _written.filter(bool)
_pairs = st.tuples(st.sampled_from(_NAMES) | _written, _written).map("=".join)
queries = st.lists(_pairs, max_size=6).map("&".join) | _written
hosts = st.sampled_from(
    ["localhost", "localhost", "a b", "[::1", "x:99999", "", "xn--\u00ff", "%00"]
)


def examples(count: int) -> settings:
    """Settings for so many requests, new ones each time, with the smallest failure shown."""
    return settings(
        max_examples=max(count, 5),
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def counted(who: str):
    """Counts answers by status, and tells at the end how many there were; `pytest -s` shows it."""
    answers: Counter[int] = Counter()
    yield answers
    failed = sum(count for status, count in answers.items() if status >= 500)
    by_status = dict(sorted(answers.items()))
    print(f"\n{who}: {answers.total()} requests answered, {failed} of them 5xx; {by_status}")


def ask(app, path: str, query: str, host: str = "localhost"):
    """Status and headers of a GET, the address exactly as written and the whole body read."""
    environ = create_environ() | {
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": f"{path}?{query}",
        "HTTP_HOST": host,
    }
    body, status, headers = run_wsgi_app(app, environ, buffered=True)
    for _ in body:
        pass
    return int(status.split()[0]), headers
