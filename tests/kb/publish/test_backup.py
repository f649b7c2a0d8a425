"""A backup by snapshots, made and restored as docs/van-hanh.md says it, word by word."""

import os
import re
import shutil
import subprocess

import pytest

from kb.index import follow
from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from tests.support.certificates import Authority
from tests.support.indexes import built
from tests.support.paths import ROOT
from tests.support.tls_front import Front

pytestmark = pytest.mark.cluster

ONE = Exemplar(id="mot", title="Tổ Thí Dụ Một", kind="tap-the", body="Trồng hoa ven đường.")
TWO = Exemplar(id="hai", title="Tổ Thí Dụ Hai", kind="tap-the", body="Nấu cơm cho người già.")


def commands():
    """What is to be typed."""
    told = (ROOT / "docs" / "van-hanh.md").read_text("utf-8")
    part = re.search(r"^\*\*Sao lưu\.\*\*.*?(?=^\*\*Quay lui)", told, re.M | re.S)
    lines = [line[4:] for line in part[0].splitlines() if line.startswith("    ")]
    return [line for line in lines if "kb index" not in line]


@pytest.fixture
def typed(cluster, tmp_path):
    """Types the commands at a machine of ours in the place of that in the text."""
    authority, word = Authority(tmp_path, "noi-cap-mau"), "khẩu-lệnh"
    front = Front(authority.issued("may-mau"), cluster.nodes[0].port, users={"admin": word})
    with front.opened() as url:
        here = {
            "https://10.0.0.1:9200": url,
            "/etc/guong-sang/ca.pem": authority.file,
            "-u admin": f"-u admin:{word}",
            "/srv/sao-luu-opensearch": cluster.backup,
            "guong-sang*": f"{os.environ['KB_OPENSEARCH_ALIAS']}*",
        }

        def run(lines):
            script = "\n".join(lines)
            for there, what in here.items():
                assert there in script
                script = script.replace(there, str(what))
            done = subprocess.run(
                ["sh", "-ec", script], capture_output=True, encoding="utf-8", check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
            return done.stdout

        yield run


def found(index):
    return {hit.id: hit.score for hit in search(open_snapshot(index), SearchQuery("hoa")).hits}


def test_a_restored_index_serves_and_is_built_on(cluster, monkeypatch, tmp_path, typed):
    assert shutil.which("curl")
    monkeypatch.setenv("KB_OPENSEARCH_URL", cluster.url)
    built(tmp_path, ONE, engine="opensearch")
    built(tmp_path, ONE, TWO, engine="opensearch")
    before = found(tmp_path)
    said = typed(commands())
    assert '"state":"SUCCESS"' in said
    for folder in tmp_path.glob("gen-*"):
        shutil.rmtree(folder)
    follow(tmp_path)
    assert (found(tmp_path), len(before)) == (before, 1)
    assert built(tmp_path, TWO, engine="opensearch").removed == 1
    assert found(tmp_path) == {}
