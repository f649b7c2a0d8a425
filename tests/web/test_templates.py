"""The templates: short, in rooms, and told by name what they need."""

from pathlib import Path

import pytest
from jinja2 import meta, nodes

import web
from web.parts.templating import unbroken, unbroken_html

FOLDER = Path(web.__file__).parent / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*"))
PAGES = [name for name in TEMPLATES if name.startswith("pages/")]
PARTS = [name for name in TEMPLATES if name.startswith("parts/")]
FRAMES = {"parts/base.html", "parts/record.html"}  # extended, not imported


def parsed(app, name):
    return app.jinja_env.parse((FOLDER / name).read_text("utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_no_longer_than_a_reader_can_hold(name):
    assert len((FOLDER / name).read_text("utf-8").splitlines()) <= 60


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_takes_over_what_happens_to_be_there(app, name):
    assert list(parsed(app, name).find_all(nodes.Include)) == []


@pytest.mark.parametrize("name", sorted({*PARTS} - FRAMES))
def test_a_part_uses_only_what_it_is_given(app, name):
    known = {*app.jinja_env.globals, "caller"}
    assert meta.find_undeclared_variables(parsed(app, name)) - known == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_imports_no_part_under_the_name_of_what_its_frame_is_told(app, name):
    lines = parsed(app, name).find_all(nodes.FromImport)
    names = [each for line in lines for each in line.names]
    imported = {each if isinstance(each, str) else each[1] for each in names}
    assert imported & meta.find_undeclared_variables(parsed(app, "parts/base.html")) == set()


def test_numbers_and_dates_do_not_break_across_lines():
    assert unbroken("Số 05-CT/TW <b>") == 'Số <span class="unbroken">05-CT/TW</span> &lt;b&gt;'
    assert unbroken("ngày 18/5/2021.") == 'ngày <span class="unbroken">18/5/2021</span>.'
    assert unbroken("2021 - 2025, vừa-vừa") == "2021 - 2025, vừa-vừa"
    assert unbroken("1-2-3-4-5-6-7-8") == "1-2-3-4-5-6-7-8"
    assert unbroken_html('<a href="/05-CT/TW">x</a>') == '<a href="/05-CT/TW">x</a>'
