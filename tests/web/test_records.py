"""Addresses of records: old, mistaken, lost; the text parted after its first paragraph."""

import pytest

from tests.support.pages import page
from web.parts.records import MarkedRecord


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/guong/nhom-vi-du", "/guong/nhom-vi-du-mot"),
        ("/van-ban/nhom-so-mot", "/guong/nhom-vi-du-mot"),
        ("/van-ban/nhom-vi-du-mot", "/guong/nhom-vi-du-mot"),
        ("/guong/ct-90-ct-tw-2016", "/van-ban/ct-90-ct-tw-2016"),
    ],
)
def test_an_old_or_mistaken_address_leads_to_the_right_one(client, asked, right):
    response = client.get(asked)
    assert (response.status_code, response.location) == (301, right)


@pytest.mark.parametrize(
    "address",
    [
        *("/guong/ban-nhap-vi-du", "/guong/khong-co", "/guong/%00", "/a/../.."),
        *("/tinh/khong-co", "/co-quan/khong-co", "/chuyen-de/x/bo-doc"),
    ],
)
def test_what_is_not_there_is_a_page_that_helps(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Không có trang này" in response.get_data(as_text=True)


def test_a_lost_record_can_be_searched_for_at_once(client):
    assert 'value="nhom vi du hai"' in page(client, "/guong/nhom-vi-du-hai")


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("<p>Một.</p>\n<p>Hai.</p>", "<p>Một.</p>"),
        (
            '<h2 id="a">Mục</h2>\n<p class="x">Một.</p><ul></ul>',
            '<h2 id="a">Mục</h2>\n<p class="x">Một.</p>',
        ),
        ("<ul><li><p>Một.</p></li></ul><p>Hai.</p>", ""),
        ("<pre>Một.</pre><p>Hai.</p>", ""),
        ("", ""),
    ],
)
def test_the_first_paragraph_is_parted_from_the_rest_of_a_text(body, lead):
    record = MarkedRecord("", "", "", body, "", 0, "", (), frozenset())
    assert record.lead == lead
    assert record.lead + record.rest == body.replace("</p>\n<p>Hai", "</p><p>Hai")
