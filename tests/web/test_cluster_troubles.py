"""A cluster that is slow, or takes nothing more: told, and nothing lost.

What readers met meanwhile is printed (`make test-cluster` shows it).
"""

import json
import os

import pytest

from kb.errors import EngineAway
from kb.index import pointer
from tests.support.indexes import built
from tests.support.kills import Reader, records
from tests.support.processes import until

pytestmark = pytest.mark.cluster


def test_a_machine_that_hangs_keeps_no_reader_and_no_build(cluster, bare_site, shared_collection):
    """It neither answers nor is gone: the elected manager, before others have noticed."""
    reader, held, told = Reader(bare_site.port), cluster.manager(), []

    def hang(sources):
        cluster.hold(held)
        return sources

    def is_built(**options):
        try:
            built(shared_collection, *records(101, "bản ba"), engine="opensearch", **options)
        except EngineAway as error:
            told.append(str(error))
        return pointer(shared_collection).name == "gen-000003"

    with reader.reading():
        try:
            is_built(progress=hang)
            until(is_built)
            cluster.wait(lambda health: health["number_of_nodes"] == len(cluster.nodes) - 1)
        finally:
            cluster.let_go(held)
        cluster.wait(lambda health: health["status"] == "green")
        until(lambda: bare_site.served == "gen-000003")
    longest = max(took for _, took, _ in reader.asked)
    print(
        f"\nhangs: {reader.failed} of {len(reader.asked)} questions failed, "
        f"slowest {longest:.2f} s; the build was told to try again {len(told)} times"
    )
    assert all("máy nào treo" in each for each in told)
    assert {status for *_, status in reader.asked} <= {200, 503}
    assert bare_site.status("/guong/mau-100") == 200


def test_a_full_disk_is_told_and_readers_read_on(cluster, bare_site, shared_collection):
    """What the cluster itself does then: no new index, and nobody writes into those there are."""
    alias = os.environ["KB_OPENSEARCH_ALIAS"]
    locked = {"index.blocks.read_only_allow_delete": True}
    for where, lock in (
        ("/_cluster/settings", {"persistent": {"cluster.blocks.create_index": True}}),
        (f"/{alias}-*/_settings", locked),
    ):
        cluster.ask(where, lock, "PUT")
        try:
            with pytest.raises(EngineAway, match="đĩa của cụm máy gần đầy"):
                built(shared_collection, *records(101, "bản ba"), engine="opensearch")
            assert bare_site.status("/tim-kiem?q=rung") == 200
        finally:
            cluster.ask(where, json.loads(json.dumps(lock).replace("true", "null")), "PUT")
    assert pointer(shared_collection).name == "gen-000002"
    built(shared_collection, *records(101, "bản ba"), engine="opensearch")
    until(lambda: bare_site.served == "gen-000003")


def test_an_index_that_somebody_locked_is_told(cluster, shared_collection):
    lock = {"persistent": {"cluster.blocks.read_only": True}}
    cluster.ask("/_cluster/settings", lock, "PUT")
    try:
        with pytest.raises(EngineAway, match="đang khóa ghi"):
            built(shared_collection, *records(101), engine="opensearch")
    finally:
        cluster.ask("/_cluster/settings", {"persistent": {"cluster.blocks.read_only": None}}, "PUT")
