"""Small raised numbers behind statements, each leading to its source in the list below.

In: the HTML of a body with marks held (`kb.text.source_marks`), and how many sources there are.
Out: HTML with links, and the numbers that it leads to. A number without a source stays as typed.
"""

from dataclasses import dataclass

from kb.text import source_marks


@dataclass(frozen=True)
class Sourced:
    """HTML whose marks are links; `cited` are the numbers of the sources that they lead to."""

    html: str
    cited: frozenset[int]


def sourced(html: str, sources: int) -> Sourced:
    """The first mark of each source bears the id that the list leads back to."""
    cited: set[int] = set()

    def show(numbers: tuple[int, ...]) -> str:
        if max(numbers) > sources:
            return f" {source_marks.said(numbers)}"
        links = [_link(number, is_first=number not in cited) for number in numbers]
        cited.update(numbers)
        return f'<sup class="source-marks">{", ".join(links)}</sup>'

    return Sourced(source_marks.shown(html, show), frozenset(cited))


def _link(number: int, *, is_first: bool) -> str:
    name = f' id="dan-{number}"' if is_first else ""
    return f'<a href="#nguon-{number}"{name} aria-label="nguồn {number}">{number}</a>'
