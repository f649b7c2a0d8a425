"""What it was measured on, and how much memory a process takes.

In: nothing. Out: a `Machine`, a `Memory` of this very process (where the system tells: Linux).
"""

import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

if sys.platform != "win32":
    import resource

_STATUS, _CPUS, _TOTAL = Path("/proc/self/status"), Path("/proc/cpuinfo"), Path("/proc/meminfo")
_LIBRARIES = ("whoosh", "tantivy", "opensearch-py", "bm25s", "numpy", "pyvi")


@dataclass(frozen=True)
class Memory:
    """Megabytes of a process.

    `private` is what each process has for itself; the rest of `resident` are pages of files, which
    processes that open the same files share. `peak` is the most that was ever resident.
    """

    resident: float
    private: float
    peak: float


@dataclass(frozen=True)
class Machine:
    """What the figures hang on."""

    system: str
    processor: str
    cores: int
    memory_gb: float
    load: tuple[float, ...]
    versions: dict[str, str]


def own_memory() -> Memory | None:
    """That of this process; None where the system does not tell."""
    figures = _kilobytes(_STATUS)
    if "VmRSS" not in figures:
        return None
    megabytes = (figures[name] / 1024 for name in ("VmRSS", "RssAnon", "VmHWM"))
    return Memory(*megabytes)


def bound_memory(gigabytes: float) -> None:
    """Let this process take no more memory of its own than this; pages of files do not count."""
    if sys.platform == "linux":
        most = int(gigabytes * 1024**3)
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def this_machine() -> Machine:
    """Processor, memory, how busy it is now, and what is installed."""
    lines = _CPUS.read_text("utf-8").splitlines() if _CPUS.is_file() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return Machine(
        system=f"{platform.system()} {platform.machine()}",
        processor=models[0] if models else platform.processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(_kilobytes(_TOTAL).get("MemTotal", 0) / 1024**2, 1),
        load=tuple(round(each, 1) for each in _load()),
        versions=_versions(),
    )


def _load() -> tuple[float, ...]:
    return os.getloadavg() if sys.platform != "win32" else ()


def _versions() -> dict[str, str]:
    found = {"Python": platform.python_version(), "SQLite": sqlite3.sqlite_version}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _kilobytes(path: Path) -> dict[str, int]:
    """The figures of a file of the kernel's: {"VmRSS": 10240, …}."""
    if not path.is_file():
        return {}
    rows = (line.partition(":") for line in path.read_text("utf-8").splitlines())
    return {name: int(text.split()[0]) for name, _, text in rows if text.strip().endswith(" kB")}
