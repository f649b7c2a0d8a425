"""Askers that ask too often, proxies that tell who asks, and what is said only over TLS."""

import socket
import threading
from urllib.request import Request, urlopen

import pytest

from kb.errors import KBError
from kb.settings import load_settings
from web import create_app
from web.serving.limits import TokenBuckets, asker
from web.serving.server import listen


class Clock:
    """A clock that a test turns."""

    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def site(index_dir, clock):
    """Asks a site with these settings, by a clock that the test turns."""

    def build(**settings):
        environment = {"KB_INDEX_DIR": str(index_dir)} | settings
        return create_app(load_settings(environment), clock).test_client()

    return build


def statuses(client, address, times, **headers):
    return [client.get(address, headers=headers).status_code for _ in range(times)]


def test_a_bucket_empties_and_fills_again(clock):
    buckets = TokenBuckets(2, clock)
    assert [buckets.take("a"), buckets.take("a"), buckets.take("b")] == [0, 0, 0]
    assert buckets.take("a") == 30
    clock.now = 29
    assert buckets.take("a") == pytest.approx(1)
    clock.now = 30
    assert [buckets.take("a"), buckets.take("a")] == [0, 30]
    clock.now = 1000
    assert [buckets.take("a"), buckets.take("a"), buckets.take("a")] == [0, 0, 30]


def test_too_many_searches_wait_and_records_do_not(site, clock):
    client = site(KB_RATE_LIMIT="3")
    assert statuses(client, "/tim-kiem?q=hoa", 4) == [200, 200, 200, 429]
    refused = client.get("/tim-kiem?q=hoa")
    assert "Bạn tìm nhanh quá" in refused.get_data(as_text=True)
    assert (refused.headers["Retry-After"], refused.headers["Cache-Control"]) == ("20", "no-store")
    assert statuses(client, "/guong/nhom-vi-du-mot", 5) == [200] * 5
    clock.now = 20
    assert statuses(client, "/tim-kiem?q=hoa", 2) == [200, 429]


@pytest.mark.parametrize(
    "address",
    ["/feed.atom", "/tim-kiem.csv", "/thong-ke.json", "/tuyen-chon.csv", "/lich-de-tai.ics"],
)
def test_feeds_and_files_count(site, address):
    assert statuses(site(KB_RATE_LIMIT="1"), address, 2) == [200, 429]


def test_the_api_says_it_in_json(site):
    client = site(KB_RATE_LIMIT="1")
    assert statuses(client, "/api/v1/suggest?q=v", 5) == [200, 200, 200, 200, 429]
    refused = client.get("/api/v1/search")
    assert refused.status_code == 429
    assert refused.get_json()["error"]["code"] == "too-many-requests"


def test_no_limit_is_a_limit_of_zero(site):
    assert statuses(site(KB_RATE_LIMIT="0"), "/tim-kiem?q=hoa", 200) == [200] * 200


def test_a_forwarded_address_counts_only_behind_a_known_proxy(site):
    alone, behind = site(KB_RATE_LIMIT="1"), site(KB_RATE_LIMIT="1", KB_TRUSTED_PROXIES="1")
    found = [
        [
            client.get(
                "/feed.atom", headers={"X-Forwarded-For": f"{forged}, {address}"}
            ).status_code
            for forged, address in (
                ("9.9.9.9", "192.0.2.1"),
                ("8.8.8.8", "192.0.2.2"),
                ("7.7.7.7", "192.0.2.1"),
            )
        ]
        for client in (alone, behind)
    ]
    assert found == [[200, 429, 429], [200, 200, 429]]


def test_the_real_server_hands_on_what_the_proxy_says(index_dir):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    environment = {"KB_INDEX_DIR": str(index_dir), "PORT": port, "KB_TRUSTED_PROXIES": "1"}
    settings = load_settings(environment)
    server = listen(create_app(settings), settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    asked = Request(f"http://127.0.0.1:{port}/healthz", headers={"X-Forwarded-Proto": "https"})
    with urlopen(asked, timeout=30) as answer:
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"
    server.trigger.pull_trigger(server.close)  # in the loop's own thread
    thread.join()


def test_one_reader_has_all_addresses_of_a_64():
    assert asker("2001:db8:1:2::1") == asker("2001:db8:1:2:ffff::9") != asker("2001:db8:1:3::1")
    assert asker("192.0.2.1") == "192.0.2.1"
    assert asker("") == ""


def test_tls_is_promised_only_over_tls(site):
    told = {"X-Forwarded-Proto": "https"}
    name = "Strict-Transport-Security"
    assert name not in site().get("/", headers=told).headers
    behind = site(KB_TRUSTED_PROXIES="1")
    assert behind.get("/", headers=told).headers[name] == "max-age=31536000"
    assert name not in behind.get("/").headers


@pytest.mark.parametrize(
    "variable", ["KB_RATE_LIMIT", "KB_TRUSTED_PROXIES", "KB_METRICS", "KB_LOG"]
)
def test_a_setting_that_cannot_be_used_is_named(variable):
    with pytest.raises(KBError, match=f'{variable}: "nhiều" không dùng được; hãy đặt'):
        load_settings({variable: "nhiều"})
