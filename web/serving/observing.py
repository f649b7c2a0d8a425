"""For those who keep the site running: /healthz, and if asked for /metrics and lines of JSON.

In: requests, the holder of the snapshot. Out: what is being served; Prometheus' figures, with an
address under the name of its view; a line on stderr for each request: time, id, method, path,
status, milliseconds. No address, no user agent and nothing after the "?": what somebody asked is
theirs.
"""

import json
import os
import re
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kb.errors import EngineAway, IndexMissing
from kb.search import SnapshotHolder
from kb.settings import Settings
from web.serving.state import HOLDER, current_snapshot

_CLOCK = "clock"
_PROCESS = "process figures"
_MEMORY = Path("/proc/self/statm")
_WRITING = threading.Lock()
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)
_ID_RE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_ID_HEADER = "X-Request-Id"
# The environment variable of a folder in which several processes count together.
FIGURES_DIR = "PROMETHEUS_MULTIPROC_DIR"


def register(app: Flask, settings: Settings, clock: Callable[[], float]) -> None:
    """Watch the application; to be registered before all that may answer."""
    app.extensions[_CLOCK] = clock
    app.before_request(_note_start)
    app.add_url_rule("/healthz", "healthz", lambda: jsonify(health()))
    if settings.log == "json":
        app.before_request(_note_id)
        app.after_request(_write_line)
    if settings.metrics:
        _register_metrics(app)


def health() -> dict[str, Any]:
    """What is being served: "degraded" when it is not the generation that should be.

    `withdrawn` counts addresses, old ones included, that lead to a tombstone.
    """
    snapshot = current_snapshot()
    holder: SnapshotHolder = current_app.extensions[HOLDER]
    return {
        "status": "degraded" if holder.is_degraded else "ok",
        "generation": snapshot.history.generation,
        "built": snapshot.history.built.isoformat(),
        "age_seconds": int((datetime.now(UTC) - snapshot.history.built).total_seconds()),
        "records": snapshot.size,
        "counts": dict(snapshot.counts("type")),
        "withdrawn": len(snapshot.history.withdrawn_ids),
    }


def _note_start() -> None:
    g.started = current_app.extensions[_CLOCK]()


def _elapsed() -> float:
    """Seconds since the request came in, by the clock that the application was given."""
    return float(current_app.extensions[_CLOCK]() - g.started)


def _note_id() -> None:
    """The id that a proxy gave the request, or one of our own."""
    given = request.headers.get(_ID_HEADER, "")
    g.request_id = given if _ID_RE.fullmatch(given) else uuid.uuid4().hex


def _write_line(response: Response) -> Response:
    response.headers[_ID_HEADER] = g.request_id
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "id": g.request_id,
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(_elapsed() * 1000, 1),
    }
    # One at a time: Python mixes what several threads write once it is longer than its buffer.
    with _WRITING:
        sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
        sys.stderr.flush()
    return response


def _register_metrics(app: Flask) -> None:
    """Count every request but those for the figures, and offer the figures.

    Of several processes each shows what all of them counted, those that ended included; what one
    process is at the moment is told of each that lives.
    """
    shown = CollectorRegistry()
    shown.register(_IndexFigures(app.extensions[HOLDER]))
    is_shared = FIGURES_DIR in os.environ
    registry = CollectorRegistry() if is_shared else shown
    if is_shared:
        multiprocess.MultiProcessCollector(shown)  # type: ignore[no-untyped-call]  # it is untyped
        app.extensions[_PROCESS] = _ProcessFigures(registry)
    labels = ["endpoint", "method", "status"]
    requests = Counter("guong_sang_requests", "Số yêu cầu", labels, registry=registry)
    seconds = Histogram(
        "guong_sang_request_seconds",
        "Thời gian trả lời",
        ["endpoint"],
        buckets=_SECONDS,
        registry=registry,
    )

    def count(response: Response) -> Response:
        endpoint = request.endpoint or "none"
        if endpoint != "metrics":
            if process := app.extensions.get(_PROCESS):
                process.answered.inc()
            method = request.method if request.method in ("GET", "HEAD") else "other"
            requests.labels(endpoint, method, str(response.status_code)).inc()
            seconds.labels(endpoint).observe(_elapsed())
        return response

    def show() -> Response:
        return Response(generate_latest(shown), content_type=CONTENT_TYPE_LATEST)

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)


class _ProcessFigures:
    """What one of several processes is now; Prometheus' files give each the label of its pid."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.answered = self._gauge(registry, "requests", "Số yêu cầu tiến trình này đã trả lời")
        self.memory = self._gauge(registry, "memory_bytes", "Bộ nhớ tiến trình này đang giữ")
        self.built = self._gauge(
            registry,
            "index_built_timestamp_seconds",
            "Lúc lập của bản chỉ mục tiến trình này phục vụ",
        )

    def _gauge(self, registry: CollectorRegistry, name: str, text: str) -> Gauge:
        return Gauge(
            f"guong_sang_worker_{name}", text, registry=registry, multiprocess_mode="liveall"
        )


def note_process(app: Flask) -> None:
    """Take up a new generation where there is one, and note what this process is now."""
    snapshot = app.extensions[HOLDER].current()
    if process := app.extensions.get(_PROCESS):
        process.built.set(snapshot.history.built.timestamp())
        process.memory.set(_resident_bytes())


def forget_process(pid: int, folder: str) -> None:
    """Tell no more what a process is that has ended; what it counted stays."""
    multiprocess.mark_process_dead(pid, folder)  # type: ignore[no-untyped-call]  # it is untyped


def _resident_bytes() -> int:
    """The memory of this process; 0 where the system has no such file."""
    if not _MEMORY.is_file():
        return 0
    return int(_MEMORY.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


class _IndexFigures(Collector):
    """The generation that answers, its size and age; nothing while there is no index."""

    def __init__(self, holder: SnapshotHolder) -> None:
        self._holder = holder

    def describe(self) -> Iterable[Metric]:
        """Nothing ahead: the index may not be there yet when the application starts."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The figures of the moment."""
        try:
            snapshot = self._holder.current()
        except (EngineAway, IndexMissing):
            return
        built = snapshot.history.built.timestamp()
        generation = GaugeMetricFamily(
            "guong_sang_index_generation", "Bản chỉ mục đang phục vụ", labels=["generation"]
        )
        generation.add_metric([snapshot.history.generation], 1)
        yield generation
        yield _gauge("guong_sang_index_records", "Số hồ sơ trong chỉ mục", snapshot.size)
        yield _gauge("guong_sang_index_built_timestamp_seconds", "Lúc lập chỉ mục", built)
        yield _gauge("guong_sang_index_age_seconds", "Tuổi của chỉ mục", time.time() - built)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=value)
