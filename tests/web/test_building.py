"""Office files: few are built at a time, each once, none longer than its edition, at a price."""

import io
import queue
import threading
from contextlib import contextmanager
from dataclasses import replace

import docx
import pytest
from werkzeug.exceptions import ServiceUnavailable

from kb.records import Exemplar
from kb.settings import load_settings
from tests.support.indexes import built
from tests.support.word_files import text_of
from web import create_app
from web.serving import building
from web.serving.building import Builders

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")
WORD = "/tuyen-chon.docx?id=mot,hai"


def refused():
    """What makes a file that nobody may ask for."""
    raise AssertionError


@contextmanager
def busy(builders, *keys):
    """Somebody builds a file of each of these names, until the end."""
    begun = [threading.Event() for _ in keys]
    done = threading.Event()

    def make(at):
        at.set()
        done.wait()
        return b"tep"

    threads = [
        threading.Thread(target=builders.file, args=("1", key, lambda at=at: make(at)))
        for key, at in zip(keys, begun, strict=True)
    ]
    for each in threads:
        each.start()
    for each in begun:
        each.wait()
    try:
        yield
    finally:
        done.set()
        for each in threads:
            each.join()


def test_a_file_is_made_once_for_an_edition():
    builders = Builders(8, None)
    assert builders.file("1", "a", lambda: b"cu") == b"cu"
    assert builders.file("1", "a", refused) == b"cu"
    assert builders.file("2", "a", lambda: b"moi") == b"moi"


def test_a_third_at_a_time_is_told_when_to_come_again():
    builders = Builders(8, None, patience=0)
    with busy(builders, "a", "b"), pytest.raises(ServiceUnavailable) as told:
        builders.file("1", "c", refused)
    assert told.value.retry_after == 10
    assert builders.file("1", "c", lambda: b"c") == b"c"


def test_of_two_who_would_wait_one_is_sent_away_so_that_pages_have_threads():
    builders, told = Builders(8, None, patience=60), queue.SimpleQueue()

    def ask(key):
        try:
            told.put(builders.file("1", key, lambda: b"moi"))
        except ServiceUnavailable:
            told.put("doi")

    askers = [threading.Thread(target=ask, args=(key,)) for key in "cd"]
    with busy(builders, "a", "b"):
        for each in askers:
            each.start()
        assert told.get(timeout=30) == "doi"
    assert told.get(timeout=30) == b"moi"
    for each in askers:
        each.join()


def test_with_few_threads_one_builds_and_the_others_answer_pages():
    builders = Builders(4, None, patience=0)
    with busy(builders, "a"), pytest.raises(ServiceUnavailable):
        builders.file("1", "b", refused)


def test_who_asks_twice_gets_the_one_file():
    builders = Builders(8, None)
    got = []
    with busy(builders, "a"):
        other = threading.Thread(target=lambda: got.append(builders.file("1", "a", refused)))
        other.start()
    other.join()
    assert got == [b"tep"]


def test_a_place_is_free_again_after_an_error():
    builders = Builders(4, None, patience=0)
    for _ in range(3):
        with pytest.raises(AssertionError):
            builders.file("1", "a", refused)


def test_processes_of_one_site_share_its_places(tmp_path):
    one, other = Builders(8, tmp_path, patience=0), Builders(8, tmp_path, patience=0)
    with busy(one, "a", "b"), pytest.raises(ServiceUnavailable):
        other.file("1", "c", refused)
    with busy(other, "c"):
        assert one.file("1", "d", lambda: b"d") == b"d"


@pytest.fixture
def site(tmp_path):
    """A site over two records, whose askers do not wait for a place."""
    built(tmp_path, ONE, TWO)
    app = create_app(load_settings({"KB_INDEX_DIR": str(tmp_path)}))
    app.extensions["builders"] = Builders(8, None, patience=0)
    return app


def test_a_full_site_tells_a_reader_when_and_goes_on_answering(site):
    client = site.test_client()
    with busy(site.extensions["builders"], "a", "b"):
        told = client.get(WORD)
        others = [client.get(path).status_code for path in ("/guong/mot", "/tuyen-chon.csv?id=mot")]
    page = told.get_data(as_text=True)
    assert (told.status_code, told.headers["Retry-After"]) == (503, "10")
    assert told.headers["Cache-Control"] == "no-store"
    assert "Mời bạn đợi 10 giây" in page
    assert f'href="{WORD}">Thử lại</a>' in page
    assert others == [200, 200]
    assert client.get(WORD).status_code == 200


def test_what_an_edition_no_longer_says_is_in_no_file_that_was_kept(site, tmp_path):
    def told():
        return text_of(docx.Document(io.BytesIO(site.test_client().get(WORD).data)))

    assert ONE.title in told()
    built(tmp_path, replace(ONE, title="Tổ Mẫu Khác"), TWO)
    assert ONE.title not in (changed := told())
    assert TWO.title in changed
    built(tmp_path, ONE)
    assert TWO.title not in told()


def test_a_file_whose_edition_ends_while_it_is_made_is_not_given(site, tmp_path):
    def make():
        built(tmp_path, ONE)
        return b"Hai"

    with site.test_request_context(WORD), pytest.raises(ServiceUnavailable):
        building.built("a", 0, make)


def test_notes_make_another_file(site):
    client = site.test_client()
    plain, noted = client.get(WORD).data, client.get(f"{WORD}&note.mot=hoi+lai").data
    assert plain != noted


def test_a_file_costs_what_its_records_cost_but_only_who_has_it_made(tmp_path):
    built(tmp_path, *(Exemplar(id=f"so-{each}", title=f"Tổ Thí Dụ {each}") for each in range(20)))
    settings = {"KB_INDEX_DIR": str(tmp_path), "KB_RATE_LIMIT": "10"}
    client = create_app(load_settings(settings), lambda: 0.0).test_client()
    asked = ["/tim-kiem.docx", "/tim-kiem.docx", "/tim-kiem.docx?q=vi+du&sort=newest"]
    assert [client.get(each).status_code for each in asked] == [200, 200, 429]
