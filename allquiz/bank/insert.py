"""Questions added to a bank's text, every other character of it left as it is."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from allquiz.bank.layout import bank_lines, flow_text, question_lines
from allquiz.bank.yaml_tree import Group, Text, grow


class Edit(NamedTuple):
    """Text to put in place of what is between two offsets."""

    start: int
    end: int
    text: str


Questions = list[dict[str, Any]]  # as plain values


def new_bank(headings: dict[str, Any], questions: Questions, before: str = "") -> str:
    """The text of a bank; `before` holds comments that the file begins with."""
    start = before.rstrip("\n") + "\n" if before.strip() else ""
    return start + "\n".join(bank_lines(headings, questions)) + "\n"


def ways_to_add(text: str, questions: Questions) -> Iterator[Edit]:
    """Edits that put the questions at the end of the bank's list, the likeliest first.

    Whoever applies one reads the outcome, and takes the next where it is not what was wanted: a
    block text above, say, may take a blank line for its own. Raises yaml.YAMLError.
    """
    root = grow(text)
    listed = root.get("questions")
    lines = question_lines(questions, root.column + 2)
    if listed is None:
        if not root.flow:
            at = _after_own_lines(text, root.end, root.column)
            yield _lines_at(text, at, ["", " " * root.column + "questions:", *lines])
    elif isinstance(listed.value, Text):  # it holds nothing
        at = _next_line(text, listed.key.end if listed.key else listed.end)
        yield _lines_at(text, at, lines)
    elif not listed.value.entries:
        start, end = listed.value.start, listed.value.end
        if not root.flow:
            yield Edit(start, end, "\n" + "\n".join(lines))
        yield Edit(start, end, f"[{flow_text(questions)}]")
    elif listed.value.flow:
        end = listed.value.entries[-1].end
        yield Edit(end, end, f", {flow_text(questions)}")
    else:
        yield from _after_last(text, listed.value, questions)


def _after_last(text: str, group: Group, questions: Questions) -> Iterator[Edit]:
    last = group.entries[-1]
    at = _after_own_lines(text, last.end, group.column)
    lines = question_lines(questions, group.column)
    # Whether blank lines divide the questions, as far as one can see.
    has_blanks = last.before[0].blank_before if last.before else last.blank_before
    has_blanks = has_blanks or len(group.entries) == 1
    is_blank = text[at - 1] == "\n" and not text[:at].rsplit("\n", 2)[-2].strip()
    if has_blanks and not is_blank:
        yield _lines_at(text, at, ["", *lines])
    yield _lines_at(text, at, lines)


def _lines_at(text: str, at: int, lines: list[str]) -> Edit:
    """Lines at the end of a line, whether or not a break ends that."""
    start = "" if text[at - 1] == "\n" else "\n"
    return Edit(at, at, start + "\n".join(lines) + "\n")


def _after_own_lines(text: str, end: int, column: int) -> int:
    """Where the line ends on which the last question ends, and comments indented like it."""
    at = _next_line(text, end) if text[end - 1] != "\n" else end
    while at < len(text):
        line = text[at : _next_line(text, at)]
        if not (line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > column):
            break
        at += len(line)
    return at


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
