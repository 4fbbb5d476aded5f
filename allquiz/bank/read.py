"""Files and folders to banks and problems, all problems of all files in one go."""

import bisect
import os
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Map
from collections.abc import Sequence as Seq
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any

from allquiz.bank import characters, document, nodes
from allquiz.bank.characters import shorten
from allquiz.bank.context import FIRST_LINE, Context, TooManyProblems
from allquiz.bank.fields import BANK, FACTS_ENTRY, SOURCES_ENTRY, Keys
from allquiz.bank.files import RESERVED, bank_files, contents, original_of
from allquiz.bank.nodes import Bad, Mapping, Mark, Sequence, Value
from allquiz.bank.questions import (
    MAX_NAME,
    Surroundings,
    full_name,
    look_up_page,
    look_up_sources,
    read_question,
)
from allquiz.bank.reading import Entry, FileRead, Files, P, Part, Reading
from allquiz.bank.strict import outdented
from allquiz.bank.values import read_id, wrong_kind
from allquiz.model.bank import Bank, Fact
from allquiz.model.place import Place
from allquiz.model.problem import Problem, in_order
from allquiz.model.question import Source
from allquiz.processes import spread

# What unseen characters and blanks left out look like to a reader of YAML.
ABOVE_LIST = "write `title:`, `topic:` and `questions:` above the list"
FROM_ELSEWHERE = "if another program wrote it, `allquiz import` makes a bank of it"
EXPLAINED = ("syntax", "unknown-key", "missing-key", "wrong-kind")


def read_banks(
    paths: Seq[Path],
    instead: Map[str, bytes] | None = None,
    known: Map[str, FileRead] | None = None,
) -> Reading:
    """Every bank at the paths, each a file or a folder.

    `instead` holds, by real path, what to read in place of what is in a file; `known`, by path, what
    was read of files that did not change since, nor what lies beside them.
    Raises Refused for a path that can't be opened, or a folder without a bank.
    """
    made: Files[FileRead] = make_of_banks(_itself, bank_files(paths), instead, known)
    reading = Reading(**vars(made))
    for read, second in zip(reading.parts, reading.second, strict=True):
        entries = [
            each._replace(question=None) if n in second else each
            for n, each in enumerate(read.entries)
        ]
        if read.bank:
            kept = tuple([each.question for each in entries if each.question])
            reading.banks.append(replace(read.bank, questions=kept))
        reading.left_out += [each for each in entries if not each.question]
    return reading


def make_of_banks(
    make: Callable[[FileRead], P],
    files: Seq[Path],
    instead: Map[str, bytes] | None = None,
    known: Map[str, P] | None = None,
) -> Files[P]:
    """What `make`, a function of a module, makes of each file; by several processes if that is sooner.

    `files` are as `bank_files` gives them; the rest as for `read_banks`.
    """
    together: Files[P] = Files()
    folders: dict[str, _Folder] = {}
    asked: list[tuple[Path, _Folder]] = []
    real = cache(os.path.realpath)
    for path in files:
        place = real(path.parent)
        folder = folders.get(place)
        if folder is None:
            folder = folders[place] = _Folder(path.parent, together, instead or {})
        if path.name not in RESERVED:
            asked.append((path, folder))
    known = known or {}
    new = [each for each in asked if str(each[0]) not in known]
    # To bring whole questions back costs what a second processor saves.
    size = 0 if make is _itself else sum(_size(path) for path, _ in new)
    made = spread(partial(_make, make), new, size)
    together.parts = [known.get(str(path)) or next(made) for path, _ in asked]
    _join(together)
    return together


def _itself(read: FileRead) -> FileRead:
    read.text, read.given = "", []
    return read


def _make(make: Callable[[FileRead], P], asked: tuple[Path, "_Folder"]) -> P:
    return make(_read_bank(*asked))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # said by whoever reads it
        return 0


def _join(together: Files[P]) -> None:
    """Add what is wrong with the files; of two questions with one name the first counts."""
    first: dict[str, Place] = {}
    for part in together.parts:
        twice = {
            number: (name, at)
            for number, (name, line, column) in enumerate(part.named)
            if name and first.setdefault(name, at := Place(part.file, line, column)) != at
        }
        problems = part.problems
        if twice and len(problems) <= nodes.MAX_FINDINGS:
            problems = _said_twice(part, first, twice.values())
        together.second.append(set(twice))
        together.problems += problems
        together.files.append(part.file)
    together.problems = in_order(together.problems)


def _said_twice(
    part: Part, first: Map[str, Place], twice: Iterable[tuple[str, Place]]
) -> list[Problem]:
    """The problems of the file with those of the names that were given before."""
    context = Context(part.file)
    context.problems = [*part.problems]
    with suppress(TooManyProblems):
        for name, place in twice:
            context.question = shorten(name, MAX_NAME, as_it_is=True)
            message = f"the id `{shorten(name)}` was already given at {first[name]}"
            remedy, detail = "give one of the two another id", first[name].file
            context.at(place.line, place.column, "duplicate-id", message, remedy, detail=detail)
    return context.problems


class _Folder:
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
        self.facts: dict[str, None] = {}
        for key, values, sound in _entries(
            self, path / "facts.yaml", FACTS_ENTRY, "a fact", together, self.pages
        ):
            self.facts[key] = None
            if sound:
                together.facts[key] = Fact(id=key, **values)


def _read_bank(path: Path, folder: _Folder) -> FileRead:
    read = FileRead(str(path))
    text, context = _text(path, folder.instead)
    if original := original_of(path):
        message = f"this looks like a copy that a sync tool made of {original.name}"
        remedy = f"take over into {original.name} what is new here, then delete this file"
        context.at(1, 1, "conflicted-copy", message, remedy)
    if text is not None:
        read.text = text
        with suppress(TooManyProblems):
            _read_text(text, context, folder, read)
        if any(problem.rule in (*EXPLAINED, "empty-text") for problem in context.problems):
            context.problems = _explained(text, context)
    read.problems = context.problems
    return read


def _read_text(text: str, context: Context, folder: _Folder, read: FileRead) -> None:
    root, mark = document.parse(text, context.at, BANK.keys) or (None, None)
    if "{{c" in text:
        _report_anki_gaps(text, context)
    parsing = range(len(context.problems))
    if root is not None and not parsing:
        for place in outdented(text):
            message = "editors take this for an error: it stands left of what it belongs to"
            context.at(*place, "outdented", message, "indent it further")
    if root.__class__ is dict:
        # Questions can't be read before the headings they inherit from.
        values = BANK.read(root, FIRST_LINE, context, "a bank")
        around = _surroundings(values, root, context, folder)
        with suppress(TooManyProblems):
            _questions(root, parsing, context, around, read)
        read.bank = _bank(values, root, read, around, context)
    elif root is not None:
        wanted = "a bank, a mapping with title, topic and questions,"
        is_list = root.__class__ is Sequence
        wrong_kind(root, mark, context, wanted, ABOVE_LIST if is_list else FROM_ELSEWHERE)


def _report_anki_gaps(text: str, context: Context) -> None:
    from allquiz.bank.pasted import anki_gaps

    for at in anki_gaps(text):
        message = "this is a gap as Anki writes it"
        context.at(*_place(text, at), "anki-gap", message, "write {{answer}}, in a cloze")


def _explained(text: str, context: Context) -> list[Problem]:
    """The problems, those that come from something unseen or left out said to do so."""
    from allquiz.bank.pasted import slips  # only a file with errors needs it

    problems = [_with_comment_told(problem, text) for problem in context.problems]
    for slip in slips(text):
        line, column = _place(text, slip.start)
        last = _place(text, slip.until)[0] if slip.until else line + 1
        there = [p for p in problems if line <= p.place.line < last and p.rule in EXPLAINED]
        there += [
            p for p in problems if p.place[1:] == (line, column) and p.rule == "control-character"
        ]
        if slip.within and not there:
            continue
        question = next((p.question for p in there if p.question), None)
        there += [
            p
            for p in problems
            if p.rule == "missing-key" and p.question == question and p.detail == slip.key
        ]
        place = Place(context.file, line, column)
        problems = [problem for problem in problems if problem not in there]
        problems.append(Problem(place, slip.rule, "error", slip.message, question, slip.remedy))
    return problems


def _with_comment_told(problem: Problem, text: str) -> Problem:
    """The problem, where a text is missing that YAML takes for a comment."""
    if problem.rule == "empty-text":
        line = text.split("\n", problem.place.line)[problem.place.line - 1]
        if re.match(r" +#", line[problem.place.column - 1 :]):
            return problem._replace(help="`#` begins a comment: put this text in quotes")
    return problem


def _place(text: str, at: int) -> tuple[int, int]:
    """Line and column, from 1, of an offset."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _bank(
    values: dict[str, Any], root: Mapping, read: FileRead, around: Surroundings, context: Context
) -> Bank:
    if "namespace" not in root:
        message = "this bank has no namespace: in Anki its questions could meet another bank's"
        remedy = "add `namespace:` with a name of your own, and keep it for ever"
        context.at(1, 1, "no-namespace", message, remedy)
    return Bank(
        file=context.file,
        title=values.get("title", Path(context.file).stem),
        topic=around.topic,
        namespace=around.namespace,
        description=values.get("description"),
        sources=around.sources,
        language=around.language,
        questions=tuple([each.question for each in read.entries if each.question]),
    )


def _surroundings(
    values: dict[str, Any], root: Mapping, context: Context, folder: _Folder
) -> Surroundings:
    given = values.get("source")
    return Surroundings(
        folder=folder.path,
        pages=folder.pages,
        facts=folder.facts,
        namespace=values.get("namespace"),
        language=values.get("language"),
        topic=values.get("topic", Path(context.file).stem),
        sources=look_up_sources(given, root["source"][2], context, folder.pages) if given else (),
        tags=values.get("tags", ()),
    )


def _questions(
    root: Mapping, parsing: range, context: Context, around: Surroundings, read: FileRead
) -> None:
    """The questions, those with an error by their names; `parsing` are the numbers of the problems
    that it found."""
    if "questions" not in root:
        return
    _, listed, mark = root["questions"]
    if listed == "":
        message = "a list of questions is wanted here, and nothing is given"
        remedy = "begin each question with a dash and a space: `- id: …`"
        context.error(mark, "missing-key", message, remedy, detail="questions")
        return
    if listed.__class__ is not Sequence:
        remedy = "begin each question with a dash and a space: `- id: …`"
        wrong_kind(listed, mark, context, "a list of questions", remedy)
        return
    entries = read.entries = [
        _entry(value, at, context, around)
        for value, at in zip(listed.items, listed.marks, strict=True)
    ]
    read.given = listed.items
    spoiled = _spoiled(listed, parsing, context, entries)
    for number, (value, at) in enumerate(zip(listed.items, listed.marks, strict=True)):
        question = read_question(value, at, context, around, spoiled=number in spoiled)
        if question:
            entries[number] = entries[number]._replace(question=question)


def _entry(value: Value, mark: Mark, context: Context, around: Surroundings) -> Entry:
    """What the question is called, and where."""
    name, is_yaml = None, True
    if value.__class__ is dict and (name := full_name(value, around.namespace)):
        mark = value["id"][2]
    elif value.__class__ is Bad:
        name, is_yaml = full_name({"id": (mark, value.id, mark)}, around.namespace), False
    return Entry(name, Place(context.file, mark.line + 1, mark.column + 1), None, is_yaml)


def _spoiled(listed: Sequence, parsing: range, context: Context, entries: Seq[Entry]) -> set[int]:
    """The questions, by number, in which parsing found an error; their names go into its report."""
    spoiled: set[int] = set()
    starts = [
        (mark.line + 1, 0 if value.__class__ is Bad else mark.column + 1)
        for value, mark in zip(listed.items, listed.marks, strict=True)
    ]
    end = listed.end.line + 1, listed.end.column + 1
    for index in parsing:
        problem = context.problems[index]
        place = problem.place[1:]
        number = bisect.bisect_right(starts, place) - 1
        if number < 0 or place >= end:
            continue  # it stands in a heading
        spoiled.add(number)
        name = entries[number].name
        name = name and shorten(name, MAX_NAME, as_it_is=True)
        context.problems[index] = problem._replace(question=name)
    return spoiled


def _entries(
    folder: _Folder,
    path: Path,
    keys: Keys,
    named: str,
    together: Files[Any],
    pages: dict[str, Source] | None = None,
) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """The entries of sources.yaml or facts.yaml, each with whether it has no error."""
    if not path.is_file():
        return
    together.files.append(str(path))
    text, context = _text(path, folder.instead)
    with suppress(TooManyProblems):
        root, mark = (text is not None and document.parse(text, context.at)) or (None, None)
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
            yield key, values, sound
    together.problems += context.problems


def _text(path: Path, instead: Map[str, bytes]) -> tuple[str | None, Context]:
    """The text of a file, None where it has none that can be read; and where to report on it."""
    context = Context(str(path))
    data = instead.get(os.path.realpath(path)) if instead else None
    if data is None:
        data = contents(path, characters.MAX_BYTES + 1)
    return characters.decode(data, context.at), context
