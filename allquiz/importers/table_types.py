"""A row of a table to a question: of the type that it names, else of the one its answer looks like."""

import re
from collections.abc import Callable
from itertools import count
from textwrap import shorten

from allquiz.cell_lists import MONTH, PAIR, items_in, pair_in, unescaped
from allquiz.importers import answer_shares, cloze
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import HASH, ID, MAX_ID, Draft
from allquiz.importers.refusals import CannotHold
from allquiz.importers.table_cells import divided
from allquiz.importers.table_names import folded, meant, plain
from allquiz.importers.table_row import BY_LETTER, Row, Table
from allquiz.model.truth import judged, truth

THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
RANGE = re.compile(r"\s*([-+\u2212]?[\d.]+)\s*(?:\.\.|to)\s*([-+\u2212]?[\d.]+)\s*")
# What spreadsheets make of `2-3`, `1/2` or `9:22`, in several languages.
DATE = re.compile(
    rf"(?i)\d{{1,2}}(?:-|\. ?){MONTH}[^\W\d_]?\.?|{MONTH}[^\W\d_]?-\d\d"
    r"|\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}([/-])\d\d\2\d\d|\d{1,2}:\d\d:\d\d(?: [AP]M)?"
)
KEYED = ("answer", "option", "options", "distractors")
LONG = re.compile(r"\d(?:\.?\d){15,}(?:[eE][-+]?\d{1,3})?")
BLANK = re.compile(r"_{3,}")


def read_row(table: Table, cells: list[str], draft: Draft) -> None:
    """Raises CannotHold."""
    row = Row(draft, table, cells)
    cells_of = row.cells.get
    draft.name(cells_of("id", "").lower().replace("_", "-"))
    if (space := cells_of("namespace", "")) and ID.fullmatch(space) and len(space) <= MAX_ID:
        draft.namespace = space
    elif space:
        draft.lose(
            f"the namespace “{shorten(space, 60)}”, which is none: words of a-z and 0-9 joined by -"
        )
    draft.category = cells_of("topic", "")
    if draft.id is None and (id := cells_of("id")) and not HASH.fullmatch(id):
        draft.lose(f"the id “{id}”, which is none: words of a-z and 0-9 joined by -")
    for key in ("hint", "section", "explanation"):
        draft.add(key, row.text(cells_of(key, "")))
    TYPES[_kind(row)][0](row)
    for said in row.options.remarks:
        draft.remark(said)
    written = zip(table.columns, map(str.strip, cells), strict=False)
    if dates := [cell for column, cell in written if column in KEYED and DATE.fullmatch(cell)]:
        draft.remark(
            f"“{dates[0]}” may be what a spreadsheet made of 2-3, 1/2 or the like: look at it"
        )
    if as_of := cells_of("as_of"):
        draft.values["as_of"] = as_of
    if level := cells_of("level"):
        draft.tag([f"level/{level.lower()}"])
    draft.tag([tag.strip() for tag in re.split(r"[,;|]", cells_of("tags", "")) if tag.strip()])


def named_type(row: Row) -> str | None:
    """The type that the row names; None where that is none here."""
    name = row.cells.get("type", "")
    names = (known(name).removesuffix("question") for known in (folded, meant))
    return next((kind for each in names if (kind := TYPE_NAMES.get(each))), None)


def _kind(row: Row) -> str:
    """The type that the row names, else the one its answer looks like. Raises CannotHold."""
    options = row.options.texts
    if given := row.cells.get("type", ""):
        if kind := named_type(row):
            return kind
        if len(options) < 2 or len(row.rights()) > 1:  # several may be an order, or gaps
            raise CannotHold(f"the type “{given}”: one of {', '.join(TYPES)} is wanted")
        row.draft.lose(f"the type “{given}”, which is none here")
    if len(options) == 1:
        row.answer()
        is_word = re.search(rf"(?i)(?<!\w){re.escape(row.given)}(?!\w)", options[0])
        if BY_LETTER.match(row.given) or row.given.isdigit() or not is_word:
            raise CannotHold(row.undivided())
        row.draft.lose(row.undivided())
    return "choice" if row.wrong or len(options) > 1 else _kind_of(row.given, row)


def _kind_of(answer: str, row: Row) -> str:
    """The type by the answer alone. Raises CannotHold."""
    if row.table.is_cards:
        return "flashcard"
    if "{{" in row.draft.stem and not answer:
        return "cloze"
    if truth(answer) is not None:
        return "true_false"
    if len(answer) >= row.table.judges_from and judged(answer) is not None:
        return "true_false"
    if PAIR in answer and any(pair_in(item)[1] is not None for item in items_in(answer)):
        return "matching"
    number = row.with_point(answer)
    if RANGE.fullmatch(number) or answer_shares.NUMBER.fullmatch(number.replace("\u2212", "-")):
        return "numeric"
    if len(answer) == 1 and BY_LETTER.match(answer) and row.table.columns.count(None) > 1:
        raise CannotHold(
            f"the answer “{answer}”, which names no option: call their columns `option a`, `option b` …"
        )
    blanks = len(BLANK.findall(row.draft.stem))
    return "cloze" if blanks > 1 and blanks == len(divided(answer)) else "short_answer"


def _choice(row: Row) -> None:
    is_whole = row.table.is_ours or (not row.options.texts and row.cells.get("type"))
    whole = row.answer() if row.table.is_ours else unescaped(row.answer())
    rights = [row.text(whole)] if is_whole else row.rights()
    if len(rights) > 1:
        _several(row)
        return
    answers = [*(row.option(right, answer_shares.FULL) for right in rights), *row.others(rights)]
    answer_shares.choose_one(row.draft, answers)
    _keep_order(row)


def _several(row: Row) -> None:
    if row.options.texts:
        rights = [row.option(text, answer_shares.FULL) for text in row.rights()]
    else:
        pairs = row.pairs(items_in(row.answer()))
        rights = [right._replace(share=answer_shares.FULL) for right in pairs]
    wrong = row.others([right.text for right in rights])
    answer_shares.choose_alike(row.draft, [*rights, *wrong])
    _keep_order(row)


def _keep_order(row: Row) -> None:
    if row.says("shuffle", "false", "no", "0"):
        row.draft.values["shuffle"] = "false"


def _truth(row: Row) -> None:
    answer = row.answer()
    # Options “True” and “False” and a letter for one of them; or that which is right.
    listed = len(row.options.texts) == 2 and truth(answer) is None
    is_true = judged(row.rights()[0] if listed else answer)
    if is_true is None:
        raise CannotHold(f"“{answer}” where true or false should be")
    answer_shares.judge(row.draft, is_true=is_true)


def _number(row: Row) -> None:
    answer = unescaped(row.items()[0]) if row.options.texts else row.answer()
    if row.table.has_commas and (doubtful := THOUSANDS.search(answer)):
        said = f"“{doubtful[0]}” may be {doubtful[0].replace('.', '')} in a sheet with semicolons"
        raise CannotHold(f"{said}: write it without a point, or with a comma")
    value, unit = row.with_point(answer), ""
    if ends := RANGE.fullmatch(value):
        value = f"{ends[1]} .. {ends[2]}"  # what was `2...3` or `0 to .5`
    elif match := re.fullmatch(
        r"([-+\u2212]?[\d.]*\d(?:[eE][-+]?\d+)?)\s*(?![-+.?\s]+\Z)(\D+)", value
    ):
        value, unit = match[1], match[2]
    if not row.table.is_ours and (long := LONG.search(value)):
        said = "has more digits than the 15 that a spreadsheet keeps"
        raise CannotHold(f"“{long[0]}” {said}: write it as it is meant")
    tolerance = row.with_point(row.cells.get("tolerance", "")).lstrip("±+- ")
    right = Answer(value, answer_shares.FULL, tolerance=tolerance)
    answer_shares.type_number(row.draft, [right], row.cells.get("unit") or unit)


def _words(row: Row) -> None:
    wordings = row.texts()
    if len(wordings) == 1 and not row.table.is_ours and len(parts := divided(wordings[0])) > 1:
        if row.table.has_wordings:
            wordings = parts
        else:
            said = f"“{shorten(wordings[0], 60)}” is one text to type"
            row.draft.remark(f"{said}; if each part of it is right alone, put | between them")
    answer_shares.type_words(row.draft, answer_shares.literally(wordings))
    if row.says("exact", "true", "yes", "1"):
        row.draft.values["exact"] = "true"


def _gaps(row: Row) -> None:
    if "{{" not in row.draft.stem:
        numbers = count()
        text = BLANK.sub(lambda _: cloze.mark(next(numbers)), row.draft.stem)
        items = row.items() if row.options.texts else items_in(row.answer())
        is_said = items == items_in(row.given)  # so that it may be several
        items = divided(row.given) if is_said and not items[1:] else items
        if next(numbers) != len(items):
            raise CannotHold("gaps neither as {{answer}} nor as ____ with as many answers")
        cloze.fill_marked(row.draft, text, [[unescaped(item)] for item in items])
    row.draft.values["type"] = "cloze"


def _pairs(row: Row) -> None:
    spare = row.pairs(row.wrong)
    sides = [*row.sides(), *(("", each.text) for each in spare)]
    answer_shares.match(row.draft, sides, groups=False)
    if any(each.said for each in spare):
        row.draft.values["distractors"] = answer_shares.options(spare)


def _order(row: Row) -> None:
    is_told = row.options.texts and row.given
    order = row.rights() if is_told else row.texts()
    if not (is_told or row.table.is_ours) and _counts(order):
        raise CannotHold(f"its order {', '.join(order)} counts what is not there: write the texts")
    answer_shares.put_in_order(row.draft, order)


def _counts(order: list[str]) -> bool:
    """Whether these are the places of some items, and no stages from the first or the last."""
    counted = [[str(n + first) for n in range(len(order))] for first in (0, 1)]
    counted.append([chr(ord("A") + n) for n in range(len(order))])
    return any(sorted(order) == sorted(c) and order not in (c, c[::-1]) for c in counted)


# A type, how a row of it is read, and what it is called elsewhere.
TYPES: dict[str, tuple[Callable[[Row], None], str]] = {
    "choice": (
        _choice,
        (
            "choice mc mcq multiple multiplechoice multichoice singlechoice single dropdown singleanswer oneanswer radio multipleoption optionmultiple "
            "optionunique einfachauswahl mehrfachauswahl qcm qcu selecciónmúltiple múltiplaescolha sceltamultipla meerkeuze flerval"
        ),
    ),
    "multiple_response": (
        _several,
        "multipleresponse multipleanswer multipleanswers multipleselect multiselect checkbox checkboxes mr ma multi selectallthatapply",
    ),
    "true_false": (
        _truth,
        "truefalse trueorfalse tf boolean trueincorrect correctincorrect",
    ),
    "numeric": (_number, "numeric numerical number"),
    "short_answer": (
        _words,
        "shortanswer short sa typing fillin fillintheblank fillinblank fitb fib fb typeanswer text openended kurzantwort answercourte answercorta",
    ),
    "cloze": (_gaps, "cloze gaps fillintheblanks"),
    "matching": (_pairs, "matching match pairs"),
    "ordering": (_order, "ordering order sequence orderedlist"),
    "categorize": (
        lambda row: answer_shares.match(row.draft, row.sides(), groups=True),
        "categorize categorise categories sorting",
    ),
    "flashcard": (
        lambda row: answer_shares.turn(row.draft, row.text(row.answer())),
        "flashcard card basic",
    ),
}
TYPE_NAMES = {
    form: kind
    for kind, (_, names) in TYPES.items()
    for name in names.split()
    for form in (name, plain(name))
}
