"""The keys that a mapping may have: reading them, saying what is wrong with them, and their JSON Schema."""

from collections.abc import Collection
from contextlib import suppress
from typing import Any, NamedTuple

from allquiz.bank.characters import spelled
from allquiz.bank.foreign_names import NOTES, key_elsewhere, misspelt, remedy_for, stand_for
from allquiz.bank.other_shapes import OF_TEXTS, as_text, as_texts, is_one
from allquiz.bank.problem_context import Context, TooManyProblems
from allquiz.bank.value_kinds import Kind, Shape, wrong_kind
from allquiz.bank.yaml_values import Mapping, Mark, Value
from allquiz.model.refused import nearest


class Key(NamedTuple):
    """A key: what it holds, what it is for, and whether it must be there."""

    kind: Kind
    about: str
    required: bool = False


def needed(kind: Kind, about: str) -> Key:
    """A key that must be there."""
    return Key(kind, about, required=True)


class Keys:
    """The keys a mapping may have; `order` is the one they are written in, where it is another."""

    def __init__(self, keys: dict[str, Key], order: tuple[str, ...] = ()) -> None:
        self.keys = keys
        fields = {name: key.kind.shape for name, key in keys.items()}
        self.shape = Shape(order=order or tuple(keys), fields=fields)
        self.readers = {name: key.kind.read for name, key in keys.items()}
        self.required = frozenset(name for name, key in keys.items() if key.required)

    def read(self, given: Mapping, mark: Mark, context: Context, named: str) -> dict[str, Any]:
        """The values of the keys that could be read; the rest is reported, `named` in messages.

        `mark` is where the mapping stands; what it lacks is reported where its question begins.
        """
        found: dict[str, Any] = {}
        readers = self.readers
        for name, (_, value, at) in given.items():
            read = readers.get(name)
            if read is not None and (result := read(value, at, context)) is not None:
                found[name] = result
        if not self.required <= given.keys() <= self.keys.keys():
            self._say_wrong_keys(given, mark, context, named)
        return found

    def _say_wrong_keys(self, given: Mapping, mark: Mark, context: Context, named: str) -> None:
        """Report the keys that it has not, and those that are missing and for which none of these stands."""
        missing = self.keys.keys() - given.keys()
        meant = {name: self._meant(name, missing) for name in given if name not in self.keys}
        ours = [key for _, key in meant.values()]
        whole = {key for name in meant for key in stand_for(name, self.keys)}  # they go together
        for name, (remedy, key) in meant.items():
            key_mark, value, at = given[name]
            message = f"{named} has no key `{spelled(name)}`"
            if value.__class__ is dict and len(value.keys() & self.keys) > 1:
                remedy, key = "delete this line, and move those below it to the left", None
                ours += value
            remedy = remedy or f"{named} takes {', '.join(sorted(self.keys))}"
            is_alone = key and ours.count(key) == 1 and key not in whole
            if (name, key) == ("answers", "answer") and not is_one(value):
                others = (
                    "; the other right wordings go under `accept:`" if "accept" in self.keys else ""
                )
                remedy, is_alone = f"`answer:` is its name, and holds one only{others}", False
            detail = key if is_alone and self._fits(str(key), value, at) else None
            context.error(key_mark, "unknown-key", message, remedy, detail)
        is_note = bool(given) and all(name.lower() in NOTES for name in given)
        told = missing if is_note else {*ours} | whole
        for name in sorted((self.required & missing) - told):
            message = f"{named} needs `{name}`: {self.keys[name].about}"
            where = "" if mark.line == context.start.line else f" on line {mark.line + 1}"
            context.error(context.start, "missing-key", message, f"add `{name}:`{where}", name)

    def _meant(self, name: str, missing: Collection[str]) -> tuple[str | None, str | None]:
        """What to do about an unknown key, and which of the missing ones it plainly stands for."""
        if meant := key_elsewhere(name, missing):
            return f"here it is `{meant}`", meant
        if remedy := remedy_for(name, self.keys):
            return remedy, None
        return nearest(name, missing), misspelt(name, missing)

    def _fits(self, name: str, value: Value, mark: Mark) -> bool:
        """Whether such a value, a list or mapping say, can stand under the key, or can be made to."""
        trial = Context("")
        with suppress(TooManyProblems):
            self.readers[name](value, mark, trial)
        if {"list", "mapping", "text"}.isdisjoint(problem.detail for problem in trial.problems):
            return True
        return bool(as_texts(value) if name in OF_TEXTS else as_text(value))

    def schema(self) -> dict[str, Any]:
        """The JSON Schema of such a mapping."""
        return {
            "type": "object",
            "properties": {
                name: {"description": key.about, **key.kind.schema}
                for name, key in self.keys.items()
            },
            "required": sorted(self.required),
            "additionalProperties": False,
        }


def record(keys: Keys, named: str) -> Kind:
    """A mapping with keys of its own, read to (values, the mapping)."""

    def read(value: Value, mark: Mark, context: Context) -> tuple[dict[str, Any], Mapping] | None:
        if value.__class__ is not dict:
            wanted = ", ".join(
                [f"{key}: …" for key in keys.keys if key in keys.required or named == "`lint`"]
            )
            remedy = f"write `{{{wanted}}}`"
            wrong_kind(value, mark, context, f"{named}, a mapping,", remedy)
            return None
        return keys.read(value, mark, context, named), value

    return Kind(read, keys.schema(), keys.shape)
