"""Suggestions and corrections as API and pages give them."""


def test_the_api_answers_with_addresses(client):
    response = client.get("/api/v1/suggest?q=do+dau")
    assert response.get_json() == {
        "query": "do dau",
        "suggestions": [
            {
                "text": "Đỡ đầu học sinh nghèo",
                "kind": "exemplar",
                "label": "Mô hình · Cao Bằng",
                "url": "/guong/truong-tieu-hoc-thi-du",
            }
        ],
    }


def test_a_province_leads_to_its_page_and_a_commune_to_its_results(client):
    (place, *_) = client.get("/api/v1/suggest?q=thái+ng").get_json()["suggestions"]
    assert place["url"] == "/tinh/thai-nguyen"
    (place, *_) = client.get("/api/v1/suggest?q=huyện+mẫ").get_json()["suggestions"]
    assert place["url"] == "/tim-kiem?q=Huy%E1%BB%87n+M%E1%BA%ABu&province=bac-kan"


def test_a_day_leads_to_its_page(wider_client):
    (day, *_) = wider_client.get("/api/v1/suggest?q=20/11").get_json()["suggestions"]
    assert (day["kind"], day["url"]) == ("day", "/ngay/20-11")


def test_an_answer_may_be_kept_and_is_not_sent_twice(client):
    response = client.get("/api/v1/suggest?q=do")
    assert "max-age=300" in response.headers["Cache-Control"]
    again = client.get("/api/v1/suggest?q=do", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_no_text_is_no_error(client):
    for question in ("", "?q=", "?q=%00", "?q=" + "%C3%A1" * 3000, "?q=a&q=b"):
        response = client.get(f"/api/v1/suggest{question}")
        assert response.status_code == 200
        assert len(response.get_json()["suggestions"]) <= 8


def test_the_page_asks_whether_something_else_was_meant(client):
    page = client.get("/tim-kiem?q=đỡ+đẩu+học+sinh").get_data(as_text=True)
    assert "Có phải bạn tìm <a href=" in page
    assert ">đỡ đầu học sinh</a>?" in page


def test_the_page_tells_that_it_corrected_and_lets_the_reader_insist(client):
    page = client.get("/tim-kiem?q=do+dau+hcoj+sinh&province=cao-bang").get_data(as_text=True)
    assert "cho “đỡ đầu học sinh”</span></h1>" in page
    assert "Đã đọc là: <a" in page
    assert "Tìm đúng <a" in page
    assert "q=do+dau+%22hcoj%22+sinh&amp;province=cao-bang" in page
    assert 'value="do dau hcoj sinh"' in page


def test_the_search_box_brings_its_script(client):
    page = client.get("/").get_data(as_text=True)
    assert 'data-suggest="/api/v1/suggest"' in page
    assert '<script src="/static/suggest.js?v=' in page
    with client.get("/static/suggest.js") as script:
        assert len(script.data) <= 4096
