"""Everything there is to measure of a running tutor: as families of numbers, and as one JSON object."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from tutor.service.metrics import Distribution, Metrics

REPLICA = re.compile(r"replica_(\d+)_(\w+)")
GROWS = frozenset(
    {"steps", "tokens", "answers", "failures", "cancelled", "retries", "requests", "first_tokens", "hits", "misses",
     "stored", "lost", "first_token_seconds"}
)  # fmt: skip
"""Which numbers of an engine, a replica, a pool or a cache only ever grow; any other says how it is now."""

Row = tuple[tuple[str, ...], float | Distribution]


@dataclass(frozen=True, slots=True)
class Family:
    """Numbers of one name, with their labels; ``kind`` is counter, gauge or histogram."""

    name: str
    kind: str
    help: str
    labels: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the parts of a tutor stand now: engines by name and model, pools by what they are for, cache and store."""

    engines: tuple[tuple[str, str, Mapping[str, float]], ...] = ()
    pools: tuple[tuple[str, Mapping[str, float]], ...] = ()
    cache: Mapping[str, float] | None = None
    store: Mapping[str, float] | None = None

    def of(self, engine: str, name: str) -> float | None:
        """Return a number of an engine, over all its models; None where it has no such number."""
        found = [values[name] for known, _, values in self.engines if known == engine and name in values]
        return sum(found) if found else None


def families(metrics: Metrics, standing: Standing) -> Iterator[Family]:
    """Yield all families."""
    yield Family("stepwise_start_time_seconds", "gauge", "When counting began.", (), (((), metrics.begun),))
    yield from _counted(metrics)
    yield from _timed(metrics)
    yield from _written(metrics, standing)
    yield from _gauges("engine", ("engine", "model"), [((name, model), of) for name, model, of in standing.engines])
    yield from _gauges("workers", ("pool",), [((pool,), of) for pool, of in standing.pools])
    if standing.cache is not None:
        yield from _gauges("cache", (), [((), standing.cache)])
    if standing.store is not None:
        yield from _gauges("store", (), [((), standing.store)])


def _counted(metrics: Metrics) -> Iterator[Family]:
    asked, ended = ("verb", "engine"), ("verb", "engine", "outcome")
    with metrics.lock:
        yield _family("requests", "counter", "Requests by how they ended.", ended, metrics.requests)
        yield _family("errors", "counter", "Requests refused or failed.", ("verb", "engine", "code"), metrics.errors)
        yield _family("requests_running", "gauge", "Requests under way.", asked, metrics.running)
        yield _family("verdicts", "counter", "Verdicts.", ("verb", "engine", "part", "status"), metrics.verdicts)
        yield _family("answers_cached", "counter", "Answers told again from the cache.", ("engine",), metrics.cached)
        yield _family("practice_items", "counter", "Practice problems made.", (), {(): metrics.items})


def _timed(metrics: Metrics) -> Iterator[Family]:
    with metrics.lock:
        yield _family(
            "answer_seconds", "histogram", "From a request to its end.", ("verb", "engine"), dict(metrics.seconds)
        )
        yield _family(
            "first_token_seconds", "histogram", "To a model's first text.", ("engine",), dict(metrics.first_token)
        )
        yield _family("first_step_seconds", "histogram", "To the first step.", ("engine",), dict(metrics.first_step))


def _written(metrics: Metrics, standing: Standing) -> Iterator[Family]:
    """Tokens: as the engine counts them, else the pieces of text that it told."""
    totals = tokens(metrics, standing)
    yield _family("tokens", "counter", "Tokens written.", ("engine",), {(name,): n for name, n in totals.items()})
    speeds = {(name,): speed(metrics, name) for name in totals}
    yield _family("tokens_per_second", "gauge", "Tokens a second, of late.", ("engine",), speeds)


def tokens(metrics: Metrics, standing: Standing) -> dict[str, float]:
    """Return the tokens written, by engine."""
    with metrics.lock:
        told = {engine: float(count) for (engine,), count in metrics.pieces.items()}
    for name, _, _ in standing.engines:
        counted = standing.of(name, "tokens")
        if counted is not None:
            told[name] = counted
    return told


def speed(metrics: Metrics, engine: str) -> float:
    """Return how many tokens a second an engine told of late, to all together."""
    with metrics.lock:
        return metrics.speed[engine].now(metrics.pieces[engine,], time.monotonic())


def _gauges(
    what: str, labels: tuple[str, ...], rows: list[tuple[tuple[str, ...], Mapping[str, float]]]
) -> Iterator[Family]:
    """The numbers that parts tell of themselves; those of replicas with the replica's number as a label."""
    found: dict[str, dict[tuple[str, ...], float]] = {}
    for key, values in rows:
        for name, value in values.items():
            replica = REPLICA.fullmatch(name)
            if replica:
                found.setdefault(f"replica_{replica[2]}", {})[(*key, replica[1])] = value
            else:
                found.setdefault(f"{what}_{name}", {})[key] = value
    for name, by_key in found.items():
        kind = "counter" if name.partition("_")[2] in GROWS else "gauge"
        known = (*labels, "replica") if name.startswith("replica_") else labels
        yield _family(name, kind, f"What the {name.partition('_')[0]} says of itself.", known, by_key)


def _family(
    name: str, kind: str, told: str, labels: tuple[str, ...], values: Mapping[Any, float | Distribution]
) -> Family:
    return Family(f"stepwise_{name}", kind, told, labels, tuple((key, value) for key, value in values.items()))


def stats_json(metrics: Metrics, standing: Standing) -> dict[str, Any]:
    """Return the same as one object, summed up for a person."""
    with metrics.lock:
        requests, errors, running = Counter(metrics.requests), Counter(metrics.errors), Counter(metrics.running)
        verdicts, cached = Counter(metrics.verdicts), sum(metrics.cached.values())
    names = {key[1] for counted in (requests, errors, running) for key in counted if key[1]}
    names |= {name for name, _, _ in standing.engines}
    return {
        "since": datetime.fromtimestamp(metrics.begun, UTC).isoformat(timespec="seconds"),
        "seconds": round(time.time() - metrics.begun, 1),
        "requests": _tree(requests, 0, 2),
        "verbs": _verbs(metrics),
        "errors": _tree(errors, 2),
        "running": sum(running.values()),
        "verdicts": _tree(verdicts, 2, 3),
        "practice_items": metrics.items,
        "cache": {"hits": cached, **_whole(standing.cache or {})},
        "engines": {name: _engine_json(name, metrics, standing) for name in sorted(names)},
        "workers": {name: _whole(values) for name, values in standing.pools},
        "store": _whole(standing.store or {}),
    }


def _verbs(metrics: Metrics) -> dict[str, dict[str, float | int | None]]:
    """How long each verb takes, and how often it was refused or failed."""
    with metrics.lock:
        times = {key: (each.bounds, tuple(each.counts), each.sum) for key, each in metrics.seconds.items()}
        ends = _tree(metrics.requests, 0, 2)
    found: dict[str, Distribution] = {}
    for (verb, _), (bounds, counts, total) in times.items():
        known = found.setdefault(verb, Distribution(bounds))
        known.counts = [mine + theirs for mine, theirs in zip(known.counts, counts, strict=True)]
        known.sum += total
    return {
        verb: {**_times(found[verb]), **{end: ends[verb].get(end, 0) for end in ("refused", "failed")}}
        for verb in sorted(found)
    }


def _engine_json(name: str, metrics: Metrics, standing: Standing) -> dict[str, Any]:
    with metrics.lock:
        own = {key: n for key, n in metrics.requests.items() if key[1] == name}
        verdicts = {key: n for key, n in metrics.verdicts.items() if key[1] == name}
        running = sum(n for key, n in metrics.running.items() if key[1] == name)
        timed = {
            "first_token_seconds": metrics.first_token.get((name,)),
            "first_step_seconds": metrics.first_step.get((name,)),
            "answer_seconds": metrics.seconds.get(("solve", name)),
        }
        times = {key: _times(values) for key, values in timed.items() if values is not None}
    written = tokens(metrics, standing).get(name, 0.0)
    return {
        "requests": _tree(own, 0, 2),
        "running": running,
        "waiting": int(standing.of(name, "waiting") or 0),
        "verdicts": _tree(verdicts, 2, 3),
        "tokens": int(written),
        "tokens_per_second": round(speed(metrics, name), 2),
        **times,
        "replicas": _replicas(name, standing),
    }


def _replicas(name: str, standing: Standing) -> list[dict[str, float]]:
    found: dict[int, dict[str, float]] = {}
    for known, _, values in standing.engines:
        for key, value in values.items():
            if known == name and (replica := REPLICA.fullmatch(key)):
                found.setdefault(int(replica[1]), {})[replica[2]] = value
    return [_whole(found[number]) for number in sorted(found)]


def _times(values: Distribution) -> dict[str, float | int | None]:
    half, most = values.quantile(0.5), values.quantile(0.9)
    return {
        "count": values.count,
        "mean": round(values.sum / values.count, 4) if values.count else None,
        "median": None if half is None else round(half, 4),
        "p90": None if most is None else round(most, 4),
    }


def _tree(counts: Mapping[Any, int], *parts: int) -> dict[str, Any]:
    """Counts by those parts of their keys, one level for each; summed over the other parts."""
    found: dict[str, Any] = {}
    for key, count in counts.items():
        *path, last = (key[part] for part in parts)
        level = found
        for part in path:
            level = level.setdefault(part, {})
        level[last] = level.get(last, 0) + count
    return found


def _whole(values: Mapping[str, float]) -> dict[str, float]:
    return {name: int(value) if value == int(value) else round(value, 4) for name, value in values.items()}
