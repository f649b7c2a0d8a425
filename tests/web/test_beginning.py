"""A collection that is only beginning: vocabularies, and not one record yet."""

import shutil

import pytest

from kb.settings import load_settings
from tests.support.indexes import indexed
from tests.support.paths import TESTS
from tests.support.sites import app_over
from web import create_app

CONTENT = TESTS / "content"
# Every address that needs no name of a record, and what one asks of some.
ADDRESSES = [
    *sorted(
        rule.rule
        for rule in create_app(load_settings({})).url_map.iter_rules()
        if not rule.arguments
    ),
    *("/tim-kiem?q=đỡ+đầu", "/tim-kiem?q=ct05&kind=mo-hinh", "/goi-y?q=đ", "/tinh/thai-nguyen"),
    *("/oai?verb=Identify", "/oai?verb=ListRecords&metadataPrefix=oai_dc"),
    *("/thong-ke.docx", "/thong-ke.xlsx", "/api/v1/search?q=đỡ+đầu", "/api/v1/suggest?q=đ"),
]


@pytest.fixture(scope="module")
def bare_index(tmp_path_factory):
    """An index of the invented vocabularies alone."""
    content = tmp_path_factory.mktemp("bare")
    for name in ("fields.yaml", "places.yaml", "synonyms.yaml"):
        shutil.copy(CONTENT / name, content)
    (content / "exemplars").mkdir()
    (content / "directives").mkdir()
    index = tmp_path_factory.mktemp("bare-index")
    assert indexed(content, index, allow_shrink=True).total == 0
    return index


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_before_the_first_record(bare_index, address):
    with app_over(bare_index).test_client().get(address) as answer:
        assert (answer.status_code, len(answer.data) > 0) == (200, True)
