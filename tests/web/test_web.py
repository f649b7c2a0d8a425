"""The pages: what a reader sees, where links lead, and what never happens."""

import re
from datetime import UTC, datetime
from urllib.parse import unquote_plus

import pytest

from kb.records import Source
from tests.support.pages import link, page, words
from web.parts.examples import EXAMPLES
from web.parts.facts import source_item
from web.parts.typography import unbroken, unbroken_html


def asked(address: str) -> str:
    """The parameters of an address, readable."""
    return unquote_plus(address.partition("?")[2])


def titles(text: str) -> list[str]:
    return [
        " ".join(re.sub(r"<[^>]*>", "", title).split())
        for title in re.findall(r'class="card-title">(.*?)</h', text)
    ]


def test_the_front_page_shows_the_ways_in_and_the_chain(client):
    text = words(client, "/")
    assert "5 gương điển hình và 4 văn bản chỉ đạo" in text
    assert text.index("Chỉ thị số 90-CT/TW") < text.index("Kết luận số 91-KL/TW")
    assert "Thái Nguyên 2gồm Bắc Kạn" in text
    assert re.search(r"Theo lĩnh vực.*Từ thiện 3.*Theo năm 2024 1.*Theo tỉnh, thành phố", text)


def test_a_way_in_leads_to_as_many_records_as_it_promises(client):
    found = page(client, link(page(client, "/"), "Từ thiện"))
    assert "3 hồ sơ theo bộ lọc" in found
    assert len(titles(found)) == 3


def test_a_result_can_be_judged_at_a_glance(client):
    text = words(client, "/tim-kiem?q=cõng+bạn+qua+suối")
    assert "Tìm thấy 1 hồ sơ cho “cõng bạn qua suối”" in text
    assert "Tập thể Nhóm Ví Dụ Một giúp bạn đến trường" in text
    assert "Nhóm Ví Dụ Một, xã Thí Dụ Bắc Kạn (nay thuộc tỉnh Thái Nguyên) 2019, 2021" in text
    assert "Ghi nhận cấp tỉnh" in text
    assert "<mark>cõng bạn qua suối</mark>" in page(client, "/tim-kiem?q=cong+ban+qua+suoi")


def test_paper_says_which_search_it_shows(client):
    text = words(client, "/tim-kiem?q=cõng+bạn&kind=tap-the&page=1")
    address = unquote_plus(text.rpartition("Gương Sáng, ")[2])
    assert address == "http://localhost/tim-kiem?q=cõng bạn&kind=tap-the"


def test_a_source_called_by_its_host_does_not_name_it_twice():
    reprint = Source(title="bao.example (dẫn TTXVN)", url="https://www.bao.example/1")
    article = Source(title="Cõng bạn qua suối", url="https://www.bao.example/1")
    assert source_item(reprint).details == ""
    assert source_item(article).details == "bao.example"


def test_a_document_is_listed_with_its_number_and_date(client):
    text = page(client, "/tim-kiem?q=KL+91")
    assert titles(text)[0] == "Kết luận số 91-KL/TW Về tiếp tục thực hiện Chỉ thị 90-CT/TW"
    assert "Bộ Ví Dụ" in text
    assert ">7/5/2021<" in text


def test_a_facet_is_switched_on_and_off_by_links(client):
    every = page(client, "/tim-kiem?q=ví+dụ")
    chosen = page(client, link(every, "Thái Nguyên"))
    assert "Đang lọc theo" in chosen
    assert "(đang chọn, bấm để bỏ)" in chosen
    assert titles(chosen) != titles(every)
    choices = chosen.split('class="choices"', 1)[1]
    assert titles(page(client, link(choices, "Thái Nguyên"))) == titles(every)


def test_each_part_that_was_understood_can_be_taken_away(client):
    text = page(client, '/tim-kiem?q=biểu+dương+-chợ+tinh:"Bắc Kạn"&field=tu-thien&from=2020')
    assert asked(link(text, "Tỉnh, thành phố: Bắc Kạn")) == (
        "q=biểu dương -chợ&field=tu-thien&from=2020"
    )
    assert asked(link(text, "Không có: chợ")) == (
        'q=biểu dương tinh:"Bắc Kạn"&field=tu-thien&from=2020'
    )
    assert asked(link(text, "Lĩnh vực: Từ thiện")) == 'q=biểu dương -chợ tinh:"Bắc Kạn"&from=2020'
    assert asked(link(text, "Năm: từ 2020")) == 'q=biểu dương -chợ tinh:"Bắc Kạn"&field=tu-thien'


def test_a_value_typed_in_the_box_is_switched_off_in_the_facet(client):
    text = page(client, "/tim-kiem?q=tinh:cao-bang")
    assert link(text.split('class="choices"', 3)[3], "Cao Bằng") == "/tim-kiem"


def test_a_relaxed_search_says_so_in_a_sentence(client):
    assert "chỉ khác dấu" in words(client, "/tim-kiem?q=đậu")
    assert "chỉ có một phần" in words(client, "/tim-kiem?q=cõng+bạn+kangaroo")


def test_an_empty_page_names_the_filters_and_leads_out(client):
    address = "/tim-kiem?q=%22đỡ+đầu%22&province=hue&year=1999"
    text = words(client, address)
    assert "Chưa tìm thấy hồ sơ nào cho" in text
    assert "Tỉnh, thành phố: Huế" in text
    assert "Năm: 1999" in text
    out = link(page(client, address), "Tìm không kèm bộ lọc (1 hồ sơ)")
    assert titles(page(client, out)) == ["Đỡ đầu học sinh nghèo"]


def test_a_page_beyond_the_last_leads_back(client):
    text = page(client, "/tim-kiem?size=4&page=1000000000")
    assert "Không có trang 1.000.000.000: kết quả chỉ gồm 3 trang." in text
    assert link(text, "Về trang đầu") == "/tim-kiem?size=4"


def test_pages_of_results_follow_one_another(client):
    first = page(client, "/tim-kiem?size=4&sort=name")
    second = page(client, "/tim-kiem?size=4&sort=name&page=2")
    third = page(client, "/tim-kiem?size=4&sort=name&page=3")
    every = titles(first) + titles(second) + titles(third)
    assert len(set(every)) == len(every) == 9
    assert titles(page(client, "/tim-kiem?sort=name")) == every


def test_an_exemplar_reads_like_a_profile(client):
    text = words(client, "/guong/nhom-vi-du-mot")
    for part in (
        "Tập thể Nhóm Ví Dụ Một giúp bạn đến trường Nhóm bạn trẻ thay nhau",
        "Địa phương Xã Thí Dụ, Huyện Mẫu, Bắc Kạn (nay thuộc tỉnh Thái Nguyên)",
        "Lĩnh vực Giáo dục, Từ thiện",
        "Bằng khen của Ủy ban nhân dân tỉnhUBND tỉnh Bắc Kạn, cấp tỉnh, 2021",
        "Thực hiện văn bản Kết luận số 91-KL/TW (7/5/2021)",
        "Những bông hoa ví dụSách, 2022",
        "Nhóm bạn ở xã Thí DụBáo Ví Dụ, 5/9/2021, vi-du.example",
    ):
        assert part in text
    assert "<strong>bạn khác thay</strong>" in page(client, "/guong/nhom-vi-du-mot")


def test_an_exemplar_without_honours_is_not_shown_as_honoured(client):
    text = words(client, "/guong/ba-nguyen-thi-vi-du")
    assert "Khen thưởng" not in text
    assert "Cấp ghi nhận" not in text
    assert "tài liệu ganh-rau.pdf" in text


def test_a_directive_shows_its_place_among_the_others(client):
    text = words(client, "/van-ban/ct-90-ct-tw-2016")
    for part in (
        "Chỉ thị số 90-CT/TW Về đẩy mạnh việc thử nghiệm theo gương ví dụ",
        "Ngày ban hành 9/3/2016",
        "Chưa rõ hiệu lực (tính đến 31/12/2024)Văn bản bịa nên không có hiệu lực",
        "Được tiếp tục bởi Kết luận số 91-KL/TW (7/5/2021)",
        "Là căn cứ của Kế hoạch số 33-KH/TU (20/1/2022)",
        "Gương thực hiện văn bản này 2 Lọc 2 gương",
    ):
        assert part in text
    assert "Tiếp tục Chỉ thị số 90-CT/TW (9/3/2016)" in words(client, "/van-ban/kl-91-kl-tw-2021")


@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("/guong/nhom-vi-du", "/guong/nhom-vi-du-mot"),
        ("/van-ban/nhom-so-mot", "/guong/nhom-vi-du-mot"),
        ("/van-ban/nhom-vi-du-mot", "/guong/nhom-vi-du-mot"),
        ("/guong/ct-90-ct-tw-2016", "/van-ban/ct-90-ct-tw-2016"),
    ],
)
def test_an_old_or_mistaken_address_leads_to_the_right_one(client, asked, right):
    response = client.get(asked)
    assert (response.status_code, response.location) == (301, right)


@pytest.mark.parametrize(
    "address",
    ["/guong/ban-nhap-vi-du", "/guong/khong-co", "/guong/%00", "/a/../.."],
)
def test_what_is_not_there_is_a_page_that_helps(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Không có trang này" in response.get_data(as_text=True)
    assert "khủnglong" not in response.get_data(as_text=True)


def test_a_lost_record_can_be_searched_for_at_once(client):
    assert 'value="nhom vi du hai"' in page(client, "/guong/nhom-vi-du-hai")


def test_health_names_the_generation_and_counts(client):
    health = client.get("/healthz").get_json()
    age = datetime.now(UTC) - datetime.fromisoformat(health["built"])
    assert 0 <= age.total_seconds() - health["age_seconds"] < 2
    assert health | {"built": "", "age_seconds": 0} == {
        "status": "ok",
        "generation": "gen-000001",
        "built": "",
        "age_seconds": 0,
        "records": 9,
        "counts": {"directive": 4, "exemplar": 5},
        "withdrawn": 1,
    }


def test_every_example_on_the_about_page_is_a_link_that_answers(client):
    about = page(client, "/gioi-thieu")
    for text, _ in EXAMPLES:
        assert text in about
        assert client.get("/tim-kiem", query_string={"q": text}).status_code == 200


def test_numbers_and_dates_do_not_break_across_lines():
    assert unbroken("Số 05-CT/TW <b>") == 'Số <span class="unbroken">05-CT/TW</span> &lt;b&gt;'
    assert unbroken("ngày 18/5/2021.") == 'ngày <span class="unbroken">18/5/2021</span>.'
    assert unbroken("2021 - 2025, vừa-vừa") == "2021 - 2025, vừa-vừa"
    assert unbroken("1-2-3-4-5-6-7-8") == "1-2-3-4-5-6-7-8"
    assert unbroken_html('<a href="/05-CT/TW">x</a>') == '<a href="/05-CT/TW">x</a>'
