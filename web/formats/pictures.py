"""The pictures of records, in every size and format that was made of them.

In: an address that names a picture by its hash. Out: its file, to be kept for a year: what another
address shows is another picture. Only those that a record shows now are there.
"""

from flask import Blueprint, Response, abort

from kb.pictures import KINDS
from web.serving import Policy, current_snapshot

pictures = Blueprint("pictures", __name__)
FOREVER = "public, max-age=31536000, immutable"


@pictures.get(f"/anh/<digest>-<int:width>.<any({','.join(KINDS)}):ending>")
@Policy(is_named=False, is_kept=False)
def picture(digest: str, width: int, ending: str) -> Response:
    """One file of a picture."""
    data = current_snapshot().gallery.read(digest, width, ending)
    if data is None:
        abort(404)
    answer = Response(data, content_type=KINDS[ending].media_type)
    answer.headers["Cache-Control"] = FOREVER
    return answer
