"""Files and folders to banks and problems, all problems of all files in one go."""

import gc
from collections.abc import Iterator, Sequence as Seq
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from allquiz.bank import nodes
from allquiz.bank.context import Context
from allquiz.bank.fields import BANK, FACTS_ENTRY, SOURCES_ENTRY, Keys
from allquiz.bank.nodes import Mapping, Node, Sequence
from allquiz.bank.questions import Surroundings, look_up_source, read_question
from allquiz.bank.values import read_id, wrong_kind
from allquiz.model.bank import Bank, Fact
from allquiz.model.place import Place
from allquiz.model.problem import Problem, in_order
from allquiz.model.question import AnyQuestion, Source

RESERVED = ("sources.yaml", "facts.yaml")
SUFFIXES = (".yaml", ".yml")


@dataclass(slots=True)
class Reading:
    """All that was read together, and all that is wrong with it, sorted by place."""

    banks: list[Bank] = field(default_factory=list)
    facts: dict[str, Fact] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    entries: int = 0  # questions found, those with errors included

    @property
    def questions(self) -> list[AnyQuestion]:
        return [question for bank in self.banks for question in bank.questions]


class NoBank(Exception):
    """A path that holds no bank at all."""


def read_banks(paths: Seq[Path]) -> Reading:
    """Every bank at the paths, each a file or a folder.

    Raises OSError for a path that can't be opened, NoBank for a folder without a bank.
    """
    reading = Reading()
    folders: dict[Path, _Folder] = {}
    names: dict[str, Place] = {}
    with _collector_paused():
        for path in bank_files(paths):
            folder = folders.get(path.parent)
            if folder is None:
                folder = folders[path.parent] = _Folder(path.parent, reading)
            if path.name not in RESERVED:
                _read_bank(path, folder, reading, names)
    reading.problems = in_order(reading.problems)
    return reading


def bank_files(paths: Seq[Path]) -> list[Path]:
    """The files to read, in order, each once; those of a folder by name, hidden ones left out."""
    found: dict[Path, Path] = {}
    for path in paths:
        if path.is_dir():
            inside = [
                child
                for child in sorted(path.iterdir(), key=lambda child: child.name)
                if child.suffix in SUFFIXES and not child.name.startswith(".") and child.is_file()
            ]
            if all(child.name in RESERVED for child in inside):
                raise NoBank(f"{path} holds no bank: no *.yaml file")
        else:
            inside = [path]
        for child in inside:
            found.setdefault(child.resolve(), child)
    return list(found.values())


class _Folder:
    """What the banks of one folder share: its sources.yaml and facts.yaml."""

    def __init__(self, path: Path, reading: Reading) -> None:
        self.path = path
        self.sources = {
            key: Source(key=key, **values)
            for key, values in _entries(path / "sources.yaml", SOURCES_ENTRY, "a source", reading)
        }
        self.facts = {
            key: Fact(id=key, **values)
            for key, values in _entries(path / "facts.yaml", FACTS_ENTRY, "a fact", reading, self.sources)
        }
        reading.facts.update(self.facts)


def _read_bank(path: Path, folder: _Folder, reading: Reading, names: dict[str, Place]) -> None:
    context = Context(str(path))
    reading.files.append(str(path))
    root = _root(path, context)
    if isinstance(root, Mapping):
        # Questions can't be read before the headings they inherit from, wherever those stand.
        values = BANK.read(root, context, "a bank")
        around = _surroundings(values, context, folder)
        questions = _questions(root, context, around, reading, names)
        if "namespace" not in root.items:
            message = "this bank has no namespace: in Anki its questions could meet another bank's"
            remedy = "add `namespace:` with a name of your own, and keep it for ever"
            context.at(1, 1, "no-namespace", message, remedy, severity="info")
        bank = Bank(
            file=str(path),
            title=values.get("title", path.stem),
            topic=around.topic,
            namespace=around.namespace,
            description=values.get("description"),
            source=around.source,
            language=values.get("language"),
            questions=tuple(questions),
        )
        reading.banks.append(bank)
    elif root is not None:
        wrong_kind(root, context, "a bank, a mapping with title, topic and questions,")
    reading.problems += context.problems


def _surroundings(values: dict[str, Any], context: Context, folder: _Folder) -> Surroundings:
    given = values.get("source")
    return Surroundings(
        folder=folder.path,
        sources=folder.sources,
        facts=folder.facts,
        namespace=values.get("namespace"),
        topic=values.get("topic", Path(context.file).stem),
        source=look_up_source(given, context, folder.sources) if given is not None else None,
        tags=values.get("tags", ()),
    )


def _questions(
    root: Mapping, context: Context, around: Surroundings, reading: Reading, names: dict[str, Place]
) -> Iterator[AnyQuestion]:
    listed = root.items.get("questions", (None, None))[1]
    if listed is None or not isinstance(listed, Sequence):
        if listed is not None:
            wrong_kind(listed, context, "a list of questions")
        return
    for node in listed.items:
        reading.entries += 1
        question = read_question(node, context, around)
        name = question.name if question else _name(node, around)
        if name is None:
            if question:
                yield question
            continue
        first = names.get(name)
        if first is None:
            mark = node.items["id"][1].start_mark
            names[name] = Place(context.file, mark.line + 1, mark.column + 1)
            if question:
                yield question
        else:
            context.question = name.rpartition("/")[2]
            message = f"the id `{name}` was already given at {first}"
            context.error(node.items["id"][1], "duplicate-id", message, "give one of the two another id")
            context.question = None


def _name(node: Node, around: Surroundings) -> str | None:
    """The full name of a question that could not be read, where it has an id."""
    entry = node.items.get("id") if isinstance(node, Mapping) else None
    if entry is None or not isinstance(entry[1], nodes.Scalar):
        return None
    return f"{around.namespace}/{entry[1].value}" if around.namespace else str(entry[1].value)


def _entries(
    path: Path, keys: Keys, named: str, reading: Reading, sources: dict[str, Source] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of sources.yaml or facts.yaml that have no error; nothing where there is no such file."""
    if not path.is_file():
        return
    context = Context(str(path))
    reading.files.append(str(path))
    root = _root(path, context)
    if root is not None and not isinstance(root, Mapping):
        wrong_kind(root, context, f"a mapping of id to {named}")
    for key, (key_node, value) in root.items.items() if isinstance(root, Mapping) else ():
        before = len(context.problems)
        if read_id(key_node, context) is None:
            continue
        if not isinstance(value, Mapping):
            wrong_kind(value, context, f"{named}, a mapping,")
            continue
        values = keys.read(value, context, named)
        if sources is not None and "source" in values:
            look_up_source(value.items["source"][1], context, sources)
        if len(context.problems) == before:
            yield key, values
    reading.problems += context.problems


def _root(path: Path, context: Context) -> Node | None:
    with path.open("rb") as file:
        data = file.read(nodes.MAX_BYTES + 1)
    text = nodes.decode(data, context.at)
    return None if text is None else nodes.parse(text, context.at)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Reading builds many small objects and no cycles: the cyclic collector only slows it down."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
