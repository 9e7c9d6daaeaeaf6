"""What Prometheus is told: what the tutor counts, requests over HTTP and their seconds, and what the records hold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from time import perf_counter

from fastapi import FastAPI
from prometheus_client import CollectorRegistry, Histogram
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.errors import Unavailable
from tutor.service.measuring import Family, families
from tutor.service.metrics import Distribution
from tutor.service.tutor import Tutor

BUCKETS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
"""Seconds."""

Told = CounterMetricFamily | GaugeMetricFamily | HistogramMetricFamily


class Counted(Collector):
    """What the tutor of this process counts."""

    def __init__(self, tutor: Tutor) -> None:
        self._tutor = tutor

    def collect(self) -> Iterator[Told]:
        """Yield the families."""
        for family in families(self._tutor.metrics, self._tutor.standing()):
            yield _told(family)


def _told(family: Family) -> Told:
    """A family as Prometheus' client has it."""
    if family.kind == "histogram":
        timed = HistogramMetricFamily(family.name, family.help, labels=family.labels)
        for key, value in family.rows:
            if isinstance(value, Distribution):
                bounds = [*map(str, value.bounds), "+Inf"]
                timed.add_metric(key, list(zip(bounds, accumulate(value.counts), strict=True)), sum_value=value.sum)
        return timed
    kind = CounterMetricFamily if family.kind == "counter" else GaugeMetricFamily
    told = kind(family.name, family.help, labels=family.labels)
    for key, value in family.rows:
        if not isinstance(value, Distribution):
            told.add_metric(key, value)
    return told


class Records(Collector):
    """Exchanges by how they ended and answers by verdict, as the records have them."""

    def __init__(self, tutor: Tutor) -> None:
        self._tutor = tutor

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the two families; nothing when the records cannot be read."""
        try:
            counts = self._tutor.store.counts()
        except Unavailable:
            return
        for kind, what in (("state", "exchanges by how they ended"), ("verdict", "answers by verdict")):
            family = GaugeMetricFamily(f"stepwise_recorded_{kind}s", f"Recorded {what}.", labels=[kind])
            for name, n in counts.items():
                if name.startswith(f"{kind}:"):
                    family.add_metric([name.partition(":")[2]], n)
            yield family


class Measured:
    """The application with each request of the API timed by its route."""

    def __init__(self, app: ASGIApp, seconds: Histogram) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Time one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start, status = perf_counter(), "500"

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            path = getattr(scope.get("route"), "path", None)
            if path and path.startswith("/"):
                self.seconds.labels(path, status).observe(perf_counter() - start)


def measure(app: FastAPI, tutor: Tutor) -> None:
    """Measure the application; ``app.state.registry`` holds what is measured."""
    registry = CollectorRegistry()
    registry.register(Records(tutor))
    registry.register(Counted(tutor))
    seconds = Histogram(
        "stepwise_http_request_seconds",
        "Seconds of a request over HTTP.",
        ["route", "status"],
        buckets=BUCKETS,
        registry=registry,
    )
    app.state.registry = registry
    app.add_middleware(Measured, seconds=seconds)
