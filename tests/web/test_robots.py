"""What other programs read: robots.txt, sitemap, OpenSearch, records beside their pages."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from flask import render_template
from lxml import etree

from kb.settings import load_settings
from tests.support.standards import valid
from web import create_app
from web.address import machines
from web.formats.robots import sitemap_parts
from web.serving.headers import UNLISTED

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def xml(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return etree.fromstring(response.data)


def sitemap_of(client):
    return valid(client.get("/sitemap.xml").data, "sitemap.xsd")


def test_robots_may_read_records_and_no_questions(client):
    text = client.get("/robots.txt").text
    rules = RobotFileParser()
    rules.parse(text.splitlines())
    for open_to_all in ("/", "/guong/nhom-vi-du-mot", "/van-ban/ct-90-ct-tw-2016", "/thong-ke"):
        assert rules.can_fetch("*", f"http://localhost{open_to_all}")
    for question in ("/tim-kiem?q=hoa", "/tuyen-chon?id=x", "/oai?verb=Identify"):
        assert not rules.can_fetch("*", f"http://localhost{question}")
    assert {"Disallow: /*?province=", "Disallow: /*&province="} <= set(text.splitlines())
    assert rules.site_maps() == ["http://localhost/sitemap.xml"]


@pytest.mark.parametrize("address", UNLISTED)
def test_what_robots_are_asked_to_leave_says_so_itself(client, address):
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    assert not rules.can_fetch("*", f"http://localhost{address}")
    assert client.get(address).headers["X-Robots-Tag"] == "noindex"


def test_the_sitemap_has_every_record_with_a_page_and_every_day_and_nothing_else(
    wider_client, wider_snapshot
):
    root = sitemap_of(wider_client)
    found = [each.text for each in root.iter(f"{SITEMAP}loc")]
    records = [each for each in found if "/ngay/" not in each]
    assert len(records) == sum(each.record_type != "figure" for each in wider_snapshot.records)
    assert {address.split("/")[3] for address in records} == {"guong", "van-ban", "chuyen-de"}
    days = [each.removeprefix("http://localhost") for each in found if "/ngay/" in each]
    assert days == ["/ngay/20-11", "/ngay/5-12", "/ngay/1-1-am"]
    for address in found:
        assert wider_client.get(address).status_code == 200
    stamps = [each.text for each in root.iter(f"{SITEMAP}lastmod")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", each) for each in stamps)
    assert len(stamps) == len(found)


def test_a_sitemap_that_grows_too_long_is_cut_into_parts(app, snapshot):
    with app.test_request_context():
        parts = sitemap_parts(snapshot, most=4)
    assert [len(part) for part in parts] == [4, 4, 1]
    assert len({page.url for part in parts for page in part}) == 9


def test_the_parts_of_a_long_sitemap_are_listed_in_an_index(app):
    with app.test_request_context():
        urls = [machines.sitemap_url(number) for number in (1, 2)]
        root = valid(
            render_template("formats/sitemap_index.xml", urls=urls).encode(), "siteindex.xsd"
        )
    found = [each.text for each in root.iter(f"{SITEMAP}loc")]
    assert found == ["http://localhost/sitemap-1.xml", "http://localhost/sitemap-2.xml"]


def test_a_part_of_the_sitemap_that_is_not_there_is_not_found(client):
    assert client.get("/sitemap-1.xml").data == client.get("/sitemap.xml").data
    assert client.get("/sitemap-2.xml").status_code == 404


def test_addresses_for_robots_follow_the_public_one(index_dir):
    settings = {"KB_INDEX_DIR": str(index_dir), "KB_BASE_URL": "https://guong.example/"}
    client = create_app(load_settings(settings)).test_client()
    assert "Sitemap: https://guong.example/sitemap.xml" in client.get("/robots.txt").text
    found = [each.text for each in sitemap_of(client).iter(f"{SITEMAP}loc")]
    assert all(address.startswith("https://guong.example/") for address in found)


def test_a_browser_can_add_the_site_to_its_search_box(client):
    root = xml(client, "/opensearch.xml")
    assert root.tag == f"{SEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{SEARCH}ShortName")) <= 16
    assert root.findtext(f"{SEARCH}InputEncoding") == "UTF-8"
    templates = {each.get("type"): each.get("template") for each in root.iter(f"{SEARCH}Url")}
    assert templates["text/html"] == "http://localhost/tim-kiem?q={searchTerms}"
    for template in templates.values():
        assert client.get(template.replace("{searchTerms}", "v%C3%AD")).status_code == 200
    assert '<link rel="search" type="application/opensearchdescription+xml"' in client.get("/").text
