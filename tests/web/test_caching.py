"""What may be kept, how it is asked for again, and how small it travels."""

import gzip
from datetime import date

import pytest

from tests.support.indexes import indexed
from tests.support.pages import SHOWN
from tests.support.sites import app_over
from web.serving.caching import validators

ADDRESSES = [
    *SHOWN.values(),
    *(
        "/lich-de-tai.ics",
        "/feed.atom?q=ví+dụ",
        "/tim-kiem.csv?q=ví+dụ",
        "/sitemap.xml",
        "/robots.txt",
    ),
    *("/api/v1/search?q=ví+dụ", "/api/v1/suggest?q=ví", "/api/v1/records/nhom-vi-du-mot"),
    *("/guong/nhom-vi-du-mot.md", "/goi-y?q=a"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_the_answer_is_told_so(wider_client, address):
    first = wider_client.get(address)
    again = wider_client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again.headers[name] == first.headers[name]
    since = wider_client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (since.status_code, since.data) == (304, b"")


def test_pages_are_kept_but_asked_for_and_suggestions_live_for_minutes(client):
    assert client.get("/guong/nhom-vi-du-mot").headers["Cache-Control"] == "no-cache"
    assert client.get("/api/v1/suggest?q=v").headers["Cache-Control"] == "max-age=300"
    for address in ("/khong-co", "/guong/da-rut-vi-du", "/guong/khong-co"):
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_an_address_or_host_of_its_own_has_an_answer_of_its_own(client):
    def etag(address, **options):
        return client.get(address, **options).headers["ETag"]

    asked = "/guong/nhom-vi-du-mot"
    assert etag(asked) == etag(asked)
    assert len({etag(asked), etag(f"{asked}?q=bạn"), etag(asked, base_url="http://127.0.0.1")}) == 3


def test_what_is_not_there_is_never_told_to_be_unchanged(client):
    for address, status in (("/guong/nhom-vi-du-mot", 304), ("/guong/khong-co", 404)):
        assert client.get(address, headers={"If-None-Match": "*"}).status_code == status


def test_what_names_the_day_is_new_every_day(snapshot):
    one = validators(snapshot, "/lich-de-tai", date(2099, 11, 24))
    two = validators(snapshot, "/lich-de-tai", date(2099, 11, 25))
    assert one.etag != two.etag
    assert two.modified.isoformat() == "2099-11-25T00:00:00+07:00"
    assert validators(snapshot, "/", None).modified == snapshot.history.built


def test_a_new_generation_is_a_new_answer(folder, tmp_path):
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    known = {"If-None-Match": client.get("/guong/gian-hang-khong-dong").headers["ETag"]}
    (folder / "exemplars" / "gian-hang-khong-dong.md").unlink()
    indexed(folder, tmp_path / "index", allow_shrink=True)
    assert client.get("/guong/gian-hang-khong-dong", headers=known).status_code == 404


@pytest.mark.parametrize(
    "address", ["/", "/feed.atom", "/api/v1/search", "/static/site.css?v=1", "/tuyen-chon"]
)
def test_text_travels_compressed(client, address):
    with client.get(address) as plain:
        whole = plain.data
    asked = {"Accept-Encoding": "gzip"}
    with client.get(address, headers=asked) as packed:
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["Vary"]
        assert len(packed.data) < len(whole) * 0.7
        if not address.startswith("/api/"):  # these say how long they took
            assert gzip.decompress(packed.data) == whole
        known = asked | {"If-None-Match": packed.headers["ETag"]}
    with client.get(address, headers=known) as again:
        assert again.status_code == 304


def test_workbooks_are_compressed_already(client):
    answer = client.get("/tim-kiem.xlsx?q=hoa", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers


def test_files_of_the_site_are_kept_for_good_by_their_content(client):
    with client.get("/static/site.css?v=1") as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    with client.get("/static/site.css") as answer:
        assert answer.headers["Cache-Control"] == "no-cache"


def test_the_health_of_the_site_is_asked_anew_each_time(client):
    assert "ETag" not in client.get("/healthz").headers
