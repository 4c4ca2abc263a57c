"""Answers about one sentence that are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MISSING = object()


class Remembers(Protocol):
    """An object of one sentence, which is done with when the sentence is; `memory` holds what was answered."""

    memory: dict[Hashable, object]


_S = TypeVar("_S", bound=Remembers)


def remembered(method: Callable[Concatenate[_S, _P], _T]) -> Callable[Concatenate[_S, _P], _T]:
    """A method of hashable arguments, given by position, that works out each answer once.

    The answer must be immutable: all who ask get the same. `functools.cache` would keep the object alive.
    """
    name = method.__name__

    def answer(self: Remembers, *args: Hashable) -> object:
        key = (name, args)
        found = self.memory.get(key, _MISSING)
        if found is _MISSING:
            found = self.memory[key] = plain(self, *args)
        return found

    plain = cast(Callable[..., object], method)
    return cast(Any, update_wrapper(answer, plain))  # type: ignore[no-any-return]
