"""What is wrong with a content file, as a value: collected for all files, never raised.

In: what a reader of content finds. Out: a `Report` of `Problem`s, each printed as
`path:line: field: what is wrong; what to write instead`.
"""

from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one file, told to the editor who will mend it."""

    path: str
    line: int
    field: str
    wrong: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "" if self.severity == "error" else "(cảnh báo) "
        field = f"{self.field}: " if self.field else ""
        return f"{self.path}:{self.line}: {mark}{field}{self.wrong}; {self.remedy}"

    def as_json(self) -> dict[str, Any]:
        """The keys of `kb check --json`."""
        return {
            "path": self.path,
            "line": self.line,
            "field": self.field,
            "severity": self.severity,
            "wrong": self.wrong,
            "remedy": self.remedy,
        }


class Report:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def add(self, line: int, field: str, wrong: str, remedy: str) -> None:
        """Note one error."""
        self.problems.append(Problem(self.path, line, field, wrong, remedy))
