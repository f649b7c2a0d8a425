"""The site answers on while indexes are swapped under it."""

import threading
from dataclasses import replace

from kb.records import Exemplar
from tests.support.indexes import built
from tests.support.sites import app_over
from web.serving.state import current_snapshot

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")


TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def test_a_request_is_answered_from_one_snapshot_to_its_end(tmp_path):
    built(tmp_path, ONE)
    app = app_over(tmp_path)
    with app.test_request_context("/"):
        before = current_snapshot()
        built(tmp_path, ONE, TWO)
        assert current_snapshot() is before
    with app.test_request_context("/"):
        assert current_snapshot().size == 2


def test_no_request_fails_while_five_generations_are_swapped(tmp_path):
    built(tmp_path, ONE)
    app = app_over(tmp_path)
    answers, done = [], threading.Event()

    def read():
        client = app.test_client()
        while not done.is_set():
            for address in ("/tim-kiem?q=hoa", "/guong/mot", "/api/v1/suggest?q=tổ"):
                answers.append((address, client.get(address).status_code))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(5):
        generation = built(tmp_path, replace(ONE, body=f"Trồng hoa, lần {number}.")).generation.name
        while app.test_client().get("/healthz").get_json()["generation"] != generation:
            pass
    done.set()
    for thread in threads:
        thread.join()
    assert len(answers) > 20
    assert {status for _, status in answers} == {200}
