"""The folds of typed answers: what they join, and what they never may."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.grading import folds
from allquiz.grading.distance import near
from allquiz.grading.folds import fold, fold_word
from allquiz.grading.gloss import CLOSING
from allquiz.grading.lookalikes import is_class, kinds_of, same_substance
from allquiz.grading.tables import english, table
from allquiz.grading.typos import safe_typos
from allquiz.grading.vocabulary import NO_WORDS
from allquiz.grading.wording import normal, one_of, same, without_article
from allquiz.model.key import key_of, wordings_of
from allquiz.model.question import (
    AnyQuestion,
    Categorize,
    Choice,
    Cloze,
    Matching,
    MultipleResponse,
    Ordering,
    ShortAnswer,
)
from tests.conftest import shipped_bank

FOLDS: list[dict[str, Any]] = [
    *table("folds")["folds"],
    {"name": "spelling", **table("folds")["spelling"]},
    {"name": "plurals", **table("folds")["plurals"]},
]


by_fold = pytest.mark.parametrize("entry", FOLDS, ids=[entry["name"] for entry in FOLDS])


@by_fold
def test_what_a_fold_joins_is_the_same_either_way(entry: dict[str, Any]) -> None:
    differ = [(one, other) for one, other in entry["same"] if not same(one, other)]
    assert differ + [(other, one) for one, other in entry["same"] if not same(other, one)] == []


@by_fold
def test_what_a_fold_keeps_apart_is_not_the_same(entry: dict[str, Any]) -> None:
    for one, other in entry["apart"]:
        assert normal(one) != normal(other), (one, other)
        assert not same(one, other) or one == f"{other}%"  # the unit may go unsaid
        assert not safe_typos((one,), other, NO_WORDS), (one, other)


def test_every_fold_says_why_and_whence_and_what_it_joins() -> None:
    for entry in FOLDS:
        assert entry["why"], entry["name"]
        assert entry["source"], entry["name"]
        assert entry["same"], entry["name"]


SIGNS = "".join(letter for entry in FOLDS for letter in entry.get("letters", ""))
PIECES = st.one_of(
    st.sampled_from(SIGNS + " -+/%^()[]'.,0123456789 ACDTabcdeglmnopsux"),
    st.sampled_from(
        ["CD34", "mg", " to ", "between ", "at least ", " or more", "10", "¹³¹I", "'s"]
    ),
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# What the rules are written in, and texts near to what they act on.
NEAR = [
    word for entry in FOLDS for pair in entry["same"] + entry["apart"] for word in pair[0].split()
]
NEAR += " ".join(entry.get("needs", "") for entry in FOLDS).split()
NEAR += " ".join(table("folds")[key] for key in ("measures", "between")).split()
NEAR += [*table("folds")["numbers"], *sorted(english())[::100]]


@given(st.lists(st.sampled_from([*NEAR, " ", "-", "'s", "s"]), max_size=6).map(" ".join))
def test_no_fold_is_skipped_that_would_act(text: str) -> None:
    """Words alone are asked about by no rule: all of them make the same of it."""
    was = fold(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folds, "is_plain", lambda _: False)
        assert fold.__wrapped__(text) == was


@given(st.text(max_size=12))
def test_any_text_is_the_same_as_itself(text: str) -> None:
    assert same(text, text)


@given(PIECES, st.lists(PIECES, max_size=8).map("".join))
def test_any_two_texts_can_be_held_against_one_another(key: str, typed: str) -> None:
    assert same(key, typed) <= one_of(("another", key), typed)
    assert not safe_typos((key,), key, NO_WORDS)


@given(st.sampled_from(sorted(english())))
def test_english_words_are_listed_as_they_are_folded(word: str) -> None:
    assert fold_word(word) == word


def groups(name: str) -> list[str]:
    return [group for part in table("lookalikes")[name] for group in part["groups"]]


LISTED = sorted(" ".join([*table("lookalikes")["terms"], *groups("groups")]).split())


@given(st.sampled_from(LISTED))
def test_a_listed_term_folds_to_itself_and_stays(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)
    assert same(word, word.upper())


def test_a_listed_kind_is_found_by_its_name() -> None:
    assert all(map(kinds_of, table("lookalikes")["kinds"]))


def test_no_two_look_alikes_are_joined_nor_one_a_typo_of_the_other() -> None:
    for group in groups("groups"):
        for one, other in combinations(sorted(set(group.split())), 2):
            for key, typed in ((one, other), (other, one)):
                assert not same(key, typed)
                assert not safe_typos((key,), typed, NO_WORDS)
                is_also = same_substance(key, typed) or is_class(typed, key)
                assert same(key, f"{key} ({typed})") == is_also
    for sort in groups("sorts"):
        for one, other in permutations(sort.split(), 2):
            assert not same(one, f"{one} ({other})")
            assert not same(f"{one} cells", f"{one} cells ({other} cells)")
            assert same(one, f"{one} (it comes before {other})")


@pytest.mark.parametrize("kind", ["drugs", "terms"])
def test_no_term_passes_as_a_slip_of_another(kind: str) -> None:
    """Nonproprietary names, most of oncology, and listed terms, three slips or fewer from one another."""
    drugs = Path(__file__).with_name("drugs.txt").read_text("utf-8").split()
    names = drugs if kind == "drugs" else LISTED
    pairs = [(one, other) for one in names for other in near(one, names, 3) if one != other]
    assert len(pairs) > 1500
    passed = [pair for pair in pairs if same(*pair) or safe_typos((pair[0],), pair[1], NO_WORDS)]
    assert passed == []


def terms(question: AnyQuestion) -> Iterator[str]:
    """What is right in a question, and what is offered beside it."""
    match question:
        case ShortAnswer():
            yield from (question.answer, *question.accept)
        case Cloze():
            yield from (each for right in wordings_of(key_of(question)) for each in right)
        case Choice():
            yield from (question.answer, *(option.text for option in question.distractors))
        case MultipleResponse():
            yield from (option.text for option in (*question.answers, *question.distractors))
        case Matching():
            yield from (text for pair in question.pairs for text in pair)
            yield from (option.text for option in question.distractors)
        case Categorize():
            yield from (text for name, items in question.categories for text in (name, *items))
        case Ordering():
            yield from question.order


@cache
def shipped() -> dict[str, list[str]]:
    """The terms of each question of the shipped bank."""
    return {q.name: list(terms(q)) for q in shipped_bank().questions}


# The same but for number, spelling or sign: every two terms of the bank that fold to one.
PLAIN_WORDS = {
    "twenty": "20",
    "half": "1/2",
    "a half": "1/2",
    "one half": "1/2",
    "&": "and",
    "1 day": "one day",
    "a day": "one day",
    "about a day": "one day",
    "24 h": "24 hours",
    "24 hrs": "24 hours",
    "twenty-four hours": "24 hours",
    "50 percent": "50%",
    "fifty percent": "50%",
    "one thousand": "1000",
    "thousand": "1000",
    "a thousand": "1000",
    "three thousand": "3000",
}


def reduced(term: str) -> str:
    """A term by other means than the folds: letters only, no plural, no British spelling."""
    for word, plain in PLAIN_WORDS.items():
        term = plain if term.casefold() == word else term.replace(f" {word} ", f" {plain} ")
    words = "".join(
        c if c.isalnum() or c == "%" else " "
        for c in unicodedata.normalize(
            "NFKC",
            term.replace(" and over", "+")
            .replace("%", " percent ")
            .replace("+", " positive")
            .casefold(),
        )
    )
    for one, other in (
        ("versus", "vs"),
        (" pts", " patients"),
        ("leuco", "leuko"),
        ("aem", "em"),
        ("hemopoie", "hematopoie"),
        ("aeri", "eri"),
        ("lis", "liz"),
    ):
        words = words.replace(one, other)
    singular = ["child" if word == "children" else word.removesuffix("s") for word in words.split()]
    return "".join(word[:-2] + "y" if word.endswith("ie") else word for word in singular)


def test_folding_joins_no_two_terms_of_the_shipped_bank_that_differ() -> None:
    joined: dict[str, set[str]] = {}
    for found in shipped().values():
        for term in found:
            joined.setdefault(normal(term), set()).add(reduced(term))
    assert [each for each in joined.values() if len(each) > 1] == []


def test_no_key_of_a_choice_can_be_taken_for_another_option() -> None:
    for question in shipped_bank().questions:
        if isinstance(question, Choice):
            for option in question.distractors:
                assert not same(question.answer, option.text), question.name


# What a plain US keyboard has for a character.
KEYBOARD = {
    **dict.fromkeys("–—‑−", "-"),
    **dict.fromkeys("‘’′", "'"),
    **dict.fromkeys("“”", '"'),
    **dict.fromkeys("®™", ""),
    "≥": ">=",
    "≤": "<=",
    "½": "1/2",
    "¼": "1/4",
    "×": "x",
    "→": "->",
    "°": "",
    "…": "...",
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "κ": "kappa",
    "λ": "lambda",
    "µ": "u",
    "μ": "u",
    "≈": "~",
    "±": "+/-",
    "\u202f": " ",
    "\u2009": " ",
    "\u00a0": " ",
    **{small: str(digit) for digit, small in enumerate("₀₁₂₃₄₅₆₇₈₉")},
    "⁺": "+",
    "⁻": "-",
    "²": "2",
    "³": "3",
}


def on_a_keyboard(text: str) -> str:
    plain = "".join(KEYBOARD.get(c, c) for c in unicodedata.normalize("NFC", text))
    return unicodedata.normalize("NFD", plain).encode("ascii", "ignore").decode()


def test_every_key_of_the_shipped_bank_can_be_typed_on_a_plain_keyboard() -> None:
    for name, found in shipped().items():
        for term in found:
            assert same(term, on_a_keyboard(term)), (name, term)
            assert same(on_a_keyboard(term), term), (name, term)


TERMS = st.sampled_from(
    "β-thalassemia IFN-γ κ-chain TNF-α Ca²⁺ HCO₃⁻ CD34− µmol/L mg/m² ½ ≥20% 2–3 5′–3′ Sjögren’s "
    "Gleevec® Waldenström 37 °C CO₂ ±2 5×10 →".split(" ")
)


@given(st.lists(TERMS, min_size=1, max_size=3, unique=True).map(" ".join))
def test_what_a_keyboard_can_not_type_is_no_reason_to_be_wrong(key: str) -> None:
    assert same(key, on_a_keyboard(key))
    assert same(on_a_keyboard(key), key)


def test_a_gloss_is_the_last_bracket_after_a_space() -> None:
    assert CLOSING.fullmatch("Kyprolis (carfilzomib)")
    assert not CLOSING.fullmatch("t(9;22)")
    assert without_article("a gene (BCR)") == "gene (BCR)"
