"""What nobody foresaw: a calm page or an object, and all that matters in the log."""

import pytest

from tests.support.sites import app_over


def stumble():
    raise ZeroDivisionError("điều bên trong")


@pytest.fixture
def client(index_dir):
    """Asks a site with two addresses that fail."""
    app = app_over(index_dir)
    app.add_url_rule("/hong", "page", stumble)
    app.add_url_rule("/api/v1/hong", "program", stumble)
    return app.test_client()


def test_a_surprise_is_a_page_that_tells_nothing_of_the_inside(client, caplog):
    response = client.get("/hong")
    assert response.status_code == 500
    assert "Trang gặp sự cố" in response.text
    assert "điều bên trong" not in response.text
    assert "ZeroDivisionError: điều bên trong" in caplog.text
    assert "GET /hong" in caplog.text


def test_a_program_gets_an_object(client):
    response = client.get("/api/v1/hong")
    assert (response.status_code, response.json["error"]["code"]) == (500, "internal")
    assert response.headers["Cache-Control"] == "no-store"
