"""`kb import`: draft records from lists and write-ups that offices send, and from articles."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from kb.cli.importing import Articles, read_list, show_article, show_plan, write_drafts
from kb.cli.options import content_option, named_place
from kb.content.drafts import texts_on_disk
from kb.content.folder import Content, load_content
from kb.errors import KBError
from kb.imports import SUFFIXES, Clues, FileRefused, Reading, plan
from kb.material import MATERIAL_SUFFIXES
from kb.records.codes import KINDS, LEVELS
from kb.settings import Settings

_KNOWN = (
    "hãy đưa danh sách .xlsx, .csv, bài viết .docx, trang đã lưu .html, .mhtml, tệp .pdf, hoặc địa "
    "chỉ https://… của một bài"
)
_ADDRESS_RE = re.compile(r"https?://|www\.", re.IGNORECASE)


@click.command(
    name="import",
    help="Tạo bản nháp từ danh sách, bài viết của cơ quan (.xlsx, .csv, .docx; .xls, .doc, .ods, "
    ".odt khi máy có LibreOffice) và từ bài báo: địa chỉ trang, trang đã lưu (.html, .mhtml), "
    ".pdf, ảnh chụp trang giấy (.jpg, .png, khi máy có Tesseract). Không có --write thì chỉ cho "
    "xem trước; không bao giờ ghi đè, chạy lại không thêm gì. Điều đọc được trong bài báo chỉ là "
    "gợi ý, nằm trong ghi chú của bản nháp, mỗi gợi ý kèm câu trong bài; nguyên văn bài giữ trong "
    "kho lưu.",
)
@click.argument("given", metavar="TỆP|ĐỊA CHỈ…", nargs=-1, required=True)
@click.option("--province", metavar="TÊN", help="Tỉnh, thành phố, khi danh sách không ghi.")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Loại hình, khi danh sách không ghi.")
@click.option("--level", type=click.Choice(list(LEVELS)), help="Cấp, khi danh sách không ghi.")
@click.option("--year", type=click.IntRange(1945, 2099), help="Năm, khi danh sách không ghi.")
@click.option("--write", is_flag=True, help="Ghi các bản nháp vào content/exemplars/.")
@content_option
def command(
    given: tuple[str, ...], province: str | None, kind: str | None, level: str | None,
    year: int | None, write: bool, settings: Settings,
) -> None:  # fmt: skip
    """Show what would be written and what cannot be read; write when asked."""
    content = load_content(settings.content_dir)
    place = named_place(province, content.vocabularies)
    name, years = place.name if place else None, (year,) if year else ()
    flags = Clues(kind=kind, level=level, province=name, years=years)
    lists, articles = _parted(given)
    refused: list[str] = []
    others = len(articles)
    reading = _read(lists, articles, flags, content, refused)
    made = plan(reading.entries, content, texts_on_disk(settings.content_dir))
    if len(lists) > len(refused) + len(articles) - others:
        show_plan(reading, made)
    count = write_drafts(made.drafts, settings.content_dir) if write else 0
    content = load_content(settings.content_dir) if count else content
    count += _articles(articles, content, settings, write, refused)
    for message in refused:
        click.echo(message, err=True)
    if write and count:
        click.echo(f"Đã ghi {count} bản nháp vào {settings.content_dir / 'exemplars'}.")
    elif not write and (made.drafts or count):
        click.echo("Chưa ghi gì; thêm --write để ghi.")
    sys.exit(1 if refused else 0)


def _parted(given: Iterable[str]) -> tuple[list[Path], list[Path | str]]:
    """Files in which lists and write-ups come, and everything else."""
    lists: list[Path] = []
    others: list[Path | str] = []
    for each in given:
        if _ADDRESS_RE.match(each):
            others.append(f"https://{each}" if each.lower().startswith("www.") else each)
        elif _suffix(Path(each)) in SUFFIXES or _suffix(Path(each)) not in MATERIAL_SUFFIXES:
            lists.append(Path(each))
        else:
            others.append(Path(each))
    return lists, others


def _suffix(path: Path) -> str:
    return path.suffix.lower()


def _read(
    lists: Iterable[Path],
    articles: list[Path | str],
    flags: Clues,
    content: Content,
    refused: list[str],
) -> Reading:
    """The lists; a file that holds none, and may hold an article, is put among the articles."""
    reading = Reading()
    for path in lists:
        try:
            if _suffix(path) not in SUFFIXES:
                raise FileRefused(path.name, "không biết định dạng này", _KNOWN)
            read = read_list(path, flags, content.vocabularies)
        except FileRefused as error:
            refused.append(str(error))
            continue
        if read.entries or _suffix(path) not in MATERIAL_SUFFIXES:
            reading.add(read)
        else:
            articles.append(path)
    return reading


def _articles(
    given: Iterable[Path | str],
    content: Content,
    settings: Settings,
    write: bool,
    refused: list[str],
) -> int:
    """Show each as soon as it is read, and write its draft at once; how many are new."""
    articles, count = Articles(content, settings), 0
    for each in given:
        if sys.stderr.isatty():
            click.echo(f"Đọc {each}…", err=True)
        try:
            taken = articles.take(each)
            written = articles.write(taken) if write and taken.is_new else ""
        except KBError as error:
            refused.append(str(error))
            continue
        except KeyboardInterrupt:
            refused.append(f"Đã ngắt ở {each}; chạy lại thì làm tiếp, không ghi gì hai lần.")
            break
        show_article(taken, written)
        count += taken.is_new
    return count
