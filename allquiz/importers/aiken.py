"""Aiken: a stem, lettered options and `ANSWER: B`, one question below the other; and what people make of it.

Source: https://docs.moodle.org/501/en/Aiken_format. What Moodle refuses and people write or paste is
read as well, and said: small letters, `1. Which …?`, `*b)` or `(correct)` in place of an answer line,
`Correct answer: B and C`, a stem on several lines, an explanation below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from string import ascii_uppercase

from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.kinds import (
    FULL,
    Answer,
    choose_alike,
    choose_one,
    judge,
    refuse_too_many,
    type_words,
)
from allquiz.importers.marks import plain_to_text
from allquiz.importers.plain import decoded
from allquiz.importers.refusals import CannotHold
from allquiz.model.truth import truth

NUMBER = re.compile(r"\A[*_\s]*(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s+", re.IGNORECASE)
OPTION = re.compile(r"\s*([*✓✔✅]*)\s*[(\[]?([A-Za-z])([.)\]])\s*(.*)", re.DOTALL)
SAYS_RIGHT = re.compile(
    r"\s*(?:[✓✔✅]|[(\[](?:correct|right|key)(?: answer)?[)\]])\s*$", re.IGNORECASE
)
A_LETTER = r"(?=[\s*_]*[(\[]?[A-Za-z\d][)\].]?[\s*_]*$)"
# In other languages only before a letter: “Lösung: NaCl” may be of the question.
ANSWER = re.compile(
    r"[\s*_]*(?:(?:the\s+)?(?:(?:correct|right)\s+(?:options?|choices?)|(?:(?:correct|right)\s+)?(?:answers?|ans|key)|correct)"
    rf"(?:\s+is)?[\s*_]*(?::|[-–—.]?[\s*_]*{A_LETTER})"
    r"|(?:(?:richtige\s+)?antwort|lösung|richtig|(?:bonne\s+)?réponse|respuesta(?:\s+correcta)?|risposta|resposta|antwoord|svar"
    rf"|odpowiedź|ответ|απάντηση|正解|答え|答案|الإجابة)[\s*_]*[:：]?{A_LETTER})[\s*_]*(.*?)[\s*_]*$",
    re.IGNORECASE,
)
# An option without a letter: numbered, with a dash, or with a letter and a colon.
UNLETTERED = re.compile(r"\s*(?:(\d)[.):]|([A-H]):|[-•–])\s+(\S.*)")
# “How many of these hold? 1. … 2. … Answer: 2” counts them.
ASKS_AMOUNT = re.compile(
    r"how (?:many|much)|number of|wie viele?|combien|cuánt|quant[eio]s?\b|сколько|いくつ|كم|πόσ",
    re.IGNORECASE,
)
OPTIONS = re.compile(r"[\s*_]*(?:answer\s+)?(?:options?|choices?)[\s*_]*:[\s*_]*", re.IGNORECASE)
SAID = re.compile(
    r"[\s*_]*(?:(?:general\s+)?feedback|explanation|rationale|erklärung|begründung|explication|explicación|spiegazione|解説)[\s*_]*[:：][\s*_]*(.*)",
    re.IGNORECASE,
)
# What other programs say of a question, a line each.
BESIDES = re.compile(
    r"(?:numbering|points?|pts|marks?|difficulty|dif|level|bloom'?s?|topic|top|category|tags?|ref|obj|sta|loc|nat|msc|type)\s*:",
    re.IGNORECASE,
)
BOLD = re.compile(r"^\s*\*\*(?!\s)([^*]+)\*\*\s*$")  # the whole of a line
LETTERS = re.compile(r"[(\[]?([A-Za-z])[)\].]?(?:\s*(?:[,;&/+]|\band\b)\s*|\s*$)", re.IGNORECASE)
TOLD = re.compile(
    rb"(?mi)^[ \t]*\*{0,2}[ \t]*\(?[A-Z][.)][ \t]*\S.*(?:\r?\n|\r)(?:.*(?:\r?\n|\r)){0,2}"
    rb"[ \t*]*(?:(?:the )?(?:correct |right )?answers?(?: is)?|ans|correct)[ \t*]*(?:[:-]|[ \t][(]?[A-Z][)]?$)"
    rb"|^[ \t]*\*{1,2}[ \t]*\(?[A-Z][.)][ \t]*\S"
)


@dataclass(slots=True)
class Block:
    """A question as it was written: stem, options by their letters, and what tells the right one."""

    line: int = 0
    follows: bool = False  # the block above, without a blank line
    stem: list[str] = field(default_factory=list)
    options: list[tuple[str, list[str]]] = field(default_factory=list)  # `b.`, and its lines
    marked: list[int] = field(default_factory=list)  # the numbers of options marked as right
    answer: str | None = None
    said: list[str] = field(default_factory=list)
    further: tuple[int, int] = (
        0,
        0,
    )  # the first line of the last option that may ask more; its number

    @property
    def texts(self) -> list[str]:
        """The options."""
        return ["\n".join([lines[0], *_asked(lines[1:])]) for _, lines in self.options]

    def cut(self) -> "Block":
        """The question that the last lines ask: this one has no answer, and they were taken for its own."""
        first, number = self.further
        lines = self.options[-1][1]
        stem, lines[first:] = lines[first:], []
        return Block(line=number, stem=stem)

    def rights(self) -> list[int]:
        """The numbers of the right options; none where none is told, or the answer names no option."""
        if self.answer is None:
            return self.marked
        letters = [letter[0].upper() for letter, _ in self.options]
        found = LETTERS.findall(self.answer)
        if found and not LETTERS.sub("", self.answer):
            named = [letters.index(f.upper()) for f in found if f.upper() in letters]
            return sorted({*named}) if len(named) == len(found) else []
        # `B. two`, or the option's own words
        words = _folded(self.answer)
        options = enumerate(zip(letters, self.texts, strict=True))
        return [n for n, (k, text) in options if words in (_folded(text), _folded(f"{k}. {text}"))]


def _asked(lines: list[str]) -> list[str]:
    """The lines that are of the question itself."""
    return [line for line in lines if not BESIDES.match(line)]


def _folded(text: str) -> str:
    return " ".join(re.sub(r"^\s*[(\[]?([A-Za-z])[.)\]]\s+", r"\1 ", text).split()).casefold()


def blocks(text: str) -> Iterator[Block]:
    """The questions of a text. Lines without options right below one are its explanation."""
    before: Block | None = None
    for block in _blocks(_with_letters(text)):
        if before and block.follows and not (block.options or block.answer):
            before.said += block.stem
            continue
        if before:
            yield before
        before = block
    if before and before.stem:
        yield before


def _with_letters(text: str) -> str:
    """The text, its options with letters where they had numbers, dashes or colons and an answer names one."""
    lines = text.split("\n")
    run: list[tuple[int, re.Match[str]]] = []  # of such options, with the numbers of their lines
    for number, line in enumerate(lines):
        if option := UNLETTERED.match(line):
            if not (run and _follows(option, run[-1][1], len(run))):
                run = []
            if run or _follows(option, option, 0):
                run.append((number, option))
        elif (answer := ANSWER.match(line)) and len(run) > 1 and run[0][0]:
            told = _folded(answer[1].strip("()[]. "))
            is_amount = told.isdigit() and ASKS_AMOUNT.search("".join(lines[: run[0][0]])[-200:])
            named = [n for n, (_, o) in enumerate(run) if not is_amount and told in _called(o)]
            for letter, (at, option) in zip(ascii_uppercase, run if len(named) == 1 else ()):  # noqa: B905
                lines[at] = f"{letter}. {option[3]}"
                lines[number] = f"ANSWER: {ascii_uppercase[named[0]]}"
            run = []
        elif line.strip():
            run = []
    return "\n".join(lines)


def _follows(option: re.Match[str], other: re.Match[str], count: int) -> bool:
    """Whether this can be the option after so many others, the last of which is the other."""
    name = option[1] or option[2]
    is_alike = bool(option[1]) == bool(other[1]) and bool(option[2]) == bool(other[2])
    return is_alike and (not name or name in (str(count + 1), ascii_uppercase[count]))


def _called(option: re.Match[str]) -> set[str]:
    """How an answer may call the option: by its name, its text or both."""
    name, text = option[1] or option[2] or "", option[3].strip()
    return {
        *map(_folded, filter(None, (name, text))),
        _folded(f"{name}. {text}"),
        _folded(f"{name}) {text}"),
    }


def _blocks(text: str) -> Iterator[Block]:
    block, blank = Block(), True
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip()
        if not line:
            blank = True
            continue
        line = BOLD.sub(r"\1", line).strip()
        begins = block.answer is not None or (
            blank and (block.marked or (block.follows and not block.options))
        )
        option = OPTION.match(line) if block.answer is None else None
        if (said := SAID.match(line)) and (block.options or block.answer):
            block.said.append(said[1].strip())
        elif (answer := ANSWER.match(line)) and block.stem and block.answer is None:
            # Where it says nothing above the options, they are what it says.
            block.answer = answer[1] or ("" if block.options else None)
        elif OPTIONS.fullmatch(line) and not block.options:
            continue
        elif option and _is_next(option, block):
            _add_option(block, option)
        elif option and option[2] in "Aa" and block.further[0]:
            following = block.cut()
            yield block
            block = following
            _add_option(block, option)
        elif block.said and not blank:
            block.said.append(line)
        elif block.options and not begins:
            lines = block.options[-1][1]
            if blank or len(lines) == 1:
                block.further = len(lines), number
            lines.append(line)
        else:
            if begins:
                yield block
                block = Block(follows=not blank)
            block.line = block.line or number
            block.stem.append(line)
        blank = False
    yield block


def _is_next(option: re.Match[str], block: Block) -> bool:
    """Whether this is the letter of the next option, so that `E. coli` may begin a line of text."""
    return bool(block.stem) and ord(option[2].upper()) - ord("A") == len(block.options)


def _add_option(block: Block, option: re.Match[str]) -> None:
    mark, letter, sign, text = option.groups()
    text = text.strip().removesuffix("**" if mark == "**" else "").strip()
    bare = SAYS_RIGHT.sub("", text)
    if bare.count("*") % 2:  # a star that is no half of an emphasis
        bare = bare.removesuffix("*") if bare.endswith("*") else bare.removeprefix("*")
    if mark or bare != text:
        block.marked.append(len(block.options))
    block.further = 0, 0
    block.options.append((letter + sign, [BOLD.sub(r"\1", bare).strip()]))


def recognizes(data: bytes) -> bool:
    """Whether an answer line stands below options, or an option is marked."""
    return TOLD.search(data.replace(b"\0", b"")[:200_000]) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions."""
    intake = Intake(settle)
    for block in blocks(decoded(data, intake)):
        intake.take(partial(_finish, block), block.line)
    return intake


def _finish(block: Block, draft: Draft) -> None:
    refuse_too_many(block.options)
    for lines in [*(lines[1:] for _, lines in block.options), block.said]:
        for line in filter(BESIDES.match, lines):
            draft.lose(f"“{line}”")
    stem = NUMBER.sub("", "\n".join(block.stem), count=1)
    draft.values["stem"] = plain_to_text(stem, draft.lose)
    if block.answer is None and not block.marked:
        raise CannotHold("no line `ANSWER:` follows it")
    for number, (_, lines) in enumerate(block.options):
        letters = [
            ord(option[2].upper()) - ord("A") for option in map(OPTION.match, lines[1:]) if option
        ]
        if number in letters or number + 2 in letters:
            raise CannotHold(
                f"the letters of its options are not A, B, C …: look below “{lines[0]}”"
            )
    if len(block.stem) > 1:
        draft.remark("Moodle wants the stem on one line")
    if (
        any(letter[0].islower() for letter, _ in block.options)
        or (block.answer or "")[:1].islower()
    ):
        draft.remark("Moodle takes capital letters only")
    if said := _asked(block.said):
        draft.add("explanation", plain_to_text("\n".join(said), draft.lose))
        draft.remark("Moodle would ignore the FEEDBACK line")
    if block.answer and not block.options:
        _without_options(draft, block.answer)
        return
    rights = block.rights()
    if not rights:
        raise CannotHold(f"`ANSWER: {block.answer}` names no option")
    marked = [
        Answer(plain_to_text(text, draft.lose), FULL if number in rights else 0.0)
        for number, text in enumerate(block.texts)
    ]
    if len(rights) > 1:
        choose_alike(draft, marked)
        draft.remark("Aiken has one right answer")
    else:
        choose_one(draft, marked)


def _without_options(draft: Draft, answer: str) -> None:
    is_true = truth(answer)
    if is_true is None:
        type_words(draft, [Answer(plain_to_text(answer, draft.lose), FULL)])
    else:
        judge(draft, is_true=is_true)
    draft.remark("Aiken has lettered options only")
