"""`kb export ID…`: a selection of published records as a file."""

import sys
from pathlib import Path

import click

from kb.cli.options import index_option
from kb.errors import OutputUnusable
from kb.exports import FORMATS, pick
from kb.holder import open_snapshot
from kb.settings import Settings


@click.command(help="Ghi những hồ sơ được nêu ra tệp; chỉ hồ sơ đã đăng và có trong chỉ mục.")
@click.argument("ids", metavar="MÃ…", nargs=-1, required=True)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    help="Định dạng; nếu không nêu thì theo đuôi của --output, không có nữa thì csv.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp ghi ra (ghi đè tệp cũ); nếu không nêu thì in ra màn hình.",
)
@index_option
def command(
    ids: tuple[str, ...], name: str | None, output: Path | None, settings: Settings
) -> None:
    """Write to the file, or to standard output."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    chosen = FORMATS[name or (suffix if suffix in FORMATS else "csv")]
    if output is None and not chosen.is_text and sys.stdout.isatty():
        raise OutputUnusable(f"{chosen.label} không in ra màn hình được; hãy thêm --output TỆP")
    snapshot = open_snapshot(settings.index_dir)
    selection = pick(snapshot, ids, base_url=settings.base_url)
    data = chosen.write(selection)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise OutputUnusable(f"{output}: không ghi được ({error.strerror})") from error
    click.echo(f"{output}: {len(selection.records)} hồ sơ.", err=True)
