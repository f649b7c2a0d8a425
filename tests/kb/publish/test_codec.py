"""Two segments never bear one name, whoever seeds `random`."""

import random
from dataclasses import replace

from kb.records import Exemplar
from kb.search import open_snapshot
from tests.support.indexes import built

ONE = Exemplar("mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")


def test_a_seed_that_comes_again_overwrites_nothing(tmp_path):
    for number in range(3):
        random.seed(1)
        built(tmp_path, ONE, replace(ONE, id="hai", body=f"Bài {number}."))
    assert {record.body for record in open_snapshot(tmp_path).records} == {ONE.body, "Bài 2."}
