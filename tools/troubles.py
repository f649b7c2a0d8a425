"""What goes wrong while installing, in words an office understands.

In: what pip, or the disk, said. Out: what it means and what to do, in one or two sentences.
"""

import platform
import re
import struct
import sys
from pathlib import Path

_ELSEWHERE = "Máy không vào được mạng thì cài từ thư mục gói: xem docs/cai-tren-windows.md."


class NotInstalled(Exception):
    """What keeps the program from being installed or started; its text is fit to be shown."""


# The first that fits is what happened: pip goes on to complain of what follows from it.
TROUBLES = (
    (
        r"No space left|File too large|WinError 112|not enough space|Disk quota",
        "Ổ đĩa hết chỗ giữa chừng. Hãy xóa bớt tệp (cần khoảng 1.000 MB trống) rồi bấm lại.",
    ),
    (
        r"Long Path support|WinError 206|File name too long",
        "Thư mục chương trình nằm quá sâu nên đường dẫn dài quá mức Windows cho phép. Hãy chuyển "
        r"cả thư mục ra chỗ ngắn hơn, ví dụ C:\GuongSang, rồi bấm lại.",
    ),
    (
        r"WinError (?:5|32)\b|PermissionError|Permission denied|Access is denied",
        "Một chương trình khác đang giữ tệp trong thư mục .venv, thường là bàn biên tập còn mở "
        "hoặc chương trình diệt vi-rút. Hãy đóng bàn biên tập, đợi một phút rồi bấm lại; vẫn thế "
        "thì nhờ người quản trị cho chương trình diệt vi-rút bỏ qua thư mục này.",
    ),
    (
        r"DO NOT MATCH THE HASHES|Hash mismatch|BadZipFile|has an invalid wheel",
        "Có gói không đúng như bản đã ghim (chép hay tải dở, hoặc bị thay trên đường đi) nên chưa "
        "cài gì. Hãy tải hay chép lại; vẫn thế thì báo người quản trị mạng.",
    ),
    (
        r"ProxyError|407 Proxy|Tunnel connection failed|Cannot connect to proxy",
        "Mạng của cơ quan đi qua máy chủ trung gian (proxy) và máy ấy không cho tải. Hãy nhờ người "
        f"quản trị mạng đặt proxy cho Windows (hoặc biến HTTPS_PROXY). {_ELSEWHERE}",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError|SSLCertVerificationError",
        "Kết nối an toàn bị chặn: mạng của cơ quan dùng chứng thư riêng mà Python không biết. Hãy "
        f"nhờ người quản trị mạng. {_ELSEWHERE}",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|Max retries|NameResolution|getaddrinfo|"
        r"Failed to (?:establish|resolve)|Connection (?:refused|reset|aborted|broken)|"
        r"Network is unreachable|Temporary failure|ConnectionError|IncompleteRead",
        "Không tải được gói: máy này chưa vào được mạng, hoặc tường lửa chặn. Hãy kiểm tra mạng "
        f"rồi bấm lại. {_ELSEWHERE}",
    ),
    (
        r"ensurepip is not available|No module named (?:venv|ensurepip)",
        "Python của máy này thiếu phần venv. Trên Debian, Ubuntu: apt install python3-venv; trên "
        "Windows: cài lại Python từ python.org.",
    ),
)
_LACKING_RE = re.compile(r"No matching distribution found for ([\w.-]+)")


def explained(said: str, wheels: Path | None = None) -> str:
    """What happened and what to do; `wheels` is the folder that packages were taken from."""
    for pattern, meaning in TROUBLES:
        if re.search(pattern, said, re.IGNORECASE):
            return meaning
    if lacking := _LACKING_RE.search(said):
        return _lacking(lacking[1], wheels)
    told = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in told if line.lower().startswith("error")]
    last = (errors or told or ["không rõ vì sao"])[-1]
    return f"Cài đặt không xong: {last[:300]}"


def _lacking(package: str, wheels: Path | None) -> str:
    bits = struct.calcsize("P") * 8
    here = f"Python {sys.version_info[0]}.{sys.version_info[1]} {bits}-bit, {platform.system()}"
    if wheels:
        return (
            f"Thư mục gói {wheels} không có {package} cho máy này ({here}). Hãy làm lại thư mục ấy "
            "trên một máy cùng loại, cùng phiên bản Python, với đúng bản chương trình này."
        )
    return (
        f"Không có gói {package} dựng sẵn cho {here}. Hãy cài Python 3.13, bản Windows installer "
        "(64-bit), ở python.org rồi bấm lại."
    )
