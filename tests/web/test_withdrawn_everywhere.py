"""Withdrawn is withdrawn: every route is asked, and none speaks a word of those who were taken out.

Four records, one of each type, bear a word of their own in each field. The same questions are put
to a site on which they are published: each route must speak of them there (or is known to be
silent), or it would prove nothing here; and to one that never had them, which must answer the same.
A new route is asked by itself: `tests.support.everywhere` fills in its address, and the test fails
where it does not know how, or where the route is not made to speak.
"""

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.index import read_withdrawn, roll_back
from kb.pictures import KINDS, cleaned, keep
from kb.search import SnapshotHolder, open_snapshot
from tests.support.everywhere import Answer, answers, known_of
from tests.support.indexes import indexed
from tests.support.paths import TESTS
from tests.support.pictures import from_camera
from tests.support.sites import app_over
from tests.support.traces import traces

EXEMPLAR = """---
title: Mô hình khuýnhmoóc
kind: mo-hinh
subject: Tổ Vuàngthẫm
role: xuệtnghiên
province: Cao Bằng
district: Huyện Ngoằngsơn
commune: Xã Phuỳnhlâm
fields: [giao-duc, tu-thien]
level: tinh
years: [1931, 2023]
honours: [{title: Cờ huậnchoang, issuer: Ban Thí Dụ Tỉnh ủy Cao Bằng, level: tinh, year: 2023}]
directives: [kl-91-kl-tw-2021]
used_in: [{kind: phim, title: Phim sạchnhuềnh}]
sources: [{title: Bài bàonguýt, publisher: Báo Ví Dụ, file: tepkhuyệch.xlsx, place: Mẫu}]
pictures:
  - file: PICTURE
    alt: Ba cô ngoạchcười
    caption: Lời chuệchdưới
    credit: Báo khuấyphim
    permission: thưphuếchcho
note: nhắcgoẹo
aliases: [ten-cu-cua-mo-hinh]
status: STATUS
summary: "Các thầy cô goõngtrặc đỡ đầu học sinh."
---

Các thầy cô triệmphoẳng cõng bạn đến trường.
"""
DIRECTIVE = """---
number: 77-CT/TW
type: chi-thi
title: Về khoẳngchừa
issuer: Ban Thí Dụ Tỉnh ủy Cao Bằng
issued: 2022-07-07
level: tinh
province: Cao Bằng
validity: {state: het-hieu-luc, as_of: 2026, until: 1998-12-13, evidence: Nơi nguộchlời nói.}
relations: [{kind: tiep-tuc, to: kl-91-kl-tw-2021}]
requirements: [{what: Nộp uỵnhphạn, who: [chi-bo], deadline: trước 20/12/1998, date: 1998-12-20}]
variants: [ruộnghoặc]
signer: Đỗ Nguếchthan
sources: [{title: Trang tuệchghi, publisher: Báo Ví Dụ, place: Mẫu}]
status: STATUS
summary: Lời oặnggọn của văn bản.
---

Phần truẩnthân của văn bản.
"""
THEME = """
- id: chuyen-de-da-rut
  title: Mỗi nơi một nghuệchtrang
  kind: chuyen-de
  province: Cao Bằng
  years: [2023]
  issuer: Ban Thí Dụ Tỉnh ủy Cao Bằng
  directives: [kl-91-kl-tw-2021]
  fields: [giao-duc, tu-thien]
  keywords: [đỡ đầu, ví dụ]
  material: Tập nguềnhsách
  summary: Chuyên đề buệnhlời.
  sources: [{title: Kế hoạch chuợtnguồn, publisher: Báo Ví Dụ, place: Mẫu}]
  status: STATUS
"""
FIGURE = """
- id: so-lieu-da-rut
  label: Hộ duếchmiên
  value: "98765"
  unit: nguạchhộ
  years: [2023]
  province: Cao Bằng
  directives: [kl-91-kl-tw-2021]
  summary: Cao Bằng có 98.765 hộ luậtsố.
  sources: [{title: Báo cáo phuộngcáo, publisher: Báo Ví Dụ, place: Mẫu}]
  status: STATUS
"""
IDS = ("mo-hinh-da-rut", "ct-77-ct-tw-2022", "chuyen-de-da-rut", "so-lieu-da-rut")
OLD_ID = "ten-cu-cua-mo-hinh"
_SAID = """
khuýnhmoóc vuàngthẫm xuệtnghiên ngoằngsơn phuỳnhlâm huậnchoang sạchnhuềnh bàonguýt goõngtrặc
triệmphoẳng khoẳngchừa nguộchlời ruộnghoặc nguếchthan tuệchghi oặnggọn truẩnthân nghuệchtrang
uỵnhphạn nguềnhsách buệnhlời chuợtnguồn duếchmiên nguạchhộ luậtsố phuộngcáo 13/12/1998 1998-12-13
98.765 98765 77-ct/tw ngoạchcười chuệchdưới khuấyphim
"""
WORDS = frozenset({*re.findall(r"\S+", _SAID), "1931", *IDS, OLD_ID})
# What only editors read: no site says it, whoever is published.
NEVER = frozenset({"nhắcgoẹo", "tepkhuyệch", "thưphuếchcho"})
# Speak of no record, whatever they are asked.
SILENT = frozenset({
    *("static", "healthz", "pages.about", "pages.follow", "api.openapi"),
    *("robots.rules", "robots.opensearch", "security.contact"),
    *("looks.colour", "looks.logo", "pictures.picture", "pictures.share"),
})  # fmt: skip
# Tell that something is gone, by an opaque name, or when things changed.
DATED = frozenset({"healthz", "feed.atom", "oai.harvest", "robots.sitemap", "robots.sitemap_part"})
OTHER = "truong-tieu-hoc-thi-du"
# The first go to every route, files included, where all of them would take a minute.
FEW = (
    "q=khuynhmoóc thầy cô", f"id={IDS[0]}&id={IDS[1]}&layout=ho-so&note.{OTHER}=mẫu",
    "q=khuynhmoox", "q=Phuynhla", "tu=2026-11-01", "province=cao-bang&from=1930&size=100",
)  # fmt: skip
QUERIES = (
    *FEW, "q=khuynhm", "q=ngoangson", "q=CT77", "q=nguechtham", "q=77-CT/TW&type=directive",
    "year=1931", "size=100&sort=newest", "province=cao-bang&province=bac-kan",
    "verb=ListRecords&metadataPrefix=oai_dc", "verb=ListIdentifiers&metadataPrefix=oai_dc",
    f"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{IDS[0]}",
)  # fmt: skip


def written(folder: Path, status: str) -> Path:
    """The wider invented content, with the four records in a state ("": not there)."""
    content = folder / (status or "never")
    shutil.copytree(TESTS / "content", content)
    shutil.copytree(TESTS / "wider", content, dirs_exist_ok=True)
    photo = keep(content, IDS[0], cleaned("a.jpg", from_camera())) if status else ""
    texts = {
        f"exemplars/{IDS[0]}.md": EXEMPLAR,
        f"directives/{IDS[1]}.md": DIRECTIVE,
        "themes.yaml": THEME,
        "figures.yaml": FIGURE,
    }
    for name, text in texts.items() if status else ():
        with (content / name).open("a", encoding="utf-8") as file:
            file.write(text.replace("STATUS", status).replace("PICTURE", photo))
    return content


@pytest.fixture(scope="module")
def contents(tmp_path_factory):
    """The content folder of each state."""
    folder = tmp_path_factory.mktemp("contents")
    return {status: written(folder, status) for status in ("published", "withdrawn", "")}


@pytest.fixture
def withdrawn(contents, tmp_path):
    """An index in which the four were served, until they were withdrawn."""
    index = tmp_path / "index"
    assert indexed(contents["published"], index).total == 19
    assert indexed(contents["withdrawn"], index).removed == 4
    return index


def said(index: Path, queries: tuple[str, ...] = QUERIES) -> list[Answer]:
    """All that a site over an index answers, to the same questions whatever it knows."""
    snapshot = SnapshotHolder(index).current()
    known = known_of(snapshot, *IDS, OLD_ID, queries=queries)
    return list(answers(app_over(index), known))


def spoken(answer: Answer) -> set[str]:
    """The secret words of an answer, but for those of the question."""
    text, asked = answer.text.lower(), answer.asked.lower()
    return {
        word
        for word in WORDS | NEVER
        if word in text
        and word not in asked
        and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text)
    }


def test_every_route_speaks_of_them_while_they_are_published(contents, tmp_path):
    problems = check_content(load_content(contents["published"]))
    assert [str(each) for each in problems if each.severity == "error"] == []
    indexed(contents["published"], tmp_path)
    heard: dict[str, set[str]] = {}
    for answer in said(tmp_path):
        heard.setdefault(answer.endpoint, set()).update(spoken(answer))
    assert {name for name, words in heard.items() if not words} == SILENT & heard.keys()
    assert set.union(*heard.values()) == WORDS
    assert traces(tmp_path, *NEVER) == []


def test_no_route_speaks_of_them_when_they_are_withdrawn(withdrawn, contents, tmp_path):
    now = said(withdrawn)
    assert [(each.asked, words) for each in now if (words := spoken(each))] == []
    indexed(contents[""], tmp_path / "never")
    never = {(each.endpoint, each.asked): each for each in said(tmp_path / "never")}
    for answer in now:
        other = never[answer.endpoint, answer.asked]
        if any(name in answer.asked.partition("?")[0] for name in (*IDS, OLD_ID)):
            assert {answer.status, other.status} in ({410, 404}, {404}), answer.asked
        elif answer.endpoint not in DATED:
            assert timeless(answer.text) == timeless(other.text), answer.asked
    assert len(never) > 500


def timeless(text: str) -> str:
    """An answer without what tells one second, or one build, from another.

    Scores hang on an average length that goes on from build to build.
    """
    lines = [
        line
        for line in text.split("\n")
        if not re.match(r"(?:ETag|Last-Modified|Date|Content-Length|Server-Timing): ", line)
    ]
    days = r"\d{1,2}/\d{1,2}/20\d\d(?: \d\d:\d\d)?|\d{8}T\d{6}Z"
    moment = rf"20\d\d-\d\d-\d\dT[\d:]+(?:Z|[+ ]\d\d:\d\d)|{days}|\"(?:took_ms|score)\": [\d.]+"
    return re.sub(moment, "…", "\n".join(lines))


def test_their_pictures_are_gone_from_the_site_and_the_disk(contents, tmp_path):
    indexed(contents["published"], tmp_path)
    client, (digest,) = app_over(tmp_path).test_client(), open_snapshot(tmp_path).gallery.digests
    addresses = [f"/anh/{digest}-{width}.{ending}" for width in (320, 800) for ending in KINDS]
    assert {client.get(each).status_code for each in addresses} == {200}
    indexed(contents["withdrawn"], tmp_path)
    assert {client.get(each).status_code for each in addresses} == {404}
    assert list((tmp_path / "pictures").iterdir()) == []


def test_nothing_of_them_stays_on_disk(withdrawn):
    assert traces(withdrawn, *_SAID.split()) == []
    assert read_withdrawn(withdrawn) >= {*IDS, OLD_ID}


def test_nor_do_they_come_back_with_an_older_generation(withdrawn, contents):
    roll_back(withdrawn)
    assert [
        (each.asked, words) for each in said(withdrawn, FEW[:4]) if (words := spoken(each))
    ] == []


@pytest.mark.parametrize("name", ["info.json", "SHA256SUMS"])
def test_nor_when_the_newest_is_damaged(withdrawn, contents, name):
    path = max(withdrawn.glob("gen-*")) / name
    path.write_bytes(path.read_bytes()[:20])
    found = said(withdrawn, FEW[:4])
    assert "gen-000001" in next(each.text for each in found if each.endpoint == "healthz")
    assert [(each.asked, words) for each in found if (words := spoken(each))] == []


def test_a_route_that_nobody_knows_how_to_ask_is_told_of(withdrawn):
    app = Flask("moi")
    app.add_url_rule("/<la>", "moi", lambda la: la)
    with pytest.raises(KeyError, match="la"):
        list(answers(app, known_of(open_snapshot(withdrawn))))
