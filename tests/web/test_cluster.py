"""A cluster of three real nodes whose elected manager is killed: nothing is lost, readers read on.

A site stands in front, on a machine that had no index of its own. What each kill cost is printed
(`make test-cluster` shows it).
"""

import os
import random
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from kb.index import pointer, roll_back
from kb.index.kinds import elsewhere, engine_kind
from kb.index.seal import seal
from kb.records import Exemplar
from tests.support.indexes import built
from tests.support.invented_entries import ENTRY_PLANS, invented
from tests.support.kills import WORDS, Kill, Reader, answer_to, searches
from tests.support.plain_engine import PlainEngine
from tests.support.processes import served_by, until
from web import create_app

pytestmark = pytest.mark.cluster


def records(count, version=""):
    chance = random.Random(7)
    return [
        Exemplar(
            id=f"mau-{number}",
            title=f"Tổ Mẫu {number}: {chance.choice(WORDS)} {version}",
            kind="tap-the",
            body=f"Nhà bác Hồ Mẫu {number} có {' '.join(chance.sample(WORDS, 4))}.",
        )
        for number in range(count)
    ]


@pytest.fixture
def collection(cluster, tmp_path, monkeypatch):
    """Two generations in the cluster, of three shards each."""
    if len(cluster.nodes) < 3:
        pytest.skip("two nodes of one cannot go on")
    monkeypatch.setenv("KB_OPENSEARCH_URL", cluster.url)
    monkeypatch.setenv("KB_OPENSEARCH_SHARDS", "3")
    # A replica is made anew at once, not after a minute.
    settings = {"index.unassigned.node_left.delayed_timeout": "0s"}
    body = {"index_patterns": ["thu-*"], "template": {"settings": settings}}
    cluster.ask("/_index_template/thu", body, "PUT")
    built(tmp_path, *records(100), engine="opensearch")
    built(tmp_path, *records(100, "bản hai"), engine="opensearch")
    return tmp_path


@pytest.fixture
def site(collection, tmp_path_factory):
    """A site whose machine has nothing but the address of the cluster."""
    named = {name: value for name, value in os.environ.items() if "OPENSEARCH" in name}
    folder = tmp_path_factory.mktemp("bare")
    with (
        (folder / "said").open("w", encoding="utf-8") as said,
        served_by(1, folder / "index", stderr=said, **named) as found,
    ):
        yield found


def test_a_site_without_an_index_serves_what_the_cluster_shows(site, collection):
    assert "100" in site.told
    assert site.served == "gen-000002"
    roll_back(collection)
    until(lambda: site.served == "gen-000001")
    built(collection, *records(99), engine="opensearch", withdrawn_ids=["mau-99"])
    until(lambda: site.served == "gen-000003")
    assert site.status("/guong/mau-99") == 410


def test_the_manager_is_killed_during_a_bulk_load(cluster, site, tmp_path):
    entries = [invented(number, random.Random(number)) for number in range(2_000)]
    reader, folder, kills = Reader(site.port), tmp_path / "loaded", []
    folder.mkdir()
    killer = threading.Thread(target=lambda: kills.append(Kill(cluster)))
    with reader.reading():
        with engine_kind("opensearch").writing(folder, None, False) as writer:
            for number, entry in enumerate(entries):
                if number == 900:
                    killer.start()
                writer.add(entry)
        killer.join()
        seal(folder, {})
        figures = kills[0].healed(reader)
    engine = engine_kind("opensearch").open(folder, frozenset())
    lost = [entry.id for entry in entries if engine.stored(entry.id) != entry.stored]
    print(f"\nbulk load: {figures}; {len(lost)} of {len(entries)} documents lost")
    plain = PlainEngine(entries)
    assert [engine.execute(plan) for plan in ENTRY_PLANS] == list(map(plain.execute, ENTRY_PLANS))
    assert (lost, engine.size, reader.failed) == ([], 2_000, 0)


def test_the_manager_is_killed_during_a_thousand_questions(cluster, site):
    addresses = searches(site.port, 1_000)
    before = list(map(answer_to, addresses[:100]))
    reader, kills = Reader(site.port), []

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


def test_the_manager_is_killed_while_the_alias_moves(cluster, site, collection):
    """The last request before the alias moves tells the new index its name."""
    path = f"/{os.environ['KB_OPENSEARCH_ALIAS']}-*/_mapping?filter_path=*.mappings._meta.name"
    reader, kills = Reader(site.port), []
    killer = threading.Thread(
        target=lambda: kills.append(Kill(cluster, lambda: "gen-000003" in str(cluster.ask(path))))
    )
    with reader.reading():
        killer.start()
        built(collection, *records(101, "bản ba"), engine="opensearch")
        killer.join()
        figures = kills[0].healed(reader)
        until(lambda: site.served == "gen-000003")
    print(f"\nalias: {figures}")
    shown = elsewhere(collection).shown()
    assert (shown.current, sorted(shown.kept)) == ("gen-000003", ["gen-000002", "gen-000003"])
    assert pointer(collection).name == "gen-000003"
    found = answer_to(f"http://127.0.0.1:{site.port}/api/v1/search?q={quote('tổ mẫu 100')}")
    assert (found[0], found[1]["hits"][0]["id"], reader.failed) == (200, "mau-100", 0)


def test_without_the_cluster_readers_are_told_and_find_it_again(cluster, site, collection):
    assert site.status("/guong/mau-1") == 200
    for node in cluster.nodes:
        cluster.kill(node)
    assert site.status("/guong/mau-1") == 200  # still held
    asked = ("/tim-kiem?q=rung", "/guong/mau-2", "/api/v1/search?q=rung")
    assert [site.status(path) for path in asked] == [503] * 3
    rules = create_app().url_map.iter_rules()
    every = {rule.rule: site.status(rule.rule) for rule in rules if not rule.arguments}
    assert {path: code for path, code in every.items() if code >= 500 and code != 503} == {}
    for node in cluster.nodes:
        cluster.start(node)
    cluster.wait(lambda health: health["status"] == "green")
    until(lambda: [site.status(path) for path in asked] == [200] * 3)
