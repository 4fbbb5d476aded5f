import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from allquiz.app.new_key_in_anki import new_key_in_anki
from allquiz.bank.characters import shorten
from allquiz.bank.read_result import Reading
from allquiz.bank.rewrite import reading_of
from allquiz.bank.which_files import RESERVED, contents
from allquiz.cli.banks import read
from allquiz.cli.say import echo, note, print_json
from allquiz.model.bank import Bank
from allquiz.model.refused import Refused
from allquiz.reports.changes import KINDS, Change, compare
from allquiz.shell import as_typed

MOST = 100  # characters of a value that are shown
LEAD = 20  # of them, before what differs in a longer one


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="As JSON (allquiz.diff/1).")
def command(old: Path, new: Path, as_json: bool) -> None:
    """Say what changed between two banks, and what it means.

    OLD and NEW are files or folders; questions are matched by their full names.

    \b
    Examples:
      allquiz diff last-year.yaml this-year.yaml
      allquiz diff old/ questions/ --json
    """
    before, after = _old(old, new), read([new])
    olds = before.unread if old.is_dir() else [str(old) for _ in before.unread]
    for file in olds + after.unread:
        if file == os.devnull:  # so git names one that is not there
            continue
        remedy = f"see why with `allquiz check {as_typed(file)}`"
        raise Refused(f"no question of {file} can be read", remedy)
    broken = _broken(before) | _broken(after)
    if broken:
        named = ", ".join(sorted(broken))
        note(f"Not compared, since `allquiz check` finds errors in them: {named}")
    twice = [p for r in (before, after) for p in r.problems if p.rule == "duplicate-id"]
    note(*(f"Left out: {problem.place}: {problem.message}" for problem in twice))
    were, are = (
        [q for q in reading.questions if q.name not in broken] for reading in (before, after)
    )
    changes = compare(were, are, new_key_in_anki)
    titles = _titles(before, after)
    if as_json:
        print_json("diff", _document(changes, titles, broken, old, new))
        return
    for was, now in titles:
        echo([f"title    {was} → {now}"])
        echo(["         A deck named by the title gets a new name: Anki will make a second deck."])
    echo(_lines(changes))
    click.echo(_summary(changes, titles, is_whole=not broken))


def _old(old: Path, new: Path) -> Reading:
    """The old bank. A file without sources.yaml beside it is read as if it lay beside the new one."""
    alone = not old.is_dir() and not any((old.parent / name).exists() for name in RESERVED)
    if alone and new.is_file():
        return reading_of(new, contents(old))
    return read([old])


def _broken(reading: Reading) -> set[str]:
    sound = {question.name for question in reading.questions}
    return {error.question for error in reading.errors if error.question} - sound


def _titles(before: Reading, after: Reading) -> list[tuple[str, str]]:
    is_one = len(before.banks) == len(after.banks) == 1  # then whatever they are called

    def name(bank: Bank) -> str:
        return "" if is_one else Path(bank.file).name

    were = {name(bank): bank.title for bank in before.banks}
    titles = [(were.get(name(bank), bank.title), bank.title) for bank in after.banks]
    return [(was, now) for was, now in titles if was != now]


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        was = f" (was {change.before})" if change.before else ""
        parts = f": {', '.join(change.parts)}" if change.parts else ""
        yield f"{change.kind:<8} {change.question.name}{was}{parts}"
        for each in change.differences:
            was, now = _told_apart(each.before, each.after)
            yield f"         {each.key}: {was} → {now}"
        if change.meaning:
            yield f"         {change.meaning}"


def _told_apart(before: Any, after: Any) -> tuple[str, str]:
    """Two values that differ, short and so that one sees where they do."""
    was, now = _text(before), _text(after)
    begin = 0
    if max(len(was), len(now)) > MOST:
        if isinstance(before, dict) and isinstance(after, dict):
            was, now = _texts_without_the_same(before, after) or (was, now)
        pairs = enumerate(zip(was, now, strict=False))
        differ = next((at for at, (one, two) in pairs if one != two), min(len(was), len(now)))
        if differ > MOST // 2:
            begin = was.rfind(" ", 0, differ - LEAD) + 1 or differ - LEAD
    mark = "…" if begin else ""
    return mark + shorten(was[begin:], MOST), mark + shorten(now[begin:], MOST)


def _texts_without_the_same(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[str, str] | None:
    """What each has otherwise than the other, where both have something so."""
    same = {key for key in before if key in after and before[key] == after[key]}
    was, now = ({k: v for k, v in each.items() if k not in same} for each in (before, after))
    return (_text(was), _text(now)) if was and now else None


def _text(value: Any) -> str:
    if value is None:
        return "(none)"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def _counts(changes: Sequence[Change]) -> dict[str, int]:
    kinds = Counter[str](change.kind for change in changes)
    parts = Counter[str](part for change in changes for part in change.parts)
    return {**{kind: kinds[kind] for kind in KINDS}, "key": parts["key"]}


def _summary(
    changes: Sequence[Change], titles: Sequence[tuple[str, str]], *, is_whole: bool
) -> str:
    counts = {name: count for name, count in _counts(changes).items() if count}
    keys = counts.pop("key", 0)
    said = ", ".join(f"{count} {name}" for name, count in counts.items())
    if not said:
        none = "no question changed" if titles else "no difference"
        return none if is_whole else f"{none} in the others"
    return f"{said}{f' ({keys} with a new key)' if keys else ''}"


def _document(
    changes: Sequence[Change],
    titles: Sequence[tuple[str, str]],
    broken: set[str],
    old: Path,
    new: Path,
) -> dict[str, Any]:
    return {
        "old": str(old),
        "new": str(new),
        "titles": [{"before": before, "after": after} for before, after in titles],
        "changes": [
            {
                "question": change.question.name,
                "change": change.kind,
                "before": change.before,
                "parts": change.parts,
                "differences": [difference._asdict() for difference in change.differences],
                "meaning": change.meaning,
                "file": change.question.place.file,
                "line": change.question.place.line,
            }
            for change in changes
        ],
        "counts": _counts(changes),
        "not_compared": sorted(broken),
    }
