r"""GIFT, in Moodle's dialect and in the stricter one of its editors.

Source: https://docs.moodle.org/501/en/GIFT_format, question/format/gift/format.php of Moodle 5.1, and
the grammar of gift-pegjs 1.0.2. Where they differ, what an author meant is taken: `:` and `=` in a
stem need no escape, a blank line within braces ends nothing, `// [id:x] [tag:y]` names a question.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from allquiz.importers import answer_shares, cloze, moodle_order
from allquiz.importers.answer_shares import Answer
from allquiz.importers.decoding import decoded
from allquiz.importers.draft import MAX_QUESTIONS, Draft, Intake, Settle, drafted
from allquiz.importers.refusals import CannotHold, left_out
from allquiz.interchange import category_in, right_side_in
from allquiz.processes import spread

TOLD = re.compile(
    rb"(?m)^[ \t]*+(?:::|\$CATEGORY:)|(?<!\\)\{\s*+(?:[=~#>}]|(?i:t|true|f|false)\s*[#}])"
)
MAX_BLOCK = 4_000_000  # characters of a question, with the pictures in its text
# What is escaped is put out of sight before anything is looked for; a text that was decoded has no NUL.
ESCAPED = {f"\\{sign}": f"\0{place}" for place, sign in enumerate("\\~=#{}:n")}
ESCAPE = re.compile(r"\\[\\~=#{}:n]")
WRITTEN = {hidden: escape for escape, hidden in ESCAPED.items()}
MEANT = {hidden: escape[1:] for hidden, escape in WRITTEN.items()} | {ESCAPED[r"\n"]: "\n"}
PART = 500  # questions that a process reads at a time
CATEGORY = "$CATEGORY:"
# Lines between blank ones; what stands below an answer with a title of its own is another question.
LINES = re.compile(r"^[^\S\n]*+\S.*(?:\n(?!(?<=\}\n)[^\S\n]*+::)[^\S\n]*+\S.*)*+\n?", re.MULTILINE)
ABOVE = re.compile(r"\s*(//.*|\$CATEGORY:.*)\n?")
REMARK = re.compile(r"^[^\S\n]*+//.*\n?", re.MULTILINE)
# From a blank line within an answer to its end: no further than 200 lines, nor into the next question.
END_OF_ANSWER = re.compile(
    r"(?:[^\S\n]*+(?!::|//|\$CATEGORY:)[^{}\n]*+\n){0,200}+[^\S\n]*+(?!::|//|\$CATEGORY:)[^{}\n]*+\}"
)
MARKS = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*+)")  # one that is not closed ends with the line
HEAD = re.compile(r"\s*(?:::([^:]*+(?::(?!:)[^:]*+)*+)::)?\s*(?:\[(html|markdown|plain|moodle)\])?")
FORM = re.compile(r"\[(html|markdown|plain|moodle)\]\s*+")  # any part may say one of its own
ANSWERS = re.compile(r"([=~])\s*+(?:%(-?\d+(?:[.,]\d*)?)%)?([^=~#]*+)#?([^=~]*+)")
TRUTH = re.compile(r"(T|TRUE|F|FALSE)\s*(?:#([^#]*+)#?(.*)|\Z)", re.IGNORECASE | re.DOTALL)


def recognizes(data: bytes) -> bool:
    """Whether a title, a category or something in braces that begins as an answer does stands in it."""
    return TOLD.search(data.replace(b"\0", b"")[:200_000]) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions."""
    intake = Intake(settle)
    text = decoded(data, intake)
    text = ESCAPE.sub(lambda found: ESCAPED[found[0]], text)
    text = re.sub(r"\}[^\S\n]+\n", "}\n", text)
    found = list(islice(_blocks(text), MAX_QUESTIONS + 1))
    parts = [found[first : first + PART] for first in range(0, len(found), PART)]
    for drafts in spread(partial(_part, settle), parts, len(text)):
        intake.add(drafts)
    return intake


def _part(settle: Settle, found: Sequence["_Block"]) -> list[Draft]:
    return [drafted(partial(_read, each), settle, each.line, each.category) for each in found]


class _Block(NamedTuple):
    """A question's text, the line it begins on, the remarks above it and the category it is in."""

    text: str
    line: int
    remarks: str
    category: str


def _blocks(text: str) -> Iterator[_Block]:
    """What blank lines divide, but for those within the braces of an answer."""
    category, remarks, held = "", "", ""
    at, number, first = 0, 1, 0
    for found in LINES.finditer(text):
        start, end = found.span()
        while not held and (above := ABOVE.match(text, start, end)):
            if above[1].startswith("//"):
                remarks += above[1]
            else:
                category = category_in(_plain(above[1].removeprefix(CATEGORY), WRITTEN))
            start = above.end()
        lines = text[start:end]
        if "//" in lines:
            remarks += "".join(REMARK.findall(lines))
            lines = REMARK.sub("", lines)
        if not held:
            number += text.count("\n", at, start)
            at, first = start, number
        held += lines
        is_open = held.rfind("{") > held.rfind("}")
        if held and not (is_open and END_OF_ANSWER.match(text, end)):
            yield _Block(held, first, remarks, category)
            held = ""
        if not held:  # remarks alone, as Moodle writes of a cloze, say nothing of what follows
            remarks = ""
    if held:
        yield _Block(held, first, remarks, category)


def _read(block: _Block, draft: Draft) -> None:
    text = block.text
    if len(text) > MAX_BLOCK:
        raise CannotHold(f"{len(text):,} characters; {MAX_BLOCK:,} is the most")
    marks = MARKS.findall(_plain(block.remarks, WRITTEN)) if block.remarks else []
    draft.tag([value.replace("\\]", "]") for kind, value in marks if kind == "tag"])
    head = HEAD.match(text)
    title, form = head.groups() if head else (None, None)
    draft.title = _plain(title).strip() if title else ""
    draft.name(*[value for kind, value in marks if kind == "id"], draft.title)
    reader = _Reader(draft, form or "moodle")
    before, opens, rest = text[head.end() if head else 0 :].partition("{")
    draft.values["stem"] = reader.text(before)
    if not opens:
        raise left_out("description")
    inside, closes, after = rest.partition("}")
    if not closes:
        raise CannotHold("its { is never closed")
    if "{" in inside or "{" in after:
        raise CannotHold("a second { in it; one that is meant as text is written \\{")
    inside, _, general = inside.partition("####")
    if general:
        draft.add("explanation", reader.text(general, "explanation"))
    reader.key(inside.strip(), before, after)


class _Reader:
    """Reads the parts of one question, in its format of text."""

    def __init__(self, draft: Draft, form: str) -> None:
        self.draft = draft
        self.form = form

    def text(self, raw: str, where: str = "") -> str:
        """A part as our text. In HTML, the lines that GIFT has as an escape are kept."""
        said, form = raw.strip(), self.form
        if said[:1] == "[" and (own := FORM.match(said)):
            said, form = said[own.end() :], own[1]
        said = _plain(said.replace(ESCAPED[r"\n"], "<br>") if form == "html" else said)
        return self.draft.in_form(said, form, where)

    def key(self, inside: str, before: str, after: str) -> None:
        """The answer, by the first sign of it."""
        draft = self.draft
        if not inside:
            raise left_out("essay")
        if truth := TRUTH.match(inside):
            self._to_end(after)
            wrong, right = (self.text(raw or "", "the feedback") for raw in truth.groups()[1:])
            is_true = truth[1][0] in "Tt"
            answer_shares.judge(draft, is_true=is_true, said_right=right, said_wrong=wrong)
        elif inside[0] == "#":
            self._to_end(after)
            answer_shares.type_number(draft, self._numbers(inside[1:]))
            draft.take_unit()
        elif inside[0] == ">":
            self._to_end(after)
            self._order(inside)
        else:
            answers = ANSWERS.findall(inside)
            answer_shares.refuse_too_many(answers)
            if inside[0] not in "=~":
                raise CannotHold("an answer that begins with neither = nor ~")
            if "~" in inside:
                self._to_end(after, blank=True)
                self._options(answers)
            elif all("->" in raw for raw in inside.split("=")[1:]):
                self._to_end(after)
                sides = [raw.partition("->") for raw in inside.split("=")[1:]]
                answer_shares.match(
                    draft, [(self.text(left, "a pair"), _right(right)) for left, _, right in sides]
                )
            elif any("->" in raw for _, _, raw, _ in answers) or _has_arrows(answers):
                raise CannotHold("pairs and what are none: each is written =left -> right")
            else:
                self._words(answers, before, after)

    def _to_end(self, after: str, *, blank: bool = False) -> None:
        """What stands behind the answer; `blank`: the answer's place is a word that is missing."""
        if not after.strip():
            return
        mark = " ____ " if blank else " "
        joined = (self.draft.values["stem"] + mark + self.text(after)).strip()
        self.draft.values["stem"] = re.sub(r" (?=[.,;:!?])", "", joined) if blank else joined

    def _numbers(self, inside: str) -> list[Answer]:
        if not inside.lstrip().startswith(("=", "~")):
            inside = f"={inside}"
        return [self._window(*answer) for answer in ANSWERS.findall(inside)]

    def _window(self, sign: str, weight: str, raw: str, said: str) -> Answer:
        value = _plain(raw).strip()
        number, _, tolerance = (value, "", "") if ".." in value else value.partition(":")
        said = self.text(said, "the feedback")
        return Answer(number.strip() or "*", _share(sign, weight), said, tolerance.strip())

    def _order(self, inside: str) -> None:
        """Moodle's own: `>`, how many are asked, how they are shown and graded, then an item a line."""
        lines, grading, asked = moodle_order.in_gift(inside)
        items = [self.text(line) for line in lines.split("\n") if line.strip()]
        moodle_order.put(self.draft, items, grading, asked)

    def _answers(
        self, found: Sequence[tuple[str, str, str, str]], read: Callable[[str], str]
    ) -> list[Answer]:
        return [
            Answer(read(raw), _share(sign, weight), said and self.text(said, "the feedback"))
            for sign, weight, raw, said in found
        ]

    def _options(self, answers: Sequence[tuple[str, str, str, str]]) -> None:
        made = self._answers(answers, partial(self.text, where="an option"))
        if any(sign == "=" for sign, *_ in answers):
            answer_shares.choose_one(self.draft, made)
        else:
            answer_shares.choose_several(self.draft, made)

    def _words(self, answers: Sequence[tuple[str, str, str, str]], before: str, after: str) -> None:
        """Only right answers: wordings to type, in a gap where text follows."""
        made = self._answers(answers, _typed)
        if not after.strip():
            answer_shares.type_words(self.draft, made)
            return
        # The whole text at once, so that its HTML may reach over the gap.
        whole = self.text(f"{before}{cloze.mark(0)}{after}")
        cloze.fill_marked(self.draft, whole, [answer_shares.right_wordings(self.draft, made)])


def _has_arrows(answers: Sequence[tuple[str, str, str, str]]) -> bool:
    """Whether these are pairs with `=>` between their sides, whose sign divides them."""
    return len(answers) > 3 and all(raw[:1] == ">" for _, _, raw, _ in answers[1::2])


def _share(sign: str, weight: str) -> float:
    """What an answer gives, in percent."""
    return float(weight.replace(",", ".")) if weight else 100.0 if sign == "=" else 0.0


def _plain(raw: str, signs: Mapping[str, str] = MEANT) -> str:
    """What was escaped, as it is meant; a backslash before any other sign stays (formulas)."""
    if "\0" in raw:
        for hidden, sign in signs.items():
            raw = raw.replace(hidden, sign)
    return raw


def _typed(raw: str) -> str:
    r"""What is typed: plain text in every format; a line of it is written as `\n`."""
    said = " ".join(raw.split())
    if said[:1] == "[" and (own := FORM.match(said)):
        said = said[own.end() :]
    return _plain(said) if "\0" in said else said


def _right(raw: str) -> str:
    """A right side: plain text too, before which no format is named."""
    return right_side_in(_plain(" ".join(raw.split())))
