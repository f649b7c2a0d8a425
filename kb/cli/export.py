"""`kb export ID…`: a selection of published records as a file."""

from pathlib import Path

import click

from kb.cli.files import fitting_format, format_options, refuse_on_screen, write_out
from kb.cli.options import index_option
from kb.exports import FORMATS, pick
from kb.search import open_snapshot
from kb.settings import Settings


@click.command(help="Ghi những hồ sơ được nêu ra tệp; chỉ hồ sơ đã đăng và có trong chỉ mục.")
@click.argument("ids", metavar="MÃ…", nargs=-1, required=True)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    help="Định dạng; nếu không nêu thì theo đuôi của --output, không có nữa thì csv.",
)
@format_options(FORMATS)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp ghi ra (ghi đè tệp cũ); nếu không nêu thì in ra màn hình.",
)
@index_option
def command(
    ids: tuple[str, ...],
    name: str | None,
    output: Path | None,
    settings: Settings,
    **asked: str | None,
) -> None:
    """Write to the file, or to standard output."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    name = name or (suffix if suffix in FORMATS else None)
    chosen = FORMATS[fitting_format(FORMATS, name, asked, "csv")]
    refuse_on_screen(chosen, output)
    selection = pick(open_snapshot(settings.index_dir), ids, base_url=settings.base_url)
    write_out(chosen, selection, asked, output)
    if output:
        click.echo(f"{output}: {len(selection.records)} hồ sơ.", err=True)
