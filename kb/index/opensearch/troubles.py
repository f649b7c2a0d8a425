"""What goes wrong with a cluster, in words for those who keep it running.

In: an error of the library. Out: whether the same request may do a moment later, and an EngineAway
that says in one sentence what is wrong and what to do; `Absent` for what is not there. Nothing that
a client has sent (a password, a question) is repeated.
"""

import re
import ssl
from collections.abc import Iterator, Mapping
from typing import Any

from opensearchpy.exceptions import ConnectionError as NotConnected
from opensearchpy.exceptions import ConnectionTimeout, TransportError

from kb.errors import EngineAway

# The cluster is busy, or a machine is being replaced: the same request may do a moment later.
PASSING = (429, 502, 503, 504)
_TOO_MUCH = (413, 429)

_NOBODY = "không máy nào trả lời; hãy xem các máy trong KB_OPENSEARCH_URL (và https:// hay http://)"
_SLOW = "quá lâu không trả lời; hãy xem các máy trong KB_OPENSEARCH_URL có máy nào treo không"
_LOGIN = (
    "cụm máy không nhận tên và mật khẩu của trang; hãy xem KB_OPENSEARCH_USER, "
    "KB_OPENSEARCH_PASSWORD (hay KB_OPENSEARCH_CERT)"
)
_RIGHTS = (
    "cụm máy không cho người dùng của trang làm việc này; hãy cho người dùng ấy các quyền nêu ở "
    "docs/van-hanh.md"
)
_FULL = (
    "đĩa của cụm máy gần đầy nên nó khóa ghi, trang vẫn tìm được như trước; hãy dọn đĩa hay thêm "
    "máy, rồi chạy lại"
)
_LOCKED = "cụm máy đang khóa ghi (read-only); hãy mở khóa, rồi chạy lại"
_BUSY = "cụm máy quá bận; hãy xem bộ nhớ và bộ xử lý của các máy, rồi thử lại"

# OpenSSL's numbers for why a certificate was not believed.
_NOT_BELIEVED = {
    9: "chứng chỉ của máy OpenSearch chưa tới ngày dùng; hãy xem đồng hồ của hai máy",
    10: "chứng chỉ của máy OpenSearch đã hết hạn; hãy gia hạn chứng chỉ ở máy ấy",
    62: "chứng chỉ của máy OpenSearch cấp cho tên khác với tên trong KB_OPENSEARCH_URL; hãy sửa "
    "một trong hai",
}
_NOT_BELIEVED[64] = _NOT_BELIEVED[62]
_UNKNOWN_ISSUER = (
    "chứng chỉ của máy OpenSearch không do nơi cấp nào mà trang biết; hãy đặt KB_OPENSEARCH_CA là "
    "tệp chứng chỉ gốc đã cấp nó"
)
# What newer Pythons (3.13 on) ask of a certificate besides: RFC 5280, by OpenSSL's numbers.
_NOT_STRICT = range(80, 95)
_LACKS = (
    "chứng chỉ của máy OpenSearch, hay chứng chỉ gốc đã cấp nó, chưa đủ phần mà bản Python này đòi "
    "({}); hãy cấp lại như docs/van-hanh.md nêu"
)
# What the other side says of ours, in OpenSSL's words.
_ALERTS = {
    "certificate required": "cụm máy đòi chứng chỉ của trang; hãy đặt KB_OPENSEARCH_CERT",
    "certificate expired": "chứng chỉ của trang đã hết hạn; hãy thay tệp KB_OPENSEARCH_CERT",
    "certificate": "cụm máy không nhận chứng chỉ của trang; hãy xem KB_OPENSEARCH_CERT",
    "unknown ca": "cụm máy không biết nơi cấp chứng chỉ của trang; hãy xem KB_OPENSEARCH_CERT",
    "wrong version number": "máy ở địa chỉ ấy không nói TLS; hãy xem KB_OPENSEARCH_URL "
    "(https:// hay http://)",
}


_HUNG_UP = (
    "máy OpenSearch ngắt kết nối TLS; nếu còn mãi, hãy xem KB_OPENSEARCH_CERT và nhật ký của máy ấy"
)


class Absent(Exception):
    """The cluster answers, and does not have it."""


def is_passing(error: TransportError) -> bool:
    """Whether the same request may do a moment later."""
    if isinstance(error, NotConnected):
        return _tls_trouble(error) in (None, _HUNG_UP)
    return error.status_code in PASSING and not block(error.info)


def is_too_much(error: TransportError) -> bool:
    """Whether the same request in smaller parts may do."""
    return error.status_code in _TOO_MUCH and not block(error.info)


def told(error: TransportError) -> Exception:
    """The error in our words."""
    if error.status_code == 404:
        return Absent(str(error))
    return away(_why(error))


def away(why: str) -> EngineAway:
    """That the cluster cannot be used: why, and what to do."""
    return EngineAway(f"Cụm máy tìm kiếm OpenSearch chưa dùng được: {why}")


def block(error: Any) -> str:
    """Why a cluster lets nobody write, if this says so: a full disk, or somebody's order."""
    said = str(error)
    if "blocked by" not in said:
        return ""
    is_full = re.search(r"disk usage|read-only-allow-delete|create-index blocked", said)
    return _FULL if is_full else _LOCKED if "FORBIDDEN" in said else ""


def _why(error: TransportError) -> str:
    if isinstance(error, NotConnected):
        slow = _SLOW if isinstance(error, ConnectionTimeout) else _NOBODY
        return _tls_trouble(error) or slow
    if blocked := block(error.info):
        return blocked
    known: Mapping[Any, str] = {401: _LOGIN, 403: _RIGHTS, 429: _BUSY}
    return known.get(error.status_code) or f"nó báo {error.status_code}, {error.error}"


def _tls_trouble(error: NotConnected) -> str | None:
    """What is wrong with certificates, if it is that."""
    for cause in _causes(error.info):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return _disbelief(cause)
        if isinstance(cause, ssl.SSLEOFError):
            return _HUNG_UP
        if isinstance(cause, ssl.SSLError):
            said = str(cause).lower()
            return next((text for mark, text in _ALERTS.items() if mark in said), None)
    return None


def _disbelief(error: ssl.SSLCertVerificationError) -> str:
    """Why the machine's certificate was not believed."""
    if error.verify_code in _NOT_STRICT:
        return _LACKS.format(error.verify_message)
    return _NOT_BELIEVED.get(error.verify_code, _UNKNOWN_ISSUER)


def _causes(error: Any) -> Iterator[BaseException]:
    """An error and all that it came of: libraries wrap it in their own, twice."""
    left, seen = [error], set()
    while left:
        each = left.pop(0)
        if isinstance(each, BaseException) and id(each) not in seen:
            seen.add(id(each))
            yield each
            left += [*each.args, each.__cause__, each.__context__]
