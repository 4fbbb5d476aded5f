"""The decorator of frozen values."""

from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """A class of values: fields given by keyword, compared and hashed by them, frozen.

    Frozen is what the type checker sees. At run time a plain dataclass with slots is made, its
    methods not generated: enforcing the freeze would make each class take four times as long to
    define and each value as long to build, and thousands of questions are built before the first
    is asked.
    """
    made = dataclass(slots=True, kw_only=True, eq=False, repr=False, match_args=False)(cls)
    for method in (_eq, _hash, _repr):
        setattr(made, f"_{method.__name__}__", method)
    return made


def _values(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _eq(self: Any, other: object) -> bool:
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{type(self).__name__}({shown})"
