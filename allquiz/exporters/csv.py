"""A table (CSV), one question a row, as the importer of tables reads it: all ten types.

A cell may hold a list and pairs, and an apostrophe that keeps it a text (cell_lists.py says how). It begins
with a byte order mark, by which Excel knows that it is UTF-8.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import BinaryIO

from allquiz.cell_lists import escaped, joined, kept, paired
from allquiz.exporters.losses import Losses
from allquiz.interchange import TABLE
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words
from allquiz.model.question import AnyQuestion, Option

TO_BRING_IN = (
    "In a spreadsheet: open this file, a question a row; an apostrophe before a text keeps it one.",
    "To bring it back: save it as CSV in UTF-8, that no sign is lost, and `allquiz import` reads it.",
    "Importing it again doubles nothing: with `-o` and the bank, what that holds is skipped.",
)


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:  # noqa: ARG001
    """Write the table; what it could not hold, and how to bring it in."""
    losses = Losses(("facts", "sources", "since", "ignored", "any figure"))
    file.write(_line(TABLE).encode("utf-8-sig"))
    file.writelines(text for _, text in losses.written(_of, questions))
    return [*losses.said(), *TO_BRING_IN]


def refusal(question: AnyQuestion) -> str | None:
    if question.figure_asked:
        return f"{question.name} asks about a figure, which a table can't hold"
    return None


def _of(question: AnyQuestion, key: Key) -> str:
    row = {
        "id": question.id,
        "namespace": question.namespace or "",
        "type": question.type,
        "question": question.stem,
        "hint": question.hint or "",
        "explanation": question.explanation or "",
        "section": question.section or "",
        "as_of": question.as_of or "",
        "level": question.level or "",
        "tags": ", ".join(question.tags),
        "topic": question.topic,
        **_key(key),
    }
    return _line([kept(row.get(column, "")) for column in TABLE])


def _line(cells: Iterable[str]) -> str:
    made = StringIO(newline="")
    csv.writer(made).writerow(cells)
    return made.getvalue()


def _key(key: Key) -> dict[str, str]:
    match key:
        case Options(kind="statement"):
            return {"answer": key.right[0].text}
        case Options():
            answer = key.right[0].text if key.kind == "one" else _listed(key.right)
            shuffle = "" if key.shuffle else "false"
            return {"answer": answer, "distractors": _listed(key.wrong), "shuffle": shuffle}
        case Words():
            exact = "true" if key.exact else ""
            return {"answer": joined(map(escaped, key.wordings)), "exact": exact}
        case Number():
            ends = f"{key.low:f}" if key.low == key.high else f"{key.low:f} .. {key.high:f}"
            off = key.tolerance.text if key.tolerance else ""
            return {"answer": ends, "tolerance": off, "unit": key.unit or ""}
        case Gaps():
            return {}
        case Parts(kind="order"):
            return {"answer": joined(map(escaped, key.items))}
        case Parts():
            answer = joined(paired(*pair) for pair in key.placed)
            return {"answer": answer, "distractors": _listed(key.spare)}
        case Card():
            return {"answer": key.back}


def _listed(options: Sequence[Option]) -> str:
    return joined(paired(o.text, o.rationale) if o.rationale else escaped(o.text) for o in options)
