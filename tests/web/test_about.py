"""The page that says what this is, and how to search it."""

import re

from tests.support.pages import page
from web.pages.about import EXAMPLES


def test_every_example_on_the_about_page_is_a_link_that_answers(client):
    about = page(client, "/gioi-thieu")
    for text, _ in EXAMPLES:
        assert text in about
        assert client.get("/tim-kiem", query_string={"q": text}).status_code == 200


def test_the_about_page_leads_to_the_open_formats(client):
    text = client.get("/gioi-thieu").text
    for address in re.findall(r'href="([^"]*(?:/oai|/opensearch|/sitemap)[^"]*)"', text):
        assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert "/oai?verb=ListRecords&amp;metadataPrefix=oai_dc" in text
