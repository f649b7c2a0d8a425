"""The results page: how a question was understood, what was found, where links lead."""

import re
from urllib.parse import unquote_plus

import pytest

from kb.search import SearchQuery
from kb.search.facts import Answer
from tests.support.bad_input import BAD_QUESTIONS
from tests.support.pages import link, page, titles, words


def asked(address: str) -> str:
    """The parameters of an address, readable."""
    return unquote_plus(address.partition("?")[2])


def test_a_result_can_be_judged_at_a_glance(client):
    text = words(client, "/tim-kiem?q=cõng+bạn+qua+suối")
    assert "Tìm thấy 1 hồ sơ cho “cõng bạn qua suối”" in text
    assert "Tập thể Nhóm Ví Dụ Một giúp bạn đến trường" in text
    assert "Nhóm Ví Dụ Một, xã Thí Dụ Bắc Kạn (nay thuộc tỉnh Thái Nguyên) 2019, 2021" in text
    assert "Ghi nhận cấp tỉnh" in text
    assert "<mark>cõng bạn qua suối</mark>" in page(client, "/tim-kiem?q=cong+ban+qua+suoi")


def test_paper_says_which_search_it_shows(client):
    text = words(client, "/tim-kiem?q=cõng+bạn&kind=tap-the&page=1")
    address = unquote_plus(text.rpartition(" Gương Sáng ")[2].partition(" Nội dung")[0])
    assert address == "http://localhost/tim-kiem?q=cõng bạn&kind=tap-the"


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
    ticks = chosen.split('class="ticks"', 1)[1]
    assert titles(page(client, link(ticks, "Thái Nguyên"))) == titles(every)


def test_a_value_is_also_a_box_and_the_form_keeps_what_is_asked_beside_it(client):
    text = page(
        client, "/tim-kiem?q=ví+dụ&province=thai-nguyen&province=la&sort=name&from=2019&size=5"
    )
    form = text.split('<form class="filters"')[1].split("</form>")[0]
    hidden = re.findall(r'type="hidden" name="(.*?)" value="(.*?)"', form)
    assert hidden == [("q", "ví dụ"), ("size", "5")]
    assert sorted(re.findall(r'name="province" value="([^"]*)" checked', form)) == [
        "la",
        "thai-nguyen",
    ]
    assert 'name="sort" value="name" checked' in form
    assert 'name="from" inputmode="numeric" pattern="[0-9]{4}" maxlength="4" value="2019"' in form


def test_the_link_of_a_value_leads_back_to_its_facet(client):
    text = page(client, "/tim-kiem?q=ví+dụ")
    address, _, place = link(text, "Thái Nguyên").partition("#")
    assert asked(address) == "q=ví dụ&province=thai-nguyen"
    assert f'id="{place}"' in page(client, address)


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
    assert link(text.split('id="loc-province"')[1], "Cao Bằng") == "/tim-kiem#loc-province"
    assert 'name="province" value="cao-bang" checked disabled' in text


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


@pytest.mark.parametrize("query", ["q=khongcogi+xyz", "q=cõng+bạn+qua+suối"])
def test_where_nothing_parts_the_hits_the_long_form_still_holds_the_question(client, query):
    text = page(client, f"/tim-kiem?{query}").partition('id="ket-qua"')[2]
    named = "tìm nâng cao" if "xyz" in query else "Tìm nâng cao"
    assert asked(link(text, named)) == unquote_plus(query)


def test_years_in_the_wrong_order_are_told_and_turned_round(client):
    text = page(client, "/tim-kiem?q=ví+dụ&from=2025&to=2018")
    assert "Năm đầu (2025) đứng sau năm cuối (2018)." in text
    assert asked(link(text, "Đổi thành: từ 2018 đến 2025")) == "q=ví dụ&from=2018&to=2025"


def test_what_is_no_year_is_told_once(client):
    text = words(client, "/tim-kiem?q=ví+dụ&from=abc&to=99999")
    assert text.count("Từ năm: “abc” không phải là năm") == 1
    assert text.count("Đến năm: “99999” không phải là năm") == 1
    assert "không phải là năm" not in words(client, "/tim-kiem?q=ví+dụ&from=2019&to=")


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


def test_a_search_for_a_number_borne_twice_says_so(wider_client):
    text = words(wider_client, "/tim-kiem?q=91-KL/TW")
    assert "Kết luận số 91-KL/TW (2 văn bản mang số này)" in text
    assert text.index("7/5/2021") < text.index("3/2/2017")


def test_a_question_is_shown_as_text(client):
    text = client.get("/tim-kiem?q=<script>alert(1)</script>&province=<b>").text
    assert 'value="&lt;script&gt;alert(1)&lt;/script&gt;"' in text
    assert "Tỉnh, thành phố: &lt;b&gt;" in text
    assert "<script>" not in text
    assert "<b>" not in text


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_the_results_page(client, parameters):
    response = client.get(f"/tim-kiem?{parameters}")
    assert response.status_code == 200
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", response.get_data(as_text=True))
    assert heading
    assert "hồ sơ" in heading[1]
    assert len(response.data) < 1_000_000


def test_a_day_of_the_calendar_opens_with_its_card(wider_client):
    text = words(wider_client, "/tim-kiem?q=20/11")
    assert "20 tháng 11 Ngày Nhà giáo Ví Dụ" in text
    assert link(page(wider_client, "/tim-kiem?q=20/11"), "20 tháng 11") == "/ngay/20-11"
    assert 'class="notice day-card"' not in page(wider_client, "/tim-kiem?q=1/2")


def test_an_answer_leads_to_the_record_that_says_it(client):
    text = page(client, "/tim-kiem?q=kết+luận+91+ban+hành+khi+nào")
    said = "Kết luận số 91-KL/TW do Bộ Ví Dụ ban hành ngày 7/5/2021. Xem hồ sơ Nguồn: "
    assert said in words(client, "/tim-kiem?q=kết+luận+91+ban+hành+khi+nào")
    assert link(text, "Xem hồ sơ").startswith("/van-ban/")


def test_what_is_counted_leads_to_the_list(client):
    text = page(client, "/tim-kiem?q=có+bao+nhiêu+mô+hình")
    assert "Trong kho này có 2 hồ sơ mô hình." in words(client, "/tim-kiem?q=có+bao+nhiêu+mô+hình")
    assert asked(link(text, "Xem danh sách")) == "kind=mo-hinh"


def test_a_long_answer_is_folded_behind_its_first_clause(app):
    clauses = [f"hạn “Gửi bản đăng ký số {each}” là trước 30/{each}/2024" for each in range(1, 7)]
    with app.test_request_context():
        line = app.jinja_env.get_template("parts/answer_line.html").module.answer_line
        long = line(Answer("; ".join(clauses), counted=SearchQuery()))
        short = line(Answer("; ".join(clauses[:2]), counted=SearchQuery()))
    summary, _, rest = str(long).partition("</summary>")
    assert "số 1” là trước" in summary
    assert "xem đủ 6 ý" in summary
    assert "số 6” là trước" in rest
    assert "<summary>" not in str(short)
