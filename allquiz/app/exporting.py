"""What every export does, whatever the format: choosing, leaving out, and never writing over
what is somebody's own."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, TypeVar

from allquiz.app.safe_writing import replace_file, replacing
from allquiz.bank.read_result import Reading
from allquiz.bank.which_files import naming
from allquiz.exporters import FORMATS, exporter
from allquiz.exporters.written_by_us import written_for
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.model.words import number

T = TypeVar("T")
NAMED = 20  # questions that a refusal names
MORE_ENDINGS = {".htm": ("page", "paper"), ".pdf": ("paper",)}  # besides the usual ones
OTHERS = {".docx": "Word", ".xlsx": "Excel", ".yaml": "a bank", ".yml": "a bank"}


def refuse_errors(reading: Reading, banks: Sequence[Path], *, skip: bool) -> list[str]:
    """The questions that have errors, each left out, and files of which no question could be read.
    Raises Refused where these banks have any errors, without `skip`."""
    errors = reading.errors
    if errors and not skip:
        first = errors[0]
        raise Refused(
            f"{number(len(errors), 'error')}; the first is {first.place}: {first.message}",
            f"see all with `allquiz check{naming(banks)}`, or leave those questions out with --skip",
        )
    twice = {
        p.place: f"{p.question} of {p.place.file}: {p.detail} has one of that name"
        for p in errors
        if p.rule == "duplicate-id"
    }
    said = []
    for entry in reading.left_out:
        called = entry.name or f"the question without an id at {entry.place}"
        said.append(twice.get(entry.place) or f"{called} (it has errors)")
    return said + [f"all of {file} (no question in it can be read)" for file in reading.unread]


def suitable(
    format_name: str, questions: Sequence[AnyQuestion], *, skip: bool
) -> tuple[list[AnyQuestion], list[str]]:
    """The questions that a format can hold, and what to say of the others: why, and what holds them.
    Raises Refused, with exit status 1, where it can't hold all, without `skip`, or none."""
    refusal = exporter(format_name).refusal
    judged = [(question, refusal(question)) for question in questions]
    kept = [question for question, reason in judged if reason is None]
    refusals = [reason for _, reason in judged if reason is not None]
    elsewhere = _elsewhere(FORMATS[format_name].fuller, [q for q, reason in judged if reason])
    if refusals and not (skip and kept):
        named = "\n  ".join(refusals[:NAMED])
        rest = "export the rest with --skip" if kept else "page and paper hold every question"
        more = f"\n  and {len(refusals) - NAMED} more" if len(refusals) > NAMED else ""
        raise Refused(
            f"{len(refusals)} of {number(len(questions), 'question')} can't go into this format:\n"
            f"  {named}{more}",
            "; ".join([*elsewhere, rest]),
            status=1,
        )
    left_out = [f"Left out: {refusal}" for refusal in refusals]
    return kept, [*left_out, *(f"Note: {said}." for said in elsewhere)]


def _elsewhere(fuller: str | None, refused: Sequence[AnyQuestion]) -> list[str]:
    """What a fuller format, if there is one, holds of the questions that another refuses."""
    if fuller is None:
        return []
    held = sum(exporter(fuller).refusal(question) is None for question in refused)
    return [f"`allquiz export {fuller}` holds {held} of these {len(refused)}"] if held else []


def refuse_misnamed(target: Path, format_name: str) -> None:
    """Raises Refused where the ending is known, and is that of another format: a program that opens
    the file goes by it. An ending that nobody knows is the user's own affair."""
    ending = target.suffix.lower()
    usual = [name for name, about in FORMATS.items() if about.ending == ending]
    owners = [*usual, *MORE_ENDINGS.get(ending, ())]
    if format_name in owners or not (owners or ending in OTHERS):
        return
    endings = [FORMATS[format_name].ending]
    endings += [more for more, names in MORE_ENDINGS.items() if format_name in names]
    raise Refused(
        f"{target} has the ending of {OTHERS.get(ending) or ' or '.join(owners)}, and "
        f"{format_name} writes {FORMATS[format_name].what}",
        f"give a name that ends in {' or '.join(endings)}",
    )


def refuse_source(target: Path, reading: Reading) -> None:
    """Raises Refused where the file is one of the bank that is exported, however it is called."""
    if target.exists() and any(
        Path(part.file).exists() and target.samefile(part.file) for part in reading.parts
    ):
        raise Refused(
            f"{target} is a file of the bank that is exported", "give another name with -o"
        )


def refuse_foreign(target: Path, *, force: bool | None, format_name: str | None = None) -> None:
    """Raises Refused where the file is none that allquiz wrote, or for another format than the one
    named, without `force` (None: the command has no such option)."""
    if target == Path("-"):
        raise Refused("this is written into a file, not to standard output", "give it a name")
    if target.is_dir():
        raise Refused(f"{target} is a folder", "give the name of a file to write")
    if not target.parent.is_dir():
        raise Refused(f"there is no folder {target.parent}", "make it first")
    if force or not target.is_file():
        return
    remedy = "give another name with -o"
    if force is not None:
        remedy += ", or replace it with --force"
    other = written_for(target)
    if other is None:
        raise Refused(f"{target} is there, and allquiz did not write it", remedy)
    if format_name and other not in ("", format_name):
        raise Refused(f"{target} is there, and was written for {other}, not {format_name}", remedy)


def write(target: Path, make: Callable[[BinaryIO], T], save: Callable[[], None] | None = None) -> T:
    """Write the file that `make` makes, and what `save` writes just before it takes its place: both, or
    neither. Returns what `make` does."""
    with replacing(target) as file:
        made = make(file)
        if save:
            save()
    return made


def with_items(target: Path, beside: Path, items: str, *, force: bool) -> Callable[[], None] | None:
    """What writes the table of items beside the target; None where that is a device or a pipe.

    Results come back from a learning management system without our names; this joins them.
    """
    if target.exists() and not target.is_file():
        return None
    refuse_foreign(beside, force=force)
    return partial(replace_file, beside, items.encode("utf-8-sig"))


def items_file(target: Path) -> Path:
    """`week1.xml.items.csv` beside `week1.xml`: Canvas's `week1.zip` has one of its own."""
    return target.with_name(f"{target.name}.items.csv")
