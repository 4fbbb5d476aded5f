"""Several wordings stand in one key.

What it finds: a `short_answer` or gap whose first wording joins two by “or”, a slash, `; ` or a bar, or has a short
form with a digit in brackets at its end (“thyroxine (T4)”; another gloss there is left off as it is typed), with neither of them
accepted by itself. Both are short: sentences, “difficult or painful breathing”, where the first word wants the last, and “country
singer/songwriter” are left alone.

Why it is bad: who types one of the two, which is all that is asked, is told to be wrong. No study is
needed: a key is one wording, compared as a whole.

Evidence: strong (it follows by itself).

Example:

      - id: warm-wind
        type: short_answer
        stem: Which warm wind comes down the north side of the Alps?
    ✗   answer: South wind or foehn
    ✓   answer: Foehn
    ✓   accept: [south wind]
"""

from collections.abc import Sequence
from itertools import chain
from re import Pattern

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import FUNCTION, words_of
from allquiz.model.key import Gaps, Words
from allquiz.model.words import folded

TYPES = ("short_answer", "cloze")

JOINING = (" or ", "/", "; ", " | ", " (", " oder ", " ou ", " o ", " или ", " أو ", "または")
BY_SIGN = (" / ", "; ", " | ", "または")
IN_BRACKETS = r" \((?=[A-Z][\w-]*\d[\w-]*\)\Z)"
BETWEEN = pattern(
    rf" (?:or|/|[|]|oder|ou|или|أو) |; |または|(?<=\w{{3}})/(?=\w{{3}})|{IN_BRACKETS}"
)
IN_SPANISH = pattern(rf" (?:or|/|[|]|o) |; |{IN_BRACKETS}")  # in Portuguese, `o` is an article
# “Two or more”, “5 / 8”, `a = 1; b`: one wording, in which both sides belong together.
BELONG = pattern(
    r"^\d|[`{}\\=<>\"()\[\]]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|more|less|fewer|lower|higher|greater|older|younger|above|below|over|under"
    r"|before|after|later|earlier|equal|better|worse|not|either|whether|both|mehr|weniger|älter|jünger|höher|plus|moins|más|menos|più|meno)\b"
)
SHORTEST = (
    3  # letters of a wording that one types, but for a short form; “up or down” goes on together
)
MOST_WORDS = 4  # of one; what is longer is a sentence in most keys of 64,000 public questions
LINKING = FUNCTION - {"of"}
ARTICLES = (["a"], ["an"], ["the"])


def check(item: Item) -> Findings:
    """Each key that joins wordings, none of which is right by itself."""
    match item.key:
        case Words(wordings):
            asked, key = [wordings], "answer"
            remedy = "write one under `answer:` and the other under `accept:`; if both are asked for, make a cloze with two gaps"
        case Gaps(gaps=gaps):
            asked, key = [gap.wordings for gap in gaps], "stem"
            remedy = "divide them by a bar: {{one|other}}; if both are asked for, make two gaps"
        case _:
            return
    for wordings in asked:
        is_one_word = " " not in wordings[0] and (wordings[0].isascii() or "/" in wordings[0])
        if is_one_word or not any(sign in wordings[0] for sign in JOINING):
            continue
        is_spanish = "¿" in item.stem or (item.question.language or "")[:2].lower() in ("es", "it")
        if one := _joined(wordings, IN_SPANISH if is_spanish else BETWEEN):
            message = f"“{wordings[0]}” is one wording: who types “{one}” is wrong"
            yield Finding(message, remedy, At(key, None, wordings[0] if key == "stem" else None))


def _joined(wordings: Sequence[str], between: Pattern[str]) -> str | None:
    """The first of the wordings that the key joins; None where it joins none, or one is accepted."""
    parts = [part.strip(" ,.)") for part in between.split(wordings[0])]
    if not parts[1:] or not all(map(_is_typed, parts)) or _goes_on(wordings[0], parts):
        return None
    further = set(map(folded, wordings[1:]))
    return None if further.intersection(map(folded, parts)) else parts[0].split(", ")[0]


def _is_typed(part: str) -> bool:
    """Whether that may be a whole answer."""
    is_long = len(part) >= SHORTEST or part.isupper() or not part.isascii()
    if not is_long or len(part) < 2 or BELONG.search(part.lower()):
        return False
    words = words_of(part)
    return len(words) - (words[:1] in ARTICLES) <= MOST_WORDS


def _goes_on(key: str, parts: Sequence[str]) -> bool:
    """Whether both are one phrase: “difficult or painful breathing”, “in a house or garden”, “loss or growth of hair”;
    not “MRD or residual disease”."""
    if any(sign in key for sign in BY_SIGN):
        return False
    first, last = parts[0], parts[-1]
    is_longer = last.lower().endswith(first.lower())  # “marrow or bone marrow”
    words = [each[each[:1] in ARTICLES :] for each in map(words_of, parts)]
    if "/" in key:  # it joins words: “a country singer/songwriter”
        return not is_longer and len(set(map(len, words))) > 1
    is_short = first.isupper() or is_longer
    wants_last = " " not in first and " " in last and not is_short and "," not in key
    bare = chain(*(each for each, part in zip(words, parts, strict=True) if not part.isupper()))
    return wants_last or " of " in last or not LINKING.isdisjoint(bare)
