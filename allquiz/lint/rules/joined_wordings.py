"""Several wordings stand in one key.

What it finds: a `short_answer` or gap whose first wording joins two by “or”, ` / `, `; ` or a bar, with neither
of them accepted by itself.

Why it is bad: who types one of the two, which is all that is asked, is told to be wrong. No study is
needed: a key is one wording, compared as a whole.

Evidence: strong (it follows by itself).

Example:

      - id: warm-wind
        type: short_answer
        stem: Which warm wind comes down the north side of the Alps?
    ✗   answer: Foehn or south wind
    ✓   answer: Foehn
    ✓   accept: [south wind]
"""

from collections.abc import Sequence
from re import Pattern

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.model.key import Gaps, Words
from allquiz.model.words import folded

TYPES = ("short_answer", "cloze")

JOINING = (" or ", " / ", "; ", " | ", " oder ", " ou ", " o ", " или ", " أو ", "または")
BETWEEN = pattern(" (?:or|/|[|]|oder|ou|или|أو) |; |または")
IN_SPANISH = pattern(" (?:or|/|[|]|o) |; ")  # in Portuguese, `o` is an article
# “Two or more”, “5 / 8”, `a = 1; b`: one wording, in which both sides belong together.
BELONG = pattern(
    r"^\d|[`{}\\=<>\"()]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|more|less|fewer|lower|higher|greater|older|younger|above|below|over|under"
    r"|before|after|later|earlier|equal|better|worse|not|either|whether|both|mehr|weniger|älter|jünger|höher|plus|moins|más|menos|più|meno)\b"
)
SHORTEST = (
    3  # letters of a wording that one types, but for a short form; “up or down” goes on together
)


def check(item: Item) -> Findings:
    """Each key that joins wordings, none of which is right by itself."""
    match item.key:
        case Words(wordings):
            asked, key = [wordings], "answer"
            remedy = "write one under `answer:` and the other under `accept:`"
        case Gaps(gaps=gaps):
            asked, key = [gap.wordings for gap in gaps], "stem"
            remedy = "divide them by a bar: {{one|other}}"
        case _:
            return
    for wordings in asked:
        if not any(sign in wordings[0] for sign in JOINING):
            continue
        is_spanish = "¿" in item.stem or (item.question.language or "")[:2].lower() in ("es", "it")
        if one := _joined(wordings, IN_SPANISH if is_spanish else BETWEEN):
            message = f"“{wordings[0]}” is one wording: who types “{one}” is wrong"
            yield Finding(message, remedy, At(key, None, wordings[0] if key == "stem" else None))


def _joined(wordings: Sequence[str], between: Pattern[str]) -> str | None:
    """The first of the wordings that the key joins; None where it joins none, or one is accepted."""
    parts = [part.strip() for part in between.split(wordings[0])]
    if not parts[1:] or not all(map(_is_typed, parts)):
        return None
    further = set(map(folded, wordings[1:]))
    return None if further.intersection(map(folded, parts)) else parts[0]


def _is_typed(part: str) -> bool:
    """Whether that may be a whole answer."""
    is_long = len(part) >= SHORTEST or part.isupper() or not part.isascii()
    return is_long and len(part) > 1 and not BELONG.search(part.lower())
