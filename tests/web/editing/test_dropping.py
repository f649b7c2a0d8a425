"""Articles dropped on the desk or pasted as addresses become drafts; each thing by what it is."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import docx
import pytest

from kb.content.drafts import record_text
from kb.material import kept_material
from tests.support.desks import at_desk, copied_content
from tests.support.import_samples import write_xlsx
from tests.support.joined import TEACHER, exemplar
from tests.support.saved_pages import saved_page
from tests.support.web_servers import Said, host
from web.editing.guard import SESSIONS

DRAFT = "nguoi-giu-lua-nghe-thu"
STORY = (
    "Tiếng thoi ở xã Thử Nghiệm vẫn đều mỗi ngày.",
    "Bà kể về những ngày đầu, khi cả xóm chỉ còn hai khung cửi.",
)
LOGIN = "<title>Vào</title><form><p>Mời vào.</p><input type=password></form>".encode()
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path, KB_FETCH_HOSTS="127.0.0.1")


@pytest.fixture
def newspaper():
    pages = {"/bai.html": Said(200, saved_page(), HTML)}
    pages |= {"/vao.html": Said(200, LOGIN, HTML)}
    with host(pages) as running:
        yield running


def sent(at, *files, addresses="", **more):
    """The form as a browser sends it."""
    fields = {"_csrf": at.secret, "dia-chi": addresses} | more
    fields["tep"] = [(io.BytesIO(data), name) for name, data in files]
    return at.client.post("/nhap", data=fields, content_type="multipart/form-data")


def ended(at, answer):
    """The last page of a job."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.client.get(answer.location)


def shown(answer) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True))
    return " ".join(unescape(text).split())


def drafts(at) -> set[str]:
    return {each.stem for each in at.desk.settings.content_dir.glob("exemplars/*.md")}


def test_a_saved_page_becomes_a_draft_with_its_source_beside_the_article(at):
    answer = ended(at, sent(at, ("bai.html", saved_page())))
    assert answer.location == f"/ho-so/{DRAFT}?bai=moi"
    page = shown(at.client.get(answer.location))
    assert "Bài đã thành bản nháp này" in page
    assert "Bà dạy nghề cho mười hai chị em" in page
    source = at.desk.store.open(DRAFT).said["sources"][0]
    assert (source["title"], source["publisher"], source["date"]) == (
        "Người giữ lửa nghề Thử", "Báo Thí Dụ", "2026-05-12"
    )  # fmt: skip
    assert "accessed" in source
    fields = {
        name for name, value in at.desk.store.open(DRAFT).said.items() if value
    } - {"title", "sources", "note", "status"}  # fmt: skip
    assert fields == set()


def test_nothing_of_the_page_is_a_part_of_ours(at):
    before = drafts(at)
    ended(at, sent(at, ("bai.html", saved_page(title="A &lt;script&gt;x()&lt;/script&gt; B"))))
    (record,) = drafts(at) - before
    page = at.get(f"/ho-so/{record}")
    assert "onerror" not in page
    assert "<script>x()" not in page
    assert "&lt;script&gt;x()" in page
    assert "document.title" not in page


def test_an_address_is_read_and_its_draft_opened(at, newspaper):
    answer = ended(at, sent(at, addresses=f" {newspaper.address}/bai.html "))
    assert answer.location == f"/ho-so/{DRAFT}?bai=moi"
    archive = at.desk.settings.archive_dir
    assert len(kept_material(archive, DRAFT)) == 1
    (copy,) = (archive / "material" / DRAFT).glob("*.html")
    assert copy.read_bytes() == saved_page()


def test_what_cannot_be_read_is_told_in_one_sentence_and_nothing_is_written(at, newspaper):
    before = drafts(at)
    for address, said in (
        (f"{newspaper.address}/khong-co.html", "trang không còn ở địa chỉ này (404)"),
        (f"{newspaper.address}/vao.html", "trang đòi đăng nhập"),
        ("http://10.0.0.1/bai", "10.0.0.1"),
        ("ftp://bao.example/bai", "không phải địa chỉ trang web"),
    ):
        page = shown(ended(at, sent(at, addresses=address)))
        assert "Chưa đọc được Chưa có gì được ghi." in page
        assert said in page
    assert drafts(at) == before
    assert not (at.desk.settings.archive_dir / "material").exists()


def test_several_things_are_taken_one_after_the_other_each_told(at, newspaper, tmp_path):
    sheet = write_xlsx(tmp_path / "ds.xlsx", {"DS": [["STT", "Họ và tên"], [1, "Lê Thị Thử"]]})
    answer = ended(
        at,
        sent(
            at,
            ("bai.html", saved_page(url="https://bao.example/khac.html", title="Bài khác hẳn")),
            ("ds.xlsx", sheet.read_bytes()),
            ("hong.html", b"<p>ngan</p>"),
            addresses=f"{newspaper.address}/bai.html\n{newspaper.address}/mat",
        ),
    )
    page = shown(answer)
    assert "Đã đọc 3 trên 5" in page
    assert "Bài khác hẳn bản nháp mới" in page
    assert "ds.xlsx một danh sách, mở để nhận từng dòng" in page
    assert "Người giữ lửa nghề Thử" in page
    assert "hong.html" in page
    assert "/mat: trang không còn ở địa chỉ này" in page
    assert {"bai-khac-han", DRAFT} <= drafts(at)


def test_the_same_article_leads_to_the_draft_that_is_there(at):
    ended(at, sent(at, ("bai.html", saved_page())))
    before = drafts(at)
    answer = ended(at, sent(at, ("bai.html", saved_page())))
    assert answer.location == f"/ho-so/{DRAFT}?bai=da-co"
    assert "không thêm bản nháp nào" in at.get(answer.location)
    assert drafts(at) == before


def test_a_form_that_is_sent_twice_is_read_once(at):
    mark = re.search('name="_moi" value="([^"]+)"', at.get("/nhap"))[1]
    browsers = [at.app.test_client() for _ in range(3)]
    keys = []
    for each in browsers:
        each.get(f"/vao?ma={at.app.extensions[SESSIONS].new_code()}")
        page = each.get("/tim").get_data(as_text=True)
        keys.append(re.search('name="_csrf" value="([^"]+)"', page)[1])

    def send(who):
        fields = {"_csrf": who[1], "_moi": mark, "tep": (io.BytesIO(saved_page()), "bai.html")}
        return who[0].post("/nhap", data=fields, content_type="multipart/form-data").location

    with ThreadPoolExecutor() as pool:
        assert len(set(pool.map(send, zip(browsers, keys, strict=True)))) == 1


def test_a_file_without_a_list_in_it_is_an_article(at, tmp_path):
    document = docx.Document()
    for line in STORY:
        document.add_paragraph(line)
    document.save(str(tmp_path / "ke.docx"))
    answer = sent(at, ("ke.docx", (tmp_path / "ke.docx").read_bytes()))
    assert answer.status_code == 303
    assert answer.location.startswith("/ho-so/")
    assert at.desk.intake.all() == ()


def test_a_word_file_taken_for_a_report_can_be_read_as_an_article(at, tmp_path):
    document = docx.Document()
    for line in ("Người giữ lửa", *STORY, "Bà Nguyễn Thị Mẫu, xã Thử Nghiệm, được khen năm 2024."):
        document.add_paragraph(line)
    document.save(str(tmp_path / "ke.docx"))
    answer = sent(at, ("ke.docx", (tmp_path / "ke.docx").read_bytes()))
    assert answer.location == "/nhap/1"
    page = at.get("/nhap/1")
    mark = re.search('name="_moi" value="([^"]+)"', page)[1]
    before = drafts(at)
    asked = [at.send("/nhap/1/bai-bao", {"_moi": mark}) for _ in range(2)]
    assert asked[0].location == asked[1].location
    answer = ended(at, asked[0])
    (record,) = drafts(at) - before
    assert answer.location == f"/ho-so/{record}?bai=moi"
    assert at.desk.store.open(record).document.body.strip() == ""
    assert at.desk.intake.all() == ()
    gone = shown(ended(at, at.send("/nhap/1/bai-bao", {})))
    assert "Chưa đọc được" in gone


def test_too_many_things_or_none_are_refused_in_a_sentence(at):
    answer = sent(at)
    assert answer.status_code == 422
    assert "Chưa chọn tệp nào, chưa dán địa chỉ nào" in shown(answer)
    many = "\n".join(f"https://bao.example/{number}" for number in range(21))
    answer = sent(at, addresses=many)
    assert answer.status_code == 422
    assert "nhiều nhất 20" in shown(answer)
    assert "bao.example/20" in answer.get_data(as_text=True)


def test_nobody_else_may_drop_anything(at):
    fields = {"tep": (io.BytesIO(saved_page()), "bai.html")}
    assert at.client.post("/nhap", data=fields).status_code == 403
    assert at.client.get("/nhap/dang-doc/99").status_code == 404


def test_an_article_about_somebody_who_has_a_record_leads_to_both_side_by_side(at):
    record = at.desk.settings.content_dir / f"exemplars/{TEACHER}.md"
    record.write_text(record_text(exemplar(TEACHER)), "utf-8")
    at.desk.library.look_again()
    page = saved_page().decode().replace("Bà Nguyễn Thị Mẫu", "Cô giáo Lò Thị Mẫu")
    page = page.replace("Ở xã Thử Nghiệm", "Ở điểm trường Nà Thử, xã Thượng Thử")
    answer = ended(at, sent(at, ("bai.html", page.encode())))
    assert answer.location.endswith("/giong"), shown(answer)
    text = shown(at.client.get(answer.location))
    assert "Bài này có vẻ nói về hồ sơ đã có" in text
    assert exemplar(TEACHER).title in text
