"""What goes wrong at the desk, told to somebody who has work in front of them.

In: exceptions that leave a view. Out: a page with what happened and what to do; what was typed is
still in the browser.
"""

from flask import Flask, current_app, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from kb.errors import KBError, UnknownRecord
from kb.schema.frontmatter import FormError

# status: (what happened, what to do)
MESSAGES = {
    400: ("Yêu cầu chưa đúng", "Bàn biên tập không hiểu yêu cầu này; hãy quay lại và thử lần nữa."),
    403: (
        "Chưa vào được bàn biên tập",
        "Bàn chỉ mở cho trình duyệt đã vào bằng địa chỉ có mã, in trong cửa sổ đã chạy nó. "
        "Phiên làm việc có thể đã hết, hoặc địa chỉ đã dùng rồi: hãy mở lại bàn (bấm đúp "
        "bat-dau.cmd, hoặc chạy make edit) để có địa chỉ mới. Những gì bạn đang gõ vẫn còn trong "
        "trình duyệt này và sẽ được hỏi lấy lại khi bạn mở lại hồ sơ.",
    ),
    404: (
        "Không có trang này",
        "Địa chỉ có thể đã gõ nhầm, hoặc hồ sơ đã được bỏ. Hãy tìm lại bằng tên.",
    ),
    405: ("Không làm được như vậy", "Hãy quay lại trang trước và dùng các nút trên trang."),
    413: (
        "Bài dán vào quá dài",
        "Hồ sơ chỉ được dài 1 MB (khoảng ba trăm trang chữ). Chưa có gì bị đổi: hãy bấm nút "
        "Quay lại của trình duyệt, bỏ bớt phần thừa rồi lưu.",
    ),
    500: (
        "Bàn biên tập gặp sự cố",
        "Lỗi ở phía chương trình, không phải do bạn. Những gì đã lưu vẫn nguyên; những gì đang gõ "
        "vẫn còn trong trình duyệt. Hãy quay lại và thử lần nữa.",
    ),
}


def register(app: Flask) -> None:
    """Answer every error of the desk."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(KBError, _refused)
    app.register_error_handler(FormError, _malformed)
    app.register_error_handler(Exception, _surprise)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    return _page(status, *MESSAGES.get(status, MESSAGES[400 if status < 500 else 500]))


def _refused(error: KBError) -> ResponseReturnValue:
    if isinstance(error, UnknownRecord):
        return _page(404, "Không có hồ sơ này", str(error))
    return _page(409, "Chưa làm được", str(error))


def _malformed(error: FormError) -> ResponseReturnValue:
    """No step can be taken with a file whose form is broken: there is nothing to read in it."""
    said = f"{error.wrong}; {error.remedy}. Hãy sửa nguyên văn tệp rồi làm lại."
    text = f"Phần đầu của tệp hỏng ở dòng {error.line}: {said}"
    record_id = (request.view_args or {}).get("record_id")
    way = url_for("records.text", record_id=record_id) if record_id else ""
    return _page(409, "Chưa làm được", text, way)


def _surprise(error: Exception) -> ResponseReturnValue:
    current_app.logger.exception("%s %s", request.method, request.path, exc_info=error)
    return _page(500, *MESSAGES[500])


def _page(status: int, title: str, text: str, way: str = "") -> ResponseReturnValue:
    told = {"title": title, "text": text, "status": status, "way": way}
    return render_template("sorry.html", **told), status
