"""Pages (or JSON, where JSON was asked for) for what goes wrong: what happened, and what to do now.

In: exceptions that leave a view. Out: responses with the right status. This is the one place of
the site that catches; messages are for readers, so nothing of the inside shows.
"""

from dataclasses import dataclass, replace

from flask import Flask, Response, current_app, jsonify, make_response, render_template, request
from werkzeug.exceptions import (
    HTTPException,
    InternalServerError,
    NotFound,
    ServiceUnavailable,
    TooManyRequests,
)

from kb.errors import EngineAway, IndexMissing
from kb.exchange.addresses import DAYS_PATH, PATHS


@dataclass(frozen=True)
class Message:
    """What a reader is told, and the API's name for it."""

    code: str
    title: str
    text: str


MESSAGES = {
    404: Message(
        "not-found",
        "Không có trang này",
        "Địa chỉ có thể đã gõ nhầm, hoặc hồ sơ đã được rút khỏi kho. "
        "Bạn thử tìm lại bằng tên người, tên đơn vị hoặc số văn bản.",
    ),
    410: Message(
        "withdrawn",
        "Hồ sơ này đã được rút",
        "Hồ sơ từng ở địa chỉ này không còn trong kho và không được giới thiệu ở đâu nữa.",
    ),
    405: Message(
        "method-not-allowed",
        "Trang này chỉ để đọc",
        "Kho không nhận dữ liệu gửi lên, chỉ trả lời yêu cầu xem trang (GET và HEAD).",
    ),
    429: Message(
        "too-many-requests",
        "Bạn tìm nhanh quá",
        "Địa chỉ của bạn vừa gửi quá nhiều yêu cầu. Mời bạn đợi một lát rồi thử lại; "
        "các trang hồ sơ vẫn mở được như thường.",
    ),
    500: Message(
        "internal",
        "Trang gặp sự cố",
        "Lỗi ở phía kho, không phải do bạn. Mời bạn thử lại sau ít phút.",
    ),
    503: Message(
        "index-missing",
        "Kho đang được chuẩn bị",
        "Chỉ mục tìm kiếm chưa sẵn sàng. Mời bạn quay lại sau ít phút; "
        "người quản trị cần chạy lệnh kb index.",
    ),
}
AWAY = Message(
    "search-away",
    "Máy tìm kiếm đang tạm nghỉ",
    "Nội dung vẫn còn nguyên, chỉ là máy tìm kiếm chưa trả lời. Mời bạn thử lại sau một phút.",
)
BUSY = Message(
    "busy",
    "Tệp này chưa lập xong",
    "Máy chủ đang lập nhiều tệp một lúc. Mời bạn đợi {seconds} giây rồi bấm “Thử lại”; "
    "các trang vẫn mở được như thường.",
)
NO_DAY = Message(
    "not-found",
    "Kho chưa ghi ngày kỷ niệm nào vào ngày này",
    "Địa chỉ có thể đã gõ nhầm, hoặc ngày này chưa có trong lịch đề tài.",
)
OTHER = Message(
    "bad-request", "Yêu cầu chưa đúng", "Trang không hiểu yêu cầu này. Mời bạn quay về trang chủ."
)


def register(app: Flask) -> None:
    """Answer every error of the application."""
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(IndexMissing, _index_missing)
    app.register_error_handler(EngineAway, _engine_away)
    app.register_error_handler(Exception, _surprise)


def _http_error(error: HTTPException) -> Response:
    if isinstance(error, ServiceUnavailable):
        return _busy(error)
    is_day = error.code == NotFound.code and request.path.startswith(DAYS_PATH)
    response = _answer(error.code or 500, NO_DAY if is_day else None)
    if isinstance(error, TooManyRequests):
        response.retry_after = error.retry_after
    return response


def _busy(error: ServiceUnavailable) -> Response:
    """No place to build a file in, for the seconds that the page tells."""
    text = BUSY.text.format(seconds=error.retry_after)
    response = _answer(503, replace(BUSY, text=text), again=True)
    response.retry_after = error.retry_after
    return response


def _index_missing(error: IndexMissing) -> Response:
    response = _answer(503)
    response.headers["Retry-After"] = "60"
    return response


def _engine_away(error: EngineAway) -> Response:
    current_app.logger.warning("%s", error)
    response = _answer(503, AWAY)
    response.headers["Retry-After"] = "10"
    return response


def _surprise(error: Exception) -> Response:
    current_app.logger.exception("%s %s", request.method, request.path, exc_info=error)
    return _answer(InternalServerError.code)


def _answer(status: int, message: Message | None = None, again: bool = False) -> Response:
    """With `again` the page leads back to its own address."""
    message = message or MESSAGES.get(status, OTHER if status < 500 else MESSAGES[500])
    if _is_for_programs(request.path):
        body = jsonify({"error": {"code": message.code, "message": message.text}})
    else:
        body = make_response(
            render_template(
                "pages/error.html",
                message=message,
                status=status,
                guess=_guess(),
                again=again,
                is_day=message is NO_DAY,
            )
        )
    body.status_code = status
    return body


def _is_for_programs(path: str) -> bool:
    return path.startswith("/api/") or path == "/healthz" or path.endswith(".json")


def _guess() -> str:
    """What a lost record may be found by: /guong/bua-com-nhan-ai gives "bua com nhan ai"."""
    head, _, name = request.path.rpartition("/")
    return name.replace("-", " ") if f"{head}/" in PATHS.values() else ""
