r"""GIFT, in Moodle's dialect and in the stricter one of its editors.

Source: https://docs.moodle.org/501/en/GIFT_format, question/format/gift/format.php of Moodle 5.1, and
the grammar of gift-pegjs 1.0.2. Where they differ, what an author meant is taken: `:` and `=` in a
stem need no escape, a blank line within braces ends nothing, `// [id:x] [tag:y]` names a question.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from allquiz.importers import kinds
from allquiz.importers.draft import Draft, Intake
from allquiz.importers.html import is_bare, looks_like_html, plain_to_text
from allquiz.importers.kinds import Answer
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import CannotHold
from allquiz.interchange import category_in

CATEGORY = "$CATEGORY:"
MAX_BLOCK = 4_000_000  # characters of a question, with the pictures in its text
MARKS = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*+)")  # one that is not closed ends with the line
TITLE = re.compile(r"\s*::([^\\:]*+(?:(?:\\.|:(?!:))[^\\:]*+)*+)::", re.DOTALL)
FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
ANSWERS = re.compile(r"([=~])([^\\=~]*(?:\\.[^\\=~]*)*)", re.DOTALL)
WEIGHT = re.compile(r"\s*%(-?\d+(?:\.\d*)?)%")
TRUTH = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(?:#|\Z)", re.IGNORECASE)
ESCAPED = re.compile(r"\\[~=#{}:n\\]")
UNDONE = {f"\\{sign}": sign for sign in "~=#{}:\\"} | {r"\n": "\n"}


def recognizes(data: bytes) -> bool:
    """Whether something in braces stands in a text, as an answer does."""
    head = data.replace(b"\0", b"")[:200_000]
    return re.search(rb"(?m)^\s*(?:::|\$CATEGORY:)|\{[^{}]*\}", head) is not None


def read(data: bytes) -> Intake:
    """The questions."""
    intake = Intake()
    category = ""
    for block in _blocks(decoded(data, intake)):
        if block.category is not None:
            category = block.category
            continue
        intake.take(partial(_read, block), block.line, category=category)
    return intake


class _Block(NamedTuple):
    """A question's text, the line it begins on, and the remarks above it; or a category."""

    text: str
    line: int
    remarks: str = ""
    category: str | None = None


def _blocks(text: str) -> Iterator[_Block]:
    """What blank lines divide, but for those within the braces of an answer."""
    lines: list[str] = []
    remarks, first, is_open = "", 0, False
    all_lines = text.split("\n")
    for number, line in enumerate(all_lines, 1):
        bare = line.strip()
        if not bare:
            if lines and not (is_open and _closes_later(all_lines, number)):
                yield _Block("\n".join(lines), first, remarks)
                lines, remarks, is_open = [], "", False
            continue
        if bare.startswith("//"):
            remarks += bare
        elif bare.startswith(CATEGORY) and not lines:
            yield _Block("", number, category=category_in(bare.removeprefix(CATEGORY)))
        else:
            if not lines:
                first = number
            lines.append(line)
            if "{" in line or "}" in line:
                is_open = _is_open_after(line, is_open)
    if lines:
        yield _Block("\n".join(lines), first, remarks)


def _is_open_after(line: str, is_open: bool) -> bool:
    at = 0
    while (found := _find(line, "}" if is_open else "{", at)) >= 0:
        at, is_open = found + 1, not is_open
    return is_open


def _closes_later(lines: list[str], at: int) -> bool:
    """Whether the next brace below closes: then a blank line stands within an answer."""
    for line in lines[at : at + 200]:
        if line.lstrip().startswith(("::", "//", CATEGORY)):
            return False
        opened, closed = _find(line, "{"), _find(line, "}")
        if opened >= 0 or closed >= 0:
            return closed >= 0 and (opened < 0 or closed < opened)
    return False


def _read(block: _Block, draft: Draft) -> None:
    if len(block.text) > MAX_BLOCK:
        raise CannotHold(f"{len(block.text):,} characters; {MAX_BLOCK:,} is the most")
    marks = MARKS.findall(block.remarks) if block.remarks else []
    draft.tag([value.replace("\\]", "]") for kind, value in marks if kind == "tag"])
    text = block.text
    title = TITLE.match(text)
    if title:
        text = text[title.end() :]
    ids = [value for kind, value in marks if kind == "id"]
    draft.title = _plain(title[1]).strip() if title else ""
    draft.name(*ids, draft.title)
    form = FORMAT.match(text)
    if form:
        text = text[form.end() :]
    reader = _Reader(draft, form[1] if form else "moodle")
    opened = _find(text, "{")
    draft.values["stem"] = reader.text(text[:opened] if opened >= 0 else text)
    if opened < 0:
        raise CannotHold("a description, with nothing to answer")
    closed = _find(text, "}", opened)
    if closed < 0:
        raise CannotHold("its { is never closed")
    before, inside, after = text[:opened], text[opened + 1 : closed], text[closed + 1 :]
    if _find(inside, "{") >= 0 or _find(after, "{") >= 0:
        raise CannotHold("a second { in it; one that is meant as text is written \\{")
    inside, general = _cut(inside, "####")
    if general:
        draft.add("explanation", reader.text(general, "explanation"))
    reader.key(inside.strip(), before, after)


class _Reader:
    """Reads the parts of one question, in its format of text."""

    def __init__(self, draft: Draft, form: str) -> None:
        self.draft = draft
        self.form = form

    def text(self, raw: str, where: str = "") -> str:
        """A part as our text."""
        said = raw.strip()
        if is_bare(said):
            return said
        said = self.said(said)
        return self.draft.text(said, where=where) if self.is_html(said) else self._own(said)

    def said(self, raw: str) -> str:
        r"""A part with its escapes undone. In HTML, lines are kept where GIFT has them as `\n`."""
        if self.form == "html" and "\\n" in raw:
            raw = re.sub(r"(?<!\\)((?:\\\\)*)\\n", r"\1<br>", raw)
        return _plain(raw)

    def is_html(self, said: str) -> bool:
        return self.form == "html" or (self.form == "moodle" and looks_like_html(said))

    def _own(self, said: str) -> str:
        """Text or Markdown: a line is a line, and Markdown's marks are ours."""
        lines = "\n".join(line.strip() for line in said.split("\n")).strip()
        if self.form == "markdown":
            return lines.replace("__", "**")
        return plain_to_text(lines, self.draft.lose)

    def feedback(self, raw: str | None) -> str:
        return self.text(raw, "the feedback") if raw else ""

    def typed(self, raw: str) -> str:
        r"""What is typed: plain text in every format; a line of it is written as `\n`."""
        return _plain(" ".join(raw.split()))

    def key(self, inside: str, before: str, after: str) -> None:
        """The answer, by the first sign of it."""
        draft = self.draft
        if not inside:
            raise CannotHold("an essay, which no program can grade")
        truth = TRUTH.match(inside)
        if truth:
            self._to_end(after)
            self._truth(truth, inside)
        elif inside[0] == "#":
            self._to_end(after)
            self._number(inside[1:])
        elif inside[0] == ">":
            self._to_end(after)
            self._order(inside)
        else:
            answers = ANSWERS.findall(inside)
            kinds.refuse_too_many(answers)
            if not answers or inside[0] not in "=~":
                raise CannotHold("an answer that begins with neither = nor ~")
            if all(sign == "=" for sign, _ in answers):
                self._equals([raw for _, raw in answers], before, after)
            else:
                self._to_end(after, blank=True)
                self._options(answers)
        if draft.values["type"] == "numeric":
            draft.take_unit()

    def _to_end(self, after: str, *, blank: bool = False) -> None:
        """What stands behind the answer; `blank`: the answer's place is a word that is missing."""
        if not after.strip():
            return
        mark = " ____ " if blank else " "
        joined = self.draft.values["stem"] + mark + self.text(after)
        self.draft.values["stem"] = re.sub(r" (?=[.,;:!?])", "", joined) if blank else joined

    def _truth(self, truth: re.Match[str], inside: str) -> None:
        _, said = _cut(inside, "#")
        wrong, right = _cut(said or "", "#")
        kinds.judge(
            self.draft,
            is_true=truth[1][0] in "Tt",
            said_right=self.feedback(right),
            said_wrong=self.feedback(wrong),
        )

    def _number(self, inside: str) -> None:
        if "=" not in inside and "~" not in inside:
            answers = [self._window(inside, 100.0)]
        else:
            answers = []
            for sign, raw in ANSWERS.findall(inside):
                share, rest = _share(sign, raw)
                answers.append(self._window(rest, share))
        kinds.type_number(self.draft, answers)

    def _window(self, raw: str, share: float) -> Answer:
        value, said = _cut(raw, "#")
        value = _plain(value).strip()
        number, _, tolerance = (value, "", "") if ".." in value else value.partition(":")
        return Answer(number.strip() or "*", share, self.feedback(said), tolerance.strip())

    def _order(self, inside: str) -> None:
        """Moodle's own: `>`, how many, how they are shown and graded, then an item a line."""
        rest = inside[1:].lstrip()
        settings = []
        while (word := SETTING.match(rest)) and (word[1].isdigit() or word[1].upper() in SETTINGS):
            settings.append(word[1].upper())
            rest = rest[word.end() :]
        grading = next((word for word in settings if word in GRADINGS), "RELATIVE")
        if grading != "ABSOLUTE_POSITION":
            self.draft.lose(f"the grading {grading}: here each item in its place counts")
        items = [self.text(line) for line in rest.split("\n") if line.strip()]
        kinds.put_in_order(self.draft, items)

    def _options(self, answers: list[tuple[str, str]]) -> None:
        made = []
        for sign, raw in answers:
            share, rest = _share(sign, raw)
            text, said = _cut(rest, "#")
            made.append(Answer(self.text(text, "an option"), share, self.feedback(said)))
        if any(sign == "=" for sign, _ in answers):
            kinds.choose_one(self.draft, made)
        else:
            kinds.choose_several(self.draft, made)

    def _equals(self, answers: list[str], before: str, after: str) -> None:
        """Only right answers: pairs, or wordings to type (in a gap, where text follows)."""
        pairs = [_cut(raw, "->") for raw in answers]
        if all(right is not None for _, right in pairs):
            self._to_end(after)
            sides = [(self.text(left, "a pair"), self.typed(right or "")) for left, right in pairs]
            kinds.match(self.draft, sides)
            return
        made = []
        for raw in answers:
            share, rest = _share("=", raw)
            text, said = _cut(rest, "#")
            made.append(Answer(self.typed(text), share, self.feedback(said)))
        if not after.strip():
            kinds.type_words(self.draft, made)
            return
        # The whole text at once, so that its HTML may reach over the gap.
        whole = self.text(f"{before}\ue000{after}")
        start, _, end = whole.partition("\ue000")
        kinds.fill_gaps(self.draft, [start, kinds.right_wordings(self.draft, made), end])
        for answer in made:
            self.draft.add("explanation", answer.said if answer.share >= 100 else "")


GRADINGS = frozenset(
    """
    ALL_OR_NOTHING ABSOLUTE_POSITION ABSOLUTE RELATIVE_TO_CORRECT RELATIVE
    RELATIVE_NEXT_EXCLUDE_LAST RELATIVE_NEXT_INCLUDE_LAST RELATIVE_ONE_PREVIOUS_AND_NEXT
    RELATIVE_ALL_PREVIOUS_AND_NEXT LONGEST_ORDERED_SUBSET LONGEST_CONTIGUOUS_SUBSET
    """.split()
)
SETTINGS = GRADINGS | frozenset(
    "ALL RANDOM CONTIGUOUS EXACT REL CONTIG VERTICAL HORIZONTAL V H TRUE FALSE YES NO SHOW HIDE NONE "
    "ABC ABCD III IIII".split()
)
SETTING = re.compile(r"(\w+)(?:\s+|\Z)")


def _find(raw: str, sign: str, at: int = 0) -> int:
    """Where the sign stands without a backslash before it; -1 where nowhere."""
    at = raw.find(sign, at)
    while at > 0 and raw[at - 1] == "\\":
        start = at
        while start and raw[start - 1] == "\\":
            start -= 1
        if (at - start) % 2 == 0:
            break
        at = raw.find(sign, at + 1)
    return at


def _cut(raw: str, sign: str) -> tuple[str, str | None]:
    """What stands before the sign and after it; None where it isn't there."""
    at = _find(raw, sign)
    return (raw, None) if at < 0 else (raw[:at], raw[at + len(sign) :])


def _share(sign: str, raw: str) -> tuple[float, str]:
    """What an answer gives, in percent, and the rest of it."""
    match = WEIGHT.match(raw)
    if match:
        return float(match[1]), raw[match.end() :]
    return (100.0 if sign == "=" else 0.0), raw


def _plain(raw: str) -> str:
    """Escapes undone; a backslash before any other sign stays (formulas)."""
    return ESCAPED.sub(_undone, raw) if "\\" in raw else raw


def _undone(match: re.Match[str]) -> str:
    return UNDONE[match[0]]
