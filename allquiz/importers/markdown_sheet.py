"""A sheet of questions in Markdown, as chats and converters write it."""

import re
from string import ascii_uppercase

from allquiz.importers.answer_line import ANSWER
from allquiz.importers.questions_in_turn import HEADING

# A sign that stands for itself, and what only a program writes so.
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
IS_ESCAPED = re.compile(r"(?m)^[ \t]*+(?:\d+|[A-Za-z])\\[.)]|\\[+#]|\\\[[ xX]\\?\]")
# A rule between questions, a heading's signs, a tick before `Answer:`.
BESIDE = re.compile(
    r"(?m)^[ \t]*+(?:(?:(?:-[ \t]*+){3,}+|(?:\*[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$|#{1,6}[ \t]++(?!of\b)"
    r"|(?:\*\*)?[✅✔☑]\ufe0f?[ \t]*+(?=\**[^\W\d_]+[^.:\n]{,30}:))"
)
# Lines of a quote, and what is no `> 5` in one: a number, a letter, `Answer:`.
QUOTE = re.compile(r"(?m)(?:^[ \t]*+>.*(?:\n|\Z))++")
QUOTED = re.compile(r"(?m)^[ \t]*+(?:>[ \t]?)++[ \t]*+")
IS_QUOTED = re.compile(
    rf"{QUOTED.pattern}(?=[*_]*+(?:(?:\d{{1,3}}|[A-Za-z])[.)]\**\s|[^\W\d_]+[^.:\n]{{,30}}:))"
)
# An item of a list, perhaps an option with its letter.
ITEM = re.compile(r"([ \t]*+)([-+•*])[ \t]++(?=(?:[*_]*\(?([A-Za-z])[.)]\**[ \t])?\S?)")
# What may be an option: a bullet or a mark, and its letter.
OPTION = re.compile(r"[ \t]*+(\*[ \t]++|\*\*)?[*_]*\(?([A-Za-z])[.)]\**[ \t]")
# How an answer begins.
TOLD = r"(?:(?:correct|right)\b[ \t]*)?(?:[:=]|(?:answers?|ans|key|solution)\b)"
# An option, what leads to options, or an answer: what is right above these is asked.
OFFERED = (
    r"[>*_`✓✔✅☑→\ufe0f \t]*+(?:[(\[]?(?:[a-i]|[ivx]{1,4})[*_`]*(?:[.):\]]|[ \t]+[-–—])[*_` \t]|\[[ x*]\]|[-+•][ \t]"
    rf"|{TOLD}"
    r"|\(?(?:options?|choices?|choose|select|pick|mark|tick|circle)\b[^\n?]*$)"
)
# Options with numbers, of which a sign, or the line below, tells the right one.
COUNTED = (
    r"(?=\(?1[.)][ \t].*\n\s*+\(?2[.)][ \t])(?:\(?\d[.)][ \t].*(?:\n\s*+|\Z))*?"
    rf"(?:\(?\d[.)][ \t].*(?:\*\*|[✓✔✅☑])|[>*_ \t-]*+{TOLD})"
)
# A heading, but of a key: it asks nothing, has no number, and a question with its own number or sign is below it.
HEADED = re.compile(
    r"(?mi)^[ \t]*+#{1,6}[ \t]++(?!(?:of|q(?:uestion)?[ \t]*#?)?[ \t]*\d|of\b|.*\b(?:answers?|keys?|solutions?))((?:[^\s?:.!…_]++[ \t]*+){1,10})$"
    rf"(?=(?:\s*+#{{1,6}}[ \t][^\n?]*$){{,3}}\s*+(?!{OFFERED}|{COUNTED})"
    r"(?:[#*_ \t]*(?:q(?:uestion)?[ \t]*#?[ \t]*\d{1,3}\b|\(?\d{1,3}[.):][ \t])|.*[?:…_][*_]{,3}[ \t]{,3}$))"
)
# An answer that a click unfolds.
FOLDED = re.compile(
    r"(?is)<details\b[^<>]*>\s*<summary\b[^<>]*>(?:(?!</summary>).){,80}?\b(?:answer|solution)\b(?:(?!</summary>).){,80}</summary>"
    r"((?:(?!<details).){,3000}?)</details>"
)
EMPTY = re.compile(r"\n\s*\n")
# Options in a block of code, and numbers that are keys, `1️⃣`.
FENCED = re.compile(
    r"(?m)^[ \t]*+(`{3,}|~{3,})\w*[ \t]*\n((?:[ \t]*+(?:[-*•][ \t]+)?\(?[A-Ha-h][.)][ \t].*\n){2,})[ \t]*+\1[ \t]*$"
    r"(?!\s*(?:[-+*•○☐][ \t]|\[|\(?[A-Ha-h1][.):]))"
)
KEYCAP = re.compile(
    r"(^[ \t#>*_-]*|:[ \t*_]*(?=[\d\ufe0f\u20e3]+[ \t*_.]*\Z))(?:((?:\d\ufe0f?\u20e3)+)|🔟)[.):]?[ \t]*"
)
BEFORE_ANSWER = "> \t#✅✔☑\ufe0f"
PLAIN = re.compile(r"(?mi)^[ \t#>*_]*+(?:q(?:uestion)?[ \t.]*)?\d{1,3}[*_]*[.):]")
# In an outline: an answer, and a question with its options deeper below it.
OUTLINED = re.compile(
    r"(?mi)^([ \t]*+)[-+*•][ \t]++(?=[*_]*(?:the[ \t]+)?(?:correct[ \t]+)?answers?[*_]*[ \t]*:"
    r"|(?![*_]*\(?[a-z][.)]).*\n(?:[ \t]*+\n)*+\1[ \t]++(?:[-+*•][ \t]+)?[*_]*\(?a[.)][*_]*[ \t])"
)
NUMBERED = re.compile(r"(?m)^([ \t]*+\d{1,3}[.)][ \t]++)\*\*([^*\n]+)\*\*[ \t]*$")
LETTERED = re.compile(r"(?m)^[ \t]*+(\(?[A-Za-z][.)][ \t]++)\*\*(?!\s)([^*\n]+)\*\*[ \t]*$")
# A letter that is emphasized alone, its sign within or behind.
EMPHASIZED = re.compile(
    r"(?m)^([ \t]*+(?:[-+•*][ \t]++)?\*?)(\*\*|__?|`)(\(?[A-Ha-h])(?:\2([.):])|([.):])\2)(?=[ \t])"
)
BOLD_LETTER = re.compile(r"(?m)^([ \t]*+\*?)\*\*(\(?[A-Za-z][.)])\*\*(?=[ \t])")


def _without_keycaps(text: str) -> str:
    """The text, `1️⃣` as `1.`; where questions have plain numbers, not in what is said below an answer."""
    lines, has_plain, is_said = text.split("\n"), PLAIN.search(text) is not None, False
    for n, line in enumerate(lines):
        told = ANSWER.match(line.lstrip(BEFORE_ANSWER)) if ":" in line else None
        is_told = told is not None and told[1] != ""  # no head of a key
        is_said = has_plain and (is_said or is_told) and not PLAIN.match(line)
        if is_told or not is_said:
            lines[n] = KEYCAP.sub(_number, line)
    return "\n".join(lines)


def _number(keycap: re.Match[str]) -> str:
    return f"{keycap[1]}{''.join(filter(str.isdecimal, keycap[2] or '10'))}. "


def unmarked(text: str) -> str:
    """The text without what Markdown sets beside its words; its lines stay lines. An option in bold has its
    letter in bold too."""
    if IS_ESCAPED.search(text):
        text = ESCAPED.sub(r"\1", text)
    if "\u20e3" in text or "🔟" in text:
        text = _without_keycaps(text)
    text = FENCED.sub(r"\n\2", text)
    text = OUTLINED.sub(r"\1", FOLDED.sub(_unfolded, text))
    text = HEADED.sub(rf"\1{HEADING}", text)
    text = EMPHASIZED.sub(_in_bold, BESIDE.sub("", QUOTE.sub(_unquoted, text)))
    text = _unbulleted(text)
    if not _marks(text, "**"):
        text = BOLD_LETTER.sub(r"\1\2", text)
    return LETTERED.sub(r"**\1\2**", NUMBERED.sub(r"\1\2", text))


def _unquoted(quote: re.Match[str]) -> str:
    """A quote's lines without its signs, where it holds more than amounts."""
    return QUOTED.sub("", quote[0]) if IS_QUOTED.search(quote[0]) else quote[0]


def _unfolded(answer: re.Match[str]) -> str:
    """The answer as a line of its own, on as many lines as it was."""
    said = EMPTY.sub("\n", answer[1].strip())
    made = said if ANSWER.match(said.partition("\n")[0]) else f"Answer: {said}"
    return made + "\n" * (answer[0].count("\n") - made.count("\n"))


def _in_bold(letter: re.Match[str]) -> str:
    """A letter and its sign in bold where it was so; without other emphasis, or with a colon, it marks none."""
    sign = letter[4] or letter[5]
    bold = letter[2] * (letter[2] == "**" and sign != ":")
    return f"{letter[1]}{bold}{letter[3]}{sign}{bold}"


def _unbulleted(text: str) -> str:
    """The text without bullets before letters; those before names such as “E. coli” are dashes, and stars too."""
    lines, are_stars_marks = text.split("\n"), _marks(text, "*")
    run: list[tuple[int, re.Match[str]]] = []

    def end() -> None:
        are_letters = "".join([each[3] or " " for _, each in run]).upper() in ascii_uppercase
        for at, each in run:
            if each[3] or (each[2] == "*" and len(run) > 1):
                lines[at] = "- " * (not (each[3] and are_letters)) + lines[at][each.end() :]
        run.clear()

    for number, line in enumerate(text.split("\n")):
        item = ITEM.match(line)
        if item and not (item[2] == "*" and are_stars_marks):
            if run and len(item[1]) > len(run[0][1][1]):
                if run[0][1][3]:  # what is said of an option
                    continue
                end()
            run.append((number, item))
        elif line.strip():
            end()
    end()
    return "\n".join(lines)


def _marks(text: str, sign: str) -> bool:
    """Whether the sign before letters of options marks the right ones, for another option has none. No
    option is “E. coli …” as a stem, above A."""
    found = [option for option in map(OPTION.match, text.split("\n")) if option]
    letters = [ord(option[2].upper()) for option in found]
    for before, option, at, after in zip(
        [0, *letters], found, letters, [*letters[1:], 0], strict=False
    ):
        is_option = after == at + 1 or (before == at - 1 and after != ord("A"))
        if is_option and (option[1] or "").strip() != sign:
            return True
    return False
