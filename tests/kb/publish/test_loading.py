"""A cluster that takes less at once than it is sent: all arrives, in smaller parts."""

import random
from dataclasses import replace

import pytest

from kb.index.kinds import engine_kind
from kb.index.seal import seal
from tests.support.invented_entries import invented

pytestmark = pytest.mark.cluster


def refused(cluster):
    """How many requests the machines had no room for."""
    nodes = cluster.ask("/_nodes/stats/indexing_pressure")["nodes"].values()
    totals = [node["indexing_pressure"]["memory"]["total"] for node in nodes]
    return sum(count for total in totals for name, count in total.items() if "rejections" in name)


def test_what_is_refused_is_sent_again(cluster, monkeypatch, tmp_path):
    """The test's nodes have room for two megabytes; a build sends four."""
    monkeypatch.setenv("KB_OPENSEARCH_URL", cluster.url)
    before, long = refused(cluster), "Trồng rừng mẫu. " * 1_000
    entries = [
        replace(invented(number, random.Random(number)), stored={"text": f"{number} {long}"})
        for number in range(400)
    ]
    with engine_kind("opensearch").writing(tmp_path, None, False) as writer:
        for entry in entries:
            writer.add(entry)
    assert refused(cluster) > before
    seal(tmp_path, {})
    engine = engine_kind("opensearch").open(tmp_path, frozenset())
    assert [engine.stored(entry.id) for entry in entries] == [entry.stored for entry in entries]
