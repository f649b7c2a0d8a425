"""The JSON API: shapes as published, errors as objects."""

import pytest

from tests.support.bad_input import BAD_QUESTIONS
from tests.support.sites import app_over


def test_an_answer_has_the_published_shape(client):
    answer = client.get("/api/v1/search?q=do+dau+hoc+sinh&size=5").get_json()
    assert list(answer) == [
        *("query", "understood", "total", "page", "size", "took_ms", "relaxed", "suggestion"),
        *("hits", "facets"),
    ]
    assert (answer["query"], answer["page"], answer["size"]) == ("do dau hoc sinh", 1, 5)
    hit = answer["hits"][0]
    assert {"text": "đỡ đầu", "hit": True} in hit["snippet"]
    assert {key: hit[key] for key in hit if key not in ("score", "snippet")} == {
        "id": "truong-tieu-hoc-thi-du",
        "type": "exemplar",
        "kind": "mo-hinh",
        "title": "Đỡ đầu học sinh nghèo",
        "url": "/guong/truong-tieu-hoc-thi-du",
        "province": "Cao Bằng",
        "years": [2023],
    }


def test_what_was_understood_names_the_document(client):
    answer = client.get("/api/v1/search", query_string={"q": 'chi thi so 90 -"dự thảo"'}).get_json()
    assert answer["hits"][0]["id"] == "ct-90-ct-tw-2016"
    assert answer["understood"] == [
        {
            "kind": "document",
            "text": "chi thi so 90",
            "label": "Chỉ thị số 90-CT/TW",
            "id": "ct-90-ct-tw-2016",
        },
        {"kind": "exclude", "text": '-"dự thảo"', "label": "không có: dự thảo", "id": None},
    ]


def test_facets_are_counted_and_say_what_is_selected(client):
    facets = client.get("/api/v1/search?type=directive").get_json()["facets"]
    assert list(facets) == [
        *("type", "kind", "doc_type", "province", "field", "level", "year", "used", "validity")
    ]
    assert facets["type"] == [
        {"value": "exemplar", "label": "Gương điển hình", "count": 5, "selected": False},
        {"value": "directive", "label": "Văn bản chỉ đạo", "count": 4, "selected": True},
    ]


def test_vietnamese_is_written_as_it_is(client):
    response = client.get("/api/v1/search?q=đỡ+đầu")
    assert response.mimetype == "application/json"
    assert "Đỡ đầu học sinh nghèo" in response.get_data(as_text=True)


def test_one_record_and_its_old_address(client):
    record = client.get("/api/v1/records/nhom-vi-du-mot").get_json()
    assert (record["type"], record["id"], record["url"]) == (
        "exemplar",
        "nhom-vi-du-mot",
        "/guong/nhom-vi-du-mot",
    )
    moved = client.get("/api/v1/records/nhom-so-mot")
    assert (moved.status_code, moved.location) == (301, "/api/v1/records/nhom-vi-du-mot")


@pytest.mark.parametrize("record_id", ["khong-co", "ban-nhap-vi-du", "%00", "..%2F"])
def test_what_is_not_published_is_not_there(client, record_id):
    response = client.get(f"/api/v1/records/{record_id}")
    assert response.status_code == 404
    assert response.get_json()["error"]["code"] == "not-found"


def test_nothing_unpublished_is_found(client):
    everything = client.get("/api/v1/search?size=100").get_json()
    assert everything["total"] == 9
    statuses = {client.get(hit["url"]).status_code for hit in everything["hits"]}
    assert (len(everything["hits"]), statuses) == (9, {200})


def test_writing_is_refused_in_json(client):
    response = client.post("/api/v1/search", json={"q": "a"})
    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD")
    assert response.get_json()["error"]["code"] == "method-not-allowed"


def test_without_an_index_the_api_says_so(tmp_path):
    client = app_over(tmp_path).test_client()
    for address in ("/api/v1/search", "/api/v1/records/a", "/healthz"):
        response = client.get(address)
        assert (response.status_code, response.headers["Retry-After"]) == (503, "60")
        assert response.get_json()["error"]["code"] == "index-missing"


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_is_an_error(client, parameters):
    response = client.get(f"/api/v1/search?{parameters}")
    assert response.status_code == 200
    assert response.get_json()["total"] >= 0


def test_a_browser_gets_suggestions_in_its_own_form(client):
    response = client.get("/goi-y", query_string={"q": "do dau"})
    assert response.content_type == "application/x-suggestions+json; charset=utf-8"
    typed, texts, labels, addresses = response.get_json(force=True)
    assert (typed, texts[0]) == ("do dau", "Đỡ đầu học sinh nghèo")
    assert len(texts) == len(labels) == len(addresses)
    assert addresses[0] == "http://localhost/guong/truong-tieu-hoc-thi-du"


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_the_suggestions_of_browsers(client, parameters):
    response = client.get(f"/goi-y?{parameters}")
    assert len(response.get_json(force=True)) == 4
