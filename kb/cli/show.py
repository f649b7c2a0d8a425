"""`kb show ID`: one record as it stands in content/, with its relations from both sides."""

import click

from kb.cli.options import content_option
from kb.content.folder import Content, load_content
from kb.documents import Relations
from kb.records import Record
from kb.records.codes import STATUSES
from kb.schema import specs
from kb.settings import Settings


@click.command(help="Xem một hồ sơ (kể cả bản nháp) và các quan hệ của nó.")
@click.argument("record_id", metavar="MÃ")
@content_option
def command(record_id: str, settings: Settings) -> None:
    """Print every field that is filled in, the body, and what points here."""
    content = load_content(settings.content_dir)
    record = content.find(record_id).record
    click.secho(f"{record.name} [{record.id}]", bold=True)
    for spec in specs(type(record)):
        value = spec.of(record)
        if value not in (None, ()) and spec.name != "status":
            click.echo(f"{spec.label}: {_shown(spec.type.plain(value))}")
    click.echo(f"Trạng thái: {STATUSES[record.status]}")
    click.echo(f"\n{record.body}")
    for line in _relations(content, record):
        click.echo(line)


def _shown(plain: object) -> str:
    if isinstance(plain, dict):
        return ", ".join(f"{value}" for value in plain.values())
    if isinstance(plain, list):
        return "; ".join(_shown(item) for item in plain)
    return str(plain)


def _relations(content: Content, record: Record) -> list[str]:
    relations = Relations(file.record for file in content.files)
    links = (*relations.outgoing(record.id), *relations.incoming(record.id))
    lines = [f"{link.label}: {link.other.name} [{link.other.id}]" for link in links]
    lines += [
        f"Gương thực hiện: {exemplar.name} [{exemplar.id}]"
        for exemplar in relations.exemplars_of(record.id)
    ]
    return lines
