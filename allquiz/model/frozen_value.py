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
    is asked. Each has a docstring: `dataclass` makes one of the signature where there is none, which takes
    longer than all else. What sets the fields is made with the first value of a class: a quiz from the
    cache makes none of most.
    """
    made = dataclass(slots=True, kw_only=True, init=False, eq=False, repr=False, match_args=False)(
        cls
    )
    for name, method in METHODS.items():
        setattr(made, name, method)
    return made


def _values(self: Any) -> list[Any]:
    return [getattr(self, field.name) for field in fields(self)]


def _make_init(self: Any, **given: Any) -> None:
    """Sets the fields, as what `dataclass` makes of the class does from here on."""
    cls: Any = type(self)
    made: Any = type(cls.__name__, (cls,), {"__doc__": "For its `__init__`."})
    cls.__init__ = dataclass(eq=False, repr=False, match_args=False)(made).__init__
    cls.__init__(self, **given)


def _eq(self: Any, other: object) -> bool:
    return type(self) is type(other) and _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash((type(self), *_values(self)))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{type(self).__name__}({shown})"


METHODS = {"__init__": _make_init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr}
