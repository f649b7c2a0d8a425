"""A page is one name: its module, endpoint, template and test, and its addresses for all tests."""

import pytest
from flask import template_rendered

from tests.support.pages import PAGES, REAL
from tests.support.paths import ROOT
from tests.support.sites import app_over

WEB = ROOT / "web"


def named(folder, pattern):
    return {path.stem for path in folder.glob(pattern)}


def test_every_page_of_the_site_is_asked_by_the_tests(app):
    endpoints = (rule.endpoint.split(".") for rule in app.url_map.iter_rules())
    assert {parts[1] for parts in endpoints if parts[0] == "pages"} == set(PAGES) == set(REAL)


def test_module_template_and_test_are_called_as_the_page():
    modules = named(WEB / "pages", "*.py") - {"__init__", "routes"}
    templates = named(WEB / "templates" / "pages", "*.html") - {"error"}
    tests = named(ROOT / "tests" / "web", "test_*.py")
    assert modules == templates == set(PAGES)
    assert {f"test_{name}" for name in PAGES} - tests == set()


@pytest.mark.parametrize("name", PAGES)
def test_each_address_shows_its_page(wider_index_dir, name):
    app, rendered = app_over(wider_index_dir), []

    def note(_sender, template, **_context):
        rendered.append(template.name)

    with template_rendered.connected_to(note, app):
        statuses = [app.test_client().get(address).status_code for address in PAGES[name]]
    assert statuses == [200] * len(PAGES[name])
    assert rendered == [f"pages/{name}.html"] * len(PAGES[name])


@pytest.mark.parametrize("name", REAL)
def test_each_address_of_the_real_collection_shows_its_page(real_index_dir, name):
    assert app_over(real_index_dir).test_client().get(REAL[name]).status_code == 200
