"""What the page grades typed answers by: the tables of grading, as far as these questions need them."""

from collections.abc import Sequence
from typing import Any

from allquiz.grading.distance import near
from allquiz.grading.folds import plurals
from allquiz.grading.lookalikes import terms
from allquiz.grading.tables import english, table
from allquiz.grading.typos import allowance
from allquiz.grading.vocabulary import Vocabulary
from allquiz.grading.wording import acronyms_of, without_article, word_forms
from allquiz.model.key import Gaps, Number, Words, key_of, wordings_of
from allquiz.model.question import AnyQuestion
from allquiz.model.question_document import all_texts


def tables_for(questions: Sequence[AnyQuestion]) -> dict[str, Any] | None:
    """The tables, as values of JSON; None where nothing is typed.

    Without what is in them for readers and tests. Of English only the words that a safe typo of a
    key could be.
    """
    keys = list(map(key_of, questions))
    if not any(isinstance(key, Words | Gaps | Number) for key in keys):
        return None
    folds, alike = table("folds"), table("lookalikes")
    vocabulary = Vocabulary(text for question in questions for text in all_texts(question))
    forgiving = [key for key in keys if not (isinstance(key, Words) and key.exact)]
    wordings = [each for key in forgiving for right in wordings_of(key) for each in right]
    return {
        "folds": {
            **{name: folds[name] for name in ("lists", "numbers", "measures", "sizes", "between")},
            "folds": [_used(fold) for fold in folds["folds"]],
            **{name: _used(folds[name]) for name in ("spelling", "plurals")},
        },
        "lookalikes": {
            **{name: alike[name] for name in AS_THEY_ARE},
            "groups": [group for part in alike["groups"] for group in part["groups"]],
            "sorts": [group for part in alike["sorts"] for group in part["groups"]],
            "endings": [alike["endings"][kind] for kind in ("drugs", "cells")],
            "brands": alike["brands"]["generic"],
        },
        "english": " ".join(sorted(_near(wordings))),
        "vocabulary": " ".join(sorted(vocabulary.words - terms())) if wordings else "",
    }


def _used(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in entry if name not in FOR_READERS}


AS_THEY_ARE = "terms prefixes suffixes negations cased qualifiers hedges broader relations young unsure genes kinds fused meanings".split()
FOR_READERS = ("name", "why", "source", "same", "apart")


def _near(wordings: Sequence[str]) -> set[str]:
    """The English words as near to a word of a key as a word within one slip of a typo can be.

    What the longest form of a word allows, each does: `rubies` for rabies is ruby for raby.
    """
    forms: dict[str, int] = {}
    for wording in wordings:
        for each in word_forms(without_article(wording), acronyms_of(wording)):
            all_forms = (*each, *plurals(each.normal))
            slips = max(map(allowance, all_forms)) + 1
            forms |= {form: max(slips, forms.get(form, 0)) for form in all_forms}
    by_length: dict[int, list[str]] = {}
    for word in english():
        by_length.setdefault(len(word), []).append(word)
    found: set[str] = set()
    for form, slips in forms.items():
        if slips == 1:
            continue
        for length in range(len(form) - slips, len(form) + slips + 1):
            found.update(near(form, by_length.get(length, ()), slips))
    return found
