"""A cluster whose queue is full: asked again, within bounds, and told when that does not help."""

import pytest

from kb.errors import EngineAway
from kb.index.engine import Term
from kb.index.opensearch.cluster import cluster
from kb.index.opensearch.engine import OpenSearchEngine
from kb.index.opensearch.files import Kept, Place
from tests.support.certificates import PROGRAM, Authority
from tests.support.tls_front import Front

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="openssl makes the certificates")

FULL = {"type": "rejected_execution_exception", "reason": "queue capacity = 1000"}
REFUSED = (429, {"error": FULL, "status": 429})
REFUSED_IN_PART = (200, {"responses": [{"error": FULL, "status": 429}]})
COUNTED = (200, {"responses": [{"hits": {"total": {"value": 3}}, "_shards": {"failed": 0}}]})
WORD = Term("folded", "gao")


@pytest.fixture
def node(tmp_path, monkeypatch):
    """A node that answers what it is told to."""
    authority = Authority(tmp_path, "noi-cap-mau")
    front = Front(authority.issued("may-mau"))
    with front.opened() as url:
        monkeypatch.setenv("KB_OPENSEARCH_URL", url)
        monkeypatch.setenv("KB_OPENSEARCH_CA", str(authority.file))
        yield front


@pytest.mark.parametrize("refusal", [REFUSED, REFUSED_IN_PART])
def test_a_reader_is_answered_when_there_is_room_again(node, refusal):
    node.answers = [refusal, COUNTED]
    engine = OpenSearchEngine(cluster(), Kept(Place("thu", "x"), {}, {}))
    assert engine.frequencies([WORD]) == {WORD: 3}
    assert len(node.asked) == 2


@pytest.mark.parametrize(
    ("refusal", "told"), [(REFUSED, "quá bận; hãy xem bộ nhớ"), (REFUSED_IN_PART, "không trả lời")]
)
def test_a_reader_is_told_when_there_is_none(node, refusal, told):
    node.answers = [refusal] * 20
    engine = OpenSearchEngine(cluster(), Kept(Place("thu", "x"), {}, {}))
    with pytest.raises(EngineAway, match=told):
        engine.frequencies([WORD])
    assert 1 < len(node.asked) < 10


def test_a_build_waits_for_room(node):
    node.answers = [REFUSED, REFUSED, REFUSED, (200, {"acknowledged": True})]
    assert cluster().work("PUT", "/thu", {}) == {"acknowledged": True}
