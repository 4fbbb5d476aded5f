"""A sheet of questions in Markdown, as chats and converters write it."""

import re
from string import ascii_uppercase

# A sign that stands for itself, and what only a program writes so.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
IS_ESCAPED = re.compile(r"(?m)^[ \t]*+\d+\\[.)]|\\[+#]")
# A rule between questions, a heading's signs, a bullet before an option's letter, a tick before `Answer:`.
BESIDE = re.compile(
    r"(?m)^[ \t]*+(?:(?:(?:-[ \t]*+){3,}|(?:\*[ \t]*+){3,}|(?:_[ \t]*+){3,})$|#{1,6}[ \t]++(?!of\b)"
    r"|[-+•][ \t]++(?=[*_]*\(?[A-Za-z][.)]\**[ \t])|[✅✔☑]\ufe0f?[ \t]*+(?=\**[^\W\d_]+[^.:\n]{,30}:))"
)
# A star before a letter: a bullet where all letters have one, else a mark of the right option.
STARRED = re.compile(r"(?m)^[ \t]*+\*[ \t]++(?=[*_]*\(?[A-Za-z][.)]\**[ \t])")
UNSTARRED = re.compile(r"(?m)^[ \t]*+\(?[A-Ha-h][.)][ \t]")
NUMBERED = re.compile(r"(?m)^([ \t]*+\d{1,3}[.)][ \t]++)\*\*([^*\n]+)\*\*[ \t]*$")
LETTERED = re.compile(r"(?m)^[ \t]*+(\(?[A-Za-z][.)][ \t]++)\*\*(?!\s)([^*\n]+)\*\*[ \t]*$")
LISTED = re.compile(r"[ \t]*+[-+•][ \t]++(\*\*)?(?!\s)([^*]+?)(\*\*)?[ \t]*")


def unmarked(text: str) -> str:
    """The text without what Markdown sets beside its words; its lines stay lines. An option in bold has its
    letter in bold too, and gets one where it had a dash."""
    if IS_ESCAPED.search(text):
        text = ESCAPED.sub(r"\1", text)
    if not UNSTARRED.search(text):
        text = STARRED.sub("", text)
    text = LETTERED.sub(r"**\1\2**", NUMBERED.sub(r"\1\2", BESIDE.sub("", text)))
    if "**" not in text:
        return text
    lines = text.split("\n")
    run: list[tuple[int, bool, str]] = []  # of options with dashes: line, whether in bold, text
    for number, line in enumerate([*lines, "end"]):
        if listed := LISTED.fullmatch(line):
            run.append((number, bool(listed[1] and listed[3]), listed[2]))
        elif line.strip():
            if len({is_bold for _, is_bold, _ in run}) > 1:
                for letter, (at, is_bold, option) in zip(ascii_uppercase, run):  # noqa: B905
                    lines[at] = f"**{letter}. {option}**" if is_bold else f"{letter}. {option}"
            run = []
    return "\n".join(lines)
