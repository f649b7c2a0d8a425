"""A collection that is only beginning: vocabularies, and not one record yet."""

import shutil

import pytest

from kb.content.beginnings import begin
from kb.settings import load_settings
from tests.support.indexes import indexed
from tests.support.pages import titles
from tests.support.paths import TESTS
from tests.support.sites import app_over
from web import create_app
from web.pages.about import EXAMPLES

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

# What a collection does not have yet: whom to write to, a list to make a booklet of.
LACKING = {"/.well-known/security.txt": 404, "/tuyen-chon/bo-doc": 302}


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
        assert (answer.status_code, len(answer.data) > 0) == (LACKING.get(address, 200), True)


@pytest.fixture(scope="module")
def new_site(tmp_path_factory):
    """A site over what `kb init` makes: our own lists, and nothing that is published."""
    folder = tmp_path_factory.mktemp("new")
    begin(folder / "kho", "Kho Thí Dụ")
    indexed(folder / "kho" / "content", folder / "index")
    return app_over(folder / "index").test_client()


@pytest.mark.parametrize("text", [text for text, _ in EXAMPLES])
def test_any_question_has_an_answer_on_a_new_site(new_site, text):
    answer = new_site.get("/tim-kiem", query_string={"q": text})
    assert (answer.status_code, titles(answer.text)) == (200, [])


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_a_new_site_answers_and_shows_no_example(new_site, address):
    with new_site.get(address) as answer:
        assert answer.status_code == LACKING.get(address, 200)
        assert "Tổ Thí Dụ".encode() not in answer.data
