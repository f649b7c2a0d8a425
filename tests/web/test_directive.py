"""The page of a document: its place among the others, its family, who answers to it."""

import re

from tests.support.indexes import indexed
from tests.support.pages import link, page, titles, words
from tests.support.sites import app_over


def hrefs(text: str) -> set[str]:
    return set(re.findall(r'href="([^"#?]+)', text))


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


def test_a_citation_in_the_text_is_a_link_with_the_whole_name(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    assert (
        '<a class="cite" href="/van-ban/ct-90-ct-tw-2016" title="Chỉ thị số 90-CT/TW, ngày '
        '9/3/2016 của Bộ Ví Dụ về đẩy mạnh việc thử nghiệm theo gương ví dụ">' in text
    )


def test_a_number_that_two_documents_bear_is_offered_with_term_and_date(wider_client):
    address = "/van-ban/bc-07-bc-tu-cao-bang-2023"
    assert '<a class="cite" href="#chon-ket-luan-so-91-kl-tw"' in page(wider_client, address)
    text = words(wider_client, address)
    assert "“Kết luận 91-KL/TW” có thể là:" in text
    assert "Kết luận số 91-KL/TW, khóa XIII, ngày 7/5/2021" in text
    assert "Kết luận số 91-KL/TW, khóa XII, ngày 3/2/2017" in text


def test_one_of_them_that_has_no_record_is_told_without_a_link(wider_client):
    text = page(wider_client, "/van-ban/bc-07-bc-tu-cao-bang-2023")
    choice = text.split('id="trung-so"')[1].split("</section>")[0]
    assert "kho chưa có hồ sơ" in choice
    assert choice.count("<li>") == 3
    assert choice.count("<a ") == 2
    assert 'title="3 văn bản mang số này: chọn ở cuối bài"' in text
    said = words(wider_client, "/van-ban/bc-07-bc-tu-cao-bang-2023")
    assert "Kết luận số 91-KL/TW, khóa XI, ngày 1/6/2012 (kho chưa có hồ sơ) Về ví dụ" in said


def test_a_number_without_a_record_stays_text(wider_client):
    text = page(wider_client, "/van-ban/bc-07-bc-tu-cao-bang-2023")
    assert "Chỉ thị <" in text
    assert "4567-CT/TW</span></a>" not in text


def test_no_relation_is_shown_from_one_side_only(wider_client, wider_snapshot):
    for record in wider_snapshot.records:
        if record.record_type != "directive":
            continue
        here = f"/van-ban/{record.id}"
        main = page(wider_client, here).split("<main")[1].split("Văn bản liên quan")[0]
        for other in hrefs(main):
            if other.startswith("/van-ban/") and other != here:
                assert here in hrefs(page(wider_client, other)), f"{other} does not know {here}"


def test_a_directive_is_cited_the_way_officials_write(wider_client):
    assert (
        "Kết luận số 91-KL/TW, ngày 7/5/2021 của Bộ Ví Dụ về tiếp tục thực hiện Chỉ thị 90-CT/TW"
        in words(wider_client, "/van-ban/kl-91-kl-tw-2021")
    )


def test_the_family_is_drawn_and_told_in_words(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert 'aria-hidden="true"' in drawing
    assert drawing.count("<circle") == 5
    told = text.partition("dạng danh sách")[2].partition("</details>")[0]
    assert told.count("<li>") == 5
    assert "07-BC/TU" in told


def test_the_exemplars_of_a_document_are_narrowed_by_links(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    narrowed = link(text, "Cao Bằng")
    assert narrowed == "/van-ban/kl-91-kl-tw-2021?province=cao-bang#guong"
    after = words(wider_client, narrowed)
    assert "1 trong 2 gương theo bộ lọc" in after
    assert "Đỡ đầu học sinh nghèo" in after
    assert "Nhóm Ví Dụ Một giúp bạn" not in after


def test_themes_and_figures_stand_on_the_page_of_their_document(wider_client):
    text = page(wider_client, "/van-ban/kl-91-kl-tw-2021")
    assert link(text, "Mỗi nơi một ví dụ hay") == "/chuyen-de/chuyen-de-2023-cao-bang"
    assert (
        link(text, "Ví dụ đăng ký cấp huyện: 37 ví dụ")
        == "/thong-ke?so-lieu=vi-du-cap-huyen#vi-du-cap-huyen"
    )


def test_choices_on_a_document_are_not_followed_by_robots(client):
    text = client.get("/van-ban/kl-91-kl-tw-2021").get_data(as_text=True)
    narrowing = re.findall(r'<a href="/van-ban/[^"]*\?[^>]*>', text)
    assert narrowing
    assert all('rel="nofollow"' in tag for tag in narrowing)
    assert '<link rel="canonical" href="http://localhost/van-ban/kl-91-kl-tw-2021">' in text


def test_a_replaced_document_leads_to_what_replaces_it(folder, tmp_path):
    later = folder / "directives" / "kl-91-kl-tw-2021.md"
    text = later.read_text("utf-8")
    later.write_text(text.replace("kind: tiep-tuc", "kind: thay-the", 1), "utf-8")
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    page = client.get("/van-ban/ct-90-ct-tw-2016").get_data(as_text=True)
    assert "Văn bản này đã được thay thế bởi" in page
    assert 'href="/van-ban/kl-91-kl-tw-2021"' in page
    listed = client.get("/tim-kiem?type=directive").get_data(as_text=True)
    assert listed.count("Đã được thay thế bởi") == 1
    asked = titles(client.get("/tim-kiem?validity=da-thay-the").get_data(as_text=True))
    assert [title.partition(" ")[0] for title in asked] == ["Chỉ"]


def test_whether_a_document_is_in_force_stands_wherever_it_is_named(folder, tmp_path):
    later = folder / "directives" / "kl-91-kl-tw-2021.md"
    later.write_text(later.read_text("utf-8").replace("tiep-tuc", "thay-the", 1), "utf-8")
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    said = "ã được thay thế bởi Kết luận 91-KL/TW, chưa rõ hiệu lực (tính đến 31/12/2024)"
    chosen = "/tuyen-chon?id=ct-90-ct-tw-2016&id=nhom-vi-du-mot"
    kept_by = ("/van-ban/kl-91-kl-tw-2021", "/van-ban/kh-33-kh-tu-quang-ngai-2022")
    for address in (*kept_by, "/tim-kiem?type=directive", chosen, "/tinh/cao-bang"):
        assert (said in words(client, address)) == (address != "/tinh/cao-bang"), address
    drawn = page(client, kept_by[0]).partition("<svg")[2].partition("</svg>")[0]
    assert re.search(r'class=" past">(?:(?!</a>).)*đã được thay thế', drawn)
    cited = page(client, kept_by[0])
    assert f'ví dụ (đ{said})"' in cited


def test_a_document_that_has_ended_says_since_when_wherever_it_is_shown(folder, tmp_path):
    ended = folder / "directives" / "ct-90-ct-tw-2016.md"
    text = ended.read_text("utf-8")
    days = "{state: het-hieu-luc, as_of: 2024, from: 2016-05, until: 2021-10-25, evidence: Mẫu}"
    ended.write_text(re.sub("validity: .*", f"validity: {days}", text), "utf-8")
    later = folder / "directives" / "kl-91-kl-tw-2021.md"
    later.write_text(later.read_text("utf-8").replace("tiep-tuc", "thay-the", 1), "utf-8")
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    said = words(client, "/van-ban/ct-90-ct-tw-2016")
    assert "đã được thay thế bởi Kết luận 91-KL/TW, hết hiệu lực từ 25/10/2021." in said
    assert "Hiệu lực Hết hiệu lực từ 25/10/2021Có hiệu lực từ tháng 5/2016. Mẫu" in said
    assert "91-KL/TW, hết hiệu lực từ 25/10/2021" in words(client, "/tim-kiem?q=CT90")
    assert "Hết hiệu lực từ 25/10/2021" in client.get("/tim-kiem.csv?q=CT90").get_data(True)
    told = client.get("/api/v1/records/ct-90-ct-tw-2016").json["validity"]
    assert (told["from"], told["until"]) == ("2016-05", "2021-10-25")


def test_the_level_of_a_document_is_that_of_its_issuer_and_leads_to_others(client):
    said = page(client, "/van-ban/kh-33-kh-tu-cao-bang-2021")
    assert "<dt>Cấp ban hành</dt>" in said
    assert link(said, "Tỉnh, thành phố") == "/tim-kiem?level=tinh"


def test_a_plan_tells_its_deadlines_before_its_duties_and_the_list_leads_there(wider_client):
    address = "/van-ban/bc-07-bc-tu-cao-bang-2023"
    text = words(wider_client, address)
    table = text[text.index("Các hạn ") : text.index("Văn bản giao việc gì")]
    due = "Cuối năm Gom kết quả mẫu Trước 25/11/2026 Gửi bản đăng ký mẫuChi bộ"
    assert table.strip() == f"Các hạn {due}"
    assert text.index("Văn bản giao việc gì") < text.index("Mạch văn bản")
    assert link(page(wider_client, "/tim-kiem?q=07-BC/TU"), "Xem các hạn") == f"{address}#han"
    assert link(page(wider_client, address), "Xem các hạn") == "#han"
