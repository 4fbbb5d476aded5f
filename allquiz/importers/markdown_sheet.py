"""A sheet of questions in Markdown, as chats and converters write it."""

import re
from string import ascii_uppercase

from allquiz.importers.answer_line import ANSWER, SAID

# A sign that stands for itself, and what only a program writes so.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
IS_ESCAPED = re.compile(r"(?m)^[ \t]*+(?:\d+|[A-Za-z])\\[.)]|\\[+#]")
# A rule between questions, a heading's signs, a tick before `Answer:`.
BESIDE = re.compile(
    r"(?m)^[ \t]*+(?:(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})$|#{1,6}[ \t]++(?!of\b)"
    r"|[✅✔☑]\ufe0f?[ \t]*+(?=\**[^\W\d_]+[^.:\n]{,30}:))"
)
# A bullet before an option's letter. A star is one where all letters have it, else a mark of the right option.
BULLET = re.compile(r"[ \t]*+([-+•*])[ \t]++(?=[*_]*\(?([A-Za-z])[.)]\**[ \t])")
UNSTARRED = re.compile(r"(?m)^[ \t]*+\(?[A-Ha-h][.)][ \t]")
NUMBERED = re.compile(r"(?m)^([ \t]*+\d{1,3}[.)][ \t]++)\*\*([^*\n]+)\*\*[ \t]*$")
LETTERED = re.compile(r"(?m)^[ \t]*+(\(?[A-Za-z][.)][ \t]++)\*\*(?!\s)([^*\n]+)\*\*[ \t]*$")
LISTED = re.compile(r"[ \t]*+[-+•][ \t]++(?:\*\*(?!\s)([^*]+)\*\*|(\S.*?))[ \t]*")
TICK = re.compile("[✓✔✅☑]")
BOLD_LETTER = re.compile(r"(?m)^([ \t]*+)\*\*(\(?[A-Za-z][.)])\*\*(?=[ \t])")


def unmarked(text: str) -> str:
    """The text without what Markdown sets beside its words; its lines stay lines. An option in bold has its
    letter in bold too, and gets one where it had a dash."""
    if IS_ESCAPED.search(text):
        text = ESCAPED.sub(r"\1", text)
    text = _unbulleted(BESIDE.sub("", text))
    if not UNSTARRED.search(text):  # else it marks the right option
        text = BOLD_LETTER.sub(r"\1\2", text)
    text = LETTERED.sub(r"**\1\2**", NUMBERED.sub(r"\1\2", text))
    if "**" not in text:
        return text
    lines = text.split("\n")
    run: list[tuple[int, bool, str]] = []  # of options with dashes: line, whether in bold, text
    is_said = False  # of the answer, above them
    for number, line in enumerate([*lines, "end"]):
        if listed := LISTED.fullmatch(line):
            run.append((number, bool(listed[1]), listed[1] or listed[2]))
        elif line.strip():
            is_ticked = any(TICK.search(option) for _, _, option in run)
            if len({is_bold for _, is_bold, _ in run}) > 1 and not (is_ticked or is_said):
                for letter, (at, is_bold, option) in zip(ascii_uppercase, run):  # noqa: B905
                    lines[at] = f"**{letter}. {option}**" if is_bold else f"{letter}. {option}"
            run, is_said = [], bool(ANSWER.match(line) or SAID.match(line))
    return "\n".join(lines)


def _unbulleted(text: str) -> str:
    """The text without bullets before letters; those before names such as “E. coli” are dashes."""
    lines, are_stars_marks = text.split("\n"), UNSTARRED.search(text) is not None
    run: list[tuple[int, re.Match[str]]] = []
    for number, line in enumerate([*lines, "end"]):
        bullet = BULLET.match(line)
        if bullet and not (bullet[1] == "*" and are_stars_marks):
            run.append((number, bullet))
        elif line.strip():
            are_letters = "".join([each[2] for _, each in run]).upper() in ascii_uppercase
            for at, each in run:
                lines[at] = "- " * (not are_letters) + lines[at][each.end() :]
            run = []
    return "\n".join(lines)
