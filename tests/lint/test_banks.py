"""Rules about many questions at once, ignored rules, and where findings point."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from allquiz.app.checking import Checker
from tests.benchmarks import varied
from tests.conftest import Run
from tests.lint.banks import (
    HEAD,
    SOURCE,
    as_yaml,
    card,
    choice,
    findings,
    judge,
    number,
    rules_of,
    word,
)

Q = dict[str, Any]
DUPLICATES: dict[str, list[Q]] = {
    "a word in other forms": [word("Which cell makes platelets in marrow?", "megakaryocyte"), word("Platelets in the marrow are made by which cells?", "megakaryocytes")],
    "a verb changed": [choice("Which organ produces the hormone insulin?", "Pancreas", "Liver", "Spleen"), choice("Which organ secretes the hormone insulin?", "Pancreas", "Kidney", "Thyroid")],
    "another type": [choice("What is the capital city of Australia?", "Canberra", "Sydney", "Perth"), card("The capital city of Australia", "Canberra")],
    "a word more": [word("Who wrote the play Hamlet?", "Shakespeare"), word("Who wrote the famous play Hamlet?", "Shakespeare")],
    "the same, key in other words": [card("What is the function of red blood cells?", "They carry oxygen"), word("What is the function of red blood cells?", "carrying oxygen")],
    "statements": [judge("The femur is the longest bone of the human body."), judge("The longest bone of the human body is the femur.")],
    "numbers": [number("How many bones has the adult human skeleton?", 206), number("The adult human skeleton has how many bones?", 206)],
    "one word left to go by": [choice("Where are platelets made?", "Marrow", "Spleen", "Liver"), choice("Where are platelets produced?", "Marrow", "Kidney", "Lung")],
    "childhood and children": [word("What is the most common childhood cancer?", "leukemia"), word("What is the most common cancer in children?", "leukemia")],
    "gaps": [{"type": "cloze", "stem": "Platelets are made in the {{marrow}}.", "explanation": "E."}, {"type": "cloze", "stem": "The platelets are made in {{marrow}}.", "explanation": "E."}],
    "one stem, nearly one key": [word("What do red cells do in the body?", "carry oxygen to tissues"), word("What do red cells do in the body?", "carry oxygen to all tissues")],
    "statements, one a word shorter": [judge("The femur is the longest and the strongest bone of the whole human body."), judge("The femur is the longest and strongest bone of the human body.")],
    "copies": [choice("Which metal is liquid at room temperature?", "Mercury", "Lead", "Tin"), choice("Which metal is liquid at room temperature?", "Mercury", "Zinc", "Iron")],
}  # fmt: skip
DISTINCT: dict[str, list[Q]] = {
    "one pattern, other things": [word("Which organ makes insulin?", "pancreas"), word("Which organ makes bile?", "liver"), word("Which organ makes urine?", "kidney")],
    "one pattern, one key": [word("Which organ makes insulin?", "pancreas"), word("Which organ makes glucagon?", "pancreas")],
    "other numbers": [number("What is 7 times 8?", 56), number("What is 4 times 14?", 56)],
    "numbers alone tell them apart": [number("A car drives 60 km in 2 hours. What is its speed?", 30, unit="km"), number("A car drives 90 km in 3 hours. What is its speed?", 30, unit="km")],
    "a statement and its reverse": [judge("Arteries carry blood away from the heart."), judge("Arteries do not carry blood to the lungs from the heart.", answer=False)],
    "who does what to whom": [judge("Wolves hunt deer in the forests of the north."), judge("Deer flee wolves in the plains of the south.")],
    "statements of one pattern": [judge("Copper is a metal that conducts current well."), judge("Silver is a metal that conducts current well.")],
    "one stem, other keys": [choice("Which of these is a symptom of measles?", "Rash", "Gout", "Caries"), choice("Which of these is a symptom of measles?", "Fever", "Gout", "Caries")],
    "members of one class": [word("Which class of antibiotics does ceftriaxone belong to?", "cephalosporins"), word("Which class of antibiotics does cefazolin belong to?", "cephalosporins")],
    "one stem, two doses": [word("What is the daily dose of the drug?", "20 mg of oral prednisone"), word("What is the daily dose of the drug?", "40 mg of oral prednisone")],
    "other gaps": [{"type": "cloze", "stem": "The {{heart}} moves blood.", "explanation": "E."}, {"type": "cloze", "stem": "The {{spleen}} cleans blood.", "explanation": "E."}],
    "abbreviations": [card("What does CNS stand for?", "Central nervous system"), card("What does PCR stand for?", "Polymerase chain reaction")],
    "retired and its heir": [word("Which cell makes platelets?", "megakaryocyte", retired="2026-01-01"), word("Which cell makes platelets?", "megakaryocyte")],
}  # fmt: skip


@pytest.mark.parametrize("pair", DUPLICATES.values(), ids=DUPLICATES)
def test_near_duplicates_are_found_on_the_second(pair: list[Q], tmp_path: Path) -> None:
    found = findings(tmp_path / "bank.yaml", as_yaml(pair))
    assert [(problem.rule, problem.question) for problem in found] == [("near-duplicate", "n/q2")]
    assert "n/q1" in found[0].message


@pytest.mark.parametrize("pair", DISTINCT.values(), ids=DISTINCT)
def test_questions_about_different_things_are_no_duplicates(pair: list[Q], tmp_path: Path) -> None:
    assert rules_of(tmp_path, *pair) == []


def test_a_question_that_is_there_twice_under_one_id_is_told_so_and_no_more(tmp_path: Path) -> None:
    same = {"id": "same", **word("Which cell makes platelets?", "megakaryocyte")}
    assert rules_of(tmp_path, same, same) == ["duplicate-id"]


def test_many_copies_give_one_finding_each(tmp_path: Path) -> None:
    copies = [word("Which cell makes platelets?", "megakaryocyte") for _ in range(500)]
    found = findings(tmp_path / "bank.yaml", as_yaml(copies))
    assert len(found) == 499
    assert all("n/q1," in problem.message for problem in found)


def test_a_large_bank_of_its_own_questions_has_no_duplicate(tmp_path: Path) -> None:
    folder = varied.write(tmp_path / "varied", 800)
    from allquiz.app.checking import Checker

    found = Checker().check([folder]).problems
    # The one pair that is ignored for a reason in the shipped bank comes back each time.
    assert sum(problem.rule == "near-duplicate" for problem in found) <= 4


def test_fronts_alike_with_two_backs(tmp_path: Path) -> None:
    same = [card("What is aspirin?", "A drug for pain"), card("what is  aspirin", "An ester")]
    assert rules_of(tmp_path, *same) == ["same-front-different-backs"]
    typed = [word("Where is the battle's site?", "Hastings"), card("Where is the battle's site?", "Senlac Hill")]  # fmt: skip
    assert rules_of(tmp_path, *typed) == ["same-front-different-backs"]
    apart = [
        card("What is aspirin used for?", "Pain"),
        card("What is aspirin made of?", "An ester"),
    ]
    assert rules_of(tmp_path, *apart) == []


def test_signs_tell_fronts_backs_and_keys_apart(tmp_path: Path) -> None:
    apart = [card("Is 5 > 3?", "Yes"), card("Is 5 < 3?", "No")]
    assert rules_of(tmp_path, *apart) == []
    sums = [number("What is 3 − 4?", -1), number("What is 4 − 3?", 1)]
    assert rules_of(tmp_path, *sums) == []
    for backs in [("+1", "-1"), ("Na+", "Na−")]:
        asked = [card("What is the charge of the ion?", back) for back in backs]
        assert rules_of(tmp_path, *asked) == ["same-front-different-backs"]
    charges = [number("What is the charge of the ion?", -1), number("What is the charge of the ion?", 1)]  # fmt: skip
    assert rules_of(tmp_path, *charges) == ["same-front-different-backs"]
    alike = [number("What is the charge of chloride?", -1), number("The charge of chloride is what?", -1)]  # fmt: skip
    assert rules_of(tmp_path, *alike) == ["near-duplicate"]


def test_the_kind_of_thing_asked_for_need_not_be_repeated(tmp_path: Path) -> None:
    asks = word("Which vessel carries blood from the heart to the lungs?", "pulmonary artery")
    tells = judge("The pulmonary artery carries blood from the heart to the lungs, at low pressure.")  # fmt: skip
    assert rules_of(tmp_path, asks, tells) == ["gives-away-key"]
    law = word("Which court tried the leaders of the Reich in 1945?", "Nuremberg tribunal")
    tells = word("The Nuremberg tribunal tried leaders of the Reich in 1945. Who prosecuted first?", "Jackson")  # fmt: skip
    assert rules_of(tmp_path, law, tells) == ["gives-away-key"]


def test_a_stem_that_answers_another(tmp_path: Path) -> None:
    asks = word("Which enzyme unwinds the double helix of DNA?", "helicase")
    tells = choice("Helicase is the enzyme that unwinds the double helix of DNA. What drives it?", "ATP", "Light", "Heat")  # fmt: skip
    assert rules_of(tmp_path, asks, tells) == ["gives-away-key"]
    assert rules_of(tmp_path, asks, judge("Helicase seals gaps in DNA.")) == []
    untrue = judge(
        "Helicase is the enzyme that unwinds the double helix of RNA and DNA.", answer=False
    )
    assert rules_of(tmp_path, asks, untrue) == []


def lengths(places: str) -> list[Q]:
    """Choices whose key is the longest option (l), the shortest (s) or between (m), by a little each."""
    bank = []
    for n, place in enumerate(places, 10):
        options = {"l": f"Turns wheel {n} about", "m": f"Stops rod {n} now", "s": f"Lifts arm {n}"}
        bank.append(choice(f"What does part {n} do?", options.pop(place), *options.values()))
    return bank


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ("l" * 25, "pick the longest option"),
        ("s" * 25, "pick the shortest option"),
        ("sm" * 15, "never pick the longest option"),  # to strike the longest out pays
        ("slm" * 9, None),
        ("l" * 5, None),  # too few to say
    ],
)
def test_lengths_that_tell_keys_are_found_over_a_bank_in_both_directions(
    tmp_path: Path, places: str, told: str | None
) -> None:
    found = findings(tmp_path / "bank.yaml", as_yaml(lengths(places)))
    said = [problem for problem in found if problem.rule == "length-tells-key"]
    assert any(f"“{told}”" in problem.message for problem in said) if told else said == []
    assert all(problem.question is None for problem in said)  # of the bank, of no question


THINGS = (
    "gold",
    "ice",
    "cork",
    "moss",
    "salt",
    "snow",
    "iron",
    "fire",
    "sand",
    "glass",
    "chalk",
    "lead",
)


@pytest.mark.parametrize(
    ("form", "truths", "told"),
    [
        ("Only {} does it.", [False] * 12, True),
        ("Only {} does it.", [True, False] * 6, False),
        ("It may be {} at times.", [True] * 12, True),
        ("It may be {} at times.", [False, True] * 6, False),
        ("It is {} as a rule.", [True, False] * 6, False),
    ],
)
def test_words_that_tell_true_from_false_are_found_over_a_bank(
    tmp_path: Path, form: str, truths: list[bool], told: bool
) -> None:
    statements = [judge(form.format(t), answer=a) for t, a in zip(THINGS, truths, strict=True)]
    assert ("wording-tells-key" in rules_of(tmp_path, *statements)) is told


@pytest.mark.parametrize("hedge", ["May help", "As a rule helps"])
@pytest.mark.parametrize("hedged", ["key", "distractor", "each in turn"])
def test_hedged_options_that_tell_keys_are_found_over_a_bank(
    tmp_path: Path, hedged: str, hedge: str
) -> None:
    bank = []
    for n, thing in enumerate(THINGS * 2):
        is_key = hedged == "key" or (hedged == "each in turn" and n % 3 == 0)
        key, wrong = (
            (f"{hedge} {thing}", f"Hurts {thing}s")
            if is_key
            else (f"Hurts {thing}s", f"{hedge} {thing}")
        )
        bank.append(choice(f"What does {thing} number {n} do to it?", key, wrong, f"Stops {thing}"))
    told = "wording-tells-key" in rules_of(tmp_path, *bank)
    assert told is (hedged != "each in turn")


def test_keys_made_of_the_parts_of_their_distractors_are_found_over_a_bank(tmp_path: Path) -> None:
    made = [
        choice(f"Which {thing} is it in row {n}?", f"red {thing} north", f"red {thing} south", f"blue {thing} north")
        for n, thing in enumerate(THINGS)
    ]  # fmt: skip
    paired = [
        choice(f"Which {thing} is it in row {n}?", *(options if n % 4 else options[::-1]))
        for n, thing in enumerate(THINGS)
        if (options := [f"red {thing} north", f"red {thing} south", f"blue {thing} north", f"blue {thing} south"])
    ]  # fmt: skip
    assert "likeness-tells-key" in rules_of(tmp_path, *made)
    assert "likeness-tells-key" not in rules_of(tmp_path, *paired)


ORDERED = {
    "then": (["A vessel is cut", "Then platelets stick", "A clot closes it"], "Put in order."),
    "finally": (["A vessel is cut", "Platelets stick", "Finally a clot closes it"], "Put in order."),
    "its result": (["Blood is drawn", "Its result is read", "A drug is chosen"], "Put in order."),
    "the stem": (["Make antibodies", "Attach to germs", "Destroy them whole"], "Antibodies are made, attached, and destroying follows: which order?"),
}  # fmt: skip


@pytest.mark.parametrize(("steps", "stem"), ORDERED.values(), ids=ORDERED)
def test_words_that_tell_an_order_are_found(tmp_path: Path, steps: list[str], stem: str) -> None:
    flawed = {"type": "ordering", "stem": stem, "order": steps, "explanation": "E."}
    clean = {"type": "ordering", "stem": "Which order is right, first to last?", "explanation": "E.",
             "order": ["A vessel is cut", "Platelets stick to the wall", "A clot closes the hole"]}  # fmt: skip
    assert "wording-tells-order" in rules_of(tmp_path, flawed)
    assert "wording-tells-order" not in rules_of(tmp_path, clean)


STATEMENTS = ("Gold is a metal", "Ice floats", "Bats nurse", "Rome is old", "Cork burns", "Moss is green",
              "Salt dissolves", "Snow is white", "Iron rusts", "Birds sing", "Fire glows", "Sand flows")  # fmt: skip


@pytest.mark.parametrize(
    ("true", "false", "told"),
    [(12, 0, True), (0, 12, True), (10, 2, True), (6, 6, False), (8, 4, False), (4, 1, False), (8, 0, True)],
)  # fmt: skip
def test_true_and_false_in_balance(true: int, false: int, told: bool, tmp_path: Path) -> None:
    keys = [True] * true + [False] * false
    made = [judge(f"{text}.", answer=key) for text, key in zip(STATEMENTS, keys, strict=False)]
    assert rules_of(tmp_path, *made) == (["true-false-imbalance"] if told else [])


def test_small_files_are_judged_together(tmp_path: Path, allquiz: Run) -> None:
    for part in range(3):
        made = [judge(f"{text}.", id=f"q{part}-{n}") for n, text in enumerate(STATEMENTS[part * 4 : part * 4 + 4])]  # fmt: skip
        (tmp_path / f"{part}.yaml").write_text(HEAD + SOURCE + "questions:\n" + as_yaml(made))
    ran = allquiz("check", ".", "--select", "true-false-imbalance")
    assert "12 of the 12 statements in these banks together are true" in ran.stdout


FACTS = """
f-one: {fact: Gold is a metal., source: p, section: S, importance: core}
f-two: {fact: Ice floats., source: p, section: S, importance: core}
f-three: {fact: Bats nurse., source: p, section: S, importance: detail}
"""


def test_a_core_fact_tested_once_is_an_info_at_its_question(tmp_path: Path, allquiz: Run) -> None:
    (tmp_path / "facts.yaml").write_text(FACTS)
    (tmp_path / "sources.yaml").write_text("p: {title: P, document: D, publisher: U, revised: 2026-01-01}\n")  # fmt: skip
    made = [
        judge("Gold is a metal.", facts=["f-one", "f-two"]),
        judge("Ice sinks.", answer=False, facts=["f-two", "f-three"]),
    ]
    found = findings(tmp_path / "bank.yaml", as_yaml(made))
    assert [(p.rule, p.severity, p.question) for p in found] == [
        ("core-fact-tested-once", "info", "n/q1")
    ]
    assert "`f-one`" in found[0].message


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (judge("Gold is a metal.", as_of=1990), True),
        (judge("Gold is a metal.", as_of="1990-06-01"), True),
        (judge("Gold is a metal.", as_of=2990), False),
        (judge("Gold is a metal."), False),
        (judge("Gold is a metal.", as_of=1990, since={"note": "N.", "as_of": 2990, "source": "S"}), False),
    ],
)  # fmt: skip
def test_dates_past_an_age_are_found_when_asked_for(
    question: Q, told: bool, tmp_path: Path, allquiz: Run
) -> None:
    (tmp_path / "b.yaml").write_text(HEAD + SOURCE + "questions:\n" + as_yaml([question]))
    assert "outdated" not in allquiz("check", "b.yaml").stdout
    assert ("warning[outdated]" in allquiz("check", "b.yaml", "--older-than", 5).stdout) is told


@pytest.mark.parametrize(("day", "told"), [("2024-02-01", False), ("2024-01-31", True)])
def test_an_anniversary_is_no_more_than_a_year(
    day: str, told: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(today=lambda: date(2025, 2, 1))
    monkeypatch.setattr("allquiz.app.checking.date", clock)
    path = tmp_path / "b.yaml"
    path.write_text(
        HEAD + SOURCE + "questions:\n" + as_yaml([judge("Gold is a metal.", as_of=day)])
    )
    found = Checker().check([path], older_than=1).problems
    assert ("outdated" in {problem.rule for problem in found}) is told


def test_an_ignored_rule_is_silent_and_its_reason_is_wanted(tmp_path: Path) -> None:
    flawed = choice("Which gas do plants take up?", "Carbon dioxide", "Oxygen")
    reason = {"lint": {"ignore": {"too-few-options": "the lab has these two"}}}
    assert rules_of(tmp_path, {**flawed, **reason}) == []
    assert rules_of(tmp_path, {**flawed, "lint": {"ignore": {"too-few-options": ""}}}) != []
    assert rules_of(tmp_path, {**flawed, "lint": {"ignore": ["too-few-options"]}}) == ["wrong-kind"]


def test_a_rule_of_banks_is_ignored_where_it_is_reported(tmp_path: Path) -> None:
    first, second = DUPLICATES["a word more"]
    reason = {"lint": {"ignore": {"near-duplicate": "a second look is wanted"}}}
    assert rules_of(tmp_path, first, {**second, **reason}) == []
    assert rules_of(tmp_path, {**first, **reason}, second) == ["unused-ignore", "near-duplicate"]


def test_what_is_ignored_in_vain_is_told(tmp_path: Path) -> None:
    sound = judge("Gold is a metal.")
    for rule, told in {
        "too-few-options": ["unused-ignore"],
        "unknown-key": ["unused-ignore"],
        "too-few-option": ["unknown-ignore"],
        "outdated": [],  # it runs only where it is asked for
    }.items():
        assert rules_of(tmp_path, {**sound, "lint": {"ignore": {rule: "R."}}}) == told


def test_a_bank_in_another_language_is_not_judged_by_english_words(tmp_path: Path) -> None:
    german = choice("Der Arzt legt die Sonde an", "Chirurg", "Internist", "Pathologe")
    assert rules_of(tmp_path, german, head=HEAD + SOURCE + "language: de\n") == []


PLACES = {
    "a plain option": ("  - id: q\n    type: choice\n    stem: Which?\n    answer: A thing\n    distractors:\n      None of the above: No.\n      Two things: No.\n", "none-of-the-above", "None of"),
    "an option of a list": ("  - id: q\n    type: choice\n    stem: Which?\n    answer: A thing\n    distractors: [Two things, 'None of the above']\n", "none-of-the-above", "'None of"),
    "a flow mapping": ("  - {id: q, type: choice, stem: Which?, answer: A thing, distractors: [Two things, None of the above]}\n", "none-of-the-above", "None of"),
    "a word in a quoted stem": ("  - id: q\n    type: choice\n    stem: \"Which of these is not red?\"\n    answer: A\n    distractors: [B, C]\n", "unmarked-negative", "not red"),
    "a word in a folded stem": ("  - id: q\n    type: choice\n    stem: >-\n      Look. Nothing else.\n      Which of these is not red?\n    answer: A\n    distractors: [B, C]\n", "unmarked-negative", "not red"),
    "a key in a later question": ("  - id: p\n    type: true_false\n    stem: S\n    answer: true\n\n  - id: q\n    type: numeric\n    stem: S?\n    # note\n    answer: 2.5\n", "decimal-without-tolerance", "2.5"),
    "the last key before the file's end": ("  - id: q\n    type: numeric\n    stem: S?\n    answer: 2.5\n#", "decimal-without-tolerance", "2.5"),
    "a list that is not indented": ("- id: q\n  type: choice\n  stem: Which?\n  answer: A thing\n  distractors:\n  - Two things\n  - None of the above\n  hint: H\n", "none-of-the-above", "None of"),
    "a value on the next line": ("  - id: q\n    type: numeric\n    stem: S?\n    answer:\n      2.5\n  - id: r\n    type: true_false\n    stem: S\n    answer: true\n", "decimal-without-tolerance", "2.5"),
    "before a heading": ("  - id: q\n    type: numeric\n    stem: S?\n    answer: 2.5\ntags: [a]\n", "decimal-without-tolerance", "2.5"),
    "a quoted key": ("  - id: q\n    type: numeric\n    stem: S?\n    \"answer\": 2.5\n", "decimal-without-tolerance", "2.5"),
    "a question in one line of brackets": ("  [{id: q, type: numeric, stem: S?, answer: 2.5}]\n", "decimal-without-tolerance", "2.5"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "at"), PLACES.values(), ids=PLACES)
def test_a_finding_points_at_what_it_is_about(
    text: str, rule: str, at: str, tmp_path: Path
) -> None:
    path = tmp_path / "bank.yaml"
    (found,) = [problem for problem in findings(path, text.rstrip("\n")) if problem.rule == rule]
    line = path.read_text("utf-8").splitlines()[found.place.line - 1]
    assert line[found.place.column - 1 :].startswith(at)
