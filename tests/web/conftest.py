"""Sites that are asked without a network: `client` over the invented records, `wider_client`
over the wider ones, `app` where a test needs the application itself.

With a real cluster: `shared_collection`, and before it `bare_site` or two `bare_sites`, whose
machines have nothing but its address.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.cluster import Cluster
from tests.support.indexes import built
from tests.support.kills import records
from tests.support.processes import Site, served_by
from tests.support.sites import app_over


@pytest.fixture(scope="session")
def app(index_dir: Path) -> Flask:
    """The site over the invented records."""
    return app_over(index_dir)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks the site without a network."""
    return app.test_client()


@pytest.fixture
def wider_client(wider_index_dir: Path) -> FlaskClient:
    """Asks a site over the wider content."""
    return app_over(wider_index_dir).test_client()


@pytest.fixture
def shared_collection(cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two generations in the cluster, of three shards each, and nothing of other tests."""
    if len(cluster.nodes) < 3:
        pytest.skip("two nodes of one cannot go on")
    monkeypatch.setenv("KB_OPENSEARCH_URL", cluster.url)
    monkeypatch.setenv("KB_OPENSEARCH_SHARDS", "3")
    cluster.ask("/thu-*", method="DELETE")
    built(tmp_path, *records(100), engine="opensearch")
    built(tmp_path, *records(100, "bản hai"), engine="opensearch")
    return tmp_path


@contextmanager
def _bare(folder: Path) -> Iterator[Site]:
    named = {name: value for name, value in os.environ.items() if "OPENSEARCH" in name}
    with (
        (folder / "said").open("w", encoding="utf-8") as said,
        served_by(1, folder / "index", stderr=said, **named) as found,
    ):
        yield found


@pytest.fixture
def bare_site(shared_collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site whose machine has nothing but the address of the cluster."""
    with _bare(tmp_path_factory.mktemp("bare")) as found:
        yield found


@pytest.fixture
def bare_sites(
    bare_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Site, Site]]:
    """Two of them."""
    with _bare(tmp_path_factory.mktemp("other")) as other:
        yield bare_site, other
