"""Drafts and withdrawn records appear nowhere public; a withdrawn one leaves a tombstone.

The same questions are put to a site on which both are published: there they must appear, or the
question would prove nothing.
"""

import io
import shutil

import openpyxl
import pytest

from tests.support.indexes import indexed
from tests.support.paths import TESTS
from tests.support.sites import app_over

WITHDRAWN, DRAFT = "da-rut-vi-du", "ban-nhap-vi-du"
# Words that stand only in those two records (tests/content).
SECRETS = {"khủnglongrút", "khủnglongnháp", WITHDRAWN, DRAFT}
LACKING = """summary: Tóm tắt của bản nháp.
sources: [{title: Bài nháp, publisher: Báo Ví Dụ, file: nhap.pdf}]
"""


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """Asks a site on which the draft and the withdrawn record are published."""
    folder = tmp_path_factory.mktemp("everything")
    content = shutil.copytree(TESTS / "content", folder / "content")
    for name, status, more in ((WITHDRAWN, "withdrawn", ""), (DRAFT, "draft", LACKING)):
        path = content / "exemplars" / f"{name}.md"
        written = path.read_text("utf-8")
        assert f"status: {status}\n" in written
        path.write_text(written.replace(f"status: {status}\n", f"{more}status: published\n"))
    assert indexed(content, folder / "index").total == 11
    return app_over(folder / "index").test_client()


def told(text):
    return {secret for secret in SECRETS if secret in text}


@pytest.mark.parametrize("prefix", ["/guong/", "/van-ban/"])
def test_a_withdrawn_record_leaves_a_page_that_names_nobody(client, prefix):
    response = client.get(prefix + WITHDRAWN)
    assert response.status_code == 410
    assert "Hồ sơ này đã được rút" in response.text
    assert "noindex" in response.text
    assert "Lê Văn Thí Dụ" not in response.text


def test_the_api_tells_a_withdrawn_record_from_one_that_never_was(client):
    gone = client.get(f"/api/v1/records/{WITHDRAWN}")
    assert (gone.status_code, gone.json["error"]["code"]) == (410, "withdrawn")
    assert client.get("/api/v1/records/khong-co").status_code == 404


def test_a_draft_is_as_if_it_were_not_there(client):
    assert client.get(f"/guong/{DRAFT}").status_code == 404
    assert client.get(f"/api/v1/records/{DRAFT}").status_code == 404


def test_no_page_or_answer_speaks_of_them(app, client, everything, snapshot):
    addresses = {"/tim-kiem?size=100", "/api/v1/search?size=100"}
    addresses |= {f"/guong/{each.id}" for each in snapshot.records}  # others are redirected
    addresses |= {rule.rule for rule in app.url_map.iter_rules() if not rule.arguments}
    addresses |= {f"/guong/{each}" for each in (WITHDRAWN, DRAFT)}

    def said(asked):
        return {each: asked.get(each, follow_redirects=True).text for each in sorted(addresses)}

    public = said(client)
    assert {each: told(text) for each, text in public.items() if told(text)} == {}
    assert all(any(each.title in text for text in public.values()) for each in snapshot.records)
    assert set.union(*map(told, said(everything).values())) == SECRETS


@pytest.mark.parametrize("typed", ["ho so vi du", "bản nháp", "le van thi"])
def test_they_are_not_suggested(client, everything, typed):
    def suggested(asked):
        return asked.get("/api/v1/suggest", query_string={"q": typed}).json["suggestions"]

    assert suggested(everything)[0]["url"] in (f"/guong/{WITHDRAWN}", f"/guong/{DRAFT}")
    assert told(str(suggested(client))) == set()


@pytest.mark.parametrize("suffix", ["csv", "json", "xlsx"])
def test_they_are_not_exported(client, everything, suffix):
    def exported(asked):
        data = asked.get(f"/tim-kiem.{suffix}").get_data()
        if suffix != "xlsx":
            return data.decode("utf-8")
        sheet = openpyxl.load_workbook(io.BytesIO(data)).active
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)

    assert "truong-tieu-hoc-thi-du" in exported(client)
    assert told(exported(client)) == set()
    assert {WITHDRAWN, DRAFT} <= told(exported(everything))


@pytest.mark.parametrize("word", ["khủnglongrút", "khunglongnhap"])
def test_searching_for_their_words_finds_nothing(client, everything, word):
    def found(asked):
        return asked.get("/api/v1/search", query_string={"q": word}).json["total"]

    assert (found(client), found(everything)) == (0, 1)
