"""What was typed or pasted, made a question.

Answers are kept as they were typed, by the step that asked: a text, or lines. A question pasted whole,
with lettered options, is read as Aiken files are.
"""

import re
from collections.abc import Callable
from typing import Any

from allquiz.importers.aiken import ANSWER, NUMBER, OPTION, TRUTH, Block, blocks
from allquiz.model.template import TEMPLATES

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# What stems that ask for more than a memory tend to hold.
SITUATION = re.compile(r"\b(?:year|month|week)s?[- ]old\b|\bpatient\b|\bpresents\b", re.IGNORECASE)
REASON = re.compile(
    r"\b(?:why|how does|how do|explains?|because|compared?|differs?)\b", re.IGNORECASE
)

Answers = dict[str, Any]  # `at`: the step that was broken off; `more`: further questions of a paste
Question = dict[str, Any]  # by the keys of the bank format


LINES = {"options", "answers", "pairs", "order", "groups", "tags"}  # what holds several


def is_sound(answers: Answers) -> bool:
    """Whether answers that were kept in a file are such as can be given."""
    return answers.get("type", "choice") in TEMPLATES and all(
        isinstance(value, list) and all(isinstance(line, str) for line in value)
        if name in LINES
        else isinstance(value, str) or (name == "keyless" and value is True)
        for name, value in answers.items()
    )


def suggested_level(stem: str) -> str:
    """A first guess from the words of a stem, for its author to change."""
    if SITUATION.search(stem):
        return "apply"
    return "understand" if REASON.search(stem) else "recall"


def options(lines: list[str]) -> tuple[list[str], list[str]]:
    """The right and the wrong options of lines, lettered or not; none is right where none is marked."""
    text, count = ["?"], 0
    for line in lines:
        lettered = OPTION.match(line)
        if not ANSWER.match(line):
            if not (lettered and lettered[2].upper() == LETTERS[count % 26]):
                is_marked = line.startswith("*") and line.count("*") % 2
                start, rest = ("*", line[1:]) if is_marked else ("", line)
                line = f"{start}{LETTERS[count % 26]}) {rest.strip()}"
            count += 1
        text.append(line)
    block = next(blocks("\n".join(text)))
    rights = block.rights()
    texts = block.texts
    return (
        [texts[number] for number in rights],
        [text for number, text in enumerate(texts) if number not in rights],
    )


def take(answers: Answers, text: str) -> bool:
    """Fill in the answers from a question with its options or its answer below; whether it is one.

    Further questions of the text are put aside as `more`.
    """
    found = list(blocks(text))
    if not (found and (found[0].options[1:] or found[0].answer)):
        return False
    block, said = found[0], found[0].said
    kind = answers.pop("type", None)
    answers["stem"] = NUMBER.sub("", "\n".join(block.stem), count=1)
    if block.options:
        _take_options(answers, block, kind)
    elif (truth := TRUTH.get((block.answer or "").casefold())) is not None:
        answers |= {"type": "true_false", "answer": "true" if truth else "false"}
    else:
        answers |= {"type": "short_answer", "answers": [block.answer]}
    if any(other.options or other.answer for other in found[1:]):
        answers["more"] = "\n".join(text.split("\n")[found[1].line - 1 :])
    else:
        said += [line for other in found[1:] for line in other.stem]
    if said:
        answers["explanation"] = "\n".join(said)
    return True


def _take_options(answers: Answers, block: Block, kind: str | None) -> None:
    rights = block.rights()
    several = rights[1:] or kind == "multiple_response"
    answers["type"] = "multiple_response" if several else "choice"
    answers["options"] = [
        f"*{text}" if number in rights else text for number, text in enumerate(block.texts)
    ]
    if not rights:
        answers["keyless"] = True


def mark(answers: Answers, text: str) -> None:
    """Mark the options that the text names."""
    lines = [*answers.get("options", []), f"Answer: {text}"]
    rights, wrongs = options(lines)
    answers["options"] = [*(f"*{right}" for right in rights), *wrongs]
    answers["type"] = "multiple_response" if rights[1:] else answers["type"]
    del answers["keyless"]


def question_of(answers: Answers) -> Question:
    """The question, without its id."""
    kind = answers["type"]
    question: Question = {"type": kind}
    question["front" if kind == "flashcard" else "stem"] = answers.get("stem", "")
    question |= MAKE.get(kind, _as_typed)(answers)
    kept = ("explanation", "level", "tags")
    question |= {key: answers[key] for key in kept if answers.get(key)}
    return question


def _as_typed(answers: Answers) -> Question:
    names = ("answer", "unit", "tolerance", "as_of", "order", "back")
    return {name: answers[name] for name in names if answers.get(name)}


def _choice(answers: Answers) -> Question:
    rights, wrongs = options(answers.get("options", []))
    if answers["type"] == "choice":
        right = rights[0] if rights else ""
        return {"answer": right, "distractors": _with_reasons(wrongs, answers)}
    return {
        "answers": _with_reasons(rights, answers),
        "distractors": _with_reasons(wrongs, answers),
    }


def _with_reasons(texts: list[str], answers: Answers) -> dict[str, str] | list[str]:
    reasons = [answers.get(f"why {text}", "") for text in texts]
    if any(reasons) and len({*texts}) == len(texts):
        return dict(zip(texts, reasons, strict=True))
    return texts


def _short_answer(answers: Answers) -> Question:
    first, *others = answers.get("answers") or [""]
    return {"answer": first, **({"accept": others} if others else {})}


def _matching(answers: Answers) -> Question:
    pairs = [sides(line) for line in answers.get("pairs", [])]
    spare = [right for left, right in pairs if not left]
    made: Question = {"pairs": {left: right for left, right in pairs if left}}
    return made | ({"distractors": spare} if spare else {})


def _categorize(answers: Answers) -> Question:
    groups = dict(sides(line) for line in answers.get("groups", []))
    return {
        "categories": {
            name: [item.strip() for item in items.split("; ") if item.strip()]
            for name, items in groups.items()
        }
    }


def sides(line: str) -> tuple[str, str]:
    """What stands on either side of the first sign of equality that has a blank behind it."""
    left, _, right = f"{line} ".partition("= ")
    return left.strip(), right.strip()


MAKE: dict[str, Callable[[Answers], Question]] = {
    "choice": _choice,
    "multiple_response": _choice,
    "short_answer": _short_answer,
    "matching": _matching,
    "categorize": _categorize,
}
