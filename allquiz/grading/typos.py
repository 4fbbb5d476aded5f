"""Typos that may be forgiven, and those that medicine can't afford."""

import re
from itertools import product

from allquiz.grading.distance import distance, near
from allquiz.grading.folds import plurals
from allquiz.grading.gloss import readings
from allquiz.grading.lookalikes import drug_ending, ends_alike, opposed, same_substance, terms
from allquiz.grading.tables import english
from allquiz.grading.verdict import Typo
from allquiz.grading.vocabulary import Vocabulary
from allquiz.grading.wording import (
    Word,
    acronyms_of,
    is_named,
    leads_elsewhere,
    without_article,
    word_forms,
    words,
)

# Spellings of one sound, those that no two terms are told apart by.
SOUNDS = tuple(
    pair.split("-") for pair in "ph-f y-i ci-si ce-se ch-k ck-k c-k z-s th-t rh-r".split()
)
MOST = 2  # slips in one answer
NOUN = re.compile("(?:um|us|on|is|a|e)$")
TELLING = frozenset("+−<>=/^%")  # in a digit or such a sign, a slip changes the meaning


def safe_typos(wordings: tuple[str, ...], given: str, vocabulary: Vocabulary) -> tuple[Typo, ...]:
    """The typo that makes `given` one of the wordings; empty where it is none, or not safely so.

    Word by word, with the distance of `distance.py`: none in words of less than 5 letters, 1 up to 8, 2
    above, and at most 2 in all; a word that sounds alike is one slip. Never in a number, a sign or an
    acronym, where the word is another known term or English word or at least as near to one that is not
    right as well, where it is the adjective of the noun, nor where an opposing affix, the class's ending or the few letters before it differ.
    """
    kin = {form for wording in wordings for word in word_forms(wording) for form in word}
    for wording, typed in readings(wordings, given):
        if _safe(wording, typed, vocabulary, kin):
            return (Typo(given.strip(), wording),)
    return ()


def allowance(word: str) -> int:
    """How many slips a word of this length may hold: one where it is the name of a drug of a class."""
    return 0 if len(word) < 5 else 1 if len(word) < 9 or drug_ending(word) else MOST


def _safe(key: str, given: str, vocabulary: Vocabulary, kin: set[str]) -> bool:
    fixed = acronyms_of(key)
    wanted = word_forms(without_article(key), fixed)
    got = word_forms(without_article(given), fixed)
    if len(wanted) != len(got) or leads_elsewhere(key, given):
        return False
    if is_named(key) and words(given)[:1] != words(key)[:1]:
        return False
    spent = 0
    for right, typed in zip(wanted, got, strict=True):
        if right.normal == typed.normal:
            continue
        meant, written, slips = _nearest(right, typed)
        spent += slips
        is_fixed = any(c.isnumeric() or c in TELLING for c in right.normal + typed.normal)
        if is_fixed or right.normal in fixed or slips > allowance(meant) or spent > MOST:
            return False
        if {*typed} & vocabulary.words or ({*typed} - {*right}) & english():
            return False
        if not ends_alike(right.normal, typed.normal) or {*typed} & adjectives(right.normal):
            return False
        if _means_another(meant, kin | {*right}, written, slips, vocabulary):
            return False
    return spent > 0


def _nearest(right: Word, typed: Word) -> tuple[str, str, int]:
    """The forms of the two words that are nearest to one another, and how far.

    The plural as well, so that `childern` is near to child and `kyprolys`, which looks like a
    plural, to kyprolis. What differs at all differs by one slip.
    """
    forms = dict.fromkeys((right.normal, right.spelt, right.typed, *plurals(right.normal)))
    pairs = product(forms, dict.fromkeys((typed.normal, typed.spelt, typed.typed)))
    unlike, slips, _, meant, written = min(
        (slips > MOST or sound(one) != sound(other), slips, -len(one), one, other)
        for one, other in pairs
        for slips in [distance(one, other, MOST)]
    )
    return meant, written, max(1, slips) if unlike else 1


def adjectives(noun: str) -> set[str]:
    """Words of the noun's stem that no slip makes: jejunal, cerebellar, hypoxic, hypertensive."""
    stem = NOUN.sub("", noun)
    return {
        stem + ending for ending in ("al", "ar", "ic", *(["ve"] if stem + "on" == noun else []))
    }


def sound(word: str) -> str:
    """A word as it is heard: what sounds the same is misspelt, not mistaken."""
    word = re.sub(r"(.)\1+", r"\1", word)
    for letters, heard in SOUNDS:
        word = word.replace(letters, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def _means_another(
    right: str, kin: set[str], typed: str, slips: int, vocabulary: Vocabulary
) -> bool:
    """Whether `typed` may be meant as another word than `right` and what else is right, `kin`."""
    if sound(right) == sound(typed):
        return False
    is_whole = not right.startswith(typed)
    return (
        opposed(right, typed)
        or (slips > 1 and any(word not in kin for word in near(typed, english(), slips - 1)))
        # Cut short, it may be another term: clofar for Clolar, where there is clofarabine.
        or (is_whole and any(w.startswith(typed) and w != typed for w in vocabulary.words))
        # As near to another term as to the key: which one was meant can't be told. The first letter is
        # seldom the wrong one (K. Kukich, "Techniques for automatically correcting words in text", ACM
        # Computing Surveys 24 (1992), section 1.1.2), and a letter left out is likelier than a wrong one:
        # cytogenic is not ontogenic, nor antbody anybody.
        or any(
            len(word) >= 5
            and word not in kin
            and (len(word) != len(typed) or len(typed) >= len(right) or word in terms())
            and distance(word, typed, slips) < slips + (word[0] == typed[0] or right[0] != typed[0])
            and not same_substance(word, right)
            for word in (near(typed, vocabulary.words, slips) if is_whole else ())
        )
    )
