"""Answers about one sentence that are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, Protocol, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MISSING = object()


class Remembers(Protocol):
    """An object of one sentence, which is done with when the sentence is; `memory` holds what was answered."""

    memory: dict[Hashable, object]


_S = TypeVar("_S", bound=Remembers)


def remembered(method: Callable[Concatenate[_S, _P], _T]) -> Callable[Concatenate[_S, _P], _T]:
    """A method of hashable arguments that works out each answer once.

    The answer must be immutable: all who ask get the same. `functools.cache` would keep the object alive.
    """
    name = method.__name__

    def answer(self: _S, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        key = (name, *args, *kwargs.items())
        found = self.memory.get(key, _MISSING)
        if found is _MISSING:
            found = self.memory[key] = method(self, *args, **kwargs)
        return found  # type: ignore[return-value]

    update_wrapper(answer, method)
    return answer
