"""What all tests share: invented and real content, indexed once, and the indexes opened.

| fixture | is |
| --- | --- |
| `content`, `index_dir`, `snapshot` | the invented records of tests/content |
| `folder` | a copy of tests/content for one test to change and spoil |
| `wider_content`, `wider_index_dir`, `wider_snapshot` | the same with those of tests/wider |
| `real_content`, `real_index_dir`, `real_snapshot` | the repository's own content |
| `engine_name` | each engine, one after another |
| `bare_machine`, `stand_in` | a PATH without any program, and scripts under names of programs |
| `cluster` | three real nodes of OpenSearch, with `--cluster` only |

Clients of the site stand in tests/web/conftest.py, browsers and served sites in
tests/browser/conftest.py; plain helpers, which need no set-up, in tests/support.
"""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from kb.content.folder import Content, load_content
from kb.search import Snapshot, open_snapshot
from tests.support import engines
from tests.support.cluster import Cluster, running
from tests.support.indexes import indexed
from tests.support.paths import ROOT, TESTS

# A machine that is busy with other work makes no test fail.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def content() -> Content:
    """The invented records (nine published, a draft, a withdrawn one) and small vocabularies."""
    return load_content(TESTS / "content")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented content, for a test to change and spoil."""
    return shutil.copytree(TESTS / "content", tmp_path / "content")


@pytest.fixture
def bare_machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder that is all of PATH: no LibreOffice, no Tesseract, nothing else."""
    folder = tmp_path_factory.mktemp("may")
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def stand_in(bare_machine: Path) -> Callable[[str, str], None]:
    """Puts a shell script under the name of a program."""

    def put(name: str, script: str) -> None:
        path = bare_machine / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    return put


@pytest.fixture(scope="session")
def index_dir(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the invented records."""
    folder = tmp_path_factory.mktemp("index")
    indexed(content, folder)
    return folder


@pytest.fixture(scope="session")
def snapshot(index_dir: Path) -> Snapshot:
    """The index of the invented records, opened."""
    return open_snapshot(index_dir)


@pytest.fixture(scope="session")
def wider_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The invented records with themes, figures, organisations, and a number borne twice."""
    folder = tmp_path_factory.mktemp("wider") / "content"
    shutil.copytree(TESTS / "content", folder)
    shutil.copytree(TESTS / "wider", folder, dirs_exist_ok=True)
    return load_content(folder)


@pytest.fixture(scope="session")
def wider_index_dir(wider_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the wider content."""
    folder = tmp_path_factory.mktemp("wider-index")
    indexed(wider_content, folder)
    return folder


@pytest.fixture(scope="session")
def wider_snapshot(wider_index_dir: Path) -> Snapshot:
    """The index of the wider content, opened."""
    return open_snapshot(wider_index_dir)


@pytest.fixture(scope="session")
def real_content() -> Content:
    """The repository's own content."""
    return load_content(ROOT / "content")


@pytest.fixture(scope="session")
def real_index_dir(real_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the repository's own content."""
    folder = tmp_path_factory.mktemp("real-index")
    indexed(real_content, folder)
    return folder


@pytest.fixture(scope="session")
def real_snapshot(real_index_dir: Path) -> Snapshot:
    """The index of the repository's own content, opened."""
    return open_snapshot(real_index_dir)


@pytest.fixture(scope="session", params=engines.ALL)
def engine_name(request: pytest.FixtureRequest) -> Iterator[str]:
    """Each engine: all are among what tests need."""
    name, shards = request.param
    with pytest.MonkeyPatch.context() as patch:
        if shards:
            patch.setenv("KB_OPENSEARCH_URL", request.getfixturevalue("cluster").url)
            patch.setenv("KB_OPENSEARCH_SHARDS", shards)
        yield name


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A real cluster, for tests marked so; CLUSTER_NODES says of how many nodes."""
    with running(int(os.environ.get("CLUSTER_NODES", "3"))) as found:
        yield found


@pytest.fixture(autouse=True)
def _collection_of_its_own(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Every test has its own collection in the cluster."""
    if request.node.get_closest_marker("cluster"):
        monkeypatch.setenv("KB_OPENSEARCH_ALIAS", f"thu-{secrets.token_hex(4)}")
        monkeypatch.setenv("KB_INDEX_DIR", str(request.getfixturevalue("tmp_path")))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Whether to start a cluster: `make test-cluster` says so."""
    parser.addoption("--cluster", action="store_true", help="run the tests marked cluster")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that need a cluster are not run unless asked for."""
    if not config.getoption("--cluster"):
        heavy = [item for item in items if item.get_closest_marker("cluster")]
        items[:] = [item for item in items if not item.get_closest_marker("cluster")]
        config.hook.pytest_deselected(items=heavy)
