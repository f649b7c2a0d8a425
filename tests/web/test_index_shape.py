"""An index of another version: read as far as it is known, else replaced; never a traceback."""

import logging
import sys
from dataclasses import dataclass, field, replace
from typing import ClassVar

import pytest

from kb.errors import IndexMissing
from kb.index import roll_back
from kb.index.whoosh import KIND, codec
from kb.index.whoosh.codec import Codec
from kb.records import RECORD_CLASSES, Exemplar
from kb.records.parts import RecordType
from kb.schema import declare, is_within
from kb.schema.types import Text
from kb.search import open_snapshot
from kb.vocabularies import Vocabularies
from tests.support.index_history import backdate
from tests.support.indexes import built
from tests.support.sites import app_over

ONE = Exemplar(id="mot", title="Tổ Thử Một", kind="tap-the", body="Trồng hoa.")
TWO = Exemplar(id="hai", title="Tổ Thử Hai", kind="tap-the", body="Nấu cơm.")


@dataclass(frozen=True)
class LaterExemplar(Exemplar):
    """What an exemplar will be when somebody has declared one field more."""

    about: ClassVar[RecordType] = Exemplar.about
    motto: str | None = declare("Phương châm", "phương châm của họ", Text())
    body: str = field(default="")


LATER = LaterExemplar(**vars(TWO) | {"motto": "Thử là thử"})


@pytest.fixture
def of_a_later_version(tmp_path, monkeypatch):
    """An index of two records whose version knew a field that this one does not."""
    with monkeypatch.context() as later:
        later.setitem(RECORD_CLASSES, "exemplar", LaterExemplar)
        built(tmp_path, ONE, LATER)
    backdate(tmp_path, 1000)
    return tmp_path


def test_an_index_without_a_new_field_answers_until_it_is_built(tmp_path, monkeypatch):
    built(tmp_path, ONE)
    monkeypatch.setitem(RECORD_CLASSES, "exemplar", LaterExemplar)
    assert open_snapshot(tmp_path).records == (LaterExemplar(**vars(ONE)),)
    assert built(tmp_path, ONE).is_unchanged


def test_an_index_with_a_field_that_is_gone_says_what_to_do(of_a_later_version):
    with pytest.raises(IndexMissing, match="mà bản này không biết; hãy chạy `kb index`"):
        open_snapshot(of_a_later_version)


def test_a_site_over_it_says_what_to_do_without_a_traceback(of_a_later_version, caplog):
    client = app_over(of_a_later_version).test_client()
    answer = client.get("/")
    assert answer.status_code == 503
    assert "chạy lệnh kb index" in answer.get_data(as_text=True)
    assert [each.exc_info for each in caplog.records if each.levelno >= logging.ERROR] == [None]
    built(of_a_later_version, ONE, TWO)
    assert client.get("/guong/mot").status_code == 200


def test_a_build_replaces_it_and_remembers_when_records_came(of_a_later_version):
    assert built(of_a_later_version, ONE, TWO).written == 2
    snapshot = open_snapshot(of_a_later_version)
    assert snapshot.records == (ONE, TWO)
    history = snapshot.history
    assert (history.changed("mot").timestamp(), history.corrected("mot")) == (
        1000,
        None,
    )
    assert history.corrected("hai") is not None


def test_a_build_goes_on_from_what_the_version_before_remembers(tmp_path):
    built(tmp_path, ONE, TWO)
    backdate(tmp_path, 1000, schema=KIND.oldest)
    with pytest.raises(IndexMissing, match="hãy chạy `kb index`"):
        open_snapshot(tmp_path)
    assert built(tmp_path, ONE, replace(TWO, body="Nấu cháo.")).written == 2
    history = open_snapshot(tmp_path).history
    assert (history.changed("mot").timestamp(), history.corrected("mot")) == (1000, None)
    assert history.corrected("hai") is not None


def test_a_class_of_ours_that_stood_elsewhere_is_found(tmp_path, monkeypatch):
    """Whoosh keeps the class of our codec by its name; rooms are put in order at times."""
    monkeypatch.setattr(Codec, "__module__", "kb.index.codec")
    monkeypatch.setitem(sys.modules, "kb.index.codec", codec)
    built(tmp_path, ONE, TWO)
    monkeypatch.undo()
    assert open_snapshot(tmp_path).records == (ONE, TWO)


def test_a_build_that_withdraws_keeps_no_generation_of_the_version_before(tmp_path, monkeypatch):
    monkeypatch.setattr(Codec, "__module__", "kb.index.codec")
    monkeypatch.setitem(sys.modules, "kb.index.codec", codec)
    built(tmp_path, ONE, TWO)
    backdate(tmp_path, 1000, schema=KIND.oldest)
    monkeypatch.undo()
    built(tmp_path, ONE, withdrawn_ids=["hai"])
    assert [path.name for path in tmp_path.glob("gen-*")] == ["gen-000002"]
    assert open_snapshot(tmp_path).records == (ONE,)


def test_of_an_index_still_older_nothing_is_read(tmp_path):
    built(tmp_path, ONE)
    backdate(tmp_path, 1000, schema=KIND.oldest - 1)
    built(tmp_path, ONE)
    assert open_snapshot(tmp_path).history.changed("mot").timestamp() > 1000


def test_nobody_rolls_back_to_it(of_a_later_version):
    built(of_a_later_version, ONE, replace(TWO, body="Nấu cháo."))
    with pytest.raises(IndexMissing, match="không còn bản chỉ mục nào trước"):
        roll_back(of_a_later_version)


def test_a_shape_is_within_another_that_has_all_its_fields_of_the_same_type():
    known = {"theme": {"title": "Text", "deadlines": [{"what": "Text", "date": "Date"}]}}
    assert is_within({"theme": {"deadlines": [{"what": "Text"}]}}, known)
    assert not is_within({"theme": {"title": "Year"}}, known)
    assert not is_within({"theme": {"deadlines": [{"why": "Text"}]}}, known)
    assert not is_within({"story": {"title": "Text"}}, known)


def test_a_vocabulary_that_an_index_does_not_have_yet_is_empty():
    assert Vocabularies.from_plain({}) == Vocabularies()
