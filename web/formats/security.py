"""Whom to tell of a weakness of the site: /.well-known/security.txt (RFC 9116).

In: KB_ADMIN_EMAIL, else the contact of the office in content/site.yaml. Out: a small file that
expires half a year after the index was built; without a contact none, with what must be set.
"""

from datetime import timedelta

from flask import Blueprint, Response, current_app, url_for

from web.serving import Policy, current_site, current_snapshot

security = Blueprint("security", __name__)

_VALID = timedelta(days=180)
_TYPE = "text/plain; charset=utf-8"
_NOBODY = (
    "Chưa có nơi nhận báo lỗi bảo mật: hãy ghi contact: {email: …} trong content/site.yaml "
    "hoặc đặt KB_ADMIN_EMAIL.\n"
)


def contact_email() -> str:
    """Whom strangers may write to about the site itself; "" when nobody is named."""
    configured: str = current_app.config["ADMIN_EMAIL"]
    contact = current_site().contact
    return configured or (contact and contact.email) or ""


@security.get("/.well-known/security.txt")
@Policy(is_named=False, is_kept=False)
def contact() -> Response:
    """The contact, until when it holds, and where this file stands if the site knows its name."""
    email = contact_email()
    if not email:
        return Response(_NOBODY, 404, content_type=_TYPE)
    expires = (current_snapshot().history.built + _VALID).isoformat(timespec="seconds")
    lines = [f"Contact: mailto:{email}", f"Expires: {expires}", "Preferred-Languages: vi"]
    if base := current_app.config["BASE_URL"]:
        lines.append(f"Canonical: {base}{url_for('security.contact')}")
    return Response("".join(f"{line}\n" for line in lines), content_type=_TYPE)
