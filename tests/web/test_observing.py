"""What those who keep the site running see: figures and a line for each request."""

import json
import re
from datetime import UTC, datetime

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kb.settings import load_settings
from web import create_app


@pytest.fixture
def site(index_dir):
    """Asks a site with these settings, whose every request takes a quarter of a second."""

    def build(**settings):
        ticks = iter(range(10_000))
        environment = {"KB_INDEX_DIR": str(index_dir)} | settings
        return create_app(load_settings(environment), lambda: next(ticks) / 4).test_client()

    return build


def figures(client):
    """All figures: {(name, labels): value}."""
    text = client.get("/metrics").get_data(as_text=True)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


@pytest.mark.parametrize("value", ["", "0"])
def test_figures_are_shut_unless_asked_for(site, value):
    assert site(KB_METRICS=value).get("/metrics").status_code == 404


def test_requests_are_counted_and_timed(site):
    client = site(KB_METRICS="1", KB_RATE_LIMIT="0")
    client.get("/guong/nhom-vi-du-mot")
    client.get("/guong/khong-co")
    client.head("/tim-kiem?q=bí+mật")
    client.get("/bi-mat.php")
    found = figures(client)
    assert found["guong_sang_requests_total", "pages.exemplar", "GET", "200"] == 1
    assert found["guong_sang_requests_total", "pages.exemplar", "GET", "404"] == 1
    assert found["guong_sang_requests_total", "pages.results", "HEAD", "200"] == 1
    assert found["guong_sang_requests_total", "none", "GET", "404"] == 1
    assert found["guong_sang_request_seconds_count", "pages.exemplar"] == 2
    assert found["guong_sang_request_seconds_sum", "pages.exemplar"] > 0
    assert "mat" not in client.get("/metrics").get_data(as_text=True)


def test_the_index_has_figures(site, snapshot):
    found = figures(site(KB_METRICS="1"))
    assert found["guong_sang_index_generation", snapshot.history.generation] == 1
    assert found["guong_sang_index_records",] == snapshot.size
    built = found["guong_sang_index_built_timestamp_seconds",]
    assert built == snapshot.history.built.timestamp()
    assert found["guong_sang_index_age_seconds",] >= 0


def test_without_an_index_the_figures_still_come(tmp_path):
    settings = load_settings({"KB_INDEX_DIR": str(tmp_path), "KB_METRICS": "1"})
    client = create_app(settings).test_client()
    assert client.get("/").status_code == 503
    found = figures(client)
    assert found["guong_sang_requests_total", "pages.home", "GET", "503"] == 1
    assert not any("index" in key[0] for key in found)


def test_a_request_is_a_line_without_the_question(site, capsys):
    client = site(KB_LOG="json")
    answer = client.get(
        "/tim-kiem?q=nguyễn+thị+ví+dụ",
        headers={"User-Agent": "Máy Ví Dụ", "X-Request-Id": "vi-du-1"},
    )
    line = json.loads(capsys.readouterr().err)
    assert answer.headers["X-Request-Id"] == line["id"] == "vi-du-1"
    assert set(line) == {"time", "id", "method", "path", "status", "ms"}
    assert (line["method"], line["path"], line["status"]) == ("GET", "/tim-kiem", 200)
    assert line["ms"] >= 250
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line["time"])


def test_errors_and_refusals_are_lines_as_well(site, capsys):
    client = site(KB_LOG="json", KB_RATE_LIMIT="1")
    client.get("/khong-co")
    client.post("/")
    client.get("/feed.atom")
    client.get("/feed.atom")
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert [line["status"] for line in lines] == [404, 405, 200, 429]


def test_an_id_that_no_proxy_writes_is_replaced(site):
    answer = site(KB_LOG="json").get("/", headers={"X-Request-Id": 'a"b ' * 40})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-Id"])


def test_no_line_and_no_id_unless_asked_for(site, capsys):
    answer = site().get("/", headers={"X-Request-Id": "vi-du-1"})
    assert "X-Request-Id" not in answer.headers
    assert capsys.readouterr().err == ""


def test_health_names_the_generation_and_counts(client):
    health = client.get("/healthz").get_json()
    age = datetime.now(UTC) - datetime.fromisoformat(health["built"])
    assert 0 <= age.total_seconds() - health["age_seconds"] < 2
    assert health | {"built": "", "age_seconds": 0} == {
        "status": "ok",
        "generation": "gen-000001",
        "built": "",
        "age_seconds": 0,
        "records": 9,
        "counts": {"directive": 4, "exemplar": 5},
        "withdrawn": 1,
    }
