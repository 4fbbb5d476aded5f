"""One bank file, to its bank and all that is wrong with it."""

import bisect
import re
from collections.abc import Sequence as Seq
from contextlib import suppress
from functools import partial
from math import inf
from pathlib import Path
from typing import Any

from allquiz.bank import yaml_document
from allquiz.bank.characters import spelled
from allquiz.bank.folder import Folder
from allquiz.bank.format_keys import BANK
from allquiz.bank.problem_context import FIRST_LINE, Context, TooManyProblems, named
from allquiz.bank.questions import Surroundings, full_name, look_up_sources, read_question
from allquiz.bank.read_result import Entry, FileRead
from allquiz.bank.text_file import explained, text_of
from allquiz.bank.value_kinds import wrong_kind
from allquiz.bank.which_files import RESERVED, original_of
from allquiz.bank.yaml_misread import misread
from allquiz.bank.yaml_values import Bad, Mapping, Mark, Sequence, Value
from allquiz.model.bank import Bank
from allquiz.model.place import Place, place_of
from allquiz.shell import as_typed

ANKI_GAP = re.compile(r"\{\{c\d+::(?P<answer>[^{}]*?)(?:::[^{}]*)?\}\}")
ABOVE_LIST = "write `title:`, `topic:` and `questions:` above the list"


def read_file(path: Path, folder: Folder) -> FileRead:
    """What was read of the file, its problems in the order found."""
    read = FileRead(str(path))
    text, context = text_of(path, folder.instead)
    original = original_of(path)
    is_no_bank = original is not None and original.name in RESERVED
    if original:
        message = f"this looks like a copy that a sync tool made of {original.name}"
        compared = f"allquiz diff {as_typed(original)} {as_typed(path)}"
        shown = "" if is_no_bank else f" (`{compared}` shows it)"
        remedy = f"take over into {original.name} what is new here{shown}, then delete this file"
        context.at(1, 1, "conflicted-copy", message, remedy)
    if text is not None and not is_no_bank:
        read, read.meant = explained(text, context, partial(_read_text, folder=folder))
    read.problems = context.problems
    return read


def _read_text(text: str, context: Context, folder: Folder) -> FileRead:
    read = FileRead(context.file, text=text)
    with suppress(TooManyProblems):
        _read_document(text, context, folder, read)
    return read


def _read_document(text: str, context: Context, folder: Folder, read: FileRead) -> None:
    root, mark = yaml_document.parse(text, context.at, BANK.keys) or (None, None)
    if "{{c" in text:
        _report_anki_gaps(text, context)
    parsing = range(len(context.problems))
    if root is not None and not parsing:
        for found in misread(text):
            context.at(*found)
    if root.__class__ is Sequence and any(item.__class__ is dict for item in root.items):
        context.error(mark, "missing-key", "this list of questions has no headings", ABOVE_LIST)
        root, values = {"questions": (mark, root, mark)}, {}
    elif root.__class__ is dict:
        root = _unwrapped(root, context)
        # Questions can't be read before the headings they inherit from.
        values = BANK.read(root, FIRST_LINE, context, "a bank")
    else:
        if root is not None:
            wanted = "a bank, a mapping with title, topic and questions,"
            is_list = root.__class__ is Sequence
            remedy = ABOVE_LIST if is_list else yaml_document.FROM_ELSEWHERE
            wrong_kind(root, mark, context, wanted, remedy)
        return
    around = _surroundings(values, root, context, folder)
    with suppress(TooManyProblems):
        _questions(root, parsing, context, around, read)
    read.bank = _bank(values, root, read, around, context)


def _unwrapped(root: Mapping, context: Context) -> Mapping:
    """The mapping that is a bank; where it stands under a key, as chats write it, that is told."""
    name, (mark, inner, _) = next(iter(root.items()), ("", (None, None, None)))
    if (
        len(root) > 1
        or name in BANK.keys
        or inner.__class__ is not dict
        or "questions" not in inner
    ):
        return root
    remedy = "delete this line, and move those below it to the margin"
    context.error(mark, "unknown-key", f"a bank has no key `{spelled(name)}`", remedy)
    return inner


def _report_anki_gaps(text: str, context: Context) -> None:
    """Those that do not stand in a comment."""
    for match in ANKI_GAP.finditer(text):
        line, column = place_of(text, match.start())
        before = text[match.start() + 1 - column : match.start()]
        if not before.lstrip().startswith("#"):
            message = "this is a gap as Anki writes it"
            context.at(line, column, "anki-gap", message, "write {{answer}}, in a cloze")


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
    values: dict[str, Any], root: Mapping, context: Context, folder: Folder
) -> Surroundings:
    given = values.get("source")
    return Surroundings(
        folder=folder.path,
        figures=folder.figures,
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
    if (
        listed.__class__ is dict
    ):  # told already, and read all the same: without dashes, or below their ids
        named = {name: each for name, each in listed.items() if each[1].__class__ is dict}
        each = {at: {"id": (at, name, at)} | value for name, (at, value, _) in named.items()}
        each = {mark: listed} if "type" in listed else each
        listed = Sequence([*each.values()], [*each], None)
    if listed.__class__ is not Sequence:
        return
    entries = read.entries = [_entry(value, at, context, around) for value, at in listed]
    read.given = listed.items
    spoiled = _spoiled(listed, parsing, context, entries) if parsing else ()
    for number, (value, at) in enumerate(listed):
        name, place, *_ = entries[number]
        question = read_question(value, at, context, around, name, spoiled=number in spoiled)
        if question:
            entries[number] = Entry(name, place, question)


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
        (mark.line + 1, 0 if value.__class__ is Bad else mark.column + 1) for value, mark in listed
    ]
    end = (listed.end.line + 1, listed.end.column + 1) if listed.end else (inf,)
    for index in parsing:
        problem = context.problems[index]
        place = problem.place[1:]
        number = bisect.bisect_right(starts, place) - 1
        if number < 0 or place >= end or problem.rule == "second-document":
            continue  # it stands in a heading, or between two questions
        spoiled.add(number)
        context.problems[index] = problem._replace(question=named(entries[number].name))
    return spoiled
