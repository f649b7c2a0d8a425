"""The command line, `kb`: a file a command, or a few. The only place that imports Click.

In: arguments and the environment (`kb.settings`). Out: text for people, or JSON. Errors of ours
are printed as they are, with exit code 1; everything else is a bug and shows its trace.
"""

import importlib
import keyword
from typing import Any

import click

from kb import __version__
from kb.console import speak_vietnamese
from kb.errors import KBError

__all__ = ["COMMANDS", "main"]

# Imported when called, so that `kb --help` reads neither index nor word list.
COMMANDS = {
    "check": "Kiểm tra mọi hồ sơ và từ vựng trong content/",
    "index": "Lập chỉ mục (chỉ làm lại phần thay đổi)",
    "search": "Tìm kiếm",
    "show": "Xem một hồ sơ và các quan hệ của nó",
    "init": "Tạo một kho mới, của riêng mình, trong thư mục trống",
    "edit": "Mở bàn biên tập trong trình duyệt",
    "serve": "Mở trang cho bạn đọc",
    "erase": "Xóa hẳn một hồ sơ đã rút khỏi kho lưu của cơ quan",
    "new": "Tạo tệp hồ sơ mới, có lời dặn từng trường, để điền",
    "import": "Tạo bản nháp từ danh sách, bài viết của cơ quan, bài báo (địa chỉ, .html, .pdf)",
    "cite": "Tìm mọi văn bản được dẫn trong một bài (chữ, Word, PDF, HTML), và hồ sơ của chúng",
    "export": "Ghi những hồ sơ được chọn ra tệp CSV, Excel, Word, JSON, Markdown",
    "remove": "Gỡ hồ sơ khỏi kho có ý, để lập chỉ mục không coi là mất",
    "picture": "Đưa ảnh vào hồ sơ, bỏ hết thông tin riêng trong tệp ảnh",
    "used": "Ghi vào hồ sơ nơi gương ấy đã được giới thiệu",
    "sources": "Xem địa chỉ các nguồn còn đọc được không, giữ một bản để đối chiếu",
    "watch": "Tìm bài mới về gương trong các chuyên mục báo ở content/feeds.yaml",
    "report": "Đếm gương điển hình cho báo cáo sơ kết",
    "misses": "Liệt kê những câu hỏi không tìm thấy gì, để thêm từ đồng nghĩa",
    "eval": "Đo chất lượng tìm kiếm trên bộ câu hỏi đã chấm",
    "bench": "Đo tốc độ, bộ nhớ của từng bộ máy tìm, cạnh SQLite FTS5, trong cùng một lượt",
}
# The module that holds several commands, by the name of each; any other command has its own.
_TOGETHER = {
    name: module
    for module, names in {
        "serve": ("init", "edit", "serve"),
        "records": ("new", "used"),
        "removing": ("remove", "erase"),
        "sources": ("sources", "watch"),
    }.items()
    for name in names
}


class _Commands(click.Group):
    def main(self, *args: Any, **options: Any) -> Any:
        speak_vietnamese()
        return super().main(*args, **options)

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = _TOGETHER.get(name) or (f"{name}_" if keyword.iskeyword(name) else name)
        found = importlib.import_module(f"kb.cli.{module}")
        command: click.Command = getattr(found, name if name in _TOGETHER else "command")
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Các lệnh"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except KBError as error:
            click.echo(str(error), err=True)
            context.exit(1)


@click.group(
    cls=_Commands,
    help="Gương Sáng: kho tri thức về gương điển hình và văn bản chỉ đạo.",
    subcommand_metavar="LỆNH [THAM SỐ]…",
    options_metavar="",
    add_help_option=False,
)
@click.help_option("--help", help="Xem hướng dẫn này.")
@click.version_option(__version__, message="%(version)s", help="Xem phiên bản.")
def main() -> None:
    """Entry point of the `kb` script."""
