"""Responses to questions with Python's verdicts on them: what the page must come to as well."""

import random
from collections.abc import Iterator
from typing import Any

from allquiz.grading.grade import grade
from allquiz.grading.tables import english, table
from allquiz.grading.verdict import Unclear
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.review import RATINGS, Response
from tests.conftest import examples

LETTERS = "abcdefghijklmnopqrstuvwxyz"
IN_OTHER_SCRIPTS = [str.maketrans("0123456789", digits) for digits in ("٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९")]


def verdict(question: AnyQuestion, response: Response, vocabulary: Vocabulary) -> Any:
    """What grading says, as the page's JavaScript has it; `unclear` where it is asked again."""
    try:
        found = grade(question, response, vocabulary)
    except Unclear:
        return "unclear"
    return {
        "score": found.score,
        "right": {part.name: part.right for part in found.parts},
        "typos": [list(typo) for typo in found.typos],
        "run": found.longest_run,
    }


def plain_responses(question: AnyQuestion) -> Iterator[Response]:
    """Nothing, the key, something wrong, something partly right."""
    yield None
    match key_of(question):
        case Options(kind="statement"):
            yield from (True, False)
        case Options(kind="several") as several:
            right = [option.text for option in several.right]
            wrong = [option.text for option in several.wrong]
            yield from (right, wrong, right[:1], right + wrong[:1], right[1:] + wrong, wrong[:1])
        case Options() as options:
            yield from (option.text for option in options.options)
        case Number() as number:
            yield from (number.text, str(number.low), str(number.high), str(number.high * 3 + 1))
            yield from (f"{number.low}{number.unit or ''}", f"{number.low} %", "many", "1e3", "")
            yield from (f"{number.low:.1e}".translate(digits) for digits in IN_OTHER_SCRIPTS)
            yield from (number.text.translate(digits) for digits in IN_OTHER_SCRIPTS)
        case Words(wordings):
            yield from wordings
            yield from ("marrow", "", "zzz")
        case Gaps() as gaps:
            answers = [gap.answer for gap in gaps.gaps]
            yield from (answers, answers[:1], answers[::-1], ["", *answers[1:]], ["zzz"])
            yield from [[gap.wordings[-1] for gap in gaps.gaps]]
        case Parts(kind="order", items=items):
            yield from (list(items), list(reversed(items)), [*items[1:], items[0]], list(items[:1]))
        case Parts(placed=placed) as parts:
            offered = parts.offered
            yield dict(placed)
            yield {item: offered[0] for item, _ in placed}
            yield {item: offered[-1] for item, _ in placed}
            yield dict(placed[:1])
        case Card():
            yield from RATINGS


def all_responses(question: AnyQuestion, rng: random.Random) -> Iterator[Response]:
    """The plain ones, and where something is typed, each wording in many ways."""
    yield from plain_responses(question)
    match key_of(question):
        case Number() as number:
            yield from number_variants(number)
        case Words(wordings):
            for wording in wordings:
                yield from typed_variants(wording, rng)
        case Gaps(gaps=gaps) as key:
            answers = [gap.answer for gap in gaps]
            beside = key.filled(["\0"] * len(gaps)).split("\0")
            for at, gap in enumerate(gaps):
                before, after = beside[at].split()[-1:], beside[at + 1].split()
                for wording in gap.wordings:
                    around = (" ".join([*before, wording, *after[:n]]) for n in (0, 1, 2))
                    for typed in (*around, *typed_variants(wording, rng)):
                        yield [*answers[:at], typed, *answers[at + 1 :]]


def typed_variants(wording: str, rng: random.Random) -> Iterator[str]:
    """A wording as learners type it, well and badly."""
    yield from (wording, wording.upper(), wording.lower(), wording.title(), f" {wording}. ")
    yield from (
        f"ıt's {wording}",
        f"the {wording}",
        f"a {wording}",
        f"{wording}s",
        f"{wording}es",
        f"({wording})",
    )
    yield from (wording.replace("-", " "), wording.replace(" ", "-"), wording.replace(" ", ""))
    yield from (wording.replace("e", "é"), wording.replace("ia", "ias"), wording.replace("e", "ae"))
    yield from (f"{wording} (acute)", f"{wording} (not sure)", f"anti-{wording}", f"non{wording}")
    yield from (
        f"its {wording}",
        f"a kind of {wording}",
        f"{wording}(s)",
        f"{wording} and {wording}",
    )
    yield from (
        " of ".join(wording.rsplit(" ", 1)[::-1]),
        " that are ".join(wording.split(" ", 1)[::-1]),
    )
    yield from (f"among {wording}", f"in the {wording}", ", ".join(wording.split(" ", 1)[::-1]))
    yield from (f"{wording}\u200b", f"{wording[:2]}\u00ad{wording[2:]}", f"{wording}\u3164")
    for _ in range(24):
        yield _slip(wording, rng)
    for _ in range(10):
        yield _slip(_slip(wording, rng), rng)


def _slip(text: str, rng: random.Random) -> str:
    if not text:
        return rng.choice(LETTERS)
    at = rng.randrange(len(text))
    letter = rng.choice(LETTERS)
    return rng.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + letter + text[at:],
            text[:at] + letter + text[at + 1 :],
            text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :],
        )
    )


def from_tables() -> Iterator[tuple[str, str]]:
    """Every pair of the tables of grading, same and apart, and neighbours of the look-alikes."""
    folds = table("folds")
    for entry in (*folds["folds"], folds["spelling"], folds["plurals"]):
        yield from map(tuple, (*entry["same"], *entry["apart"]))
    for part in table("lookalikes")["groups"]:
        for group in part["groups"]:
            names = group.split()
            yield from zip(names, (*names[1:], names[0]), strict=True)
    brands = table("lookalikes")["brands"]["generic"]
    yield from ((generic, f"{brand.title()} ({generic})") for brand, generic in brands.items())


def near_english(rng: random.Random) -> Iterator[tuple[str, str]]:
    """English words a slip or two away from one another."""
    for word in rng.sample(sorted(english()), examples(60)):
        if len(word) > 4:
            yield word, _slip(word, rng)
            yield word, _slip(_slip(word, rng), rng)


def number_variants(number: Number) -> Iterator[str]:
    """A number as learners write it."""
    low, unit = number.low, number.unit or ""
    yield from (
        f"{low}",
        f"{low} {unit}",
        f"{low}{unit}",
        f"about {low}",
        f"≥{low}",
        f"+{low}",
        f"-{low}",
        f"age {low}",
        f"{low} years old",
        f"{low} cells",
        f"{low} people",
        f"{low} of the adults",
        f"{low}% of cases",
    )
    yield from (
        f"{float(low):,}",
        f"{float(low):,}".replace(",", " "),
        f"{float(low):,}".replace(",", "."),
    )
    yield from (
        f"{float(low):e}",
        f"{float(low) / 1000} x 10^3",
        f"{low} percent",
        f"{low} kg",
        f"{low},5",
    )
    yield from (
        f"{low} thousand",
        f"{low}k/µL",
        f"{low}e3",
        f"{low} 10^9/L",
        f"{low} x 10 ^ 9",
        f"{low} cells/mm3",
        f"{low} ({unit})",
        f"{low} [cells].",
        f"{low} mıllıon",
        f"{low} millions",
        f"{low}½ million",
        f"{low} 1/2 k",
        f"1 in {low}k",
        f"1/{low}e1",
        f"{low}/L",
        f"{low}000",
    )
    yield from (
        f"{low}/1",
        f"{low} in 100",
        f"1 in {low}",
        f"1/{low}",
        "1 in 1.000",
        "5690 in 2021",
        "1 in 2021",
        f"5．690 {unit}",
        f"1 {low}/2",
        "1/0",
        f"{low}\u200b1",
    )
    yield from (
        f"{number.high}",
        f"{float(number.high) * 1.01}",
        f"{float(low) * 0.99}",
        f"{low}.",
        "½",
        "four",
    )
