"""`kb check`: every problem in content/, one line each; exit 1 if there is an error."""

import json
import sys

import click

from kb.cli.options import content_option
from kb.content.checks import check_content
from kb.content.curation import count_citations
from kb.content.folder import load_content
from kb.settings import Settings


@click.command(help="Kiểm tra mọi hồ sơ và từ vựng; liệt kê tất cả lỗi một lần.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@content_option
def command(as_json: bool, settings: Settings) -> None:
    """Print `path:line: field: what is wrong; what to write` for every problem."""
    content = load_content(settings.content_dir)
    problems = check_content(content)
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
