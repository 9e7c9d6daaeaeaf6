"""A slip given by the names of the operations that it turns into others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sympy import Basic, sympify

from tutor.checking.mistakes.misconception import Slip
from tutor.maths.operations import operation, operation_name
from tutor.maths.trouble import SYMPY_TROUBLE


def by_name(table: Mapping[str, Callable[..., Any]]) -> Slip:
    """Turn an operation into what stands for it in a table; a tuple or list holds several wrong values."""

    def slips(node: Basic) -> Iterator[Basic]:
        name = operation_name(node)
        if name is None or name not in table:
            return
        try:
            found = table[name](*node.args)
        except SYMPY_TROUBLE:
            return
        for each in found if isinstance(found, list) else [found]:
            if each is not None:
                yield sympify(each)

    return slips


def swapped(one: str, other: str) -> dict[str, Callable[..., Basic]]:
    """Two operations taken for each other."""
    return {one: lambda *a: operation(other, *a), other: lambda *a: operation(one, *a)}


def taken_for(name: str) -> Callable[..., Basic]:
    """Another operation with the same arguments."""
    return lambda *a: operation(name, *a)
