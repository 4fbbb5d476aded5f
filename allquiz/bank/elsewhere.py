"""The names that other quiz programs have for our keys and types, and what to do about them."""

import re
from collections.abc import Collection

from allquiz.grading.distance import distance
from allquiz.model.template import TEMPLATES

# What other programs call it, where only one thing can be meant: of a card, the latter.
KEYS_ELSEWHERE = {
    "question": "stem front", "prompt": "stem front", "text": "stem", "statement": "stem", "q": "stem front", "question_text": "stem front",
    "a": "answer back", "answer": "back", "term": "front", "definition": "back", "items": "questions", "fragen": "questions",
    "correct": "answer", "correct_answer": "answer", "solution": "answer",
    "wrong": "distractors", "incorrect": "distractors", "wrong_answers": "distractors",
    "incorrect_answers": "distractors", "wrong_options": "distractors", "correct_option": "answer", "right_answer": "answer",
    "correct_options": "answers", "right_answers": "answers", "frage": "stem", "antwort": "answer", "réponse": "answer",
    "feedback": "explanation", "rationale": "explanation", "reason": "explanation",
    "correct_answers": "answers",
}  # fmt: skip
SEVERAL = "write the right option under `answer:`, the wrong ones under `distractors:`"
BY_TYPE = "leave it out: how much a question counts follows from its type"
REMEDIES = {
    "options": SEVERAL, "choices": SEVERAL, "<<": "write the keys out: a bank takes nothing over from elsewhere in it",
    "image": "use `figure:` with `file` and `alt`",
    "points": BY_TYPE, "marks": BY_TYPE, "score": BY_TYPE, "weight": BY_TYPE,
    "difficulty": "say it as `level:`, or leave it out", "category": "use `tags:`, or leave it out",
}  # fmt: skip
TYPES_ELSEWHERE = {
    "mcq": "choice", "multiple_choice": "choice", "single_choice": "choice", "sba": "choice",
    "mrq": "multiple_response", "multi_select": "multiple_response", "checkbox": "multiple_response",
    "tf": "true_false", "truefalse": "true_false", "boolean": "true_false", "bool": "true_false",
    "short": "short_answer", "text": "short_answer", "number": "numeric", "numerical": "numeric",
    "fill_in": "cloze", "fill_in_the_blank": "cloze", "gap": "cloze", "match": "matching",
    "order": "ordering", "sequence": "ordering", "basic": "flashcard", "card": "flashcard",
}  # fmt: skip


NEAR = 2  # letters by which a misspelt word may differ


def key_elsewhere(name: str, known: Collection[str]) -> str | None:
    """Which of the known keys is meant, given another program's, in another case or in quotes."""
    plain = _in_snake_case(name.strip("“”„‘’\"'* "))
    meant = [plain, *KEYS_ELSEWHERE.get(plain, "").split()]
    return next((each for each in meant if each in known), None)


def type_elsewhere(name: str) -> str | None:
    """Our name of a type, given another program's."""
    words = _in_snake_case(name.strip())
    return words if words in TEMPLATES and words != name else TYPES_ELSEWHERE.get(words)


def _in_snake_case(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[\s/-]+", "_", name).lower()


def misspelt(word: str, known: Collection[str]) -> str | None:
    """The one known word that differs by two letters at most, and less than by half."""
    near = {each: distance(word, each, NEAR) for each in known}
    close = [each for each, far in near.items() if far <= min(NEAR, (len(each) - 1) // 2)]
    best = [each for each in close if near[each] == min(near[c] for c in close)]
    return best[0] if len(best) == 1 else None
