"""`kb cite FILE|-`: every document that a text cites, in standard form, and the record it means."""

import json
from typing import Any

import click

from kb.cli.options import content_option, named_place
from kb.content.folder import load_content
from kb.documents.references import Reference, References, Setting
from kb.errors import KBError
from kb.records import Directive
from kb.settings import Settings
from kb.text.vietnamese import normalise


@click.command(help="Tìm mọi văn bản được dẫn trong một tệp chữ (hoặc `-`: đầu vào chuẩn).")
@click.argument("file", metavar="TỆP|-", type=click.File("rb"))
@click.option("--province", metavar="TỈNH", help="Tỉnh của bài: số cấp tỉnh hiểu theo tỉnh ấy.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON.")
@content_option
def command(file: Any, province: str | None, as_json: bool, settings: Settings) -> None:
    """Print a line for each citation, in the order of the text; counts go to standard error."""
    text = _text(file)
    content = load_content(settings.content_dir)
    place = named_place(province, content.vocabularies)
    records = (each.record for each in content.files if each.record.status == "published")
    references = References(records, content.vocabularies)
    found = references.find(text, Setting(province=place.name if place else None))
    if as_json:
        cited = [_as_json(text, each) for each in found]
        click.echo(json.dumps(cited, ensure_ascii=False, indent=1))
        return
    for each in found:
        click.echo(f"{_line(text, each)}: {each.canonical} → {_meaning(each)}")
    click.echo(_summary(found), err=True)


def _text(file: Any) -> str:
    try:
        return normalise(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise KBError(
            f"{file.name}: không phải tệp chữ UTF-8; hãy lưu lại dạng .txt với bảng mã UTF-8"
        ) from error


def _line(text: str, reference: Reference) -> int:
    return text.count("\n", 0, reference.start) + 1


def _meaning(reference: Reference) -> str:
    """The record, or those to choose from with term and date."""
    if reference.directive:
        return f"{reference.directive.citation} [{reference.directive.id}]"
    if not reference.candidates:
        return "chưa có hồ sơ"
    return "có thể là: " + "; ".join(map(_choice, reference.candidates))


def _choice(directive: Directive) -> str:
    known = [f"khóa {directive.congress_term}" if directive.congress_term else ""]
    known += [directive.issued.vietnamese() if directive.issued else "", directive.province or ""]
    return f"{', '.join(each for each in known if each)} [{directive.id}]"


def _summary(found: tuple[Reference, ...]) -> str:
    meant = {each.directive.id for each in found if each.directive}
    unclear = sum(len(each.candidates) > 1 for each in found)
    unknown = sum(not each.candidates for each in found)
    parts = [f"{len(found)} chỗ dẫn", f"{len(meant)} văn bản trong kho"]
    parts += [f"{unclear} chỗ phải chọn"] if unclear else []
    parts += [f"{unknown} chỗ chưa có hồ sơ"] if unknown else []
    return ", ".join(parts) + "."


def _as_json(text: str, reference: Reference) -> dict[str, Any]:
    return {
        "line": _line(text, reference),
        "start": reference.start,
        "end": reference.end,
        "text": reference.text,
        "canonical": reference.canonical,
        "id": reference.directive.id if reference.directive else None,
        "candidates": [each.id for each in reference.candidates],
    }
