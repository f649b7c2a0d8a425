"""`kb export ID…`: a selection of published records as a file."""

from pathlib import Path

import click

from kb.cli.options import index_option
from kb.cli.output import refuse_on_screen, write_out
from kb.cli.wordrule import profile_option, tell_rule
from kb.errors import OutputUnusable
from kb.exports import FORMATS, pick
from kb.exports.docx import DEFAULT_LAYOUT, DEFAULT_PROFILE, LAYOUTS, to_docx
from kb.search import open_snapshot
from kb.settings import Settings

_LAYOUTS = "; ".join(f"{code}: {layout.label}" for code, layout in LAYOUTS.items())


@click.command(help="Ghi những hồ sơ được nêu ra tệp; chỉ hồ sơ đã đăng và có trong chỉ mục.")
@click.argument("ids", metavar="MÃ…", nargs=-1, required=True)
@click.option(
    "--format",
    "name",
    type=click.Choice(list(FORMATS)),
    help="Định dạng; nếu không nêu thì theo đuôi của --output, không có nữa thì csv.",
)
@click.option(
    "--layout",
    type=click.Choice(list(LAYOUTS)),
    help=f"Kiểu tệp Word ({_LAYOUTS}); nếu không nêu thì {DEFAULT_LAYOUT}.",
)
@profile_option(DEFAULT_PROFILE)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp ghi ra (ghi đè tệp cũ); nếu không nêu thì in ra màn hình.",
)
@index_option
def command(
    ids: tuple[str, ...],
    name: str | None,
    layout: str | None,
    profile: str | None,
    output: Path | None,
    settings: Settings,
) -> None:
    """Write to the file, or to standard output."""
    name = _format(name, output, is_word=bool(layout or profile))
    chosen = FORMATS[name]
    if not chosen.is_text:
        refuse_on_screen(chosen.label, output)
    snapshot = open_snapshot(settings.index_dir)
    selection = pick(snapshot, ids, base_url=settings.base_url)
    if name == "docx":
        profile = profile or DEFAULT_PROFILE
        data = to_docx(selection, layout or DEFAULT_LAYOUT, profile)
        tell_rule(profile)
    else:
        data = chosen.write(selection)
    write_out(data, output)
    if output:
        click.echo(f"{output}: {len(selection.records)} hồ sơ.", err=True)


def _format(name: str | None, output: Path | None, is_word: bool) -> str:
    """The format asked for; what is said of a Word file alone asks for one."""
    suffix = output.suffix.lower().removeprefix(".") if output else ""
    known = name or (suffix if suffix in FORMATS else None)
    if is_word and known not in (None, "docx"):
        raise OutputUnusable("--layout và --profile chỉ dùng cho tệp Word; hãy thêm --format docx")
    return known or ("docx" if is_word else "csv")
