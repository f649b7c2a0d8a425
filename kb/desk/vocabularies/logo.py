"""The picture of a site's logo as somebody hands it in: looked at before it is kept.

In: the name of a file and its bytes. Out: the name under which it is kept beside site.yaml, made
from the bytes; StepRefused for no picture, one too large, or a drawing with a program in it.
"""

import re
from hashlib import sha256
from pathlib import PurePosixPath

from kb.errors import StepRefused
from kb.vocabularies import pictures

# A drawing is a document: what runs, or asks elsewhere, has no place in a logo. Readers' browsers
# get it with a policy under which nothing runs anyway; whoever opens the file itself has none.
_PROGRAM_RE = re.compile(
    rb"<\s*script|<\s*foreignobject|<!doctype|<!entity|<\?xml-stylesheet|javascript:"
    rb"|[\s\"'/]on[a-z]+\s*=|(?:href|src)\s*=\s*[\"']?\s*(?:https?:|//|data:text)|@import"
    rb"|url\(\s*[\"']?\s*(?:https?:|//)",
    re.IGNORECASE,
)


def name_of_logo(name: str, data: bytes) -> str:
    """The name of a picture's file: "bieu-trung-1f8b6a02.png"."""
    ending = PurePosixPath(name.replace("\\", "/").lower()).suffix
    kept = f"bieu-trung-{sha256(data).hexdigest()[:8]}{ending}"
    if not data:
        raise StepRefused("Chưa chọn ảnh nào; hãy chọn tệp .png, .jpg hoặc .svg rồi bấm lại.")
    if pictures.media_type(kept) is None:
        raise StepRefused(f"“{name[:80]}” không phải là ảnh .png, .jpg hoặc .svg.")
    if wrong := pictures.wrong_picture(kept, data):
        said = wrong[0].replace(kept, name[:80])
        raise StepRefused(f"{said[:1].upper()}{said[1:]}; {wrong[1]}.")
    if ending == ".svg" and _PROGRAM_RE.search(data):
        raise StepRefused(
            "Tệp SVG này có đoạn chương trình hoặc gọi ra trang khác nên không nhận; "
            "hãy xuất lại thành ảnh PNG."
        )
    return kept
