"""The page grades as Python does, to the last part of a point."""

import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.cloze import split_cloze
from allquiz.model.key import Gaps, Number, Words, key_of
from allquiz.model.place import Place
from allquiz.model.question import AnyQuestion, Cloze, Numeric, ShortAnswer, Tolerance
from allquiz.model.question_document import all_texts
from tests.conftest import examples, shipped_bank
from tests.grading.test_typed import cases as judged
from tests.page.browser import Tab, new_context
from tests.page.vectors import (
    all_responses,
    from_tables,
    near_english,
    plain_responses,
    typed_variants,
    verdict,
)

JUDGE = """cases => { engine.useTables(); return cases.map(([name, response]) => {
  try {
    const key = engine.read(engine.questions.get(name)).key, found = engine.grade(key, response);
    return { score: found.score, right: Object.fromEntries(found.parts.map(part => [part.name, part.right])),
      typos: found.typos.map(typo => [typo.given, typo.meant]), run: found.run ?? null };
  } catch (error) {
    if (error instanceof engine.Unclear) return "unclear";
    throw error;
  }
}); }"""
Case = tuple[str, Any]


@pytest.fixture(scope="module")
def questions() -> dict[str, AnyQuestion]:
    return {q.name: q for q in shipped_bank().questions if not q.retired}


@pytest.fixture(scope="module")
def words(questions: dict[str, AnyQuestion]) -> Vocabulary:
    return Vocabulary([text for q in questions.values() for text in all_texts(q)])


def differing(
    page: Tab, questions: dict[str, AnyQuestion], words: Vocabulary, cases: list[Case]
) -> list[Any]:
    """The cases in which the two don't come to the same."""
    theirs = page.call(JUDGE, cases)
    ours = [verdict(questions[name], response, words) for name, response in cases]
    return [
        (name, response, here, there)
        for (name, response), here, there in zip(cases, ours, theirs, strict=True)
        if here != there
    ]


def test_every_shipped_question(
    engine: Tab, questions: dict[str, AnyQuestion], words: Vocabulary
) -> None:
    cases = [(name, response) for name, q in questions.items() for response in plain_responses(q)]
    assert len(cases) > 4 * len(questions)
    assert differing(engine, questions, words, cases) == []


def test_hundreds_of_typed_variants(
    engine: Tab, questions: dict[str, AnyQuestion], words: Vocabulary
) -> None:
    rng = random.Random(18)
    typed = [q for q in questions.values() if isinstance(key_of(q), Words | Gaps | Number)]
    cases = [(q.name, response) for q in typed for response in all_responses(q, rng)]
    assert differing(engine, questions, words, rng.sample(cases, examples(700))) == []


def test_the_questions_are_read_as_the_bank_has_them(
    engine: Tab, questions: dict[str, AnyQuestion]
) -> None:
    read = engine.call(
        """() => [...engine.questions.values()].map(engine.read).map(q => [q.name, [q.hint ?? null,
        q.explanation ?? null, q.since?.note ?? null, q.since?.asOf ?? null, q.figure?.alt ?? null, q.sources.length,
        q.keyRevision, q.revision, q.level ?? null, q.outlook]])"""
    )
    from allquiz.model.revision import key_revision, revision

    assert dict(read) == {
        q.name: [
            q.hint,
            q.explanation,
            q.since and q.since.note,
            q.since and q.since.as_of,
            q.figure and " ".join(q.figure.alt.split()),
            len(q.sources),
            key_revision(q),
            revision(q),
            q.level,
            "outlook" in q.tags,
        ]
        for q in questions.values()
    }


def test_all_folds_lookalikes_and_english_words(browser: Browser, tmp_path: Path) -> None:
    """Keys that the shipped bank doesn't have: the tables' own pairs, each as a question."""
    rng = random.Random(5)
    pairs = [*from_tables(), *near_english(rng), ("½", "½ and ½"), ("rabies", "rubies"), *judged()]
    pairs += [
        ("stem cell (SC) transplant", f"stem cell {typed}")
        for typed in ("(SC) transplants", "grafts")
    ]
    pairs += [
        ("T cell", f"{c}I think{c}the{c} T{c}cell{c}") for c in "\x1c\x85\xa0\u180e\ufeff\u200f"
    ]
    pairs += [("T cell", f"T cell ({gloss})") for gloss in ("B", "2", "t", "T or B", "not B")]
    place = Place("f", 1, 1)
    asked: dict[str, AnyQuestion] = {}
    cases: list[Case] = []
    for number, (key, typed) in enumerate(pairs):
        question = ShortAnswer(id=f"q{number}", stem="S", place=place, answer=key)
        asked[question.name] = question
        cases += [(question.name, typed), (question.name, key)]
        if number % 3 == 0:
            cases.append((question.name, rng.choice([*typed_variants(key, rng)])))
    for unit, low in (
        ("million", "2.5"),
        ("thousand people", "5690"),
        ("kg", "70"),
        ("°C", "37"),
        ("×10⁹/L", "5"),
        ("×10³/µL", "150"),
        ("×10⁶ cells/kg", "2"),
        ("/µL", "80"),
        ("%", "20"),
        ("/100,000", "1.7"),
        ("10^9/L", "5"),
        ("%", "0.01"),
        ("×10⁻³", "10"),
        ("K", "310"),
    ):
        end = Decimal(low)
        measured = Numeric(
            id=f"in-{len(asked)}", stem="S", place=place, low=end, high=end, unit=unit
        )
        asked[measured.name] = measured
        every = (
            *all_responses(measured, rng),
            "2,500,000",
            "2.5 million",
            "2.5-million",
            "2.5\u2011million",
            "-2500000",
            "0.5",
            "10^-4",
            "5 × 10^-3",
            f"{low} x10e9",
            f"{low} x 10e3/uL",
            "one hundred and fifty thousand per liter",
            f"{low} {unit}.",
        )
        cases += [(measured.name, text) for text in every]
    ten = Decimal(-10)
    off = Tolerance(Decimal(10), percent=True)
    below = Numeric(id="below", stem="S", place=place, low=ten, high=ten, tolerance=off)
    asked[below.name] = below
    cases += [(below.name, text) for text in ("-10", "−10.5", "-11", "-9", "-8.9", "-11.1", "10")]
    parts = split_cloze("{{10⁹}} blast cells")
    gap = Cloze(id="gap", stem="S", place=place, parts=parts)
    asked[gap.name] = gap
    cases += [(gap.name, [text]) for text in ("10⁹ cells", "10^9 cells", "10⁹ blood")]
    from allquiz.exporters.page.export import page as page_text
    from allquiz.model.deck import Deck

    path = tmp_path / "pairs.html"
    path.write_text(page_text(Deck(key="d", name="D", id=1), list(asked.values())), "utf-8")
    context = new_context(browser)
    tab = Tab(context, path)
    tab.engine()
    words = Vocabulary([text for q in asked.values() for text in all_texts(q)])
    assert differing(tab, asked, words, cases) == []
    context.close()
