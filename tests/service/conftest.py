"""A pool that runs in this process."""

from importlib import import_module

import pytest


class InlinePool:
    """The pool's `call`, without processes."""

    def call(self, function, *args, deadline):
        module, _, name = function.partition(":")
        return getattr(import_module(module), name)(*args)


@pytest.fixture(scope="session")
def inline_pool():
    return InlinePool()
