"""Sites that are asked without a network: `client` over the invented records, `wider_client`
over the wider ones, `app` where a test needs the application itself.
"""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.sites import app_over


@pytest.fixture(scope="session")
def app(index_dir: Path) -> Flask:
    """The site over the invented records."""
    return app_over(index_dir)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks the site without a network."""
    return app.test_client()


@pytest.fixture
def wider_client(wider_index_dir: Path) -> FlaskClient:
    """Asks a site over the wider content."""
    return app_over(wider_index_dir).test_client()
