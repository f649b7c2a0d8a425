"""Figures for Prometheus at /metrics: requests, how long they took, which index answers.

In: requests, the holder of the snapshot. Out: Prometheus' text format. Nothing about readers: an
address counts under the name of its view.
"""

import time
from collections.abc import Iterable

from flask import Flask, Response, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from kb.errors import IndexMissing
from kb.search.holder import SnapshotHolder
from web.serving.state import HOLDER
from web.serving.timing import elapsed

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)


class IndexFigures(Collector):
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
        except IndexMissing:
            return
        built = snapshot.built.timestamp()
        generation = GaugeMetricFamily(
            "guong_sang_index_generation", "Bản chỉ mục đang phục vụ", labels=["generation"]
        )
        generation.add_metric([snapshot.generation], 1)
        yield generation
        yield _gauge("guong_sang_index_records", "Số hồ sơ trong chỉ mục", snapshot.size)
        yield _gauge("guong_sang_index_built_timestamp_seconds", "Lúc lập chỉ mục", built)
        yield _gauge("guong_sang_index_age_seconds", "Tuổi của chỉ mục", time.time() - built)


def _gauge(name: str, text: str, value: float) -> Metric:
    return GaugeMetricFamily(name, text, value=value)


def register(app: Flask) -> None:
    """Count every request but those for the figures, and offer the figures."""
    registry = CollectorRegistry()
    registry.register(IndexFigures(app.extensions[HOLDER]))
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
            method = request.method if request.method in ("GET", "HEAD") else "other"
            requests.labels(endpoint, method, str(response.status_code)).inc()
            seconds.labels(endpoint).observe(elapsed())
        return response

    def show() -> Response:
        return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)

    app.after_request(count)
    app.add_url_rule("/metrics", "metrics", show)
