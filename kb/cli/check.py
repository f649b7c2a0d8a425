"""`kb check`: every problem in content/, one line each; exit 1 if there is an error."""

import difflib
import json
import sys
from pathlib import Path

import click

from kb.cli.options import content_option
from kb.content.checks import check_content
from kb.content.curation import count_citations
from kb.content.folder import FOLDERS, load_content
from kb.content.mending import mended
from kb.material.overlap import check_overlaps
from kb.settings import Settings

_FIX = "Sửa những gì chỉ có một cách viết đúng rồi cho xem chỗ đã sửa."


@click.command(help="Kiểm tra mọi hồ sơ và từ vựng; liệt kê tất cả lỗi một lần.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@click.option("--fix", is_flag=True, help=_FIX)
@content_option
def command(as_json: bool, fix: bool, settings: Settings) -> None:
    """Print `path:line: field: what is wrong; what to write` for every problem left."""
    if fix:
        _fix(settings.content_dir)
    content = load_content(settings.content_dir)
    problems = sorted({*check_content(content), *check_overlaps(content, settings.archive_dir)})
    errors = sum(problem.severity == "error" for problem in problems)
    if as_json:
        click.echo(json.dumps([each.as_json() for each in problems], ensure_ascii=False, indent=1))
    else:
        for problem in problems:
            click.echo(str(problem))
        summary = f"{errors} lỗi, {len(problems) - errors} cảnh báo" if problems else "không có lỗi"
        click.echo(f"{len(content.files)} hồ sơ: {summary}.", err=True)
        cited, unknown = count_citations(content)
        click.echo(f"{cited} chỗ dẫn văn bản: {unknown} chỗ chưa có hồ sơ.", err=True)
    sys.exit(1 if errors else 0)


def _fix(folder: Path) -> None:
    """Mend the files of records; the changes go to standard error, apart from the problems."""
    vocabularies = load_content(folder).vocabularies
    changed = 0
    for subfolder, record_type in FOLDERS.items():
        for path in sorted((folder / subfolder).glob("**/*.md")):
            before = _text(path)
            after = mended(before, record_type, vocabularies)
            if after != before:
                path.write_bytes(after.encode("utf-8"))
                name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                click.echo(_diff(before, after, name), err=True)
                changed += 1
    click.echo(f"Đã sửa {changed} tệp." if changed else "Không có gì để sửa.", err=True)


def _text(path: Path) -> str:
    """The text of a file, or nothing where it is none: the check will tell."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _diff(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, name, n=0, lineterm=""
    )
    return "\n".join(lines)
