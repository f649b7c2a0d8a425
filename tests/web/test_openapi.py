"""The description of the API holds for every answer, and every address of the API is in it."""

import re

import pytest
from jsonschema import Draft202012Validator

import kb
from kb.settings import load_settings
from tests.support.sites import UNLIMITED, app_over
from web import create_app
from web.formats.openapi import description
from web.serving.errors import MESSAGES

DOCUMENT = description()
SEARCHES = [
    "",
    "?q=do+dau+hoc+sinh&size=5",
    '?q=chi+thi+so+90+-"dự+thảo"',
    '?q="nêu+gương"+tinh:"Cao+Bằng"+nam:2020..2024',
    "?q=" + "một+" * 50,
    "?q=guongg+sang&sort=name",
    "?province=atlantis&type=x&page=7",
    "?type=theme&type=figure&from=2000&to=2030",
]


def conforms(response, path):
    """Whether a response has a documented status and, if it is JSON, the documented shape."""
    answers = DOCUMENT["paths"][path]["get"]["responses"]
    answer = answers.get(str(response.status_code), answers["default"])
    if "$ref" in answer:
        answer = DOCUMENT["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    if schema := answer.get("content", {}).get(response.mimetype, {}).get("schema"):
        whole = schema | {"components": DOCUMENT["components"]}
        Draft202012Validator(whole).validate(response.get_json())
    return str(response.status_code) in answers


def test_it_is_served_and_told_of(client):
    served = client.get("/api/v1/openapi.json").get_json()
    assert served == DOCUMENT
    assert (served["openapi"], served["info"]["version"]) == ("3.1.0", kb.__version__)
    about = client.get("/gioi-thieu").get_data(as_text=True)
    assert 'href="/api/v1/openapi.json"' in about


def test_every_address_of_the_api_is_documented(app):
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    ours = {re.sub(r"<(\w+)>", r"{\1}", rule) for rule in rules if rule.startswith("/api/")}
    assert set(DOCUMENT["paths"]) == ours | {"/healthz"}


def test_its_schemas_are_schemas_and_its_references_lead_somewhere():
    for schema in DOCUMENT["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    referred = set(re.findall(r"'\$ref': '#/components/(\w+/\w+)'", str(DOCUMENT)))
    held = {f"{kind}/{name}" for kind, each in DOCUMENT["components"].items() for name in each}
    assert held == referred


@pytest.mark.parametrize("parameters", SEARCHES)
def test_searches_are_as_described(wider_client, parameters):
    response = wider_client.get(f"/api/v1/search{parameters}")
    assert response.status_code == 200
    assert conforms(response, "/api/v1/search")


def test_every_record_is_as_described(wider_client, wider_snapshot):
    types = set()
    for record in wider_snapshot.records:
        response = wider_client.get(f"/api/v1/records/{record.id}")
        assert conforms(response, "/api/v1/records/{record_id}")
        types.add(response.get_json()["type"])
    assert types == {"exemplar", "directive", "theme", "figure"}


def test_every_record_of_the_repository_is_as_described(real_index_dir, real_snapshot):
    settings = load_settings({"KB_INDEX_DIR": str(real_index_dir)} | UNLIMITED)
    client = create_app(settings).test_client()
    for record in real_snapshot.records:
        assert conforms(client.get(f"/api/v1/records/{record.id}"), "/api/v1/records/{record_id}")


@pytest.mark.parametrize(
    ("record_id", "status"), [("khong-co", 404), ("da-rut-vi-du", 410), ("nhom-so-mot", 301)]
)
def test_records_that_are_elsewhere_or_nowhere_are_as_described(client, record_id, status):
    response = client.get(f"/api/v1/records/{record_id}")
    assert response.status_code == status
    assert conforms(response, "/api/v1/records/{record_id}")


def test_suggestions_and_health_are_as_described(wider_client):
    for typed in ("", "k", "CT", "cao", "do dau h", "chuyen de"):
        response = wider_client.get("/api/v1/suggest", query_string={"q": typed})
        assert conforms(response, "/api/v1/suggest")
    again = {"If-None-Match": response.headers["ETag"]}
    assert conforms(
        wider_client.get("/api/v1/suggest?q=chuyen+de", headers=again), "/api/v1/suggest"
    )
    assert conforms(wider_client.get("/healthz"), "/healthz")


def test_errors_are_as_described(client, tmp_path):
    empty = app_over(tmp_path).test_client()
    assert conforms(empty.get("/api/v1/search"), "/api/v1/search")
    assert not conforms(client.post("/api/v1/search"), "/api/v1/search")  # told of as "default"
    codes = DOCUMENT["components"]["schemas"]["Error"]["properties"]["error"]["properties"]["code"]
    assert {message.code for message in MESSAGES.values()} < set(codes["enum"])
