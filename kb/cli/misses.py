"""`kb misses`: the questions that found nothing, so that editors can extend synonyms.yaml."""

import click

from kb.errors import SearchLogUnusable
from kb.newsroom.misses import count_withheld, read_misses
from kb.settings import load_settings


@click.command(help="Liệt kê câu hỏi không tìm thấy gì, hay gặp nhất trước (cần KB_SEARCH_LOG).")
@click.option("--limit", type=click.IntRange(1), default=50, help="Số câu hỏi in ra.")
def command(limit: int) -> None:
    """Print count, first and last day, and the question."""
    path = load_settings().search_log
    if path is None:
        raise SearchLogUnusable(
            "KB_SEARCH_LOG chưa đặt nên trang không đếm câu hỏi; hãy đặt tên tệp, "
            "ví dụ KB_SEARCH_LOG=var/khong-thay.tsv, rồi mở lại trang"
        )
    try:
        misses, withheld = read_misses(path), count_withheld(path)
    except OSError as error:
        raise SearchLogUnusable(f"{path}: không đọc được ({error.strerror})") from error
    if withheld:
        click.echo(
            f"Không ghi lại {withheld} lượt hỏi có thể chứa số máy, thư, địa chỉ của ai.", err=True
        )
    if not misses:
        click.echo("Chưa có câu hỏi nào không tìm thấy gì.")
        return
    click.echo(f"{'Số lần':>7}  {'Lần đầu':<10}  {'Gần nhất':<10}  Câu hỏi")
    for miss in misses[:limit]:
        first, last = (f"{day:%d/%m/%Y}" for day in (miss.first, miss.last))
        click.echo(f"{miss.count:>7}  {first}  {last}  {miss.text}")
    if len(misses) > limit:
        click.echo(f"… và {len(misses) - limit} câu hỏi nữa (--limit).")
    click.echo("Từ cùng nghĩa mà kho chưa biết: hãy thêm vào content/synonyms.yaml.", err=True)
