"""The conversation in which a question is written: a step for each part of it, each way back open."""

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from allquiz.bank.characters import shorten
from allquiz.bank.foreign_names import type_elsewhere
from allquiz.importers.answer_line import ANSWER, SAID
from allquiz.importers.other_languages import in_english
from allquiz.terminal.asker import Asker, Back, Check, Stopped
from allquiz.terminal.typed_question import (
    NOTHING,
    OF_ONE_TYPE,
    Answers,
    chosen,
    lines_of,
    options,
    put_lines,
    sides,
    take,
    unfit,
    wrong_with,
)

# Of each type what it is, and the steps to a question of it.
FORMS: dict[str, Any] = json.loads(Path(__file__).with_name("steps.json").read_text("utf-8"))
ABOUT = {kind: form["about"] for kind, form in FORMS.items()}
TYPES = tuple(FORMS)
NONE = "(Enter: none)"
SHOWN = 40  # characters of an option in a question about it
NO_SIDE = "something has to stand on the right of a `= `"
NO_OPTION = "that names none of the options"


class Step(NamedTuple):
    """What is asked for. With `marks`, it is asked for in lines, each after its mark, until an empty
    one; of these so many are needed as `needed` says."""

    name: str
    label: str
    needed: int = 0
    words: Sequence[str] = ()
    marks: str = ""
    lines: str = ""  # the name of the lines that this is one of
    about: str = ""  # said above it


START = Step("type", "Question, or its type")
KEY = Step("key", "Which of them is right? Its letter", 1)
WHY = Step("explanation", f"Explanation: why is the answer right? {NONE}")
STEPS = {kind: [Step(**step) for step in form["steps"]] for kind, form in FORMS.items()}


def steps(answers: Answers) -> Iterator[Step]:
    """All steps to the question as far as it can be told, in their order."""
    if "type_given" not in answers:
        yield START
    kind = answers.get("type")
    if kind is None:
        return
    for step in STEPS[kind]:
        yield from _lines(step, answers) if step.marks else [step]
    has_options = kind in ("choice", "multiple_response")
    if has_options and "keyless" in answers:
        yield KEY
    if has_options:
        _, rights, wrongs = chosen(answers)
        for option in (*(rights if kind != "choice" or rights[1:] else ()), *wrongs):
            side = "right" if option in rights else "wrong"
            yield Step(f"why {option}", f"Why is “{shorten(option, SHOWN)}” {side}? {NONE}")
    if kind != "flashcard":
        yield WHY


def _lines(step: Step, answers: Answers) -> Iterator[Step]:
    """A step a line, until an empty one or one that tells the right option."""
    for number in count(1):
        name = f"{step.name} {number}"
        yield step._replace(
            name=name,
            label=step.marks[number - 1 : number] or str(number),
            needed=int(number <= step.needed),
            lines=step.name,
            about=step.label if number == 1 else "",
        )
        if not (text := answers.get(name)) or (step.name == "option" and ANSWER.match(text)):
            return


class Wizard:
    """Asks for one question after the other; `keep` writes down all answers so far."""

    def __init__(self, asker: Asker, answers: Answers, keep: Callable[[Answers], None]) -> None:
        self.asker = asker
        self.answers = answers
        self.keep = keep

    def ask(self, confirm: Callable[[Answers], None]) -> None:
        """Ask until `confirm` does not raise Back. Raises Stopped, KeyboardInterrupt.

        What is answered already is not asked again, but for a step that one went back to.
        """
        answers, again = self.answers, self.answers.pop("at", None)
        went_back = False
        while True:
            there = list(steps(answers))
            todo = [step for step in there if step.name not in answers or step.name == again]
            try:
                if not todo:
                    confirm(answers)
                    return
                again = None
                self._step(todo[0])
            except Back:
                before = there.index(todo[0]) - 1 if todo else len(there) - 1
                again = there[max(before, 0)].name
                if before < 0:
                    self.asker.say("This is the first step.")
                elif not went_back:
                    went_back = True
                    keeps = f"Enter keeps what stands in [brackets], {NOTHING} takes it out."
                    self.asker.say(keeps)

    def begin_anew(self) -> None:
        """Forget the answers but for the type, and what was pasted of further questions."""
        more, before = self.answers.get("more"), self.answers["type"]
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
            else:
                self._take(step)
        except (Stopped, KeyboardInterrupt, SystemExit):
            self.answers["at"] = step.name
            if self.asker.typed:
                self.answers["stem" if step is START else step.name] = self.asker.typed
            raise
        self.keep(self.answers)

    def _start(self) -> None:
        answers, before = self.answers, self.answers.get("before")
        suggested = answers.get("stem") or answers.get("type") or ("" if before else "choice")
        label = f"Next question ({before}), or another type (Enter: no more)"
        label = label if before else START.label
        text = self.asker.ask(label, suggested, words=TYPES, check=_is_type_or_stem)
        if not text:
            raise Stopped
        if (kind := text if text in TYPES else type_elsewhere(text)) is not None:
            if kind != answers.get("type"):
                for name in OF_ONE_TYPE:
                    answers.pop(name, None)
            answers["type"] = kind
        elif not (text == answers.get("stem") and "type" in answers) and not self._taken(text):
            kind = before or "choice"
            answers |= {"stem": text, "type": "cloze" if "{{" in text else kind}

    def _taken(self, text: str) -> bool:
        """Whether the text, or the paste that it begins, is a question whole."""
        rest = self.asker.rest_of_paste()
        if take(self.answers, "\n".join([text, *rest])):
            return True
        self.asker.put_back(rest)
        return False

    def _take(self, step: Step) -> None:
        answers, kept = self.answers, self.answers.get(step.name, "")
        if step.about:
            self.asker.say(step.about)
        text = self.asker.ask(
            step.label, kept, words=step.words, check=self._check(step), needed=bool(step.needed)
        )
        if step.lines or step.name.startswith("why "):
            text = in_english(text)
        if step.lines:
            given = {**answers}
            put_lines(given, step.lines, text.split("\n"), int(step.name.split()[-1]))
            last = given[step.name]
            tells = step.name.startswith("option") and ANSWER.match(last)
            # Where the key is asked for when all options are there, it may be any of them.
            tried = {**given, "key": "A"} if not last and "keyless" in answers else given
            wrong = wrong_with(tried) if tells or not last else None
            if tells and not chosen(given)[1]:
                answers["keyless"] = "yes"  # one is told: it may be any, and not the first
                self.asker.complain(NO_OPTION)
            elif wrong:
                self.asker.complain(wrong)
            else:
                answers |= given
                if tells:
                    answers.pop("keyless", None)
        elif step.name.startswith("why ") and (said := SAID.match(text)):
            answers |= {"explanation": said[1], step.name: ""}
        elif step.name != "stem" or text == kept or not self._taken(text):
            answers[step.name] = "" if text == NOTHING and not step.needed else text

    def _check(self, step: Step) -> Check | None:
        if step is KEY:
            lines = lines_of(self.answers, "option")
            return lambda text: None if options([*lines, f"Answer: {text}"])[0] else NO_OPTION
        if step.lines in ("pair", "group"):
            return lambda text: None if sides(text)[1] or text == NOTHING else NO_SIDE
        if step.lines or step.name.startswith("why "):
            return None
        return lambda text: None if text == NOTHING else unfit(step.name, text, self.answers)


def _is_type_or_stem(text: str) -> str | None:
    """A word alone asks nothing, in scripts that divide words; nor does a ?. Other signs may head what is pasted: ---"""
    is_type = text.lower() in TYPES or text.isdecimal() or type_elsewhere(text) is not None
    is_word = (text.isascii() and text.isalnum()) or text in ("?", "？")
    return f"no type is called so: {', '.join(TYPES)}" if is_word and not is_type else None
