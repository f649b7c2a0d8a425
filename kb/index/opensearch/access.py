"""Who we are to a cluster, and whom we believe to be one: passwords and certificates.

In: the settings. Out: headers and a TLS context, or EngineMissing when a file that they name is not
what it should be. No password is repeated in any of it.
"""

import base64
import ssl

from kb.errors import EngineMissing, disk_trouble
from kb.settings import OpenSearch as Named


def login(named: Named) -> dict[str, str]:
    """Name and password as they are sent; the library's own way knows no Vietnamese letters."""
    if not named.user:
        return {}
    said = base64.b64encode(f"{named.user}:{named.password}".encode()).decode("ascii")
    return {"authorization": f"Basic {said}"}


def trust(named: Named) -> ssl.SSLContext | None:
    """Whom to believe, and who we are; EngineMissing when the settings' files do not say so."""
    if not any(host.startswith("https:") for host in named.hosts):
        if named.ca or named.cert:
            raise EngineMissing(
                "KB_OPENSEARCH_CA, KB_OPENSEARCH_CERT chỉ dùng với https://; hãy sửa "
                "KB_OPENSEARCH_URL"
            )
        return None
    try:
        context = ssl.create_default_context(cafile=named.ca or None)
    except OSError as error:
        raise _unreadable("KB_OPENSEARCH_CA", named.ca, "chứng chỉ gốc", error) from error
    try:
        if named.cert:
            context.load_cert_chain(named.cert, password=_no_password)
    except (OSError, ValueError) as error:
        what = "cả chứng chỉ và khóa không đặt mật khẩu"
        raise _unreadable("KB_OPENSEARCH_CERT", named.cert, what, error) from error
    return context


def _no_password() -> str:
    """Nobody is there to be asked for one."""
    raise ValueError


def _unreadable(setting: str, path: str, what: str, error: Exception) -> EngineMissing:
    why = f"không phải tệp PEM có {what}"
    if isinstance(error, FileNotFoundError):
        why = "không có"
    elif isinstance(error, PermissionError):
        why = "không cho người chạy chương trình đọc"
    elif isinstance(error, OSError) and not isinstance(error, ssl.SSLError):
        why = f"không đọc được ({disk_trouble(error)})"
    return EngineMissing(f"{setting}: tệp {path} {why}; hãy xem lại tệp ấy")
