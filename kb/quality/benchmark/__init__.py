"""Speed, size and memory side by side, in one run: only what stands beside another says something.

In: articles as JSON lines. Out: a `Benchmark`: our engines and those of others on the same tokens,
each in a process of its own: how long it builds, how much it takes, how fast it opens and answers,
by kind of question and by size of the collection; as tables, as a page with a picture.
"""

from kb.quality.benchmark.candidates import CANDIDATES, usual
from kb.quality.benchmark.earlier import read_benchmark
from kb.quality.benchmark.process import Bounds
from kb.quality.benchmark.questions import QUESTION_KINDS
from kb.quality.benchmark.report import write_report
from kb.quality.benchmark.results import Benchmark
from kb.quality.benchmark.run import Options, run_benchmark
from kb.quality.benchmark.tables import tables

__all__ = [
    "CANDIDATES",
    "QUESTION_KINDS",
    "Benchmark",
    "Bounds",
    "Options",
    "read_benchmark",
    "run_benchmark",
    "tables",
    "usual",
    "write_report",
]
