"""`kb search`: ranked results in the terminal, or the API's object with --json."""

import json
import textwrap
from typing import Any

import click

from kb.cli.options import index_option
from kb.exchange.addresses import day_path
from kb.exchange.api import results_to_json
from kb.records import KIND_LABELS
from kb.search import Hit, SearchQuery, SearchResults, Span, open_snapshot, search
from kb.settings import Settings
from kb.text.phrases import sentence
from kb.wording.facets import FACETS


def _facet_options(command: Any) -> Any:
    for name, facet in reversed(FACETS.items()):
        told = f"Lọc theo: {facet.label.lower()}."
        command = click.option(f"--{name}", multiple=True, help=told)(command)
    return command


@click.command(help="Tìm trong kho; gõ có dấu hay không dấu đều được.")
@click.argument("query", nargs=-1)
@_facet_options
@click.option(
    "--sort", type=click.Choice(list(SearchQuery.SORTS)), default="relevance", help="Cách xếp."
)
@click.option("--page", type=click.IntRange(1), default=1, help="Trang.")
@click.option("--size", type=click.IntRange(1, 100), default=10, help="Số kết quả một trang.")
@click.option("--json", "as_json", is_flag=True, help="In ra JSON như API.")
@index_option
def command(
    query: tuple[str, ...], sort: str, page: int, size: int, as_json: bool, settings: Settings,
    **facets: tuple[str, ...],
) -> None:  # fmt: skip
    """Answer one question."""
    filters = {name: values for name, values in facets.items() if values}
    asked = SearchQuery(" ".join(query), filters, sort=sort, page=page, size=size)
    results = search(open_snapshot(settings.index_dir), asked)
    if as_json:
        click.echo(json.dumps(results_to_json(results), ensure_ascii=False, indent=1))
    else:
        _print(results)


def _print(results: SearchResults) -> None:
    for part in results.understood:
        click.echo(f"Đã hiểu là: {part.label}")
    if results.correction:
        click.echo(f"{results.correction.said}: {results.correction.shown}")
    elif results.suggestion:
        click.echo(f"Có phải bạn tìm: {results.suggestion}")
    if results.answer:
        said = results.answer
        stands = f"  [{said.record.id}; {said.source}]" if said.record else ""
        click.echo(f"{said.text}{stands}")
    for day in results.days:
        click.echo(f"{sentence(day.spoken)}: {day.title}  [{day_path(day)}]")
    for notice in results.notices:
        click.echo(notice)
    if not results.total:
        click.echo("Không tìm thấy hồ sơ nào; hãy thử ít từ hơn, hoặc bỏ bớt bộ lọc.")
        return
    click.echo(f"{results.total} kết quả")
    for number, hit in enumerate(results.hits, (results.query.page - 1) * results.query.size + 1):
        _print_hit(number, hit)


def _print_hit(number: int, hit: Hit) -> None:
    record = hit.record
    label = KIND_LABELS.get(record.kind, record.kind)
    years = ", ".join(map(str, record.years))
    elsewhere = "ở nơi khác" if hit.is_elsewhere else None
    facts = " · ".join(part for part in (label, record.province, elsewhere, years) if part)
    click.echo(f"\n{number}. {_styled(hit.title)}")
    click.secho(f"   {facts}  [{hit.id}]", dim=True)
    snippet = "".join(span.text for span in hit.snippet).replace("\n", " ")
    click.echo(textwrap.fill(snippet, 96, initial_indent="   ", subsequent_indent="   "))


def _styled(spans: tuple[Span, ...]) -> str:
    return "".join(click.style(span.text, bold=True) if span.hit else span.text for span in spans)
