"""By what address the site calls itself: never by one that a stranger made up."""

import pytest

from tests.support.listening import listening
from tests.support.sites import app_over

FOREIGN = "la-ai.example"
NAMING = (
    "/",
    "/guong/nhom-vi-du-mot",
    "/tim-kiem?q=v%C3%AD+d%E1%BB%A5",
    "/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/opensearch.xml",
    "/oai?verb=Identify",
    "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "/lich-de-tai.ics",
    "/tim-kiem.csv",
    "/tim-kiem.json",
    "/guong/nhom-vi-du-mot.json",
    "/guong/nhom-vi-du-mot.md",
    "/api/v1/search",
    "/khong-co-trang-nay",
)


@pytest.mark.parametrize("address", NAMING)
@pytest.mark.parametrize("named", ["", "https://guong.example"], ids=["unnamed", "named"])
def test_a_foreign_host_is_never_repeated(index_dir, address, named):
    client = app_over(index_dir, KB_BASE_URL=named).test_client()
    told = {"X-Forwarded-Host": FOREIGN, "Forwarded": f"host={FOREIGN}", "X-Host": FOREIGN}
    answer = client.get(address, base_url=f"http://{FOREIGN}", headers=told)
    assert FOREIGN not in answer.get_data(as_text=True)
    assert FOREIGN not in str(answer.headers)


@pytest.mark.parametrize(
    ("host", "settings", "own"),
    [
        ("localhost:9000", {}, "http://localhost:9000"),
        ("[::1]:8000", {}, "http://[::1]:8000"),
        (FOREIGN, {}, "http://127.0.0.1:8000"),
        (FOREIGN, {"KB_HOST": "guong.mau", "PORT": "80"}, "http://guong.mau"),
        ("guong.mau", {"KB_HOST": "guong.mau"}, "http://guong.mau"),
        (f"localhost.{FOREIGN}", {}, "http://127.0.0.1:8000"),
        (f"127.0.0.1.{FOREIGN}", {}, "http://127.0.0.1:8000"),
        (FOREIGN, {"KB_BASE_URL": "https://guong.example"}, "https://guong.example"),
        ("localhost", {"KB_BASE_URL": "https://guong.example"}, "https://guong.example"),
    ],
)
def test_the_canonical_address_is_ours(index_dir, host, settings, own):
    client = app_over(index_dir, **settings).test_client()
    text = client.get("/gioi-thieu", base_url=f"http://{host}").get_data(as_text=True)
    assert f'<link rel="canonical" href="{own}/gioi-thieu">' in text
    assert f'<meta property="og:url" content="{own}/gioi-thieu">' in text


def test_open_to_all_machines_it_is_the_address_that_was_reached(index_dir):
    with listening(app_over(index_dir, KB_HOST="0.0.0.0")) as site:
        for host in (f"127.0.0.1:{site.port}", FOREIGN):
            text = site.ask("/gioi-thieu", Host=host).decode()
            assert 'rel="canonical" href="http://127.0.0.1:' in text
            assert FOREIGN not in text


def test_hosts_without_number_share_one_kept_page(index_dir):
    client = app_over(index_dir).test_client()
    etags = {
        client.get("/", base_url=f"http://{name}.example").headers["ETag"] for name in ("a", "b")
    }
    assert len(etags) == 1
