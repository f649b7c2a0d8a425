"""A record with three pictures on a telephone and on a desk: light, still, open to everybody."""

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kb.pictures import home_of
from tests.support.desks import at_desk, copied_content, windows_of
from tests.support.indexes import indexed
from tests.support.pages import SHIFTS
from tests.support.paths import TESTS
from tests.support.pictured import ID, like_a_photo, with_pictures
from tests.support.pictures import from_camera, opened
from tests.support.sites import app_over, served
from tests.support.windows import until

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def pictured(tmp_path_factory):
    """A site over the invented records, one of them with three large pictures."""
    folder = tmp_path_factory.mktemp("pictured")
    content = shutil.copytree(TESTS / "content", folder / "content")
    sizes = ((2400, 1600), (1500, 2000), (2000, 1500))
    photos = (like_a_photo(size, -1.6 + 0.4 * at) for at, size in enumerate(sizes))
    with_pictures(content, *photos)
    indexed(content, folder / "index")
    with served(app_over(folder / "index")) as address:
        yield address


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def page(request, browser, pictured):
    """The record's page, scrolled through, with what it cost."""
    context = browser.new_context(viewport=request.param, base_url=pictured)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    page.spent = []
    network.on("Network.loadingFinished", lambda each: page.spent.append(each["encodedDataLength"]))
    page.goto(f"/guong/{ID}", wait_until="networkidle")
    for figure in page.locator("figure.photo").all():
        figure.scroll_into_view_if_needed()
    until(page, "[...document.images].every(each => each.complete)")
    yield page
    context.close()


def test_three_pictures_are_light_and_nothing_jumps(page):
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.photo img')].map(i => i.currentSrc)"
    )
    assert [each.rpartition(".")[2] for each in shown] == ["avif"] * 3
    assert page.evaluate(SHIFTS) == 0
    if page.viewport_size == PHONE:
        assert sum(page.spent) < 250_000


def test_nobody_is_kept_out(page):
    found = Axe().run(page)
    assert found.response["violations"] == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_at_the_desk_a_picture_is_dropped_cut_and_ordered(browser, tmp_path, size):
    copied_content(tmp_path)
    at, told = at_desk(tmp_path), []
    file = tmp_path / "Ảnh.jpg"
    with windows_of(browser, at.app, told) as enter:
        page = enter(size)
        page.goto(f"/ho-so/{ID}")
        rows = page.locator("[name^='pictures.'][name$='.file']")
        for count, width in enumerate((1000, 900), 1):
            file.write_bytes(from_camera((width, 800)))
            page.locator("#anh-moi").set_input_files(file)
            frame = page.locator("[data-frame]")
            expect(frame).to_be_visible()
            frame.scroll_into_view_if_needed()
            box = frame.bounding_box()
            left, top = box["x"] + box["width"] / 2, box["y"] + 1
            page.mouse.move(left, top)
            page.mouse.down()
            page.mouse.move(left + box["width"], top + box["height"] / 2, steps=3)
            page.mouse.up()
            page.get_by_role("button", name="Đưa ảnh vào").click()
            expect(rows).to_have_count(count)
            page.wait_for_load_state("load")
        names = [page.locator(f"[name='pictures.{row}.file']").input_value() for row in (0, 1)]
        assert Axe().run(page).response["violations"] == []
        page.locator("[data-list=pictures] [data-rows=up]").nth(1).click()
        assert page.locator("[name='pictures.0.file']").input_value() == names[1]
        page.locator("[data-list=pictures] [data-rows=remove]").nth(0).click()
        for row in ("alt", "credit", "permission"):
            page.locator(f"[name='pictures.0.{row}']").fill("Mẫu")
        page.get_by_role("button", name="Lưu", exact=True).click()
        expect(page.get_by_text("Đã lưu lúc")).to_be_visible()
    (kept,) = at.desk.shelf.content.find(ID).record.pictures
    data = (home_of(tmp_path / "content", ID) / kept.file).read_bytes()
    assert (kept.file, opened(data).size) == (names[0], (500, 400))
    assert told == []
