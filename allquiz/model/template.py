"""A question of each type to start from: every text in it says what to write in its place."""

from collections.abc import Sequence
from typing import Any

from allquiz.model.document import texts_in

WHY = "Why the right answer is right."
TEMPLATES: dict[str, dict[str, Any]] = {
    "choice": {
        "stem": "What is asked here?",
        "answer": "The right option",
        "distractors": {
            "A wrong option": "Why this one is wrong.",
            "Another wrong one": "Why that one is wrong too.",
        },
        "explanation": WHY,
    },
    "multiple_response": {
        "stem": "Which of these fit? Select every one that does.",
        "answers": {
            "One that fits": "Why it fits.",
            "Another that fits": "Why that one fits too.",
        },
        "distractors": {
            "One that does not": "Why it does not fit.",
            "Another that does not": "Why that one does not fit either.",
        },
        "explanation": "What those that fit have in common.",
    },
    "true_false": {
        "stem": "A statement to judge.",
        "answer": "true",
        "explanation": "Why the statement is true.",
    },
    "numeric": {
        "stem": "How many are there?",
        "answer": "20",
        "explanation": "Where the number comes from.",
    },
    "short_answer": {
        "stem": "What is the name of it?",
        "answer": "the name",
        "explanation": "Why it is called so.",
    },
    "cloze": {
        "stem": "A sentence with a {{gap}} in it.",
        "explanation": "Why that fills the gap.",
    },
    "matching": {
        "stem": "Match each left side to its right side.",
        "pairs": {"First left side": "its right side", "Second left side": "the other right side"},
        "explanation": "What joins the two sides.",
    },
    "ordering": {
        "stem": "Which order is right, first to last?",
        "order": ["What comes first", "What comes next", "What comes last"],
        "explanation": "Why this order.",
    },
    "categorize": {
        "stem": "Sort these into their categories.",
        "categories": {"One category": ["An item of it"], "Another category": ["An item of that"]},
        "explanation": "What divides the categories.",
    },
    "flashcard": {"front": "The question side", "back": "The answer side"},
}

MAY_BE_MEANT = ("true", "20")
# What earlier versions offered for further parts; it may still stand in banks begun with them.
OFFERED_ONCE = ("Why it is right.", "Why it is wrong.", "An item")

# Of each type the texts of its template, each with the key that it stands under.
TEXTS: dict[str, frozenset[tuple[str, str]]] = {
    kind: frozenset(
        (key, text)
        for key, value in template.items()
        if value not in MAY_BE_MEANT
        for text in (*texts_in(value), *(() if isinstance(value, str) else OFFERED_ONCE))
    )
    for kind, template in TEMPLATES.items()
}


def left(kind: str, texts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The keys of a question of this type that hold a template's text, each with the first such
    text; `texts` are all of its texts, each with its key."""
    of_template = TEXTS[kind]
    if of_template.isdisjoint(texts):  # sooner told of all together
        return {}
    found: dict[str, str] = {}
    for key, text in texts:
        if (key, text) in of_template:
            found.setdefault(key, text)
    return found
