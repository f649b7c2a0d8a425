"""The addresses of sources are looked at, kept, and told of; nothing is looked at for nothing."""

from datetime import date, timedelta

import pytest

from kb.fetch import Fetcher, FetchError
from kb.sources import Cited, Ledger, Outcome, check_sources, due
from tests.support.web_servers import Host, Said, host

DAY = date(2026, 11, 29)
TITLE = "Tổ Thí Dụ trồng hoa dọc đường làng"
HTML = {"Content-Type": "text/html; charset=utf-8"}
ARTICLE = Said(
    200, "<title>T&#7893; Thí Dụ trồng hoa <b>dọc</b> đường làng</title>…".encode(), HTML
)
OTHER = Said(200, b"<title>Gia vang hom nay</title>", HTML)
PAGES = {
    "/bai": ARTICLE,
    "/khac": OTHER,
    "/cu": Said(301, b"", {"Location": "/bai"}),
    "/mat-roi": Said(301, b"", {"Location": "/"}),
    "/": OTHER,
    "/rieng": Said(403),
    "/ban": Said(503),
    "/so-do.pdf": Said(200, b"%PDF-1.7 invented", {"Content-Type": "application/pdf"}),
}


def looked_at(site: Host, archive, *paths: str, day: date = DAY, ids=("to-thi-du",)) -> list:
    cited = [Cited(site.address + path, tuple(ids), (TITLE,)) for path in paths]
    reader = Fetcher("GuongSang/0", pause=0, allowed=["127.0.0.1"])
    return list(check_sources(cited, reader, Ledger(archive), archive, day))


@pytest.fixture
def site():
    with host(PAGES) as running:
        yield running


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("/bai", Outcome.FINE),
        ("/so-do.pdf", Outcome.FINE),
        ("/khac", Outcome.OTHER),
        ("/cu", Outcome.MOVED),
        ("/mat-roi", Outcome.FRONT),
        ("/khong-co", Outcome.GONE),
        ("/rieng", Outcome.REFUSED),
        ("/ban", Outcome.AWAY),
    ],
)
def test_what_is_seen_of_an_address_is_told(site, tmp_path, path, outcome):
    (seen,) = looked_at(site, tmp_path, path)
    assert (seen.outcome, seen.day) == (outcome, DAY)
    assert Ledger(tmp_path).last == {site.address + path: seen}


def test_where_it_has_moved_to_is_kept(site, tmp_path):
    (seen,) = looked_at(site, tmp_path, "/cu")
    assert seen.moved_to == f"{site.address}/bai"


def test_a_copy_is_kept_for_every_record_that_rests_on_it(site, tmp_path):
    (seen,) = looked_at(site, tmp_path, "/bai", ids=("to-thi-du", "nhom-mau"))
    assert [path.split("/")[:2] for path in seen.copies] == [
        ["material", "to-thi-du"],
        ["material", "nhom-mau"],
    ]
    assert {(tmp_path / path).read_bytes() for path in seen.copies} == {ARTICLE.body}


def test_the_same_page_is_kept_once_and_a_changed_one_beside_it(tmp_path):
    pages = {"/bai": ARTICLE}
    with host(pages) as site:
        looked_at(site, tmp_path, "/bai")
        looked_at(site, tmp_path, "/bai", day=DAY + timedelta(40))
        assert len(list(tmp_path.glob("material/*/*"))) == 1
        pages["/bai"] = Said(200, ARTICLE.body + b"<p>mended</p>", HTML)
        (seen,) = looked_at(site, tmp_path, "/bai", day=DAY + timedelta(80))
    assert len(list(tmp_path.glob("material/*/*"))) == len(seen.copies) == 2


def test_the_copy_stays_when_the_page_is_gone(tmp_path):
    pages = {"/bai": ARTICLE}
    with host(pages) as site:
        (first,) = looked_at(site, tmp_path, "/bai")
        del pages["/bai"]
        (seen,) = looked_at(site, tmp_path, "/bai", day=DAY + timedelta(40))
    assert (seen.outcome, seen.copies) == (Outcome.GONE, first.copies)


def test_what_was_seen_lately_is_not_due_but_what_could_not_be_read_is(site, tmp_path):
    looked_at(site, tmp_path, "/bai", "/ban")
    cited = [Cited(site.address + path, ("x",), ()) for path in ("/bai", "/ban", "/moi")]
    soon, later = (due(cited, Ledger(tmp_path), DAY + timedelta(n), days=30) for n in (29, 30))
    assert [each.url.rpartition("/")[2] for each in soon] == ["ban", "moi"]
    assert len(later) == 3


def test_an_unchanged_page_is_not_sent_again(tmp_path):
    def page(headers):
        if headers.get("if-none-match") == '"a"':
            return Said(304)
        return Said(200, ARTICLE.body, {**HTML, "ETag": '"a"'})

    with host({"/bai": page}) as site:
        (first,) = looked_at(site, tmp_path, "/bai")
        (again,) = looked_at(site, tmp_path, "/bai", day=DAY + timedelta(40))
    assert (again.outcome, again.copies) == (Outcome.FINE, first.copies)


def test_a_check_that_was_cut_off_goes_on(site, tmp_path):
    looked_at(site, tmp_path, "/bai", "/khac")
    path = tmp_path / "sources.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert list(Ledger(tmp_path).last) == [f"{site.address}/bai"]


def test_a_machine_without_network_is_told_of_instead_of_dead_sources(tmp_path):
    cited = [Cited(f"http://bao-{n}.invalid/bai", ("x",), ()) for n in range(9)]
    looks = check_sources(cited, Fetcher("GuongSang/0", pause=0), Ledger(tmp_path), tmp_path, DAY)
    with pytest.raises(FetchError, match="không ra mạng"):
        list(looks)
    assert [each.outcome for each in Ledger(tmp_path).last.values()] == [Outcome.AWAY] * 5
