"""The pictures of records, in every size and format that was made of them; what shared links show.

In: an address that names a picture by its hash, or a record. Out: its file, to be kept for a year:
what another address shows is another picture. Only those that a record shows now are there.
"""

from flask import Blueprint, Response, abort, request

from kb.pictures import KINDS
from web.parts.shares import drawing_of, share_of
from web.serving import Policy, current_snapshot, wanted_record

pictures = Blueprint("pictures", __name__)
_FOREVER = "public, max-age=31536000, immutable"


@pictures.get(f"/anh/<digest>-<int:width>.<any({','.join(KINDS)}):ending>")
@Policy(is_named=False, is_kept=False)
def picture(digest: str, width: int, ending: str) -> Response:
    """One file of a picture."""
    data = current_snapshot().gallery.read(digest, width, ending)
    if data is None:
        abort(404)
    return _kept(data, KINDS[ending].media_type)


@pictures.get("/chia-se/<record_id>.jpg")
@Policy(cost=1, is_kept=False)
def share(record_id: str) -> Response:
    """The picture of a shared link; one whose words have changed since is drawn as they are now."""
    snapshot = current_snapshot()
    record = wanted_record(snapshot, record_id)
    data, digest = drawing_of(snapshot, record), share_of(snapshot, record).digest
    if request.args.get("v") == digest:
        return _kept(data, "image/jpeg")
    return Response(data, content_type="image/jpeg")


def _kept(data: bytes, media_type: str) -> Response:
    answer = Response(data, content_type=media_type)
    answer.headers["Cache-Control"] = _FOREVER
    return answer
