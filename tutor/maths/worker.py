"""A small pool of processes for computer algebra, each job with a deadline and a memory limit.

SymPy can hang, some of it breaks when two threads share it, and no time limit inside a thread can stop C code. So every
job runs in a process of its own kind: at its deadline the process is killed, another takes its place, the caller gets
`TookTooLong`, and nobody else waits. Jobs are module-level functions with picklable arguments and results.

Also here: `within`, the soft deadline that a job uses for its own risky parts.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module
from multiprocessing.connection import Connection
from types import FrameType
from typing import Any, TypeVar, cast, overload

from tutor import journal
from tutor.errors import StepwiseError, TookTooLong, Unavailable, WorkerLost
from tutor.maths.forgetting import Memory
from tutor.messages import say

T = TypeVar("T")
LOG = logging.getLogger(__name__)

COLLECTED = 50_000
"""Objects after which a worker looks for garbage: what algebra makes is mostly kept in caches, or gone by itself."""

REMEMBERED = 10_000
"""Results that each function of SymPy keeps; with its own thousand a worker forgets what it soon needs again."""

GRACE = 1.0
"""Seconds after its deadline at which a worker whose parent is gone ends itself."""

SLOW = 0.25
"""Seconds after which a job may have to be killed: a spare worker is then made ready to take its worker's place."""

TICK = 0.02
"""Seconds of CPU time between two looks at whether a soft deadline has passed."""

PATIENCE = 60.0
"""Seconds that a job waits for a free worker before the pool says that it is too busy."""


def took_too_long(seconds: float) -> TookTooLong:
    """Return the error for a job stopped after that many seconds."""
    return TookTooLong(say("This took longer than {seconds} seconds and was stopped.", seconds=f"{seconds:g}"))


class Pool:
    """At most ``size`` worker processes at work, started when first needed, and a spare while one of them is slow.

    ``memory_limit`` is per worker, in MiB of address space. ``preload`` names modules that the processes share from the
    start (they are imported once, in the server that the workers are forked from). Safe to use from any thread.
    """

    def __init__(self, size: int = 2, memory_limit: int = 2048, preload: Sequence[str] = ()) -> None:
        os.environ.setdefault("SYMPY_CACHE_SIZE", str(REMEMBERED))  # read in the workers, when SymPy is imported
        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        self._context = multiprocessing.get_context(method)
        if method == "forkserver":
            self._context.set_forkserver_preload(["sympy", *preload])
        self._memory_limit = memory_limit
        self._places = threading.BoundedSemaphore(size)
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._lock = threading.Condition()
        self._starting = False
        self._closed = False
        self.size = size
        self.lost = 0
        """Workers killed or lost so far."""
        self._waiting = 0

    @overload
    def call(self, function: Callable[..., T], *args: Any, deadline: float) -> T: ...
    @overload
    def call(self, function: str, *args: Any, deadline: float) -> Any: ...
    def call(self, function: Callable[..., Any] | str, *args: Any, deadline: float) -> Any:
        """Run ``function(*args)`` in a worker and return what it returns.

        A function may be named, ``"package.module:function"``: then only the worker imports it (and SymPy with it).

        Raises:
            TookTooLong: it was not done after ``deadline`` seconds; its worker was killed.
            WorkerLost: the worker died (its memory limit, a crash).
            StepwiseError: whatever the function raised of our own errors.
        """
        return list(self._run(function, args, deadline))[-1]

    @overload
    def stream(self, function: Callable[..., Iterator[T]], *args: Any, deadline: float) -> Iterator[T]: ...
    @overload
    def stream(self, function: str, *args: Any, deadline: float) -> Iterator[Any]: ...
    def stream(self, function: Callable[..., Iterator[Any]] | str, *args: Any, deadline: float) -> Iterator[Any]:
        """Run a generator function in a worker and yield its items as they come; raises as `call` does.

        Closing the iterator early ends the work at once. The deadline is for the whole stream.
        """
        return self._run(function, args, deadline)

    def warm(self, count: int | None = None) -> None:
        """Start workers now, until there are ``count`` (or all that there may be)."""
        for _ in range((count or self.size) - len(self._idle) - len(self._busy)):
            self._add(self._start())

    def gauges(self) -> dict[str, float]:
        """Return what there is to measure: workers, alive and busy and lost, and jobs that wait for one."""
        with self._lock:
            counts = {"size": self.size, "busy": len(self._busy), "waiting": self._waiting, "lost": self.lost}
            counts["alive"] = sum(worker.alive for worker in (*self._idle, *self._busy))
        return {name: float(value) for name, value in counts.items()}

    def close(self) -> None:
        """Kill every worker, busy ones too."""
        with self._lock:
            self._closed = True
            workers = [*self._idle, *self._busy]
            self._idle.clear()
        for worker in workers:
            worker.kill()

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, function: Callable[..., Any] | str, args: tuple[Any, ...], deadline: float) -> Iterator[Any]:
        if not self._place():
            raise Unavailable(say("Too many problems are being worked on right now. Try again in a minute."))
        try:
            worker = self._take()
            done, start = False, time.monotonic()
            try:
                yield from worker.run(function, args, deadline, self._prepare)
                done = True
            except _Raised as raised:
                done = True
                raise raised.error from None
            finally:
                self._give_back(worker, reusable=done and not worker.interrupted)
                _note(function, time.monotonic() - start, broke=not done and not _left())
        finally:
            self._places.release()

    def _place(self) -> bool:
        """Wait for a place at work, and count who waits."""
        if self._places.acquire(blocking=False):
            return True
        with self._lock:
            self._waiting += 1
        try:
            return self._places.acquire(timeout=PATIENCE)
        finally:
            with self._lock:
                self._waiting -= 1

    def _take(self) -> _Worker:
        with self._lock:
            if not self._idle and self._starting:
                self._lock.wait_for(lambda: self._idle or not self._starting or self._closed, timeout=PATIENCE)
            if self._closed:
                raise Unavailable(say("The program is shutting down."))
            worker = self._idle.pop() if self._idle else None
        if worker is None or not worker.alive:
            worker = self._start()
        with self._lock:
            self._busy.add(worker)
        return worker

    def _give_back(self, worker: _Worker, *, reusable: bool) -> None:
        with self._lock:
            self._busy.discard(worker)
            keep = reusable and not self._closed
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.kill()
            self.lost += 1
            self._prepare()

    def _prepare(self) -> None:
        """Have a worker started for the next job, unless one is ready or on its way."""
        with self._lock:
            if self._closed or self._idle or self._starting:
                return
            self._starting = True
        threading.Thread(target=self._refill, daemon=True).start()

    def _refill(self) -> None:
        try:
            self._add(self._start())
        finally:
            with self._lock:
                self._starting = False
                self._lock.notify_all()

    def _add(self, worker: _Worker) -> None:
        """Keep a worker; one more than may be at work is kept, as a spare."""
        with self._lock:
            if not self._closed and len(self._idle) + len(self._busy) <= self.size:
                self._idle.append(worker)
                self._lock.notify_all()
                return
        worker.kill()

    def _start(self) -> _Worker:
        return _Worker(self._context, self._memory_limit)


class Here(Pool):
    """A pool that does each job in this very process, at once, for work that is in a worker already.

    Deadlines are not kept here: the worker's own job has one.
    """

    def warm(self, count: int | None = None) -> None:
        """There is nothing to start."""

    def _run(self, function: Callable[..., Any] | str, args: tuple[Any, ...], deadline: float) -> Iterator[Any]:
        result = _named(function)(*args)
        if isinstance(result, Iterator):
            yield from result
        else:
            yield result


def _left() -> bool:
    """Whether what is raised now is only that nobody listens any more."""
    return isinstance(sys.exception(), GeneratorExit)


def _note(function: Callable[..., Any] | str, seconds: float, *, broke: bool) -> None:
    """Tell the journal of a job: of one that was stopped or lost its worker always, of another when it asks for all."""
    level = logging.WARNING if broke else logging.DEBUG
    if LOG.isEnabledFor(level):
        told = {"job": _name(function), "ms": round(1000 * seconds)}
        LOG.log(level, "a job broke off" if broke else "a job ended", extra=told)


class _Raised(Exception):
    """A job ended with one of our own errors; its worker is sound."""

    def __init__(self, error: StepwiseError) -> None:
        super().__init__(str(error))
        self.error = error


class _Worker:
    """One process and the pipe to it, seen from the parent."""

    def __init__(self, context: Any, memory_limit: int) -> None:
        self._pipe, far_end = context.Pipe()
        self._process = context.Process(target=_serve, args=(far_end, memory_limit), daemon=True)
        self._process.start()
        self.interrupted = False
        """Whether a soft deadline stopped code in it half way: its caches are then not to be trusted."""
        far_end.close()

    @property
    def alive(self) -> bool:
        return bool(self._process.is_alive())

    def run(
        self, function: Callable[..., Any] | str, args: tuple[Any, ...], deadline: float, slow: Callable[[], None]
    ) -> Iterator[Any]:
        """Do a job; ``slow`` is called once when it takes long."""
        start = time.monotonic()
        end, patient = start + deadline, start + min(SLOW, deadline)
        try:
            self._pipe.send((function, args, deadline, journal.request_id()))
            while True:
                if not self._pipe.poll(max(0.0, patient - time.monotonic())):
                    if patient >= end:
                        raise took_too_long(deadline)
                    patient = end
                    slow()
                    continue
                kind, payload = self._pipe.recv()
                match kind:
                    case "item":
                        yield payload
                    case "end":
                        return
                    case "interrupted":
                        self.interrupted = True
                    case "error":
                        raise _Raised(payload)
                    case "crash":
                        raise WorkerLost(
                            say("Something went wrong inside the computer algebra: {detail}", detail=payload)
                        )
        except (EOFError, ConnectionError) as error:
            raise WorkerLost(say("The computation needed too much memory or broke down, and was stopped.")) from error

    def kill(self) -> None:
        self._process.kill()
        with contextlib.suppress(OSError):  # two threads may do so at once: one of them finds it closed
            self._pipe.close()


def _serve(pipe: Connection, memory_limit: int) -> None:
    """The worker's side: jobs in, items out, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    journal.keep()
    _limit_memory(memory_limit)
    gc.freeze()
    gc.set_threshold(COLLECTED, 20, 100)
    memory = Memory()
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            function, args, deadline, request = pipe.recv()
            journal.adopt(request)
            _end_at(deadline + GRACE)
            _work(pipe, function, args)
            _end_at(0)
            memory.keep_within()


def _work(pipe: Connection, function: Callable[..., Any] | str, args: tuple[Any, ...]) -> None:
    try:
        _do(pipe, function, args)
    except StepwiseError as error:
        _tell_interruption(pipe)
        pipe.send(("error", error))
    except MemoryError:
        os._exit(1)
    except (EOFError, ConnectionError):
        raise
    except RecursionError:
        pipe.send(("error", TookTooLong(say("This is nested too deeply to be worked out."))))
    except Exception as error:  # the edge of the process: the parent words it
        LOG.error("a job broke", extra={"job": _name(function)}, exc_info=error)
        pipe.send(("crash", f"{type(error).__name__}: {error}"))


def _do(pipe: Connection, function: Callable[..., Any] | str, args: tuple[Any, ...]) -> None:
    result = _named(function)(*args)
    if isinstance(result, Iterator):
        for item in result:
            pipe.send(("item", item))
    else:
        pipe.send(("item", result))
    _tell_interruption(pipe)
    pipe.send(("end", None))


def _tell_interruption(pipe: Connection) -> None:
    if _interruptions:
        pipe.send(("interrupted", None))


def _name(function: Callable[..., Any] | str) -> str:
    return function if isinstance(function, str) else f"{function.__module__}:{function.__qualname__}"


def _named(function: Callable[..., Any] | str) -> Callable[..., Any]:
    if not isinstance(function, str):
        return function
    module, _, name = function.partition(":")
    return cast("Callable[..., Any]", getattr(import_module(module), name))


def _limit_memory(mebibytes: int) -> None:
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))


def _end_at(seconds: float) -> None:
    """Have the kernel end this process after so many seconds (0: never), whatever code runs in it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


class _Expired(BaseException):
    """A soft deadline passed; not an `Exception`, so that no library swallows it."""


_ends_at: list[float] = []
_interruptions: list[float] = []
"""The soft deadlines that stopped something in this process. SymPy's caches may be left half filled by that."""


def interrupted() -> bool:
    """Whether a soft deadline stopped something in this process: its worker is replaced after the job."""
    return bool(_interruptions)


@contextlib.contextmanager
def within(seconds: float) -> Iterator[None]:
    """Limit the CPU time of a block, for risky calls inside a job; may be nested.

    Stops Python code only (the job's own deadline stops the rest), and only in the main thread, where the jobs of a
    worker run; in any other thread it is without effect.

    Raises:
        TookTooLong: the block was not done in time.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    depth = len(_ends_at)
    end = time.process_time() + seconds
    _ends_at.append(min([end, *_ends_at[-1:]]))
    try:
        _watch(os.getpid())
        yield
    except _Expired:
        _interruptions.append(seconds)
        if depth and (_ends_at[depth] == _ends_at[depth - 1] or time.process_time() >= _ends_at[depth - 1]):
            raise  # it is the outer block whose time is over
        raise took_too_long(seconds) from None
    finally:
        del _ends_at[depth:]


@lru_cache(maxsize=1)
def _watch(_process: int) -> None:
    """Have the time looked at from now on in this process: starting and stopping that takes longer than most blocks."""
    signal.signal(signal.SIGPROF, _look)
    signal.setitimer(signal.ITIMER_PROF, TICK, TICK)
    atexit.register(signal.setitimer, signal.ITIMER_PROF, 0)  # nobody looks while the interpreter ends


def _look(_signal: int, _frame: FrameType | None) -> None:
    """End the block whose time is over, again and again: an exception may be swallowed, as by a weak reference."""
    if _ends_at and time.process_time() >= _ends_at[-1]:
        raise _Expired
