"""Finished answers: as if made anew, gone with their index, no more than there is room for."""

import gzip
import json

import pytest
from flask import Response, template_rendered

from kb.index import roll_back
from kb.records import Exemplar
from kb.settings import load_settings
from tests.support.indexes import built
from tests.support.pages import SHOWN
from web import create_app
from web.serving.caching import Answer, PageCache

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")
# As many as there are pages: what an address without parameters shows.
KEPT = [address for address in SHOWN.values() if "?" not in address]
FILES = ["/guong/nhom-vi-du-mot.json", "/van-ban/ct-90-ct-tw-2016.md", "/sitemap.xml"]


def lasting(headers):
    return [each for each in headers if each[0] != "Date"]


@pytest.fixture
def site(index_dir):
    """Asks a site with these settings and nothing kept yet."""

    def create(**settings):
        return create_app(load_settings({"KB_INDEX_DIR": str(index_dir)} | settings)).test_client()

    return create


@pytest.fixture
def rendered():
    """The templates that are rendered during the test."""
    names = []

    def note(_sender, template, **_context):
        names.append(template.name)

    with template_rendered.connected_to(note):
        yield names


@pytest.mark.parametrize("encodings", ["", "gzip", "gzip, deflate, br, zstd", "br;q=0.1, gzip"])
@pytest.mark.parametrize("address", [*KEPT, *FILES])
def test_what_is_kept_is_what_was_made_byte_for_byte(site, address, encodings):
    client, asked = site(), {"Accept-Encoding": encodings}
    client.get(address, headers={"Accept-Encoding": "br"})
    made, kept = (client.get(address, headers=asked) for _ in range(2))
    fresh = site().get(address, headers=asked)
    assert lasting(made.headers) == lasting(kept.headers) == lasting(fresh.headers)
    assert made.data == kept.data
    if kept.headers.get("Content-Encoding") == "gzip":  # which writes the time into its head
        assert gzip.decompress(kept.data) == gzip.decompress(fresh.data)
    else:
        assert kept.data == fresh.data


def test_the_moment_is_not_kept():
    response = Response("a", headers={"Date": "Thu, 01 Jan 1970 00:00:00 GMT", "Vary": "Accept"})
    assert [name for name, _ in Answer.of(response).headers] == [
        "Vary",
        "Content-Type",
        "Content-Length",
    ]


def test_a_page_is_made_once_and_an_answer_to_a_question_each_time(site, rendered):
    client = site()
    for address in ("/guong/nhom-vi-du-mot", "/guong/nhom-vi-du-mot?q=hoa", "/tim-kiem?q=hoa"):
        client.get(address)
        client.get(address)
    assert rendered == ["pages/exemplar.html"] * 3 + ["pages/results.html"] * 2


def test_what_is_kept_answers_head_and_conditions_like_any_page(site, rendered):
    client, address = site(), "/guong/nhom-vi-du-mot"
    head, got = client.head(address), client.get(address)
    assert (head.status_code, head.data) == (200, b"")
    assert lasting(head.headers) == lasting(got.headers)
    for condition, name in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = client.get(address, headers={condition: got.headers[name]})
        assert (again.status_code, again.data) == (304, b"")
    assert client.post(address).status_code == 405
    assert rendered == ["pages/exemplar.html", "pages/error.html"]


def test_one_host_is_not_given_the_page_of_another(site):
    client, address = site(), "/guong/nhom-vi-du-mot"
    for host in ("http://localhost:8001", "http://localhost:8002"):
        assert f'<link rel="canonical" href="{host}{address}">' in client.get(
            address, base_url=host
        ).get_data(as_text=True)


def test_what_is_kept_is_limited_counted_and_logged_like_any_answer(site, capsys):
    client = site(KB_RATE_LIMIT="2", KB_METRICS="1", KB_LOG="json")
    statuses = [client.get("/tim-kiem").status_code for _ in range(3)]
    lines = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert statuses == [line["status"] for line in lines] == [200, 200, 429]
    assert len({line["id"] for line in lines}) == 3
    counted = 'guong_sang_requests_total{endpoint="pages.results",method="GET",status="200"} 2.0'
    assert counted in client.get("/metrics").get_data(as_text=True)


def test_a_withdrawn_record_is_gone_at_once_and_stays_so_after_a_rollback(tmp_path):
    built(tmp_path, ONE, TWO)
    client = create_app(load_settings({"KB_INDEX_DIR": str(tmp_path)})).test_client()
    known = {"If-None-Match": client.get("/guong/hai").headers["ETag"]}
    assert client.get("/guong/hai").status_code == 200
    built(tmp_path, ONE, withdrawn_ids=["hai"])
    assert [client.get("/guong/hai", headers=each).status_code for each in ({}, known)] == [410] * 2
    roll_back(tmp_path)
    assert [client.get("/guong/hai", headers=each).status_code for each in ({}, known)] == [410] * 2
    assert "Tổ Thí Dụ Hai" not in client.get("/").get_data(as_text=True)


def test_the_answers_asked_for_last_are_kept_within_the_bound():
    cache, thousand = PageCache(most_bytes=10_000), Answer(b"a" * 1000, (("Vary", "Accept"),))
    assert cache.find("bản một", "0") is None
    for number in range(100):
        cache.add("bản một", str(number), thousand)
        cache.find("bản một", "0")
    kept = [number for number in range(100) if cache.find("bản một", str(number))]
    assert kept == [0, *range(92, 100)]
    assert 9_000 < cache.size <= 10_000
    cache.add("bản một", "all", Answer(b"a" * 20_000, ()))
    assert cache.size <= 10_000


def test_answers_made_from_another_index_are_dropped():
    cache, answer = PageCache(), Answer(b"a" * 1000, ())
    assert cache.find("bản một", "/") is None
    cache.add("bản một", "/", answer)
    assert cache.find("bản một", "/") is answer
    assert cache.find("bản hai", "/") is None
    assert cache.size == 0
    cache.add("bản một", "/", answer)  # by a reader who asked before the swap
    assert (cache.size, cache.find("bản hai", "/")) == (0, None)
