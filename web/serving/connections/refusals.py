"""What the server itself answers, without the application. In: an error. Out: a guarded sentence.

Nothing of the request is repeated.
"""

from waitress.task import ErrorTask

from web.serving.headers import SAFETY

_SENTENCES = {
    400: "Yêu cầu không đúng dạng nên trang không đọc được. Mời bạn mở lại từ trang chủ.",
    413: "Trang chỉ để đọc, không nhận dữ liệu lớn như vậy.",
    431: "Yêu cầu mang quá nhiều tiêu đề hoặc địa chỉ quá dài. Mời bạn mở lại từ trang chủ.",
    501: "Trang không đọc được cách mã hóa này của dữ liệu gửi lên.",
}
_OTHER = "Trang gặp sự cố ở phía kho, không phải do bạn. Mời bạn thử lại sau ít phút."


class Refusal(ErrorTask):  # type: ignore[misc]  # waitress ships no types
    """An answer to what never reached the application, or broke it."""

    def execute(self) -> None:
        """Write it, and close the connection afterwards."""
        error = self.request.error
        body = f"{_SENTENCES.get(error.code, _OTHER)}\n".encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers += [
            *SAFETY.items(),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Cache-Control", "no-store"),
        ]
        self.channel.is_refused = True
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)
