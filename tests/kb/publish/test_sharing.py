"""Several machines that build into one cluster, and what is left there of what was withdrawn."""

import base64
import json
import os
import re
import zlib

import pytest

from kb.errors import IndexBusy
from kb.index.kinds import elsewhere
from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from tests.support.commands import kb
from tests.support.indexes import built

pytestmark = pytest.mark.cluster

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
SECRET = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Lời khuynhquoác đã rút.")


@pytest.fixture(autouse=True)
def alias(cluster, monkeypatch):
    """The name of the collection in the cluster."""
    monkeypatch.setenv("KB_OPENSEARCH_URL", cluster.url)
    return os.environ["KB_OPENSEARCH_ALIAS"]


@pytest.fixture
def other_machine(folder, tmp_path_factory):
    """Builds the invented records on another machine, while this one begins to."""
    named = {name: text for name, text in os.environ.items() if "OPENSEARCH" in name}
    index = tmp_path_factory.mktemp("other")

    def build(sources):
        done = kb(
            "index", "--allow-shrink", content=folder, index=index, KB_ENGINE="opensearch", **named
        )
        assert done.code in (0, 3), done.err
        return sources

    return build


def ids(index):
    return {hit.id for hit in search(open_snapshot(index), SearchQuery("")).hits}


@pytest.mark.parametrize("before", [0, 1])
def test_of_two_who_build_at_once_the_second_is_told(tmp_path, other_machine, cluster, before):
    """Also when there was no index yet; nothing of the first is lost, nor left of the second."""
    for _ in range(before):
        built(tmp_path, ONE, engine="opensearch")
    with pytest.raises(IndexBusy, match="một máy khác vừa đăng chỉ mục"):
        built(tmp_path, ONE, SECRET, engine="opensearch", progress=other_machine)
    shown = elsewhere(tmp_path).shown()
    assert shown.current == f"gen-00000{before + 1}"
    assert len(ids(tmp_path)) == 9
    built(tmp_path, ONE, SECRET, engine="opensearch")
    assert ids(tmp_path) == {"mot", "hai"}
    kept = elsewhere(tmp_path).shown().kept
    assert sorted(kept) == [f"gen-00000{before + n}" for n in (1, 2)]
    indexes = cluster.ask(f"/{os.environ['KB_OPENSEARCH_ALIAS']}-*/_settings")
    assert len([name for name in indexes if name.endswith("-files")]) == 2
    assert len(indexes) == 5  # two of each, and the list of who was withdrawn


def everything(cluster, alias):
    """All that the cluster keeps of a collection, packed or not, as one text."""
    found = cluster.ask(f"/{alias}-*/_search?size=1000")["hits"]["hits"]
    text = json.dumps(found, ensure_ascii=False)
    packed = re.findall(r'"(eJ[A-Za-z0-9+/=]+)"', text)
    return "".join([text, *(zlib.decompress(base64.b64decode(each)).decode() for each in packed)])


def test_what_is_withdrawn_is_nowhere_in_the_cluster(tmp_path, cluster, alias):
    built(tmp_path, ONE, SECRET, engine="opensearch")
    built(tmp_path, SECRET, engine="opensearch")
    assert "khuynhquoác" in everything(cluster, alias)
    built(tmp_path, ONE, withdrawn_ids=["hai"], engine="opensearch")
    left = everything(cluster, alias)
    assert ("khuynhquo" in left, "Thí Dụ Hai" in left, "Trồng hoa" in left) == (False, False, True)
    found = cluster.ask(f"/{alias}-*/_stats/docs")["indices"]
    dead = {name: each["primaries"]["docs"]["deleted"] for name, each in found.items()}
    assert {name for name, count in dead.items() if count} <= {f"{alias}-state"}
