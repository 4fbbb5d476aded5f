"""The conversation in which a question is written: a step for each part of it, each way back open.

What was answered is kept as it was typed, so that a step can be taken back or another day gone on from.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from allquiz.bank.context import Context
from allquiz.bank.elsewhere import type_elsewhere
from allquiz.bank.nodes import shorten
from allquiz.bank.plain_values import as_question
from allquiz.bank.values import DATE_KIND, DATE_OR_YEAR, IDENTIFIER, RANGE, TOLERANCE, Kind
from allquiz.importers.aiken import ANSWER, NUMBER, OPTION, SAID
from allquiz.model.cloze import ClozeError, split_cloze
from allquiz.terminal.ask import Asker, Back, Check, Stopped
from allquiz.terminal.composing import (
    LETTERS,
    Answers,
    Question,
    mark,
    options,
    question_of,
    sides,
    take,
)

ABOUT = {
    "choice": "one right option",
    "multiple_response": "several right options",
    "true_false": "a statement to judge",
    "numeric": "a number",
    "short_answer": "a term to type",
    "cloze": "a text with gaps",
    "matching": "pairs",
    "ordering": "a right order",
    "categorize": "items to sort",
    "flashcard": "front and back",
}
TYPES = tuple(ABOUT)
NONE = "(Enter: none)"
SHOWN = 40  # characters of an option in a question about it


class Step(NamedTuple):
    """What is asked for; with `marks` in lines, each after its mark, until an empty one."""

    name: str
    label: str
    needed: bool = False
    check: Check | None = None
    words: tuple[str, ...] = ()
    marks: str = ""


def readable_as(kind: Kind) -> Check:
    """A check by the bank's own reader of such values."""

    def check(text: str) -> str | None:
        context = Context("")
        if kind.read(text, _Nowhere(), context) is not None:
            return None
        problem = context.problems[0]
        return f"{problem.message}" + (f" ({problem.help})" if problem.help else "")

    return check


is_id = readable_as(IDENTIFIER)
is_day = readable_as(DATE_KIND)


class _Nowhere:
    line = column = 0


def _has_gaps(text: str) -> str | None:
    try:
        split_cloze(text)
    except ClozeError as error:
        return f"{error}; write gaps as {{{{answer}}}}"
    return None


STEM = Step("stem", "What is asked? (or paste a question whole)", needed=True)
START = Step("type", "Question, or its type")
NOTHING = "-"
KEEPS = f"Enter keeps what stands in [brackets], {NOTHING} takes it out."
NO_OPTION = "that names none of the options"
TRUE_FALSE = ("true", "false")
GAPS = "Text with gaps, such as {{marrow|bone marrow}}"
STEPS: dict[str, tuple[Step, ...]] = {
    "choice": (
        STEM,
        Step("options", "Options, a line each, the right one first or marked by *.", marks=LETTERS),
    ),
    "multiple_response": (
        STEM,
        Step("options", "Options, a line each, * before every right one.", marks=LETTERS),
    ),
    "true_false": (
        Step("stem", "A statement to judge", needed=True),
        Step("answer", "Is it true or false?", needed=True, words=TRUE_FALSE),
    ),
    "numeric": (
        STEM,
        Step("answer", "The number", needed=True, check=readable_as(RANGE)),
        Step("unit", f"Unit {NONE}"),
        Step("tolerance", f"How far off is right, such as 5% {NONE}", check=readable_as(TOLERANCE)),
        Step("as_of", f"As of which year or date {NONE}", check=readable_as(DATE_OR_YEAR)),
    ),
    "short_answer": (
        STEM,
        Step("answers", "The answer, and below it what else is right.", marks="=" * 26),
    ),
    "cloze": (Step("stem", GAPS, needed=True, check=_has_gaps),),
    "matching": (
        STEM,
        Step(
            "pairs", "Pairs, a line each: left = right. A spare right side: = right", marks=LETTERS
        ),
    ),
    "ordering": (STEM, Step("order", "Items, a line each, first to last.", marks="123456789")),
    "categorize": (
        STEM,
        Step("groups", "Categories, a line each: category = item; item; item", marks=LETTERS),
    ),
    "flashcard": (
        Step("stem", "Front", needed=True),
        Step("back", "Back", needed=True),
    ),
}


def steps(answers: Answers) -> Iterator[Step]:
    """All steps to the question as far as it can be told, in their order."""
    if not answers.get("type_given"):
        yield START
    kind = answers.get("type")
    if kind is None:
        return
    yield from STEPS[kind]
    if answers.get("keyless"):
        yield Step("key", "Which of them is right? Its letter", needed=True)
    if kind in ("choice", "multiple_response"):
        rights, wrongs = options(answers.get("options", []))
        for option in (*(rights if kind != "choice" else ()), *wrongs):
            side = "right" if option in rights else "wrong"
            yield Step(f"why {option}", f"Why is “{shorten(option, SHOWN)}” {side}? {NONE}")
    if kind != "flashcard":
        yield Step("explanation", f"Explanation: why is the answer right? {NONE}")


class Conversation:
    """Asks for one question after the other; `keep` writes down all answers so far."""

    def __init__(self, asker: Asker, answers: Answers, keep: Callable[[Answers], None]) -> None:
        self.asker = asker
        self.answers = answers
        self.keep = keep

    def ask(self, confirm: Callable[[Answers], None]) -> Question:
        """The next question, once `confirm` did not raise Back. Raises Stopped, KeyboardInterrupt.

        What is answered already is not asked again, but for steps that one went back over.
        """
        again = {self.answers.pop("at", "")}
        while True:
            there = list(steps(self.answers))
            todo = [s for s in there if s.name not in self.answers or s.name in again]
            try:
                if not todo:
                    confirm(self.answers)
                    return question_of(self.answers)
                again.discard(todo[0].name)
                self._step(todo[0])
            except Back:
                at = there.index(todo[0]) if todo else len(there)
                again |= {step.name for step in there[max(at - 1, 0) : at + 1]}
                self.asker.say(KEEPS if at else "This is the first step.")

    def begin_anew(self) -> None:
        """Forget the answers but for the type, and what was pasted of further questions."""
        more, before = self.answers.get("more", ""), self.answers["type"]
        self.answers.clear()
        self.answers["before"] = before
        if more and not take(self.answers, more):
            self.answers |= {"stem": more, "type": "choice"}
        if more:
            self.keep(self.answers)
            self.asker.say(f"Next: {shorten(self.answers['stem'])}")

    def _step(self, step: Step) -> None:
        try:
            if step is START:
                self._start()
            elif step.marks:
                self._lines(step)
            else:
                self._line(step)
        except (Stopped, KeyboardInterrupt, SystemExit):
            self.answers["at"] = step.name
            if self.asker.typed and not step.marks:
                self.answers["stem" if step is START else step.name] = self.asker.typed
            if self.answers.get("stem"):
                self.keep(self.answers)
            raise
        self.keep(self.answers)

    def _start(self) -> None:
        answers = self.answers
        before = answers.get("before")
        suggested = answers.get("stem") or answers.get("type") or ("" if before else "choice")
        label = f"Next question ({before}), or another type (Enter: no more)"
        label = label if before else START.label
        text = self.asker.ask(label, suggested, words=TYPES, check=_is_type_or_stem)
        if not text:
            raise Stopped
        if (kind := text if text in TYPES else type_elsewhere(text)) is not None:
            if kind != answers.get("type"):
                answers.pop("answer", None)  # another type's
            answers["type"] = kind
        elif not self._taken(text):
            kind = before or "choice"
            answers |= {"stem": text, "type": "cloze" if "{{" in text else kind}

    def _taken(self, text: str) -> bool:
        """Whether the text, or the paste that it begins, is a question whole."""
        rest = self.asker.rest_of_paste()
        if take(self.answers, "\n".join([text, *rest])):
            return True
        self.asker.put_back(rest)
        return False

    def _line(self, step: Step) -> None:
        answers, kept = self.answers, self.answers.get(step.name, "")
        text = self.asker.ask(
            step.label, kept, words=step.words, check=self._check(step), needed=step.needed
        )
        if text == NOTHING and not step.needed:
            text = ""
        said = SAID.match(text) if step.name.startswith("why ") else None
        if said:
            answers |= {"explanation": said[1], step.name: ""}
        elif step.name == "key":
            mark(answers, text)
        elif step.name != "stem" or text == kept or not self._taken(text):
            answers[step.name] = text

    def _check(self, step: Step) -> Check | None:
        if step.name == "key":
            lines = self.answers.get("options", [])
            return lambda text: None if options([*lines, f"Answer: {text}"])[0] else NO_OPTION
        if words := step.words:
            return lambda text: None if text in words else f"one of {', '.join(words)}"
        return step.check

    def _lines(self, step: Step) -> None:
        """Lines until an empty one, or one that names the right option."""
        asker, answers = self.asker, self.answers
        asker.say(step.label)
        kept: list[str] = list(answers.get(step.name, []))
        found: list[str] = []
        while True:
            at = len(found)
            label = step.marks[at] if at < len(step.marks) else str(at + 1)
            try:
                text = asker.ask(label, kept[at] if at < len(kept) else "")
            except Back:
                if not found:
                    raise
                kept[at - 1 : at] = [found.pop()]
                continue
            except (Stopped, KeyboardInterrupt, SystemExit):
                answers[step.name] = [*found, *filter(None, [asker.typed]), *kept[at:]]
                raise
            if text == NOTHING:
                del kept[at : at + 1]
                continue
            found += text.split("\n") if text else []
            answers[step.name] = [*found, *kept[len(found) :]]
            if text and not (step.name == "options" and ANSWER.match(found[-1])):
                self.keep(answers)
                continue
            if wrong := _settle(step, answers):
                asker.complain(wrong)
                kept, found = answers[step.name], []
            else:
                return


def _is_type_or_stem(text: str) -> str | None:
    """A word alone asks nothing, in scripts that divide words."""
    is_type = text.lower() in TYPES or text.isdecimal() or type_elsewhere(text) is not None
    is_word = text.isascii() and text.isalnum()
    return f"no type is called so: {', '.join(TYPES)}" if is_word and not is_type else None


def _settle(step: Step, answers: Answers) -> str | None:
    """Bring the lines into one form; what is wrong with the question that they make, if anything."""
    lines = answers[step.name]
    if step.name == "options":
        lines = _without_stem(lines, answers)
        told = [line for line in lines if ANSWER.match(line)]
        rights, wrongs = options(lines)
        if answers["type"] == "choice" and not (rights or told):
            rights, wrongs = wrongs[:1], wrongs[1:]
        answers["options"] = [*(f"*{text}" for text in rights), *wrongs]
        if rights[1:]:
            answers["type"] = "multiple_response"
        if told and not rights:
            return NO_OPTION
        if not (rights and wrongs):
            return "at least one right and one wrong option are needed; * before an option makes it right"
    elif not lines:
        return "nothing is written yet: type it, or go back with <"
    elif step.name in ("pairs", "groups"):
        both = [sides(line) for line in lines]
        if any(not right for _, right in both):
            return "in each line, something has to stand on the right of a `= `"
        lefts = [left for left, _ in both if left]
        if twice := [left for left in lefts if lefts.count(left) > 1]:
            return f"“{twice[0]}” is there twice"
    _, errors = as_question({"id": "x", **question_of(answers)})
    return "; ".join(errors) or None


def _without_stem(lines: list[str], answers: Answers) -> list[str]:
    """The lines from `A)` on; those above it go on with the stem, which on such a sheet has a number."""
    starts = [n for n, line in enumerate(lines) if (o := OPTION.match(line)) and o[2] in "Aa"]
    if not starts:
        return lines
    stem = "\n".join([answers["stem"], *lines[: starts[0]]])
    answers["stem"] = NUMBER.sub("", stem, count=1)
    return lines[starts[0] :]
