"""A site whose cluster never answers: every page says so, none fails."""

import pytest

from kb.index.engine import Row
from kb.index.generations import name_current
from kb.index.opensearch import KIND
from kb.index.opensearch.files import Kept, Place, write_kept
from kb.index.seal import seal
from kb.index.withdrawn import write_withdrawn
from tests.support.processes import free_port
from tests.support.sites import app_over
from web import create_app


@pytest.fixture
def client(tmp_path, monkeypatch):
    """A site with what lies on a machine of a generation; where its cluster was nobody listens."""
    monkeypatch.setenv("KB_OPENSEARCH_URL", f"http://127.0.0.1:{free_port()}")
    folder = tmp_path / "gen-000001"
    folder.mkdir()
    row = Row("dau", "Tổ Thí Dụ", 9.0)
    write_kept(folder, Kept(Place("thu-0", "x"), {"mot": row}, {}))
    seal(
        folder,
        {"engine": "opensearch", "schema": KIND.version, "info": {}, "count": 1, "hidden": []},
    )
    write_withdrawn(tmp_path, frozenset())
    name_current(folder)
    return app_over(tmp_path).test_client()


def test_no_page_fails_while_the_cluster_is_away(client):
    rules = create_app().url_map.iter_rules()
    paths = [rule.rule for rule in rules if not rule.arguments and "GET" in (rule.methods or ())]
    found = {path: client.get(path).status_code for path in (*paths, "/guong/mot")}
    assert {path: code for path, code in found.items() if code >= 500 and code != 503} == {}
    for path in ("/", "/tim-kiem", "/guong/mot", "/healthz", "/api/v1/search"):
        assert found[path] == 503


def test_a_reader_is_told_to_come_back(client):
    page = client.get("/tim-kiem?q=hoa")
    assert "Máy tìm kiếm đang tạm nghỉ" in page.text
    assert page.headers["Retry-After"] == "10"
    assert client.get("/api/v1/search?q=hoa").get_json()["error"]["code"] == "search-away"
