"""A cluster behind TLS that asks who we are: a site and a build get in, and tell no password.

The distribution for tests has no security plugin; `tests.support.tls_front` stands before a node.
"""

import os

import pytest

from tests.support.certificates import Authority
from tests.support.commands import kb
from tests.support.processes import served_by, until
from tests.support.tls_front import Front

pytestmark = pytest.mark.cluster

USER, PASSWORD = "trang-mẫu", "khẩu:lệnh Mẫu"


@pytest.fixture(params=["password", "certificate"])
def way_in(request, cluster, tmp_path):
    """The door that a node stands behind, and the settings that open it."""
    authority = Authority(tmp_path, "noi-cap-mau")
    front = Front(authority.issued("may-mau"), cluster.nodes[0].port)
    named = {"KB_OPENSEARCH_CA": authority.file}
    if request.param == "password":
        front.users = {USER: PASSWORD}
        named |= {"KB_OPENSEARCH_USER": USER, "KB_OPENSEARCH_PASSWORD": PASSWORD}
    else:
        front.clients = authority.file
        named |= {"KB_OPENSEARCH_CERT": authority.issued("trang")}
    alias = {"KB_OPENSEARCH_ALIAS": os.environ["KB_OPENSEARCH_ALIAS"]}
    with front.opened() as url:
        yield front, {**named, **alias, "KB_OPENSEARCH_URL": url}


def test_a_build_and_a_site_get_in_and_tell_no_password(way_in, folder, tmp_path):
    front, named = way_in
    done = kb("index", content=folder, index=tmp_path / "built", KB_ENGINE="opensearch", **named)
    assert done.code in (0, 3), done.err
    log = tmp_path / "said"
    with (
        log.open("w", encoding="utf-8") as said,
        served_by(1, tmp_path / "bare", stderr=said, KB_LOG="json", **named) as site,
    ):
        assert "9 hồ sơ" in site.told
        assert site.status("/guong/nhom-vi-du-mot") == 200
        front.users, front.clients = {USER: "đã đổi"}, None
        until(lambda: site.status("/tim-kiem?q=vi+du") == 503)
        until(lambda: "cụm máy không nhận tên và mật khẩu" in log.read_text("utf-8"))
        shown = "".join(site.ask(path)[1] for path in ("/healthz", "/tim-kiem?q=vi+du", "/metrics"))

    told = "".join((shown, site.told, log.read_text("utf-8"), done.out, done.err))
    assert (PASSWORD in told, "Traceback" in told) == (False, False)
    assert "Máy tìm kiếm đang tạm nghỉ" in shown
