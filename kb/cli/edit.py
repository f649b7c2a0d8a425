"""`kb edit`: the editors' desk. A web program, started by its entry point; nothing is imported."""

import os
import runpy
import sys

import click


@click.command(help="Mở bàn biên tập trong trình duyệt: thêm, sửa, xem trước, đăng, rút hồ sơ.")
@click.option("--host", metavar="ĐỊA_CHỈ", help="Nơi bàn lắng nghe; mặc định chỉ máy này.")
@click.option("--port", type=click.IntRange(1, 65535), metavar="CỔNG", help="Mặc định 8010.")
@click.option("--no-browser", is_flag=True, help="Chỉ in địa chỉ, không mở trình duyệt.")
@click.option("--password", is_flag=True, help="Đặt mật khẩu cho bàn mở ra ngoài máy này.")
def command(host: str | None, port: int | None, no_browser: bool, password: bool) -> None:
    """Flags win over the environment."""
    if host:
        os.environ["KB_EDIT_HOST"] = host
    if port:
        os.environ["KB_EDIT_PORT"] = str(port)
    program = "web.editing.password" if password else "web.editing"
    sys.argv = ["kb edit", *(["--no-browser"] if no_browser else [])]
    runpy.run_module(program, run_name="__main__", alter_sys=False)
