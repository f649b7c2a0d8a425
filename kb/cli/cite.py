"""`kb cite FILE|-`: every document that a text cites, in standard form, and the record it means."""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from kb.cli.options import content_option, named_place
from kb.content.folder import load_content
from kb.documents import Bearer, Reference, References, Setting
from kb.imports.readers import plain_text, read_prose
from kb.settings import Settings
from kb.vocabularies import KnownNumber

_HELP = "Tìm mọi văn bản được dẫn trong một tệp chữ, Word, PDF, HTML (hoặc `-`: đầu vào chuẩn)."


@click.command(help=_HELP)
@click.argument("file", metavar="TỆP|-", type=click.Path(allow_dash=True, path_type=Path))
@click.option("--province", metavar="TỈNH", help="Tỉnh của bài: số cấp tỉnh hiểu theo tỉnh ấy.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@content_option
def command(file: Path, province: str | None, as_json: bool, settings: Settings) -> None:
    """Print a line for each citation, in the order of the text; counts go to standard error."""
    text = _text(file)
    content = load_content(settings.content_dir)
    place = named_place(province, content.vocabularies)
    records = (each.record for each in content.files if each.record.status == "published")
    references = References(records, content.vocabularies)
    found = references.find(text, Setting(province=place.name if place else None))
    placed = list(zip(_lines(text, found), found, strict=True))
    if as_json:
        cited = [_as_json(line, each) for line, each in placed]
        click.echo(json.dumps(cited, ensure_ascii=False, indent=1))
        return
    for line, each in placed:
        click.echo(f"{line}: {each.canonical} → {_meaning(each)}")
    click.echo(_summary(found), err=True)


def _text(file: Path) -> str:
    if str(file) == "-":
        return plain_text("-", sys.stdin.buffer.read())
    return read_prose(file)


def _lines(text: str, found: Iterable[Reference]) -> Iterator[int]:
    """The line on which each reference begins; they are in order."""
    line, position = 1, 0
    for each in found:
        line += text.count("\n", position, each.start)
        position = each.start
        yield line


def _meaning(reference: Reference) -> str:
    """The record, or those to choose from with term and date."""
    if reference.directive:
        return f"{reference.directive.citation} [{reference.directive.id}]"
    bearers: tuple[Bearer, ...] = (*reference.candidates, *reference.known)
    if len(bearers) > 1:
        return "có thể là: " + "; ".join(map(_choice, bearers))
    return "chưa có hồ sơ" + "".join(f": {each.citation}" for each in reference.known)


def _choice(bearer: Bearer) -> str:
    said = [f"khóa {bearer.congress_term}" if bearer.congress_term else ""]
    said += [bearer.issued.vietnamese() if bearer.issued else "", bearer.province or ""]
    record = "chưa có hồ sơ" if isinstance(bearer, KnownNumber) else bearer.id
    return f"{', '.join(each for each in said if each)} [{record}]"


def _summary(found: tuple[Reference, ...]) -> str:
    meant = {each.directive.id for each in found if each.directive}
    unclear = sum(each.is_unclear for each in found)
    unknown = sum(not each.candidates and not each.is_unclear for each in found)
    parts = [f"{len(found)} chỗ dẫn", f"{len(meant)} văn bản trong kho"]
    parts += [f"{unclear} chỗ phải chọn"] if unclear else []
    parts += [f"{unknown} chỗ chưa có hồ sơ"] if unknown else []
    return ", ".join(parts) + "."


def _as_json(line: int, reference: Reference) -> dict[str, Any]:
    return {
        "line": line,
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
        "canonical": reference.canonical,
        "id": reference.directive.id if reference.directive else None,
        "candidates": [each.id for each in reference.candidates],
        "known": [
            {"number": each.number, "date": str(each.date), "citation": each.citation}
            for each in reference.known
        ],
    }
