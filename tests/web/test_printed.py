"""The foot of every page on paper: whose it is, where, of which day; the code that leads back."""

import re
from datetime import timedelta
from html import unescape

import pytest

from tests.support.pages import SHOWN
from tests.support.sites import app_over

CODE = '<span class="code" aria-hidden="true"><svg'
FOOT_RE = re.compile(r'<div class="printed-from">.*?</div>', re.DOTALL)
TAG_RE = re.compile(r"<[^>]+>")
RECORD = "/guong/nhom-vi-du-mot"


def foot_of(client, address):
    """What stands at the end of a printed page, and whether there is a code."""
    foot = FOOT_RE.search(client.get(address).get_data(as_text=True))[0]
    return " ".join(TAG_RE.sub(" ", foot).split()), CODE in foot


@pytest.fixture
def known(wider_index_dir):
    """Asks a site that knows where it stands."""
    return app_over(wider_index_dir, KB_BASE_URL="https://kho.example").test_client()


def test_paper_tells_the_site_the_address_and_the_day_of_the_content(known, wider_snapshot):
    day = wider_snapshot.history.built + timedelta(hours=7)  # in Vietnam
    said = f"https://kho.example{RECORD} Nội dung của kho ngày {day.day}/{day.month}/{day.year}"
    assert foot_of(known, RECORD) == (f"Gương Sáng {said}", True)


@pytest.mark.parametrize("address", SHOWN.values(), ids=SHOWN)
def test_every_page_leads_back_from_paper(known, address):
    said, has_code = foot_of(known, address)
    path, _, asked = address.partition("?")
    assert f"https://kho.example{path}" in said
    assert has_code or len(asked) > 200


def test_what_was_asked_is_in_the_address_but_not_how_a_record_was_found(known):
    assert "/viec-phai-lam?role=chi-bo Nội" in foot_of(known, "/viec-phai-lam?role=chi-bo")[0]
    calendar = "/lich-de-tai?tu=2027-02&province=cao-bang"
    assert f"{calendar} Nội" in unescape(foot_of(known, calendar)[0])
    assert f"{RECORD} Nội" in foot_of(known, f"{RECORD}?q=hoa")[0]


def test_no_code_leads_to_an_address_that_nobody_has_set_or_that_is_too_long(client, known):
    assert not foot_of(client, RECORD)[1]
    assert not foot_of(known, f"/viec-phai-lam?year={'0' * 300}")[1]


def test_a_page_is_the_same_whatever_day_it_is_asked(known):
    """What is printed is told by a script: a kept page would tell another day."""
    assert "in ngày" not in known.get(RECORD).get_data(as_text=True)
