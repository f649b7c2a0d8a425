"""Provinces through time, under any spelling: all that is known of one, a few of each."""

import re
from datetime import date

import pytest

from kb.records import Directive, Exemplar, Figure
from kb.records.parts import Source
from kb.search import open_snapshot
from tests.support.indexes import built
from tests.support.pages import link, page, words
from tests.support.sites import app_over
from web.pages.place import place_page

NOVEMBER = date(2026, 11, 13)


def test_a_former_province_knows_todays_and_the_other_way_round(wider_client):
    then = words(wider_client, "/tinh/bac-kan")
    assert "Từ ngày 1/7/2025, Bắc Kạn thuộc tỉnh Thái Nguyên." in then
    now = words(wider_client, "/tinh/thai-nguyen")
    assert "Từ ngày 1/7/2025, tỉnh Thái Nguyên gồm Bắc Kạn và Thái Nguyên trước đây." in now
    for text in (then, now):
        assert "Nhóm Ví Dụ Một giúp bạn đến trường" in text
        assert "trên 20.400" in text


@pytest.mark.parametrize(
    ("place", "merged", "city"),
    [
        ("bac-ninh", "Từ ngày 1/7/2025, tỉnh Bắc Ninh gồm Bắc Ninh và Bắc Giang", "20/9/2026, Bắc"),
        ("bac-giang", "Từ ngày 1/7/2025, Bắc Giang thuộc tỉnh Bắc Ninh.", "20/9/2026, Bắc Ninh"),
        ("dong-nai", "Từ ngày 1/7/2025, tỉnh Đồng Nai gồm", "30/4/2026, Đồng Nai"),
        ("quang-ninh", "Tỉnh Quảng Ninh giữ nguyên tên và địa giới.", "1/9/2026, Quảng Ninh"),
    ],
)
def test_a_province_is_a_city_only_from_its_day_on(real_index_dir, place, merged, city):
    said = words(app_over(real_index_dir).test_client(), f"/tinh/{place}")
    assert merged in said
    assert re.search(rf"Từ ngày {city}.* là thành phố trực thuộc Trung ương\.", said)


@pytest.mark.parametrize("asked", ["bac-can", "Bac-Kan"])
def test_any_spelling_of_a_place_leads_to_its_address(wider_client, asked):
    moved = wider_client.get(f"/tinh/{asked}")
    assert (moved.status_code, moved.location) == (301, "/tinh/bac-kan")


def test_exemplars_stand_by_field_each_once_and_every_field_leads_to_all_of_it(wider_client):
    text = page(wider_client, "/tinh/cao-bang")
    said = words(wider_client, "/tinh/cao-bang")
    assert re.search(
        r"Gương trong kho này 1 Xem tất cả .*An sinh xã hội 1 Đỡ đầu học sinh nghèo", said
    )
    (section,) = re.findall(r'<h2 id="guong">.*?</section>', text)
    assert section.count("Đỡ đầu học sinh nghèo") == 1
    assert "Lĩnh vực khác: Giáo dục 1" in said
    assert "1 hồ sơ theo bộ lọc" in words(wider_client, link(text, "Giáo dục"))


def test_what_is_missing_is_the_collections_gap_by_its_own_fields(wider_client):
    said = words(wider_client, "/tinh/cao-bang")
    assert "Kho chưa có gương của Cao Bằng về: Từ thiện, Nông thôn mới, Môi trường" in said
    assert "Đó là chỗ trống của kho, không phải của địa phương." in said
    nobody = words(wider_client, "/tinh/quang-ngai")
    assert "Kho chưa có gương, chuyên đề và số liệu công bố của Quảng Ngãi." in nobody
    assert "về:" not in nobody
    assert "Văn bản toàn quốc giao 1 việc cho mọi nơi." in nobody


def test_the_page_jumps_to_what_there_is_in_a_reporters_order(wider_client):
    text = page(wider_client, "/tinh/cao-bang")
    jumps = re.findall(r'href="#([\w-]+)"', text.partition('class="jumps"')[2])
    assert jumps == re.findall(r'<h2 id="([\w-]+)"', text)
    assert [each for each in jumps if each != "ngay"] == [
        *("guong", "viec", "van-ban", "chuyen-de", "so-lieu", "nhan-rong", "co-quan", "con-thieu"),
    ]


def test_days_duties_and_others_models_are_those_of_the_place(wider_snapshot, app):
    where = wider_snapshot.vocabularies.where("cao-bang")
    with app.test_request_context():
        found = place_page(wider_snapshot, where, NOVEMBER)
    assert [(each.title, each.when, each.url) for each in found.days] == [
        ("Ngày Nhà giáo Ví Dụ", "20/11/2026", "/ngay/20-11?province=cao-bang")
    ]
    assert found.calendar_url == "/lich-de-tai?tu=2026-11&province=cao-bang"
    assert [each.what for each in found.duties.lines] == [
        "Gửi bản đăng ký mẫu",
        "Mở chuyên mục mẫu",
    ]
    assert (found.duties.total, found.duties.everywhere) == (3, 1)
    assert found.duties.years[0] == (2026, 1, "/viec-phai-lam?province=cao-bang&year=2026")
    (others,) = found.elsewhere
    assert [each.title for each in others.exemplars] == ["Gian hàng không đồng"]


def exemplar(number: int, field: str) -> Exemplar:
    return Exemplar(
        id=f"guong-mau-{number}",
        title=f"Gương Mẫu số {number}",
        kind="mo-hinh",
        province="Cao Bằng",
        fields=(field,),
        years=(2000 + number % 25,),
        sources=(Source(title="Bài mẫu", publisher="Báo Ví Dụ"),),
    )


def figure(number: int) -> Figure:
    return Figure(
        id=f"so-mau-{number}",
        label=f"Số mẫu thứ {number}",
        value="7",
        province="Cao Bằng",
        sources=(Source(title="Báo cáo mẫu", publisher="Báo Ví Dụ"),),
    )


def document(number: int) -> Directive:
    return Directive(
        id=f"van-ban-mau-{number}",
        type="ke-hoach",
        title=f"Kế hoạch Mẫu thứ {number}",
        issuer="Ban Mẫu",
        province="Cao Bằng",
        sources=(Source(title="Kế hoạch mẫu", publisher="Báo Ví Dụ"),),
    )


def test_nothing_on_the_page_grows_with_the_collection(wider_content, tmp_path):
    lists, sizes = wider_content.vocabularies, []
    for each in (15, 30):
        index = tmp_path / str(each)
        fields = [field.code for field in lists.fields]
        records = [exemplar(n, fields[n % len(fields)]) for n in range(each)]
        others = (make(number) for make in (figure, document) for number in range(each))
        built(index, *records, *others, vocabularies=lists)
        client, snapshot = app_over(index).test_client(), open_snapshot(index)
        text = page(client, "/tinh/cao-bang")
        assert snapshot.size == 3 * each
        assert f">Xem cả {each}<" in text
        assert 8 <= text.count("Gương Mẫu số") <= 8 + 3
        assert (text.count("Số mẫu"), text.count("Kế hoạch Mẫu")) == (2, 3)
        sizes.append(text.count("<li>"))
    assert sizes[0] == sizes[1]
