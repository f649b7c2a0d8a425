"""The searches judged on the real content, as `tests/cases/searches` has them."""

from kb.quality import read_judged
from tests.support.paths import TESTS

SEARCHES = read_judged(TESTS / "cases" / "searches")
