"""Every address of the site, asked with whatever there is: an answer, never a failure.

The addresses come from the application itself, so a new one is asked as well.
"""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.settings import load_settings
from tests.support.hostile import FUZZ, ask, counted, examples, hosts, queries, segments
from tests.support.sites import app_over
from web import create_app

RULES = sorted({rule.rule for rule in create_app(load_settings({})).url_map.iter_rules()})
# Files take tens of milliseconds to write, so they are asked for less often.
WEIGHTS = {rule: 1 if "docx" in rule or "xlsx" in rule else 5 for rule in RULES}
_REQUESTS = FUZZ * 0.85  # the rest is asked of the API, by its description


@pytest.fixture(scope="module")
def site(wider_index_dir):
    """The site over the wider content."""
    return app_over(wider_index_dir)


@pytest.fixture(scope="module")
def asked():
    with counted("The site") as answers:
        yield answers


def paths(rule):
    """Addresses of a rule, its variables filled in one way or another."""
    parts = re.split(r"(<[^>]*>)", rule)
    return st.tuples(*(_part(part) for part in parts)).map("".join)


def _part(part):
    if choice := re.match(r"<any\((.*)\):", part):
        return st.sampled_from(choice[1].split(",")) | segments
    return segments if part.startswith("<") else st.just(part)


@pytest.mark.parametrize("rule", RULES)
def test_no_address_fails_whatever_is_asked(site, asked, rule):
    share = _REQUESTS * WEIGHTS[rule] / sum(WEIGHTS.values())

    @examples(math.ceil(share))
    @given(paths(rule), queries, hosts)
    def check(path, query, host):
        status, headers = ask(site, path, query, host)
        asked[status] += 1
        assert status < 500, f"{path[:300]}?{query[:300]}"
        assert not any(set("\r\n") & set(value) for value in headers.values())

    check()
