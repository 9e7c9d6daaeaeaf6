"""Every verb is counted here: how often it was asked for, how that ended, how long it took.

A verb of the facade says `counted` with its name. The objects behind the facade are `opened` under a name, and each of
their public methods is the verb ``name.method``. What a verb returns bit by bit is counted from the first bit to the
last. A room's calls of its own methods are no requests; those of another room's are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator
from functools import wraps
from inspect import ismethod
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from tutor.errors import StepwiseError
from tutor.service.metrics import Metrics

C = TypeVar("C", bound="Counting")
P = ParamSpec("P")
T = TypeVar("T")


class Counting(Protocol):
    """Who has metrics."""

    @property
    def metrics(self) -> Metrics:
        """Where calls are counted."""


def counted(verb: str) -> Callable[[Callable[Concatenate[C, P], T]], Callable[Concatenate[C, P], T]]:
    """Have the calls of a method counted as requests of that verb."""

    def decorated(method: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
        @wraps(method)
        def call(self: C, /, *args: P.args, **kwargs: P.kwargs) -> T:
            return _called(self.metrics, verb, lambda: method(self, *args, **kwargs))

        return call

    return decorated


def turned_away(verb: str) -> Callable[[Callable[Concatenate[C, P], T]], Callable[Concatenate[C, P], T]]:
    """Have the calls of a method counted as requests of that verb only where they raise: the rest is counted later."""

    def decorated(method: Callable[Concatenate[C, P], T]) -> Callable[Concatenate[C, P], T]:
        @wraps(method)
        def call(self: C, /, *args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return method(self, *args, **kwargs)
            except StepwiseError:
                with self.metrics.request(verb):
                    raise

        return call

    return decorated


def opened(room: T, name: str, metrics: Metrics, aside: Collection[str] = ()) -> T:
    """Return a room whose verbs are counted under its name; those ``aside`` are not what anybody asks for.

    Where a method returns another room of the same kind, that one is opened too.
    """
    return cast("T", _Opened(room, name, metrics, frozenset(aside)))


class _Opened:
    """A room from outside."""

    __slots__ = ("__aside", "__metrics", "__name", "__room")

    def __init__(self, room: object, name: str, metrics: Metrics, aside: frozenset[str]) -> None:
        self.__room, self.__name, self.__metrics, self.__aside = room, name, metrics, aside

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self.__room)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.__room, name)
        if name[0] == "_" or not ismethod(found):
            return found
        verb = f"{self.__name}.{name}" if self.__name else name

        @wraps(found)
        def call(*args: Any, **kwargs: Any) -> Any:
            if name in self.__aside:
                told = found(*args, **kwargs)
            else:
                told = _called(self.__metrics, verb, lambda: found(*args, **kwargs))
            same = isinstance(told, type(self.__room))
            return opened(told, self.__name, self.__metrics, self.__aside) if same else told

        return call


def _called(metrics: Metrics, verb: str, call: Callable[[], T]) -> T:
    with metrics.request(verb) as request:
        found = call()
        if not isinstance(found, Generator):
            return found
        request.later()
    return cast("T", metrics.drawn(found, verb))
