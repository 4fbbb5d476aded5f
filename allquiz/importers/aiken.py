"""Aiken: a stem, lettered options and `ANSWER: B`, one question below the other.

Source: https://docs.moodle.org/501/en/Aiken_format. What Moodle refuses and people write is read
as well (small letters, `a)`, a stem on several lines, `FEEDBACK:`), and said.
"""

import re

from allquiz.importers.draft import Draft, Intake
from allquiz.importers.html import plain_to_text
from allquiz.importers.kinds import Answer, choose_one, refuse_too_many
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import CannotHold

OPTION = re.compile(r"\s*([A-Za-z])\s*([.)])\s*(.*)", re.DOTALL)
ANSWER = re.compile(r"\s*ANSWER\s*:\s*(.*)", re.IGNORECASE)
FEEDBACK = re.compile(r"\s*FEEDBACK\s*:\s*(.*)", re.IGNORECASE)
TOLD = re.compile(
    rb"(?mi)^[ \t]*[A-Z][.)][ \t]*\S.*(?:\r?\n|\r)(?:.*(?:\r?\n|\r))?[ \t]*ANSWER[ \t]*:"
)


def recognizes(data: bytes) -> bool:
    """Whether an answer line stands below options."""
    return TOLD.search(data.replace(b"\0", b"")[:200_000]) is not None


def read(data: bytes) -> Intake:
    """The questions."""
    intake = Intake()
    stem: list[str] = []
    options: list[tuple[str, list[str]]] = []
    first, said = 0, ""
    for number, line in enumerate(decoded(data, intake).split("\n"), 1):
        if not line.strip():
            continue
        feedback = FEEDBACK.match(line)
        if feedback and not stem and intake.drafts:
            intake.drafts[-1].add(
                "explanation", plain_to_text(feedback[1].strip(), intake.drafts[-1].lose)
            )
            intake.drafts[-1].remark(NO_FEEDBACK)
        elif feedback:
            said = feedback[1].strip()
        elif answer := ANSWER.match(line):
            draft = Draft(f"question {len(intake.drafts) + 1}", first or number)
            intake.add(draft)
            try:
                _finish(draft, stem, options, answer[1].strip(), said)
            except CannotHold as why:
                draft.left_out = str(why)
            stem, options, first, said = [], [], 0, ""
        elif (option := OPTION.match(line)) and stem and _follows(option[1], len(options)):
            options.append((option[1] + option[2], [option[3].strip()]))
        elif options:
            options[-1][1].append(line.strip())
        else:
            first = first or number
            stem.append(line.strip())
    if stem:
        draft = Draft(
            f"question {len(intake.drafts) + 1}", first, left_out="no line `ANSWER:` follows it"
        )
        draft.values["stem"] = "\n".join(stem)
        intake.add(draft)
    return intake


NO_FEEDBACK = "Moodle would ignore the FEEDBACK line"


def _follows(letter: str, count: int) -> bool:
    """Whether this is the letter of the next option, so that `E. coli` may begin a line of text."""
    return ord(letter.upper()) - ord("A") == count


def _finish(
    draft: Draft, stem: list[str], options: list[tuple[str, list[str]]], answer: str, said: str
) -> None:
    refuse_too_many(options)
    draft.values["stem"] = plain_to_text("\n".join(stem), draft.lose)
    letters = [letter[0].upper() for letter, _ in options]
    right = answer[:1].upper()
    if len(stem) > 1:
        draft.remark("Moodle wants the stem on one line")
    if any(letter[0].islower() for letter, _ in options) or answer[:1].islower():
        draft.remark("Moodle takes capital letters only")
    if said:
        draft.add("explanation", plain_to_text(said, draft.lose))
        draft.remark(NO_FEEDBACK)
    if right not in letters or answer.rstrip(".)")[1:].strip():
        draft.left_out = f"`ANSWER: {answer}` names no option" + (
            "; Aiken has one right answer" if re.search(r"[,;&]| and ", answer) else ""
        )
        return
    marked = [
        Answer(plain_to_text("\n".join(lines), draft.lose), 100.0 if letter == right else 0.0)
        for letter, (_, lines) in zip(letters, options, strict=True)
    ]
    choose_one(draft, marked)
