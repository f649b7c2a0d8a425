"""A cluster of three real nodes whose elected manager is killed: nothing is lost, readers read on.

A site stands in front, on a machine that had no index of its own. What each kill cost is printed
(`make test-cluster` shows it).
"""

import os
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from urllib.parse import quote

import pytest

from kb.index import pointer, roll_back
from kb.index.kinds import elsewhere, engine_kind
from kb.index.seal import seal
from tests.support.indexes import built
from tests.support.invented_entries import ENTRY_PLANS, invented
from tests.support.kills import Kill, Reader, answer_to, records, searches
from tests.support.plain_engine import PlainEngine
from tests.support.processes import until
from web import create_app

pytestmark = pytest.mark.cluster


def test_sites_without_an_index_serve_what_the_cluster_shows(bare_sites, shared_collection):
    """Both follow what is published and gone back to; older generations leave their folders."""

    def serve(name):
        until(lambda: [site.served for site in bare_sites] == [name] * 2)

    assert all("100" in site.told for site in bare_sites)
    serve("gen-000002")
    roll_back(shared_collection)
    serve("gen-000001")
    built(shared_collection, *records(99), engine="opensearch", withdrawn_ids=["mau-99"])
    serve("gen-000003")
    assert [site.status("/guong/mau-99") for site in bare_sites] == [410, 410]
    for folder in (site.index for site in bare_sites):
        until(lambda folder=folder: [each.name for each in folder.glob("gen-*")] == ["gen-000003"])


def test_the_manager_is_killed_during_a_bulk_load(cluster, bare_site, tmp_path):
    entries = [invented(number, random.Random(number)) for number in range(2_000)]
    reader, folder, kills = Reader(bare_site.port), tmp_path / "loaded", []
    folder.mkdir()
    killer = threading.Thread(target=lambda: kills.append(Kill(cluster)))
    with reader.reading():
        with engine_kind("opensearch").writing(folder, None, False) as writer:
            for number, entry in enumerate(entries):
                if number == 900:
                    # A part that has no second copy yet would die with its machine.
                    cluster.wait(lambda health: health["status"] == "green")
                    killer.start()
                writer.add(entry)
            loaded = time.monotonic()
        killer.join()
        seal(folder, {})
        figures = kills[0].healed(reader)
    engine = engine_kind("opensearch").open(folder, frozenset())
    lost = [entry.id for entry in entries if engine.stored(entry.id) != entry.stored]
    print(f"\nbulk load: {figures}; {len(lost)} of {len(entries)} documents lost")
    assert kills[0].moment < loaded
    plain = PlainEngine(entries)
    assert [engine.execute(plan) for plan in ENTRY_PLANS] == list(map(plain.execute, ENTRY_PLANS))
    assert (lost, engine.size, reader.failed) == ([], 2_000, 0)


def test_the_manager_is_killed_during_a_thousand_questions(cluster, bare_site):
    addresses = list(islice(searches(bare_site.port), 1_000))
    before = list(map(answer_to, addresses[:100]))
    reader, kills = Reader(bare_site.port), []

    def ask(number):
        if number == 300:
            kills.append(Kill(cluster))
        return answer_to(addresses[number])

    with reader.reading():
        with ThreadPoolExecutor(4) as several:
            answers = list(several.map(ask, range(1_000)))
        figures = kills[0].healed(reader)
    again = list(map(answer_to, addresses[:100]))
    failed = sum(status != 200 for status, _ in answers)
    print(f"\n1,000 questions: {figures}; {failed} of the 1,000 failed")
    assert (failed, reader.failed) == (0, 0)
    assert answers[:100] == before == again


def test_the_manager_is_killed_while_the_alias_moves(cluster, bare_site, shared_collection):
    """The last request before the alias moves tells the new index its name."""
    path = f"/{os.environ['KB_OPENSEARCH_ALIAS']}-*/_mapping?filter_path=*.mappings._meta.name"
    reader, kills = Reader(bare_site.port), []
    killer = threading.Thread(
        target=lambda: kills.append(Kill(cluster, lambda: "gen-000003" in str(cluster.ask(path))))
    )
    with reader.reading():
        killer.start()
        built(shared_collection, *records(101, "bản ba"), engine="opensearch")
        killer.join()
        figures = kills[0].healed(reader)
        until(lambda: bare_site.served == "gen-000003")
    print(f"\nalias: {figures}")
    shown = elsewhere(shared_collection).shown()
    assert (shown.current, sorted(shown.kept)) == ("gen-000003", ["gen-000002", "gen-000003"])
    assert pointer(shared_collection).name == "gen-000003"
    found = answer_to(f"http://127.0.0.1:{bare_site.port}/api/v1/search?q={quote('tổ mẫu 100')}")
    assert (found[0], found[1]["hits"][0]["id"], reader.failed) == (200, "mau-100", 0)


def test_without_the_cluster_readers_are_told_and_find_it_again(
    cluster, bare_site, shared_collection
):
    assert bare_site.status("/guong/mau-1") == 200
    for node in cluster.nodes:
        cluster.kill(node)
    assert bare_site.status("/guong/mau-1") == 200  # still held
    asked = ("/tim-kiem?q=rung", "/guong/mau-2", "/api/v1/search?q=rung")
    assert [bare_site.status(path) for path in asked] == [503] * 3
    rules = create_app().url_map.iter_rules()
    every = {rule.rule: bare_site.status(rule.rule) for rule in rules if not rule.arguments}
    assert {path: code for path, code in every.items() if code >= 500 and code != 503} == {}
    for node in cluster.nodes:
        cluster.start(node)
    cluster.wait(lambda health: health["status"] == "green")
    until(lambda: [bare_site.status(path) for path in asked] == [200] * 3)
