"""A sheet of questions as people write it: stem, lettered options, and what tells the right one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from allquiz.importers.answer_in_stem import with_answers_below
from allquiz.importers.answer_key import (
    UNREAD,
    key_in,
    with_answers,
    with_key_in_lines,
    with_letters_alone,
)
from allquiz.importers.answer_line import ANSWER, BOLD, SAID, WHY, folded, letters_in, marked
from allquiz.importers.markdown_sheet import unmarked
from allquiz.importers.named_options import apart, named
from allquiz.importers.numbered import starts
from allquiz.importers.other_languages import in_english
from allquiz.importers.questions_in_turn import HEADING, LINE, with_answer_lines
from allquiz.importers.side_by_side import on_lines
from allquiz.importers.ticked import with_typed_boxes
from allquiz.importers.unlettered import with_letters

OPTION = re.compile(
    r"\s*(\[[ xX]\](?=\s*[(\[]?[A-Za-z][.)\]])|[*✓✔✅☑→\ufe0f]*)\s*[(\[]?([A-Za-z])(\s?\)|[.\]\u3001\uff0e])(?:\*++(?=\s))?\s*(.*)",
    re.DOTALL,
)
# Above options, and where a web page has a button.
OPTIONS = re.compile(r"[\s*_]*(?:answer\s+)?(?:options?|choices?)[\s*_]*:[\s*_]*", re.IGNORECASE)
BUTTON = re.compile(
    r"(?i)(?:view|show|see|reveal|hide)\s+(?:the\s+)?(?:answers?|solution|explanation)"
)
# The letter before an answer to which a list of options went on; with options or an answer below it is one.
LISTED = re.compile(
    r"(?mi)^[ \t]*+\(?[c-h][.)][ \t]++(?=(?:correct[ \t]+)?answer[ \t]*:[ \t]*[(\[]?[A-H][)\].]?(?:[ \t,&]+[A-H])*[ \t]*(?:\n|\Z)"
    r"(?!\s*(?:\(?[d-h][.)][ \t]|(?:correct[ \t]+)?answers?(?:[ \t]+key)?[ \t]*:)))"
)
# What other programs say of a question, a line each.
BESIDES = re.compile(
    r"(?:(?:quiz\s+)?(?:title|description)|numbering|points?|pts|marks?|difficulty|dif|level|bloom'?s?|topic|top|category|tags?|ref|obj|sta|loc|nat|msc|type|folder)\s*:",
    re.IGNORECASE,
)
# Below an option with a star at its end; one that says what the star means is none.
FOOTNOTE = re.compile(
    r"\*(?!\*)(?!.*(?i:correct|right|answer|key|richtig|lösung|juste|réponse))[^*]+"
)


@dataclass(slots=True)
class Block:
    """A question as it was written: stem, options by their letters, and what tells the right one."""

    line: int = 0
    follows: bool = False  # the block above, without a blank line
    stem: list[str] = field(default_factory=list)
    options: list[tuple[str, list[str]]] = field(default_factory=list)  # `b.`, and its lines
    marked: list[int] = field(default_factory=list)  # the numbers of options marked as right
    starred: list[int] = field(default_factory=list)  # of these, those by a star at their end alone
    bold: list[int] = field(default_factory=list)  # the numbers of those in bold, as a whole
    answer: str | None = None
    said: list[str] = field(default_factory=list)
    further: tuple[int, int] = (0, 0)  # the last option's first line that may ask more; its number

    @property
    def texts(self) -> list[str]:
        """The options."""
        return ["\n".join([lines[0], *asked(lines[1:])]) for _, lines in self.options]

    @property
    def footnote(self) -> str:
        """What may be a note to the star at the end of an option, where no other sign tells which is right."""
        below = [line for _, lines in self.options for line in lines[1:]] + self.said
        is_told = self.answer is not None or self.marked != self.starred
        return "" if is_told else next(filter(FOOTNOTE.fullmatch, below), "")

    @property
    def is_heading(self) -> bool:
        """Whether there is nothing but headings yet, for what begins below."""
        return bool(self.stem) and all(line.endswith(HEADING) for line in self.stem)

    @property
    def has_options_below(self) -> bool:
        """Whether they stand below the answer, which names one of them."""
        letters = {option[2].upper() for option in map(OPTION.match, self.said) if option}
        return not self.options and bool(letters_in(self.answer or "")) and letters >= {"A", "B"}

    def cut(self) -> "Block":
        """The question that the last lines ask: this one has no answer, and they were taken for its own."""
        first, number = self.further
        lines = self.options[-1][1]
        stem, lines[first:] = lines[first:], []
        return Block(line=number, stem=stem)

    def go_on(self, line: str, number: int, *, blank: bool) -> None:
        """Take a line below the last option as a part of it; a heading is none."""
        lines = self.options[-1][1]
        if line.endswith(HEADING):
            lines = self.stem
        elif blank or len(lines) == 1:
            self.further = len(lines), number
        lines.append(line)

    def tell(self, answer: str) -> None:
        """Take what an answer line says, and why; where that is nothing above the options, these are it."""
        answer, _, told = answer.partition(WHY)
        answer = answer.strip(". ") if told else answer
        if answer.count("**") % 2:  # the other one went with the end of its line
            answer = answer.replace("**", "")
        text, _, reason = told.partition(LINE)
        if told and folded(text).strip(". ") in [folded(each).strip(". ") for each in self.texts]:
            answer, told = f"{answer}. {text}", reason  # of the same option, if both are right
        said, why = (answer, told) if told else apart(answer, self.texts)
        begun, line, rest = why.partition(LINE)
        if line and folded(begun.strip(". ")) in map(folded, self.texts):
            why = rest
        self.answer = said or ("" if self.options else None)
        if why:
            self.said.append(why[0].upper() + why[1:].replace(LINE, " "))

    def rights(self) -> list[int]:
        """The numbers of the right options; none where none is told, or the answer names no option."""
        if self.answer is None:
            return self.marked or (self.bold if len(self.bold) < len(self.options) else [])
        texts, words = self.texts, folded(self.answer)
        if any(text.casefold() in (f"option {words}", f"choice {words}") for text in texts):
            return []  # the letter of one, and the text of another
        return named(self.answer, texts)


def asked(lines: list[str]) -> list[str]:
    """The lines that are of the question itself."""
    return [line for line in lines if not BESIDES.match(line)]


def blocks(text: str) -> list[Block]:
    """The questions of a text. Lines without options right below one are its explanation, as are those
    below the last option where this is so in several questions and below no other option."""
    found: list[Block] = []
    above: list[str] = []  # what is said besides of the question below
    text = plain(text)
    is_told_below = UNREAD.search(text) is not None  # then bold is no key
    for block in _blocks(text):
        if is_told_below:
            block.bold.clear()
        if found and block.follows and not (block.options or block.answer):
            found[-1].said += block.stem + block.said
        elif not (block.options or block.answer) and not asked(block.stem):
            above += block.stem
        else:
            block.said[:0], above = above, []
            found.append(block)
    if found:  # what stands below the last
        found[-1].said += above
    ends = [block for block in found if block.options and block.options[-1][1][1:]]
    are_alone = not any(lines[1:] for block in found for _, lines in block.options[:-1])
    if ends[1:] and are_alone:
        for block in ends:
            lines = block.options[-1][1]
            if not any(map(OPTION.match, lines[1:])):
                block.said[:0], lines[1:] = lines[1:], []
    return found


def plain(text: str) -> str:
    """The text without marks of Markdown, options on a line each and with letters, each answer of a key at the
    end below its question."""
    text = with_key_in_lines(unmarked(with_typed_boxes(in_english(with_answers_below(text)))))
    if not key_in(text.split("\n"))[1]:  # beside one, `D. Answer: B` is an option
        text = LISTED.sub("", text)
    in_lines = on_lines(with_answer_lines(text))
    return with_letters(with_answers(with_letters_alone(in_lines)))


def _blocks(text: str) -> Iterator[Block]:
    block, blank, lines = Block(), True, text.split("\n")
    begun = starts(lines, _tells)
    until = max(begun, default=0)  # from here on no number tells where a question ends
    stems = _stems(lines)
    for number, written in enumerate(lines, 1):
        line = written.strip()
        if not line:
            blank = True
            continue
        is_bold, line = BOLD.match(line) is not None, BOLD.sub(r"\1", line).strip()
        is_within = number < until and number not in begun
        begins = number in begun or (
            not is_within
            and (
                block.answer is not None
                or (number in stems and block.options)
                or (blank and (block.rights() or (block.follows and not block.options)))
            )
        )
        is_option = block.answer is None and number not in begun and number not in stems
        option = OPTION.match(line) if is_option else None
        if (said := _said_in(line, block)) is not None:
            block.said.append(said)
        elif (answer := ANSWER.match(line)) and block.stem and block.answer is None:
            # Where it says nothing above the options, they are what it says.
            block.tell(answer[1])
        elif BUTTON.fullmatch(line) or (OPTIONS.fullmatch(line) and not block.options):
            continue
        elif option and _is_next(option, block):
            block.bold += [len(block.options)] * is_bold
            _add_option(block, option)
        elif option and option[2] in "Aa" and block.further[0] and not is_within:
            following = block.cut()
            yield block
            block = following
            _add_option(block, option)
        elif not begins and _is_said(block, blank=blank, is_within=is_within):
            block.said.append(line)
        elif block.options and not begins:
            block.go_on(line, number, blank=blank)
        else:
            if begins and (block.stem or block.options) and not block.is_heading:
                yield block
                block = Block(follows=not blank and number not in begun)
            block.line = number if block.is_heading else block.line or number
            block.stem.append(line)
        blank = False
    yield block


def _stems(lines: list[str]) -> set[int]:
    """The numbers of lines below a blank one that look like options and have an option A below: “E. coli is a”."""
    above = ["", *lines]
    written = [
        (n, OPTION.match(line.strip()), not above[n - 1].strip())
        for n, line in enumerate(lines, 1)
        if line.strip()
    ]
    return {
        number
        for (number, option, is_below_blank), (_, other, _) in pairwise(written)
        if is_below_blank and option and other and option[2] not in "Aa" and other[2] in "Aa"
    }


def _tells(line: str) -> bool:
    """Whether this is the first option of a question, or its answer."""
    option = OPTION.match(line)
    return (option is not None and option[2] in "Aa") or ANSWER.match(line) is not None


def _said_in(line: str, block: Block) -> str | None:
    """What the line says of the answer, or of a star, as its first sign tells; None where it tells nothing."""
    if block.starred and FOOTNOTE.fullmatch(line) and not OPTION.match(line):
        return line
    is_told = block.options or block.answer or block.follows or line[0] in "~@"
    said = SAID.match(line) if is_told else None
    return said[1].strip() if said else None


def _is_said(block: Block, *, blank: bool, is_within: bool) -> bool:
    """Whether a line that is no option goes on with what is said of the answer."""
    if block.said and not blank:
        return True
    is_after = block.answer is not None or block.said or (blank and block.options)
    return is_within and bool(is_after)


def _is_next(option: re.Match[str], block: Block) -> bool:
    """Whether this is the letter of the next option, so that `E. coli` may begin a line of text."""
    return bool(block.stem) and ord(option[2].upper()) - ord("A") == len(block.options)


def _add_option(block: Block, option: re.Match[str]) -> None:
    mark, letter, sign, text = option.groups()
    is_open = mark.startswith("**") and text.count("**") % 2 == 1
    is_right, bare = marked((text.rstrip("* ") if is_open else text).strip())
    if mark.strip("[ ]") or is_right:
        block.marked.append(len(block.options))
        if not mark.strip("[ ]") and text.strip() == f"{bare}*":
            block.starred.append(len(block.options))
    block.further = 0, 0
    block.options.append((letter + sign, [BOLD.sub(r"\1", bare).strip()]))
