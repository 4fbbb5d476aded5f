"""AMC-TXT of Auto Multiple Choice 1.7: `* Which?`, or `**` where several may be right, `+ right`, `- wrong`.

Source: https://www.auto-multiple-choice.net/doc/amc-txt. In brackets stand settings and points.
"""

import re
from itertools import count

from allquiz.importers.answer_line import ANSWER

SETTINGS = r"(?:\[[^\]\n]*\]|\{[^}\n]*\})*+"
ASKED = re.compile(rf"(?m)^\*{{1,2}}{SETTINGS}[ \t]+(?=\S)")
SIGNED = re.compile(rf"(?m)^([+-]){SETTINGS}[ \t]+(?=\S)")
BOXED = re.compile(
    rf"{ASKED.pattern}.*\n(?:[^\s*+#-].*\n)*(?:-.*\n(?:[^\s*+#-].*\n)*)*\+{SETTINGS}[ \t]"
)
# What notes with such bullets don't have: two stars, settings, an end that asks, or a head.
ASKS = re.compile(
    r"(?mi)^\*(?:[*\[<{(]|[ \t].*[?:…_][ \t]*$)|^(?:#.*AMC|Title:|PaperSize:|Presentation:)"
)
# What no such text has: a number before a question, as where `*`, `+` and `-` are bullets alike.
OTHER = re.compile(rf"\d{{1,3}}[.)][ \t]|{ANSWER.pattern}", re.IGNORECASE)
# An open question and its marks, or what stands above a group.
OPEN = re.compile(r"(?m)^\*(?:<[^>\n]*>|\()(.*(?:\n[^\s*+#-].*)*)(?:\n[+-].*)*")


def with_boxes(text: str) -> str:
    """The text of AMC-TXT with numbers before questions and boxes before options; any other as it is."""
    is_asked = BOXED.search(text) and ASKS.search(text)
    if not is_asked or any(map(OTHER.match, text.split("\n"))):
        return text
    text = OPEN.sub(_titled, _joined(re.sub(r"(?m)^#.*|^\*\)", "", text)))
    numbers, first = count(1), next(ASKED.finditer(text)).start()
    beside = re.sub(r"(?m)^(?!title:)(?=\S)", "Title: ", text[:first], flags=re.IGNORECASE)
    asked = ASKED.sub(lambda _: f"{next(numbers)}. ", text[first:])
    text = "\n" * beside.count("\n") + f"{asked}\n\n{beside}"  # lines stay where they are
    return SIGNED.sub(lambda sign: f"[{'x' if sign[1] == '+' else ' '}] ", text)


def _joined(text: str) -> str:
    """Each option on one line, and none blank between two; questions begin on the lines on which they did."""
    made, moved, blank = [""], 0, False
    for line in text.split("\n"):
        is_below = made[-1][:1] in ("+", "-")
        if is_below and not line.strip():
            moved, blank = moved + 1, True
        elif is_below and not blank and line[0] not in "*+-":
            made[-1] += f" {line.strip()}"
            moved += 1
        else:
            if line[:1] not in ("+", "-"):
                made += [""] * moved
                moved = 0
            made.append(line)
            blank = False
    return "\n".join(made[1:])


def _titled(found: re.Match[str]) -> str:
    """What is not asked here, as lines that are named."""
    titles = "Title: " + found[1].strip().replace("\n", "\nTitle: ")
    return titles + "\n" * (found[0].count("\n") - titles.count("\n"))
