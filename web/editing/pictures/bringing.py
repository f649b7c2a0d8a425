"""Pictures at the desk: brought into the form of a record, cut to a part of them, shown beside it.

In: the form with a file, or with a picture that it names already. Out: the form with one more row,
or another file in its row; nothing counts until the record is saved. Whatever comes is cleaned
before it is kept (`kb.pictures`).
"""

import re

from flask import Blueprint, Flask, Response, abort, request

from kb.desk import Typed, with_rows_as_asked
from kb.errors import KBError, PictureRefused
from kb.pictures import MOST_BYTES, WHOLE, Crop, cleaned, keep, kept
from web.editing import here

views = Blueprint("pictures", __name__)
views.before_request(here.only_records)
ADD, CUT = "anh", "cat:pictures:"
_FORM_BYTES = 4_000_000  # what stands in the boxes beside the picture
_BLANK_RE = re.compile(r"pictures\.[0-9]+")
_SIDES = ("_trai", "_tren", "_phai", "_duoi")
_WHOLE = (0.0, 0.0, 100.0, 100.0)


def register(app: Flask) -> None:
    """Let the form of a record be as large as a picture, before anything reads it."""
    app.before_request(_make_room)


def _make_room() -> None:
    if request.endpoint == "records.record" and request.mimetype == "multipart/form-data":
        request.max_content_length = MOST_BYTES + _FORM_BYTES


@views.get("/ho-so/<record_id>/anh/<name>")
def picture(record_id: str, name: str) -> Response:
    """A picture as it is kept: upright, and without what a camera notes."""
    data = kept(here.desk().settings.content_dir, record_id, name)
    if data is None:
        abort(404)
    return Response(data, content_type=f"image/{name.rpartition('.')[2].replace('jpg', 'jpeg')}")


def is_asked(asked: str) -> bool:
    """Whether a button asks for a picture, or for a part of one."""
    return asked == ADD or asked.startswith(CUT)


def with_picture(record_id: str, typed: Typed, asked: str) -> tuple[Typed, str]:
    """The form as was asked for; and in a sentence why not, where it is as it was."""
    try:
        if asked == ADD:
            return _with_new(record_id, typed), ""
        return _with_part(record_id, typed, asked.removeprefix(CUT)), ""
    except KBError as error:
        said = str(error)
        return typed, f"{said[:1].upper()}{said[1:]}{'' if said.endswith('.') else '.'}"


def _with_new(record_id: str, typed: Typed) -> Typed:
    file = request.files.get("_anh")
    if file is None or not file.filename:
        raise PictureRefused("Chưa chọn ảnh nào; hãy chọn tệp ảnh rồi bấm lại.")
    name = _kept(record_id, file.filename, file.stream.read(MOST_BYTES + 1))
    if name in _files(typed):
        raise PictureRefused("Hồ sơ đã có ảnh này.")
    typed = with_rows_as_asked(typed, "them:pictures")
    row = next(each for each in typed if _BLANK_RE.fullmatch(each))
    return {key: text for key, text in typed.items() if key != row} | {f"{row}.file": name}


def _with_part(record_id: str, typed: Typed, row: str) -> Typed:
    box = f"pictures.{row}.file"
    data = kept(here.desk().settings.content_dir, record_id, typed.get(box, ""))
    if data is None:
        raise PictureRefused("Không có tệp ảnh ấy; hãy đưa ảnh vào lại.")
    if _crop() == WHOLE:
        raise PictureRefused("Chưa chọn phần nào của ảnh; hãy kéo khung hoặc ghi số, rồi bấm lại.")
    return typed | {box: _kept(record_id, typed[box], data)}


def _kept(record_id: str, name: str, data: bytes) -> str:
    return keep(here.desk().settings.content_dir, record_id, cleaned(name, data, _crop()))


def _crop() -> Crop:
    written = [request.form.get(side, "").strip().replace(",", ".") for side in _SIDES]
    try:
        sides = [
            float(text) if text else whole for text, whole in zip(written, _WHOLE, strict=True)
        ]
    except ValueError as error:
        wrong = "Khung cắt ghi bằng số từ 0 đến 100; hãy sửa lại số hoặc để trống."
        raise PictureRefused(wrong) from error
    return Crop(*sides)


def _files(typed: Typed) -> set[str]:
    return {
        text
        for name, text in typed.items()
        if name.startswith("pictures.") and name.endswith(".file")
    }
