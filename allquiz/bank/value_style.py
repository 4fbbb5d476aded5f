"""How the values of the bank format are laid out in a file: quotes, lists on one line, order of keys."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Style = Literal["plain", "bare", "quoted"]  # as for `yaml_quoting.written`


class Shape(NamedTuple):
    """How a value is laid out, whatever it turns out to be."""

    text: Style = "plain"
    keys: Style = "plain"
    flow: bool = False  # a list on one line
    order: tuple[str, ...] = ()  # of a mapping's keys
    fields: "Mapping[str, Shape]" = MappingProxyType({})
    inner: "Shape | None" = None  # of each item, or of each value without a shape of its own
    # In its place, for a question of the type.
    by_type: "Mapping[str, Shape]" = MappingProxyType({})
    spaced: bool = False  # blank lines between entries are kept
    apart: bool = False  # a blank line between entries is made


NAME = Shape()
PROSE = Shape(text="quoted")
BARE = Shape(text="bare")
SHORT_LIST = Shape(flow=True)
RANGE = Shape(text="bare", flow=True)
RATIONALES = Shape(inner=PROSE)
SIDES = Shape(text="quoted", keys="quoted", inner=PROSE)
GROUPS = Shape(inner=NAME)
