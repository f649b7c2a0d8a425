"""What pip and the disk say, and what an office is told; the guide names the same sentences."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tools.troubles import TROUBLES, explained

# As pip 24-26 and Windows write them.
SAID = {
    "ERROR: Could not install: OSError: [Errno 28] No space left on device": "Ổ đĩa hết chỗ",
    "OSError: [WinError 112] There is not enough space on the disk": "Ổ đĩa hết chỗ",
    "ERROR: Could not install packages due to an OSError: [WinError 32] The process cannot access "
    "the file because it is being used by another process": "Một chương trình khác đang giữ tệp",
    "PermissionError: [WinError 5] Access is denied: 'C:\\\\GuongSang\\\\.venv\\\\Scripts'": (
        "Một chương trình khác đang giữ tệp"
    ),
    "ERROR: Could not install packages due to an OSError: [Errno 2] No such file or directory: "
    "'C:\\\\Users\\\\…'\nHINT: This error might have occurred since this system does not have "
    "Windows Long Path support enabled.": "Thư mục chương trình nằm quá sâu",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS": "Có gói không đúng",
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'ProxyError('Cannot connect to "
    "proxy.', OSError('Tunnel connection failed: 407 Proxy Authentication Required'))': /simple/\n"
    "ERROR: No matching distribution found for numpy==2.4.6": "Mạng của cơ quan đi qua máy chủ",
    "Could not fetch URL: There was a problem confirming the ssl certificate: SSLError("
    "SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]'))": "Kết nối an toàn bị chặn",
    "NewConnectionError('Failed to establish a new connection: [Errno 11001] getaddrinfo failed')\n"
    "ERROR: Could not find a version that satisfies the requirement click==8.5.1\n"
    "ERROR: No matching distribution found for click==8.5.1": "Không tải được gói",
    "ERROR: No matching distribution found for numpy==2.4.6": "Không có gói numpy dựng sẵn",
    "ERROR: Something that nobody foresaw": "Cài đặt không xong: ERROR: Something",
}


@pytest.mark.parametrize("said", SAID, ids=lambda said: re.sub(r"\W+", "-", said)[-40:])
def test_what_pip_says_is_told_in_a_sentence(said):
    assert explained(said).startswith(SAID[said])


def test_every_row_of_the_table_is_of_use():
    told = {explained(said) for said in SAID}
    assert [meaning for _, meaning in TROUBLES if meaning not in told] == [
        explained("No module named ensurepip")
    ]


def sentences(path):
    """All that a program may say, pieces in braces left out."""
    if path.suffix != ".py":
        return [path.read_text("utf-8")]
    return [
        each.value
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    ]


def test_what_the_guide_says_that_a_window_says_is_what_it_says():
    guide = (ROOT / "docs/cai-tren-windows.md").read_text("utf-8")
    table = guide.partition("| Cửa sổ nói |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| ([^|]+) \|", table, re.MULTILINE)[1:]
    sources = [*ROOT.glob("tools/*.py"), *ROOT.glob("bat-dau.*"), Path("web/editing/__main__.py")]
    said = "\n".join(each for path in sources for each in sentences(ROOT / path))
    pieces = [piece.strip() for row in rows for piece in row.split("…") if piece.strip()]
    assert len(rows) > 8
    known = {"Cần Python 3.11 trở lên, bản 64-bit", "Không dùng được 127.0.0.1:8010"}
    assert [piece for piece in pieces if piece not in said and piece not in known] == []
