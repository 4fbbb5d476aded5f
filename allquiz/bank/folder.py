"""Reads what the banks of one folder share."""

from collections.abc import Mapping as Map
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from allquiz.bank import yaml_document
from allquiz.bank.figures import Seen
from allquiz.bank.format_keys import FACTS_ENTRY, SOURCES_ENTRY
from allquiz.bank.mapping_keys import Keys
from allquiz.bank.problem_context import Context, TooManyProblems
from allquiz.bank.questions import look_up_page
from allquiz.bank.read_result import Files
from allquiz.bank.text_file import explained, text_of
from allquiz.bank.value_kinds import read_id, wrong_kind
from allquiz.model.bank import Fact
from allquiz.model.question import Source

Entry = tuple[str, dict[str, Any], bool]  # id, values, and whether it has no error


class Folder:
    """What the banks of one folder share: its sources.yaml and facts.yaml."""

    def __init__(self, path: Path, together: Files[Any], instead: Map[str, bytes]) -> None:
        self.path = path
        self.instead = instead
        # One with an error is known all the same: what names it is not to blame.
        self.pages = {
            key: Source(key=key, **{"title": key, **values})
            for key, values, _ in _entries(
                self, path / "sources.yaml", SOURCES_ENTRY, "a source", together
            )
        }
        self.figures: dict[str, Seen] = {}
        self.facts: dict[str, None] = {}
        for key, values, sound in _entries(
            self, path / "facts.yaml", FACTS_ENTRY, "a fact", together, self.pages
        ):
            self.facts[key] = None
            if sound:
                together.facts[key] = Fact(id=key, **values)


def _entries(
    folder: Folder,
    path: Path,
    keys: Keys,
    named: str,
    together: Files[Any],
    pages: dict[str, Source] | None = None,
) -> list[Entry]:
    """The entries of sources.yaml or facts.yaml, what is wrong with them told."""
    if not path.is_file():
        return []
    together.files.append(str(path))
    text, context = text_of(path, folder.instead)
    entries: list[Entry] = []
    if text is not None:
        read = partial(_read_entries, keys=keys, named=named, pages=pages)
        entries, meant = explained(text, context, read)
        if meant:
            together.meant[context.file] = meant
            entries = read(meant, Context(context.file))  # what slips hide is known all the same
    together.problems += context.problems
    return entries


def _read_entries(
    text: str, context: Context, keys: Keys, named: str, pages: dict[str, Source] | None
) -> list[Entry]:
    entries: list[Entry] = []
    with suppress(TooManyProblems):
        root, mark = yaml_document.parse(text, context.at) or (None, None)
        if root is not None and root.__class__ is not dict:
            wrong_kind(root, mark, context, f"a mapping of id to {named}")
            root = None
        for key, (key_mark, value, at) in (root or {}).items():
            values: dict[str, Any] = {}
            before = len(context.problems)
            read_id(key, key_mark, context)
            if value.__class__ is dict:
                context.start = key_mark
                values = keys.read(value, key_mark, context, named)
                if pages is not None and "source" in values:
                    look_up_page(values["source"], value["source"][2], context, pages)
            else:
                wrong_kind(value, at, context, f"{named}, a mapping,")
            sound = len(context.problems) == before and keys.required <= values.keys()
            entries.append((key, values, sound))
    return entries
