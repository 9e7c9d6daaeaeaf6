"""Bulk work over a Ray cluster: the rows are spread over its nodes, each with tutors of its own.

The results come back in the order of the input, and go into the same file in the same way as those of one machine
(`tutor.cli.bulk`), so that a run may be begun there and be continued here. Every node needs the same Stepwise
installed. Ray is imported only here.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.cli.bulk import Row, remaining, write
from tutor.errors import StepwiseError, Unavailable
from tutor.messages import say

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from tutor.problem import Ask
    from tutor.settings import Settings

LOG = logging.getLogger(__name__)
LOCAL, AUTO = "local", "auto"
"""A cluster of this machine alone, started now; the one that runs on this machine."""
ROWS = 4
"""Rows that one tutor of the embedded engine is given at a time: so many may be done again after an interruption."""
GOODBYE = 10.0
"""Seconds that the driver may take to leave the cluster."""
SECONDS = 3.0
"""To find out whether anybody listens at an address."""


class Solver:
    """One tutor in a process of the cluster."""

    def __init__(self, settings: Settings, ask: Ask, at_once: int) -> None:
        from tutor.service.tutor import Tutor

        self._tutor = Tutor(settings)
        self._ask = ask
        self._at_once = at_once

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        """Solve a batch: lines of JSON in, lines of JSON out."""
        with ThreadPoolExecutor(self._at_once) as threads:
            return {"line": list(threads.map(self._solved, batch["line"]))}

    def _solved(self, line: str) -> str:
        from tutor.cli.solve import solved

        return json.dumps(solved(self._tutor, self._ask, json.loads(line)), ensure_ascii=False)


def run(source: Path, target: Path, ask: Ask, settings: Settings, address: str, workers: int | None) -> None:
    """Solve every line of ``source`` on the cluster and append the solutions to ``target``, in order.

    Raises:
        BadInput: a file cannot be read, or a line is not a JSON object with an id.
        Unavailable: Ray is not installed, or the cluster cannot be reached, or dies; what is in ``target`` then stays.
    """
    if find_spec("ray") is None:
        raise Unavailable(
            say("Bulk work over a cluster needs {library}, which is not installed.", library="Ray"),
            hint=say("Install it with: pip install 'stepwise-tutor[ray]'"),
        )
    waiting = remaining(source, target)
    if not waiting:
        return
    address = _found(address)
    context = get_context("spawn")
    results, told = context.Pipe(duplex=False)
    driver = context.Process(target=_drive, args=(told, waiting, ask, settings, address, workers))
    driver.start()
    told.close()
    try:
        write(arriving(results, len(waiting)), target, len(waiting), "Solving")
    finally:
        results.close()
        driver.join(GOODBYE)
        driver.kill()


def arriving(results: Connection, count: int) -> Iterator[Row]:
    """Yield what comes from the driver, as long as it lives.

    Raises:
        Unavailable: it said so, or it died: Ray ends a process whose cluster is lost.
    """
    done = 0
    while True:
        try:
            item = results.recv()
        except (EOFError, ConnectionError) as error:
            raise Unavailable(
                say("The Ray cluster broke off after {done} of {count} problems.", done=done, count=count),
                hint=say("What was solved is in the file: the same command goes on from there."),
            ) from error
        if item is None:
            return
        if isinstance(item, StepwiseError):
            raise item
        yield item
        done += 1


def _drive(told: Connection, rows: list[Row], ask: Ask, settings: Settings, address: str, workers: int | None) -> None:
    """Be connected to the cluster, in a process of its own; what goes wrong there is in the journals of Ray."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent's business
    try:
        ray = _connected(address, workers)
        for row in _results(ray, rows, ask, settings, workers):
            told.send(row)
        told.send(None)
        ray.shutdown()
    except StepwiseError as error:
        told.send(error)
    except Exception:
        LOG.exception("the work on the cluster broke off")


def _results(ray: Any, rows: list[Row], ask: Ask, settings: Settings, workers: int | None) -> Iterator[Row]:
    from ray.data import ActorPoolStrategy, DataContext, from_items

    from tutor.engines.choice import at_once, engine_name

    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_options.preserve_order = True
    embedded = engine_name(settings, ask.engine) == "symbolic"
    several = 1 if embedded else at_once(ask.engine, settings)
    if embedded:
        settings = settings.model_copy(update={"workers": 1})
    size = ROWS if embedded else several
    there = ray.cluster_resources()
    graphics = 1 if ask.engine == "local" and there.get("GPU", 0) >= 1 else 0
    most = int(there["GPU"] if graphics else there.get("CPU", 1))
    tutors = max(1, min(most, -(-len(rows) // size), workers or most))
    lines = from_items([{"line": json.dumps(row)} for row in rows], override_num_blocks=-(-len(rows) // size))
    solved = lines.map_batches(
        Solver,
        fn_constructor_args=(settings, ask, several),
        batch_size=None,
        batch_format="numpy",
        compute=ActorPoolStrategy(size=tutors),
        num_cpus=1,
        num_gpus=graphics,
    )
    for row in solved.iter_rows():
        yield json.loads(row["line"])


def _connected(address: str, workers: int | None) -> Any:
    """Ray, connected to the cluster; quiet, and without its reports of use."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    os.environ.setdefault("RAY_BACKEND_LOG_LEVEL", "fatal")
    import ray

    own: dict[str, Any] = {"num_cpus": workers, "include_dashboard": False} if address == LOCAL else {}
    try:
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, **own)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise _unreachable(address) from error
    return ray


def _found(address: str) -> str:
    """The address of the cluster, where somebody listens."""
    known = _cluster_here() if address == AUTO else address
    if known is not None and known != LOCAL and "://" not in known:
        _reach(known)
    return known or address


def _cluster_here() -> str | None:
    """The address of the cluster that runs on this machine, as ``ray start`` leaves it; None where it does not say."""
    told = os.environ.get("RAY_ADDRESS")
    kept = Path(os.environ.get("RAY_TMPDIR", tempfile.gettempdir())) / "ray" / "ray_current_cluster"
    return told or (kept.read_text(encoding="utf-8").strip() if kept.is_file() else None)


def _reach(address: str) -> None:
    """See at once whether anybody listens: Ray itself tries for minutes.

    Ray takes a loopback address for this machine's address in the network, also where the cluster was started for the
    loopback alone and listens nowhere else. Then it is told to stay there.
    """
    host, _, port = address.rpartition(":")
    if not (host and port.isdigit()):
        raise _unreachable(address)
    if not _listens(host, int(port)):
        raise _unreachable(address)
    if host in {"127.0.0.1", "localhost"} and not _listens(_own_address(), int(port)):
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"


def _listens(host: str, port: int) -> bool:
    try:
        with socket.create_connection((host, port), SECONDS):
            return True
    except OSError:
        return False


def _own_address() -> str:
    """This machine's address in the network; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _unreachable(address: str) -> Unavailable:
    return Unavailable(
        say("The Ray cluster at {address} cannot be reached.", address=address),
        hint=say("Start one with “ray start --head”, or let this machine work alone with --ray local."),
    )
