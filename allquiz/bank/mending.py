"""One error mended on its line: what its writer plainly meant; None where that is not plain."""

import re
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from operator import itemgetter
from typing import Any

from allquiz.bank import paste_slips, yaml_document, yaml_quoting, yaml_values
from allquiz.bank.bank_file import ANKI_GAP
from allquiz.bank.error_causes import SYNTAX
from allquiz.bank.format_keys import ANY_QUESTION, QUESTION
from allquiz.bank.new_ids import new_id
from allquiz.bank.other_shapes import CALLED_TEXT
from allquiz.bank.reshaped import asked
from allquiz.model.place import Place
from allquiz.model.problem import Problem

PAIR = re.compile(r"( *(?:- +)*(?!<<:)[^\s#'\"\[\]{},&*!|>%@`-][^#'\"]*?: +)(\S.*)$")
BEGIN: Any = re.compile(" *(?:- )?")
ITEM = re.compile(r"( *(?:- +)+)(\S.*)$")
HEADER = re.compile(r"[|>][-+1-9]{0,2}")  # of a text on the lines below
ON_HEADER = re.compile(r"(?:\|[+-]?|>[+-]) +(?=\S)")
WIDE_QUOTES = re.compile('\uff02[^\uff02"]+\uff02')
WORD_KEY = re.compile(r" *(?:- +)?(?:id|type|level|retired|as_of|questions|source):")
# Another key on the line; without a comma one that no error would miss.
LEFT_OUT = {key for keys in QUESTION.values() for key in keys.keys.keys() - keys.required}
OTHER_KEY = re.compile(
    rf", +(?:{paste_slips.KEYS})(?:: |[{paste_slips.COLONS}])|(?<=[^\s-]) +(?:{'|'.join(sorted(LEFT_OUT))}):(?: |$)"
)
NAMED = re.compile(r"(?:[&!]\S* +)+")  # an anchor or a tag before a value
# Rules whose detail is what is meant, and details of words that were given otherwise.
TELLING = frozenset(
    "unknown-key unknown-type bad-number bad-id bad-date bad-language bad-tag invisible-character missing-figure".split()
)
WORDS_OF = {"wrong-kind": ("true", "false", "recall", "understand", "apply", "answer", "stem")}
SIGN = re.compile("[\ufeff\v\f\u202a-\u202e]")  # that nobody typed
KEY = re.compile(r"[^\s:\[{,]+(?: [^\s:\[{,]+)*:?(?=\s*:)")
VALUE = re.compile(r"(?:([\"'])[^\"']+\1|[^\"',\[\]{}#]+)(?= *(?:$|[,}\]]| #))")
CHECKBOX = re.compile(r"\[[ xX]?\] ")  # a task list of Markdown
KEY_NAMES = "|".join(ANY_QUESTION.keys)
A_KEY = f"(?:{KEY_NAMES}):(?= |$)"
INNER_KEY = re.compile(rf"(?<=[^\s-]) +({KEY_NAMES}):(?: |$)")
LINE_KEY = re.compile(rf"(?m)^ *(?:- +)?({KEY_NAMES}):(?: |$)")
KIND = re.compile(r"(?m)^ *(?:- +)?type: *[\"']?(\w+)")
INDENTED = re.compile(f" *{A_KEY}")
FIRST_KEY = re.compile(f" *- +(?={A_KEY})")
OF_MAPPING = re.compile(r" *(?:- +)?(?:source|since|figure|lint): *$")
OF_TEXTS = re.compile(r" *(?:- +)?(?:pairs|categories|distractors|answers): *$")
NOTE = re.compile(r"(?i)( *)(?:- +)?((?:notes?|todo|comment):.*\S.*)")
FENCE = re.compile(
    r"(?:```|~~~)[\w ]*$|\s+-{3,}\s*$|\s*(?:\*{3,}|_{3,})\s*$"
)  # of Markdown, or its rule
# A comment of another language or program, that ends on its line; at the margin, a note and a title in bold.
COMMENT = re.compile(
    r"(\s*)(?://|%%(?=.*\S)|(?=-\*-)|<!--(?=.*-->\s*$)|/\*(?=.*\*/\s*$)|(?<!\s)(?=(?i:- (?:note|todo)s?:)|\*\*.+\*\*|%+ ))(.*)"
)
COMMA = re.compile(r".*[\"'\]}](?=,\s*$)")
OWN_TAG = re.compile(r"!!\w+[ \t]*")  # of YAML: it says what a value is, and is no part of it
ANKI_START = re.compile(r"\{\{c\d+::")
FUSION = re.compile(r"\{\{c\d+::[^{}]*?(?:[A-Z\d]::[A-Z]|::[^{}]*::)")
MARK = re.compile(r"[&*]([\w-]+)")
# An item that begins with a sign.
STRANGE = re.compile(r"(?<=[\[,])( *)([*&!%@`|>][^,\[\]{}\"'#]*?)(?= *[,\]])")


class Mender:
    """Mends lines of a text. `taken` are ids that a question may not have; those it gives come to them."""

    def __init__(self, text: str, taken: set[str]) -> None:
        self._text, self._taken = text, taken
        self._lines = text.split("\n")

    def line(self, problems: list[Problem]) -> tuple[str, list[Problem]]:
        """The line that all the problems are on, without the first that can be mended, or without all that
        are words of it; and which these are: none where what is meant is not plain."""
        line = self._lines[problems[0].place.line - 1]
        mended: list[Problem] = []
        for problem in filter(_is_word, reversed(problems)):  # from the end, so that columns stay
            if (made := self._respelt(problem, line)) not in (None, line):
                line, mended = str(made), [problem, *mended]
        for problem in () if mended else problems:
            if (made := self._without(problem)) not in (None, line):
                return str(made), [problem]
        return line, mended

    def below(self, number: int, end: int) -> dict[int, str]:
        """The lines below and before `end`, by number, that are no YAML either, mended: of a list or mapping
        the parser tells the first alone. It ends where what is meant is not plain."""
        indent, start = _indent(self._lines[number]), BEGIN.match(self._lines[number])
        made: dict[int, str] = {}
        for at in range(number + 1, end):
            line = self._lines[at]
            if not line.strip() or _indent(line) > indent:
                continue
            if FIRST_KEY.match(line) or BEGIN.match(line)[0] != start[0]:
                break
            if (column := yaml_document.fault_in(line)) is not None:
                mended = self._as_text(at, column)
                if mended is None or yaml_document.fault_in(mended) is not None:
                    break
                made[at] = mended
        return made

    def _without(self, problem: Problem) -> str | None:
        number, column = problem.place.line - 1, problem.place.column - 1
        line, rule, meant = self._lines[number], problem.rule, problem.detail
        if rule == "second-document" and meant:
            return re.sub(f"^{yaml_document.MARK}", "", line)
        if rule in SYNTAX:
            return self._as_text(number, column)
        if rule == "wrong-kind" and meant == "mapping":
            # More than an item: a heading, a key, a text below a name for it.
            is_more = line.rstrip().endswith(":") or self._holds_another_key(number)
            is_more = is_more or line.strip(" -").split(":")[0] in CALLED_TEXT
            return None if is_more else _in_quotes(ITEM, number, self._lines)
        if rule == "unknown-key" and (note := NOTE.fullmatch(line)):
            is_alone = note[2] == line or len(self._question_at(problem.place)) == 1
            return f"{note[1]}# {note[2]}" if is_alone else None
        if rule == "missing-key" and meant == "id":
            return _with_id(self._question_at(problem.place), line, column, self._taken)
        if rule == "anki-gap" and self._question_at(problem.place).get("type") == "cloze":
            # One within another is left, and one whose `::` may be of a fusion gene (BCR::ABL1).
            made = ANKI_GAP.sub(r"{{\g<answer>}}", line)
            return None if ANKI_START.search(made) or FUSION.search(line) else made
        if rule in ("control-character", "bidi-control") and SIGN.match(line, column):
            before, after = line[:column], line[column + 1 :]
            parts = line[column] in "\v\f" and before.strip() and after.strip()
            return before + " " * bool(parts) + after
        return None

    def _as_text(self, number: int, column: int) -> str | None:
        """The line without a fence of Markdown or a tag of YAML's own; else with its text in quotes."""
        line, lines = self._lines[number], self._lines
        if FENCE.match(line):
            return ""
        if comment := COMMENT.match(line):
            text = re.sub(r"(?:%%|-->|\*/)\Z", "", comment[2].strip())
            return f"{comment[1]}# {text.strip()}"
        if (comma := COMMA.match(line)) and comma.end() == column:
            return comma[0]
        if tag := OWN_TAG.match(line, column):
            return line[:column] + line[tag.end() :]
        mark = MARK.match(line, column)
        if mark and all(f"{sign}{mark[1]}" in self._text for sign in "&*"):
            return None  # a value that stands in two places is no text
        if (key := INDENTED.match(line)) and column <= key.end():
            return None if self._is_astray(number) else _in_line(number, lines)
        if WORD_KEY.match(line) or self._holds_another_key(number):
            return None  # no text stands there, or more than one
        return _in_quotes(PAIR, number, lines) or _in_quotes(ITEM, number, lines)

    def _is_astray(self, number: int) -> bool:
        """Whether a key at the margin is none that its question lacks."""
        key = LINE_KEY.match(self._lines[number])
        if key is None or self._lines[number].startswith(" "):
            return False
        takes, has = self._keys_around(number)
        return key[1] not in takes or has.count(key[1]) > 1

    def _holds_another_key(self, number: int) -> bool:
        """Whether a key begins behind a text on the line: one that its question may do without, or lacks."""
        line = self._lines[number]
        if OTHER_KEY.search(line):
            return True
        if not (inner := INNER_KEY.findall(line)):
            return False
        takes, has = self._keys_around(number)
        return not {*takes} & {*inner} <= {*has}

    def _keys_around(self, number: int) -> tuple[Collection[str], list[str]]:
        """The keys that the question that the line is in may have, and those it has."""
        at = bisect_right(self._starts, number) - 1
        question = "\n".join(self._lines[self._starts[at] : self._starts[at + 1]])
        kind = KIND.search(question)
        takes = QUESTION.get(kind[1] if kind else "", ANY_QUESTION).keys.keys()
        return takes, LINE_KEY.findall(question)

    @cached_property
    def _starts(self) -> list[int]:
        """The lines on which something begins: all that is above the questions, each of them, and nothing."""
        lines = enumerate(self._lines)
        return [0, *(at for at, line in lines if at and FIRST_KEY.match(line)), len(self._lines)]

    def _respelt(self, problem: Problem, line: str) -> str | None:
        """The line with the word of the problem as it is meant; an id that another question has stays."""
        rule, column, meant = problem.rule, problem.place.column - 1, str(problem.detail)
        if rule == "bad-id" and meant in self._taken:
            return None
        given = (KEY if rule == "unknown-key" else VALUE).match(line, column)
        if given is None:
            return None
        self._taken |= {meant} if rule == "bad-id" else set()
        quote = '"' if rule == "unknown-key" and given[0].startswith('"') else ""
        return line[:column] + quote + meant + quote + line[given.end() :]

    @cached_property
    def _asked(self) -> list[tuple[tuple[int, int], yaml_values.Mapping]]:
        return [((at.line + 1, at.column + 1), each) for each, at in asked(self._text)]

    def _question_at(self, place: Place) -> dict[str, yaml_values.Value]:
        """What the last question that begins there or before says, by its keys."""
        number = bisect_right(self._asked, place[1:], key=itemgetter(0))
        question = self._asked[number - 1][1] if number else {}
        return {key: value for key, (_, value, _) in question.items()}


def _is_word(problem: Problem) -> bool:
    """Whether its detail is what is meant by the word at its place."""
    is_told = problem.rule in TELLING or problem.detail in WORDS_OF.get(problem.rule, ())
    return bool(problem.detail) and is_told


def _in_line(number: int, lines: list[str]) -> str | None:
    """The line of a key, below the first one of its question; None where it may belong to a mapping in that."""
    indent = _indent(lines[number])
    for at in range(number - 1, -1, -1):
        line = lines[at]
        if OF_MAPPING.match(line) or (OF_TEXTS.match(line) and indent >= _indent(lines[at + 1])):
            return None
        if first := FIRST_KEY.match(line):
            return " " * first.end() + lines[number].lstrip()
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _in_quotes(pattern: re.Pattern[str], number: int, lines: list[str]) -> str | None:
    """The line with its text in quotes, where the text ends on it."""
    match = pattern.match(lines[number])
    if match is None:
        return None
    start, raw = match.groups()
    if pattern is PAIR and ": " in raw and start.strip(" -:") not in paste_slips.KNOWN:
        return None  # which of the colons divides the two can't be told
    if (
        raw.startswith("[")
        and (listed := STRANGE.sub(lambda item: item[1] + yaml_quoting.quoted(item[2]), raw)) != raw
    ):
        return start + listed
    found = re.search("(?<! ) +#|$", raw := raw.rstrip())
    body, comment = raw[: found.start()], raw[found.start() :]  # type: ignore[union-attr]
    margin = len(start) if pattern is ITEM else len(re.match(r" *(?:- +)*", start)[0])  # type: ignore[index]
    below = (lines[at] for at in range(number + 1, len(lines)))
    following = next(filter(str.strip, below), "")
    goes_on = _indent(following) >= margin + (pattern is PAIR)
    if goes_on and not following.lstrip().startswith("#"):
        return None
    text = _meant(body)
    return None if text is None else start + yaml_quoting.quoted(text) + comment


def _meant(body: str) -> str | None:
    """The text that a line's end plainly stands for; None where that is not plain."""
    if CHECKBOX.match(body):
        return None
    if WIDE_QUOTES.fullmatch(body):
        body = f'"{body[1:-1]}"'
    if (below := ON_HEADER.match(body)) and "|" not in body[1:]:
        body = body[below.end() :]  # a text on the lines below that stands beside its sign
    if body[0] not in "'\"":
        # Brackets that are closed may be a list, and | or > begin a text on the lines below.
        inner = NAMED.sub("", body)
        is_open = HEADER.fullmatch(inner) or (inner[:1] in ("[", "{") and inner[-1] in "]}")
        return None if is_open else body
    mark = body[0]
    body = body.removesuffix(",") if body.endswith(f"{mark},") else body  # as JSON has it
    if len(body) > 1 and body[-1] == mark:
        inner = body[1:-1]
        # `"a" and: "b"`, `"a", "b"`, `"a" or "b"`
        or_b = rf"^[^{mark}]*[^{mark}\s]{mark}(?!\w).*(?<!\w){mark}\w"
        two = rf"{mark}\s[^{mark}]*:\s+{mark}|{mark}[,;].*{mark}|{or_b}"
        are_two = re.search(two, inner.replace(mark * 2, ""))
        return (
            None if "\\" in inner or are_two else inner.replace(mark * 2, mark)
        )  # Excel doubles both
    is_whole = body.count(mark) == 2 and f"{mark} //" not in body  # no comment of another language
    return body if is_whole else None


def _with_id(
    question: dict[str, yaml_values.Value], line: str, column: int, taken: set[str]
) -> str | None:
    """The line, on which a question begins, with an id made from its stem."""
    stem = question.get("stem", question.get("front"))
    kind = question.get("type", "question")
    if not isinstance(stem, str) or not isinstance(kind, str):
        return None
    plain = re.sub("[^a-z0-9]+", "-", kind.lower()).strip("-")
    made = new_id(stem, taken, plain or "question")
    taken.add(made)
    if line[column : column + 1] == "{":
        return f"{line[: column + 1]}id: {made}, {line[column + 1 :].lstrip()}"
    return f"{line[:column]}id: {made}\n{' ' * column}{line[column:]}"
