"""Harvesters get every record in Dublin Core, part by part, and are told what is gone."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.errors import KBError
from kb.exchange.oai import answer
from kb.exchange.urns import record_urn
from kb.search import open_snapshot
from kb.settings import load_settings
from tests.support.bad_input import BAD_QUESTIONS
from tests.support.index_history import backdate
from tests.support.indexes import indexed
from tests.support.sites import app_over
from tests.support.standards import valid
from web import create_app

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
LIST = "verb=ListIdentifiers&metadataPrefix=oai_dc"
RECORDS = "verb=ListRecords&metadataPrefix=oai_dc"


def oai(client, parameters):
    response = client.get(f"/oai?{parameters}")
    assert (response.status_code, response.content_type) == (200, "text/xml; charset=utf-8")
    return valid(response.data, "oai-answer.xsd")


def headers(root):
    return {
        header.findtext(f"{OAI}identifier"): header.get("status")
        for header in root.iter(f"{OAI}header")
    }


def elements(root, name):
    return [each.text for each in root.iter(DC + name)]


@pytest.fixture
def aged(tmp_path, content):
    """An index built at the second 1000 (1970-01-01T00:16:40Z), and a site over it."""
    indexed(content, tmp_path / "index")
    backdate(tmp_path / "index", 1000)
    return app_over(tmp_path / "index").test_client()


@pytest.mark.parametrize("asked", ["verb=Identify", RECORDS, LIST, "verb=Bay", ""])
def test_a_question_by_post_is_answered_like_one_by_get(aged, asked):
    form = {"content_type": "application/x-www-form-urlencoded"}
    by_post = aged.post("/oai", data=asked, **form)
    by_get = aged.get(f"/oai?{asked}")
    assert (by_post.status_code, by_post.content_type) == (200, by_get.content_type)
    stamp = re.compile(rb"<responseDate>[^<]*</responseDate>")
    assert stamp.sub(b"", by_post.data) == stamp.sub(b"", by_get.data)


def test_a_form_without_end_is_refused(aged):
    form = {"content_type": "application/x-www-form-urlencoded"}
    assert aged.post("/oai", data="verb=" + "a" * 20_000, **form).status_code == 413


def test_the_repository_says_who_it_is(aged):
    told = oai(aged, "verb=Identify").find(f"{OAI}Identify")
    assert {child.tag.removeprefix(OAI): child.text for child in told} == {
        "repositoryName": "Gương Sáng",
        "baseURL": "http://localhost/oai",
        "protocolVersion": "2.0",
        "adminEmail": "webmaster@localhost.invalid",
        "earliestDatestamp": "1970-01-01T00:16:40Z",
        "deletedRecord": "persistent",
        "granularity": "YYYY-MM-DDThh:mm:ssZ",
    }


def test_the_administrator_may_be_named(index_dir):
    settings = {"KB_INDEX_DIR": str(index_dir), "KB_ADMIN_EMAIL": "kho@vi-du.example"}
    client = create_app(load_settings(settings)).test_client()
    told = oai(client, "verb=Identify")
    assert told.findtext(f"{OAI}Identify/{OAI}adminEmail") == "kho@vi-du.example"
    with pytest.raises(KBError, match="KB_ADMIN_EMAIL"):
        load_settings({"KB_ADMIN_EMAIL": "kho"})


def test_there_is_one_format_and_a_set_for_each_type_of_record(client):
    formats = oai(client, "verb=ListMetadataFormats")
    assert [each.text for each in formats.iter(f"{OAI}metadataPrefix")] == ["oai_dc"]
    sets = oai(client, "verb=ListSets")
    names = [each.text for each in sets.iter(f"{OAI}setSpec")]
    assert names == ["exemplar", "directive", "theme", "figure"]


def test_every_record_is_listed_and_the_withdrawn_one_as_deleted_without_its_id(client):
    response = client.get(f"/oai?{RECORDS}")
    assert "da-rut-vi-du" not in response.text
    assert "khủnglong" not in response.text
    root = oai(client, RECORDS)
    assert len(headers(root)) == 10
    assert headers(root)[record_urn("da-rut-vi-du")] == "deleted"
    assert list(headers(root).values()).count("deleted") == 1
    assert len(list(root.iter(f"{OAI}metadata"))) == 9
    assert root.find(f".//{OAI}resumptionToken") is None


def test_a_record_is_told_in_dublin_core(client):
    name = record_urn("kh-33-kh-tu-quang-ngai-2022")
    root = oai(client, f"verb=GetRecord&metadataPrefix=oai_dc&identifier={name}")
    title = "Kế hoạch số 33-KH/TU: Nhân rộng gương ví dụ trên đảo"
    assert elements(root, "title") == [title]
    assert elements(root, "creator") == ["Ban Thí Dụ Tỉnh uỷ Quảng Ngãi"]
    assert elements(root, "date") == ["2022-01-20"]
    assert elements(root, "type") == ["Văn bản chỉ đạo", "Kế hoạch"]
    assert elements(root, "identifier") == ["http://localhost/van-ban/kh-33-kh-tu-quang-ngai-2022"]
    assert elements(root, "coverage") == ["Quảng Ngãi"]
    assert len(elements(root, "relation")) == 2
    assert root.findtext(f".//{OAI}setSpec") == "directive"


def test_a_withdrawn_record_is_answered_with_its_end(client):
    name = record_urn("da-rut-vi-du")
    root = oai(client, f"verb=GetRecord&metadataPrefix=oai_dc&identifier={name}")
    assert headers(root) == {name: "deleted"}
    assert root.find(f".//{OAI}metadata") is None


def test_a_set_holds_its_type_and_what_is_gone(wider_client):
    root = oai(wider_client, f"{LIST}&set=theme")
    assert {each.text for each in root.iter(f"{OAI}setSpec")} == {"theme"}
    assert headers(root) == {
        record_urn("chuyen-de-2023-cao-bang"): None,
        record_urn("da-rut-vi-du"): "deleted",
    }


def test_a_long_list_goes_on_with_a_token_that_stands_alone(snapshot):
    asked = {"verb": ["ListRecords"], "metadataPrefix": ["oai_dc"]}
    seen = []
    for cursor in (0, 4, 8):
        found = answer(snapshot, asked, page_size=4)
        seen += [item.identifier for item in found.items]
        assert (found.resumption.given, found.resumption.total) == (cursor, 10)
        token = found.resumption.token
        asked = {"verb": ["ListRecords"], "resumptionToken": [token]}
    assert token == ""
    assert len(set(seen)) == 10


@pytest.mark.parametrize(
    ("parameters", "count"),
    [
        ("from=1970-01-01", 10),
        ("until=1970-01-01", 10),
        ("from=1970-01-01T00:16:40Z&until=1970-01-01T00:16:40Z", 10),
        ("from=1970-01-01T00:16:41Z", 0),
        ("until=1970-01-01T00:16:39Z", 0),
        ("from=1970-01-02", 0),
        ("set=khong-co", 0),
    ],
)
def test_a_harvester_asks_for_what_changed_in_a_span_of_time(aged, parameters, count):
    root = oai(aged, f"{LIST}&{parameters}")
    assert len(headers(root)) == count
    error = root.find(f"{OAI}error")
    assert (error is None) if count else error.get("code") == "noRecordsMatch"


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ("", "badVerb"),
        ("verb=Steal", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        (f"{LIST}&set=theme&set=theme", "badArgument"),
        (f"{LIST}&resumptionToken=x", "badArgument"),
        (f"{LIST}&from=2021", "badArgument"),
        (f"{LIST}&from=2021-02-30", "badArgument"),
        (f"{LIST}&until=9999-12-31", "badArgument"),
        (f"{LIST}&from=2021-01-01&until=2021-01-01T00:00:00Z", "badArgument"),
        (f"{LIST}&from=2022-01-01&until=2021-01-01", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=x", "badArgument"),
        ("verb=ListIdentifiers&metadataPrefix=a+b", "badArgument"),
        (f"{LIST}&set=c%C3%B3", "badArgument"),
        ("verb=ListIdentifiers&metadataPrefix=marc&from=2021", "badArgument"),
        ("verb=ListIdentifiers&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=urn:x", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=urn:x", "idDoesNotExist"),
        ("verb=ListIdentifiers&resumptionToken=", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=gen-000009,,,,100", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=gen-000001,,,,7", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=gen-000001,,,,100", "badResumptionToken"),
        ("verb=ListIdentifiers&resumptionToken=gen-000001,,x,,0", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_protocol(client, parameters, code):
    root = oai(client, parameters)
    error = root.find(f"{OAI}error")
    assert error.get("code") == code
    assert error.text
    asked = root.find(f"{OAI}request")
    assert asked.text == "http://localhost/oai"
    assert bool(asked.attrib) == (code not in ("badVerb", "badArgument"))


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_the_answer(client, parameters):
    assert oai(client, f"verb=Identify&{parameters}").find(f"{OAI}error") is not None


verbs = st.sampled_from(["GetRecord", "ListMetadataFormats", "ListRecords"])
names = st.sampled_from(["identifier", "metadataPrefix", "from", "until", "set", "resumptionToken"])
values = st.text(max_size=12) | st.sampled_from(
    [
        *("oai_dc", "marc", "a b", "theme", "exemplar:", "có dấu", "2021-01-01", "2021-02-30"),
        *("2021", "2021-01-01T00:00:00Z", "0000-01-01", "gen-000001,,,,0", "gen-000001,a b,x,,0"),
        *("urn:a", "urn:a%2", "http://a:b:c/", "a://b:80/c", "a:b:c", ":", "[", "#", "//", ""),
    ]
)


@settings(max_examples=300)
@given(verbs, st.dictionaries(names, values))
def test_whatever_is_asked_the_answer_is_valid_by_the_schema(app, verb, arguments):
    response = app.test_client().get("/oai", query_string={"verb": verb} | arguments)
    valid(response.data, "oai-answer.xsd")


def test_hostile_arguments_stay_text(client):
    root = oai(client, "verb=ListRecords&resumptionToken=%22%3E%3Cerror%3E%01%EF%BF%BF%26")
    assert root.find(f"{OAI}request").get("resumptionToken") == '"><error>&'
    assert len(root.findall(f"{OAI}error")) == 1


def test_a_record_taken_out_without_a_word_is_told_as_deleted_too(folder, tmp_path):
    indexed(folder, tmp_path / "index")
    backdate(tmp_path / "index", 1000)
    (folder / "exemplars" / "gian-hang-khong-dong.md").unlink()
    indexed(folder, tmp_path / "index", allow_shrink=True)
    snapshot = open_snapshot(tmp_path / "index")
    asked = {"verb": ["ListIdentifiers"], "metadataPrefix": ["oai_dc"], "from": ["2000-01-01"]}
    (item,) = answer(snapshot, asked).items
    assert (item.identifier, item.record) == (record_urn("gian-hang-khong-dong"), None)
