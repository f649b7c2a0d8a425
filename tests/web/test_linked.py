"""Records in the words of schema.org on their pages, and the one address of every page."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from kb.exchange.jsonld import Surroundings, record_to_linked
from kb.records.parts import Validity
from tests.support.indexes import indexed
from tests.support.sites import app_over

BASE = "http://localhost"


def linked(client, address):
    found = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', client.get(address).text
    )
    assert len(found) == 1
    return json.loads(found[0])


def links(text, relation):
    """Addresses of the head's links of a relation."""
    tags = re.findall(rf'<link rel="{relation}"[^>]*>', text)
    return [unescape(re.search(r'href="([^"]*)"', tag)[1]) for tag in tags]


def test_a_person_is_told_without_a_place(client):
    assert linked(client, "/guong/ba-nguyen-thi-vi-du") == {
        "@context": "https://schema.org",
        "@id": f"{BASE}/guong/ba-nguyen-thi-vi-du",
        "url": f"{BASE}/guong/ba-nguyen-thi-vi-du",
        "@type": "Person",
        "name": "Nguyễn Thị Ví Dụ",
        "description": "Bà bán rau ngoài chợ, để dành tiền mua áo cho trẻ mồ côi.",
        "subjectOf": [
            {
                "@type": "CreativeWork",
                "name": "Gánh rau của bà Ví Dụ",
                "publisher": {"@type": "Organization", "name": "Báo Thí Dụ"},
                "datePublished": "2020-07",
            }
        ],
        "jobTitle": "Hội viên Hội Liên hiệp Phụ nữ",
    }


def test_a_collective_bears_its_awards_as_its_sources_word_them(client):
    told = linked(client, "/guong/nhom-vi-du-mot")
    assert (told["@type"], told["name"]) == ("Organization", "Nhóm Ví Dụ Một, xã Thí Dụ")
    assert told["award"] == [
        "Bằng khen của Ủy ban nhân dân tỉnh (UBND tỉnh Bắc Kạn, cấp tỉnh, 2021)",
        "Giấy khen (UBND huyện Mẫu, cấp huyện, 2019)",
    ]
    assert told["location"]["name"] == "Xã Thí Dụ, Huyện Mẫu, Bắc Kạn"


def test_a_model_is_a_text_that_rests_on_documents(client):
    told = linked(client, "/guong/duong-hoa-thon-thi-du")
    assert (told["@type"], told["headline"]) == ("Article", "Đường hoa thôn Thí Dụ")
    assert "award" not in told
    assert [each["@id"] for each in told["isBasedOn"]] == [f"{BASE}/van-ban/ct-90-ct-tw-2016"]
    assert told["keywords"] == ["Nông thôn mới", "Môi trường"]


def test_a_document_names_who_issued_it_when_and_upon_what(client):
    told = linked(client, "/van-ban/kh-33-kh-tu-quang-ngai-2022")
    assert told["@type"] == ["Legislation", "CreativeWork"]
    assert told["legislationIdentifier"] == "33-KH/TU"
    assert told["legislationType"] == "Kế hoạch"
    assert told["legislationDate"] == "2022-01-20"
    assert told["legislationPassedBy"]["name"] == "Ban Thí Dụ Tỉnh uỷ Quảng Ngãi"
    assert {each["@id"].rpartition("/")[2] for each in told["isBasedOn"]} == {
        "kl-91-kl-tw-2021",
        "ct-90-ct-tw-2016",
    }


@pytest.mark.parametrize(
    ("state", "force"),
    [
        ("con-hieu-luc", "https://schema.org/InForce"),
        ("het-hieu-luc", "https://schema.org/NotInForce"),
        ("khong-ro", None),
        (None, None),
    ],
)
def test_a_document_is_in_force_only_where_its_record_says_so(snapshot, state, force):
    record = snapshot.find("ct-90-ct-tw-2016")
    record = replace(record, validity=Validity(state, None, None) if state else None)
    around = Surroundings(snapshot.relations, snapshot.vocabularies, BASE)
    assert record_to_linked(record, around).get("legislationLegalForce") == force


def test_a_theme_is_told_too(wider_client):
    told = linked(wider_client, "/chuyen-de/chuyen-de-2023-cao-bang")
    assert (told["name"], told["alternativeHeadline"]) == (
        "Mỗi nơi một ví dụ hay",
        "Chuyên đề năm 2023",
    )


def test_a_hostile_record_stays_text(folder, tmp_path):
    attack = """'</script><script>alert("x")</script><!-- & " onload=y'"""
    file = folder / "exemplars" / "gian-hang-khong-dong.md"
    text = file.read_text("utf-8").replace("title: Gian hàng không đồng\n", f"title: {attack}\n")
    file.write_text(text, "utf-8")
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    page = client.get("/guong/gian-hang-khong-dong").text
    assert linked(client, "/guong/gian-hang-khong-dong")["headline"] == attack[1:-1]
    assert "<script>" not in page
    assert '" onload' not in re.sub(r"<script.*?</script>", "", page)


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/gioi-thieu?utm_source=zalo", "/gioi-thieu"),
        ("/thong-ke?province=hue", "/thong-ke"),
        ("/lich-de-tai?province=hue", "/lich-de-tai"),
        ("/lich-de-tai?tu=2024-01-01&province=hue", "/lich-de-tai?tu=2024-01"),
        ("/tinh/cao-bang", "/tinh/cao-bang"),
        ("/co-quan/ban-thi-du-cao-bang", "/co-quan/ban-thi-du-cao-bang"),
        ("/tim-kiem?size=20&q=hoa&x=1", "/tim-kiem?q=hoa"),
        ("/tuyen-chon?id=nhom-vi-du-mot", "/tuyen-chon?id=nhom-vi-du-mot"),
        ("/guong/nhom-vi-du-mot?q=hoa", "/guong/nhom-vi-du-mot"),
        ("/van-ban/ct-90-ct-tw-2016?kind=tap-the", "/van-ban/ct-90-ct-tw-2016"),
        ("/chuyen-de/chuyen-de-2023-cao-bang", "/chuyen-de/chuyen-de-2023-cao-bang"),
    ],
)
def test_every_kind_of_page_names_its_one_address(wider_client, address, canonical):
    text = wider_client.get(address).text
    assert links(text, "canonical") == [BASE + canonical]
    assert f'<meta property="og:url" content="{BASE}{canonical}">' in unescape(text)
    for name in ("type", "title", "description", "site_name", "locale"):
        assert len(re.findall(rf'<meta property="og:{name}" content="[^"]+">', text)) == 1


def test_a_page_that_is_not_there_has_no_address(client):
    text = client.get("/guong/khong-co").text
    assert links(text, "canonical") == []
    assert "og:url" not in text


def test_a_record_names_its_other_forms(client):
    text = client.get("/guong/nhom-vi-du-mot?q=hoa").text
    assert links(text, "alternate") == ["/guong/nhom-vi-du-mot.json", "/guong/nhom-vi-du-mot.md"]
