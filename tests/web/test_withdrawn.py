"""Drafts and withdrawn records appear nowhere public; a withdrawn one leaves a tombstone."""

import io

import openpyxl
import pytest

WITHDRAWN, DRAFT = "da-rut-vi-du", "ban-nhap-vi-du"
# Words that stand only in those two records (tests/content).
SECRETS = ("khủnglongrút", "khủnglongnháp", WITHDRAWN, DRAFT)


@pytest.mark.parametrize("prefix", ["/guong/", "/van-ban/"])
def test_a_withdrawn_record_leaves_a_page_that_names_nobody(client, prefix):
    response = client.get(prefix + WITHDRAWN)
    assert response.status_code == 410
    assert "Hồ sơ này đã được rút" in response.text
    assert "khủnglongrút" not in response.text
    assert "noindex" in response.text


def test_the_api_tells_a_withdrawn_record_from_one_that_never_was(client):
    gone = client.get(f"/api/v1/records/{WITHDRAWN}")
    assert (gone.status_code, gone.json["error"]["code"]) == (410, "withdrawn")
    assert client.get("/api/v1/records/khong-co").status_code == 404


def test_a_draft_is_as_if_it_were_not_there(client):
    assert client.get(f"/guong/{DRAFT}").status_code == 404
    assert client.get(f"/api/v1/records/{DRAFT}").status_code == 404


def test_no_page_or_answer_speaks_of_them(app, client, snapshot):
    addresses = ["/", "/tim-kiem", "/tim-kiem?size=100", "/gioi-thieu", "/api/v1/search?size=100"]
    addresses += [
        f"/guong/{row.id}" for row in snapshot.index.rows if "exemplar" in row.facets["type"]
    ]
    addresses += [
        f"/van-ban/{row.id}" for row in snapshot.index.rows if "directive" in row.facets["type"]
    ]
    fixed = {rule.rule for rule in app.url_map.iter_rules() if not rule.arguments}
    for address in sorted({*addresses, *fixed}):
        text = client.get(address, follow_redirects=True).text
        assert [secret for secret in SECRETS if secret in text] == [], address


@pytest.mark.parametrize("typed", ["khunglong", "khủng", "da rut", "ban nhap", "ví dụ"])
def test_they_are_not_suggested(client, typed):
    answer = client.get("/api/v1/suggest", query_string={"q": typed}).get_data(as_text=True)
    assert [name for name in (*SECRETS, "Bản nháp", "Đã rút") if name in answer] == []


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_they_are_not_exported(client, suffix):
    data = client.get(f"/tim-kiem.{suffix}").get_data()
    if suffix == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        text = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    else:
        text = data.decode("utf-8")
    assert "truong-tieu-hoc-thi-du" in text
    assert [secret for secret in SECRETS if secret in text] == []


@pytest.mark.parametrize("word", ["khủnglongrút", "khunglongnhap"])
def test_searching_for_their_words_finds_nothing(client, word):
    assert client.get("/api/v1/search", query_string={"q": word}).json["total"] == 0
