"""What the head of a table, and its rows together, tell of each of them: how an answer is meant."""

import re
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress

from allquiz.importers.draft import Draft, Intake
from allquiz.importers.refusals import CannotHold, Unreadable
from allquiz.importers.table_columns import columns_of, counted_from, is_of_options, places_of
from allquiz.importers.table_names import meant
from allquiz.importers.table_row import NEVER, Row, Table
from allquiz.importers.table_types import named_type
from allquiz.interchange import TABLE
from allquiz.model.truth import judged

PICKED = (None, "choice", "multiple_response")
OF_WRONG = "no answer is among its options: if these are the wrong ones alone, call their columns `wrong 1`, `wrong 2` …"
OF_OPTIONS = "each row is an option, with whether it is right: put all options of a question into one row, and its answer"
FROM_ZERO = "its options are counted from 0, as an answer 0 tells"
FROM_ONE = "its options are counted from 1, though no answer is 0 or the number of the last: look at its keys"
WORDINGS = re.compile(r"(?:accepted|acceptable)answers?")  # any of which is right
TIMED = ("timelimit", "timeinseconds")  # a game's: its answers are the places of options
A_WORD = 3  # letters: “vrai” beside “faux” are no words to type, “N” beside “Y” may be


def table_of(
    header: list[str],
    at_top: list[list[str]],
    line: int,
    intake: Intake,
    *,
    divider: str = "",
) -> Table:
    """What the names of columns, which stand on this line, and rows below tell of each row."""
    columns = columns_of(header, at_top, line, intake)
    names = list(map(meant, header))
    if is_of_options(names, at_top):
        raise Unreadable(OF_OPTIONS, line)
    first, is_counted = counted_from(header, columns)
    is_later = (first or 0) > 1
    # The right one stands in place of the first, or the name of the first is misspelt.
    if is_later and columns[max(columns.index("option") - 1, 0)] == "answer":
        columns = ["distractors" if column == "option" else column for column in columns]
    table = Table(
        columns,
        is_ours=tuple(header) == TABLE,
        is_cards={"front", "back"} <= {*names} or {"term", "definition"} <= {*names},
        divider=divider,
        has_wordings=any(map(WORDINGS.fullmatch, names)),
        by_place=any(name.startswith(TIMED) for name in names) or None,
        first=1 if is_later else first,
        places=places_of(header, columns),
    )
    if table.is_ours:
        return table
    table, said = _told_by(at_top, table, is_counted=is_counted)
    if said:
        intake.notes.append((line, said))
    return table


def _told_by(
    rows: Iterable[list[str]], table: Table, *, is_counted: bool
) -> tuple[Table, str | None]:
    """The table with what rows tell in which an answer can be meant in one way alone, and what its author
    should see of that; `is_counted` is whether the head says which place is the first, so that an answer
    0 may be a slip."""
    ways, judgements = Counter[str](), dict[str, bool | None]()
    guess = table._replace(first=1 if table.first is None else table.first)
    for cells in rows:
        with suppress(CannotHold):
            row = Row(Draft(), guess, cells)
            if row.given and len(row.options.texts) > 1:
                if named_type(row) in PICKED:
                    may_be_first = row.given == "0" and not (is_counted and table.first)
                    found = row.options.ways(row.given)
                    ways.update({"either"} if may_be_first and found == {"text"} else found)
            elif row.given and not row.options.texts:
                judgements[row.given] = judged(row.given)
    table = table._replace(judges_from=_least(judgements))
    if table.by_place:
        return table, None
    said = OF_WRONG if ways["none"] > 1 and len(ways) == 1 else None
    if ways["zero"]:
        table = table._replace(first=None if ways["last"] or (is_counted and table.first) else 0)
    elif ways["none"] and ways["number"] and not ways["place"]:
        table = table._replace(first=None)
    elif ways["last"]:
        table = table._replace(first=guess.first)
    elif ways["counted"] and ways["place"] and table.first == 1 and not is_counted:
        said = FROM_ONE
    if table.first == 0 != guess.first:
        said = FROM_ZERO
    are_places = ways["place"] + ways["zero"] > 0
    by_place = None if are_places == bool(ways["text"]) else are_places
    return table._replace(by_place=by_place), said


def _least(judgements: dict[str, bool | None]) -> int:
    """How many letters an answer needs to be a judgement: none where all are, both true and false."""
    for least in (0, A_WORD):
        found = {judged for word, judged in judgements.items() if len(word) >= least}
        if found == {True, False} or (least and found >= {True, False}):
            return least
    return NEVER
