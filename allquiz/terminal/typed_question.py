"""What was typed or pasted, made a question.

Answers are kept as they were typed, by the step that asked; where several lines are wanted, each is a
step of its own, numbered from 1. A question pasted whole, with lettered options, is read as Aiken files are.
"""

import re
from collections.abc import Sequence
from itertools import count, pairwise, takewhile
from typing import Any

from allquiz.bank.numbers import TWO_NUMBERS
from allquiz.bank.questions import as_question
from allquiz.importers.answer_line import ANSWER
from allquiz.importers.numbered import unnumbered
from allquiz.importers.questions_in_turn import LINE, is_text, without_guesses
from allquiz.importers.sheet import OPTION, blocks, plain
from allquiz.importers.unlettered import names_one
from allquiz.model.starting_texts import TEMPLATES
from allquiz.model.truth import truth
from allquiz.model.words import LETTERS

BRACKETED = re.compile(r"\[([^,]+), *([^,]+)\]")
NOTHING = "-"  # typed in place of what is to be taken out
OF_ONE_TYPE = ("answer", "unit", "tolerance", "as_of", "back")
KEPT = (*OF_ONE_TYPE, "explanation", "level", "hint", "section")  # as keys of the question

# By the names of steps. `at`: the step that was broken off; `more`: further questions of a paste;
# `keyless`: options came without a key.
Answers = dict[str, str]
Question = dict[str, Any]  # by the keys of the bank format


def is_sound(answers: Any) -> bool:
    return (
        isinstance(answers, dict)
        and all(isinstance(text, str) for text in answers.values())
        and answers.get("type", "choice") in TEMPLATES
    )


def lines_of(answers: Answers, name: str) -> list[str]:
    """The lines given under a name, until the empty one."""
    given = takewhile(bool, (answers.get(f"{name} {number}") for number in count(1)))
    return [line for line in given if line and line != NOTHING]


def put_lines(answers: Answers, name: str, lines: Sequence[str], first: int = 1) -> None:
    answers |= {f"{name} {number}": line for number, line in enumerate(lines, first)}


def options(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The right and the wrong options of lines, lettered or not; none is right where none is marked."""
    text, number = ["?"], 0
    for line in lines:
        lettered = OPTION.match(line)
        if not ANSWER.match(line):
            if not (lettered and lettered[2].upper() == LETTERS[number % 26]):
                is_marked = line.startswith("*") and line.count("*") % 2
                start, rest = ("*", line[1:]) if is_marked else ("", line)
                line = f"{start}{LETTERS[number % 26]}) {rest.strip()}"
            number += 1
        text.append(line)
    block = blocks("\n".join(text))[0]
    rights = block.rights()
    return (
        [block.texts[number] for number in rights],
        [text for number, text in enumerate(block.texts) if number not in rights],
    )


def chosen(answers: Answers) -> tuple[str, list[str], list[str]]:
    """The stem of a choice, its right and its wrong options.

    Lines above `A)` go on with the stem, which on such a sheet has a number.
    """
    stem, lines = answers.get("stem", ""), lines_of(answers, "option")
    letters = [o[2].upper() if (o := OPTION.match(line)) else "" for line in lines]
    starts = [n for n, pair in enumerate(pairwise(letters)) if pair == ("A", "B")]
    if starts:
        stem = unnumbered("\n".join([stem, *lines[: starts[0]]]))
        lines = lines[starts[0] :]
    if "key" in answers:
        lines.append(f"Answer: {answers['key']}")
    rights, wrongs = options(lines)
    is_told = "keyless" in answers or any(map(ANSWER.match, lines))
    if answers["type"] == "choice" and not rights and not is_told:
        rights, wrongs = wrongs[:1], wrongs[1:]
    return stem, rights, wrongs


def take(answers: Answers, text: str) -> bool:
    """Fill in the answers from a question with its options or its answer below; whether it is one.

    Further questions of the text are put aside as `more`.
    """
    text = plain(text)
    found = blocks(text)
    if not (found and (found[0].options[1:] or found[0].answer)):
        return False
    block, said = found[0], found[0].said
    names = not block.options and names_one(block.answer or "", block.stem)
    if names or block.has_options_below:
        return False  # an answer that names one of the lines above it is none to type
    kind = answers.pop("type", None)
    answers["stem"] = unnumbered("\n".join(without_guesses(block.stem, lambda _: None)))
    if block.options:
        rights = [] if block.footnote else block.rights()
        is_several = rights[1:] or kind == "multiple_response"
        answers["type"] = "multiple_response" if is_several else "choice"
        are_letters = any(map(OPTION.match, block.texts))  # “E. coli” would be taken for one
        signs = [f"{letter}) " * are_letters for letter in LETTERS]
        marked = [f"{'*' * (n in rights)}{signs[n]}{t}" for n, t in enumerate(block.texts)]
        put_lines(answers, "option", [*marked, ""])
        if not rights:
            answers["keyless"] = "yes"
    elif (is_true := truth(block.answer or "")) is not None:
        answers |= {"type": "true_false", "answer": "true" if is_true else "false"}
    elif is_text(block.answer or ""):
        answers |= {"type": "flashcard", "back": (block.answer or "").replace(LINE, "\n")}
    else:
        answers["type"] = "short_answer"
        put_lines(answers, "wording", [block.answer or "", ""])
    if any(other.options or other.answer for other in found[1:]):
        answers["more"] = "\n".join(text.split("\n")[found[1].line - 1 :])
    else:
        said += [line for other in found[1:] for line in other.stem]
    if said:
        answers["explanation"] = "\n".join(said)
    return True


def question_of(answers: Answers) -> Question:
    kind, stem = answers["type"], answers.get("stem", "")
    made: Question = {}
    match kind:
        case "choice" | "multiple_response":
            stem, rights, wrongs = chosen(answers)
            kind = "multiple_response" if rights[1:] else kind
            made["distractors"] = _with_reasons(wrongs, answers)
            if kind == "choice":
                made["answer"] = "".join(rights)
            else:
                made["answers"] = _with_reasons(rights, answers)
        case "numeric":
            made["answer"] = number_or_range(answers.get("answer", ""))
        case "short_answer":
            first, *others = lines_of(answers, "wording") or [""]
            made = {"answer": first, **({"accept": others} if others else {})}
        case "matching":
            pairs = [sides(line) for line in lines_of(answers, "pair")]
            spare = [right for left, right in pairs if not left]
            made = {"pairs": {left: right for left, right in pairs if left}}
            made |= {"distractors": spare} if spare else {}
        case "ordering":
            made = {"order": lines_of(answers, "item")}
        case "categorize":
            groups = dict(map(sides, lines_of(answers, "group")))
            made = {"categories": {name: _items(items) for name, items in groups.items()}}
    made |= {key: answers[key] for key in KEPT if answers.get(key) and key not in made}
    made |= {"tags": answers["tags"].split()} if answers.get("tags") else {}
    return {"type": kind, "front" if kind == "flashcard" else "stem": stem, **made}


def number_or_range(text: str) -> str | list[str]:
    """The two ends of a range, as of `4-6` or `[4, 6]`; else the text."""
    both = TWO_NUMBERS.fullmatch(text) or BRACKETED.fullmatch(text)
    return [both[1], both[2]] if both else text


def unfit(name: str, text: str, answers: Answers) -> str | None:
    """What is wrong with the answer of this name, whatever the others are, and how to mend it."""
    kind = answers["type"]
    name = "front" if (kind, name) == ("flashcard", "stem") else name
    value = number_or_range(text) if (kind, name) == ("numeric", "answer") else text
    _, errors = as_question({"id": "x", **TEMPLATES[kind], "type": kind, name: value})
    return "; ".join(": ".join(filter(None, (e.message, e.help))) for e in errors) or None


def wrong_with(answers: Answers) -> str | None:
    """What keeps the answers from being a question, if anything."""
    if len(lines_of(answers, "option")) > len(LETTERS):
        return f"{len(LETTERS)} options are the most"
    lefts = [sides(line)[0] for name in ("pair", "group") for line in lines_of(answers, name)]
    if twice := [left for left in lefts if left and lefts.count(left) > 1]:
        return f"“{twice[0]}” is there twice"
    _, errors = as_question({"id": "x", **question_of(answers)})
    return "; ".join(error.message for error in errors) or None


def sides(line: str) -> tuple[str, str]:
    """What stands on either side of the first sign of equality that has a blank behind it."""
    left, _, right = f"{line} ".partition("= ")
    return left.strip(), right.strip()


def _items(text: str) -> list[str]:
    return [item.strip() for item in text.split("; ") if item.strip()]


def _with_reasons(texts: list[str], answers: Answers) -> dict[str, str] | list[str]:
    reasons = [answers.get(f"why {text}", "") for text in texts]
    if any(reasons) and len({*texts}) == len(texts):
        return dict(zip(texts, reasons, strict=True))
    return texts
