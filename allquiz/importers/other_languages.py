"""Words such as “Ответ:” in a sheet of another country, and its letters, as an English one has them."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from unicodedata import normalize

from allquiz.importers.answer_key import KEY_HEAD
from allquiz.importers.answer_line import A_LETTER, ANSWER, SAID
from allquiz.importers.other_alphabets import (
    ENTRY,
    LETTERED,
    OPTION,
    SIGNS,
    Run,
    apart,
    is_list,
    place_of,
    rename,
    sign_of,
    with_entries,
    with_letters,
)
from allquiz.importers.table_names import meant, plain
from allquiz.model.truth import judged

# The number of a question with a wide sign behind it, or nothing before what it asks.
NUMBER = re.compile(
    r"(?m)^([ \t\u3000]*+\d{1,3})(?:[．、][ \t\u3000]*+|[.](?=[\u3040-\u9fff]))(?=\S)"
)
# Wide digits there, or as an answer; and Korean “No. 2”.
WIDE = re.compile(r"(?m)(?:^[ \t\u3000]*+|[:：][ \t\u3000]*+)[０-９]{1,3}(?=[．.、）)\s]|\Z)")
KOREAN = re.compile(r"(?m)^([ \t*]*+정답)[ \t*]*+[:：은]?[ \t*]*+([1-8①-⑧])번[ \t.*]*$")
CIRCLED = dict(zip("12345678", "①②③④⑤⑥⑦⑧", strict=True))
BEGINS = re.compile(r"[*_\s#]*(?:[^\W\d_]+[ .]*)?(\d{1,3})[.):]")
QUESTION = re.compile(
    r"[ \t*_#]*+([^\W\d_]+(?:[ ][^\W\d_]+)?)[ ]*+(?:№[ ]*+)?(\d{1,3})[*_]*(?:[ ]*[.:：．、)][*_]*[ \t\u3000]*(.*)|[ ]*$)"
)
# A word in brackets or before a colon, and the rest of its line; or letters at its end.
LABEL = re.compile(
    r"[ \t*_#>]*+(?:[【〔\[]([^\n】〕\]]{1,40})[】〕\]](?!\()[*_]*[:：]?|([^\W\d_][^\n:：]{,40})[:：])[ \t\u3000*_]*+(.*)"
)
ENDING = re.compile(
    rf"[ \t*_]*+((?:[^\s.–—-]++[ \t.–—-]++){{1,6}}?|[\u3040-\u9fff\uac00-\ud7a3]{{1,6}}?)({SIGNS})$"
)
# A letter in a list, of another alphabet, or in another order.
ODD = re.compile(r"[ \t]*[-+*]?[(（]?[^\W\d_][.．、)）]\s")
KEY = re.compile(r"(?:option)?(?:answers?|correct|keys?)+(?:option)?")
QUOTE: Any = re.compile(r"[ \t>]*")
WORD = re.compile(r"[^\W_]+")
COPULA = re.compile(r"(?: is|[是为為は])$")
FITS = re.compile(rf"{A_LETTER}|[(\[]?[A-Ha-h][)\].]\s")
ENGLISH = {
    *"question stem prompt statement right answer answers ans correct key the is".split(),
    *"explanation rationale feedback reason reasoning why comment exp".split(),
}
A_SIGN = 2  # letters that may be a word to type, if Latin
# True, yes or no in one language, and a word to type in another: sand, year, never.
TYPED = "sand ano nie tak igen nem off".split()
SHORT = 60  # characters of a line that has no colon


class Label(NamedTuple):
    """What begins a line: its meaning, as columns of tables have it, and the rest of the line."""

    meant: str
    rest: str
    is_english: bool = False
    has_sign: bool = True  # behind its words


def in_english(text: str) -> str:
    """The text, options on a line each with A, B, C in place of other letters, and what tells the answer,
    explains it or counts the questions in English. Statements that have letters above options stay, and words
    that may be of the question, as “Lösung: NaCl”."""
    is_lettered = LETTERED.search(text) is not None  # then other letters are of statements
    circled = CIRCLED if "①" in text else {}
    text = KOREAN.sub(lambda said: f"{said[1]}: {circled.get(said[2], said[2])}", text)
    text = WIDE.sub(lambda found: normalize("NFKC", found[0]), text)
    lines = NUMBER.sub(r"\1. ", text).split("\n")
    lines = [part for line in lines for part in apart(line, is_lettered=is_lettered)]
    options = {number for number, line in enumerate(lines) if LETTERED.match(line)}
    labels = [None if n in options or not line else _label(line) for n, line in enumerate(lines)]
    runs = []
    for run in filter(None, _runs(lines, labels)):
        below = labels[_below(lines, run[-1][0])]
        is_counted = below is not None and below.rest.strip(" 。.()").isdigit()
        if is_list(run, is_counted=is_counted, is_lettered=is_lettered):
            runs.append(run)
            rename(lines, run)
    used = {place_of(run[0][1][2])[0] for run in runs}
    options.update(number for run in runs for number, _ in run)
    are_asked, are_judged = _are_asked(labels, options), _are_judged(labels, options)
    last, is_key = max(options, default=-1), False
    above: list[str] = []  # the options of a question
    is_said = False  # below an option or an answer
    for number, label in enumerate(labels):
        line = lines[number]
        above += [line] * (number in options)
        if number in options or (label and KEY.fullmatch(label.meant)):
            is_said = True
        elif BEGINS.match(line) or not (label or lines[max(0, number - 1)].strip()):
            is_said = is_said and not line.strip()
        if number > last and (is_key or KEY_HEAD.match(f"{line}\n")):
            is_key, lines[number] = True, with_entries(line, used)
        elif label and KEY.fullmatch(label.meant):
            if (
                number > last
                and not label.is_english
                and ENTRY.match(label.rest or lines[_below(lines, number)].lstrip(" |*"))
            ):
                is_key, lines[number] = True, f"Answers: {with_entries(label.rest, used)}"
            elif told := _told(label, used, above, are_judged=are_judged):
                lines[number] = f"{QUOTE.match(line)[0]}Answer: {told}"
            above = []
        elif (
            label
            and not label.is_english
            and (is_said if label.meant == "explanation" else are_asked)
        ):
            lines[number] = f"{QUOTE.match(line)[0]}{label.meant.capitalize()}: {label.rest}"
    return "\n".join(lines)


def _are_asked(labels: Sequence[Label | None], options: Collection[int]) -> bool:
    """Whether the questions with a word before their number are counted from 1, each with an option or an
    answer below it: “Aussage 1”, “Aussage 2” are statements of one."""
    asked, is_free = 0, True
    for number, label in enumerate(labels):
        if label and label.meant.startswith("question "):
            asked += 1
            if not is_free or label.meant != f"question {asked}":
                return False
            is_free = False
        elif number in options or (label and KEY.fullmatch(label.meant)):
            is_free = True
    return True


def _are_judged(labels: Sequence[Label | None], options: Collection[int]) -> bool:
    """Whether all answers without options say true or false: others would become a part of the stem below."""
    has_options = False
    for number, label in enumerate(labels):
        if number in options:
            has_options = True
        elif label and not label.is_english and label.meant.startswith("answer"):
            if not has_options and _judged(label.rest) is None:
                return False
            has_options = False
    return True


def _judged(told: str) -> bool | None:
    """What an answer says of a statement; nothing where it may be a word to type: factor V, N of nitrogen."""
    may_be_typed = told.isascii() and len(told) <= A_SIGN
    return None if may_be_typed or told.strip(" .*_").lower() in TYPED else judged(told)


def _below(lines: Sequence[str], number: int) -> int:
    """The number of the next line that is not blank."""
    return next((n for n in range(number + 1, len(lines)) if lines[n].strip()), len(lines) - 1)


def _label(line: str) -> Label | None:
    """What the words at the beginning of a line mean; None where that is neither a key, nor what explains one,
    nor a question with its number."""
    if (asked := QUESTION.match(line)) and meant(asked[1]) == "question":
        name = f"question {asked[2]}"
        return Label(name, asked[3] or "", asked[1].lower() in ENGLISH)
    if labelled := LABEL.match(line):
        words, rest = labelled[1] or labelled[2], labelled[3]
    elif len(line) < SHORT and (found := ENDING.match(line.rstrip(" \t*_.。"))):
        words, rest = found.groups()
    else:
        words, rest = line.strip(" \t*_#") if len(line) < SHORT else "", ""
    said, first, is_english = _known(words)
    said = said if rest else first or said
    is_known = said and (said != "explanation" or labelled)
    return Label(said, rest, is_english, labelled is not None) if is_known else None


@lru_cache(maxsize=256)
def _known(words: str) -> tuple[str, str, bool]:
    """What words mean, and what the first of them does (“key to the test”), each empty where it tells no key
    and explains none; and whether all are English."""
    words = COPULA.sub("", words.strip())
    said, first = meant(words), meant(words.partition(" ")[0])
    is_known = said == "explanation" or KEY.fullmatch(said)
    is_english = ENGLISH.issuperset(WORD.findall(plain(words)))
    return said if is_known else "", first if KEY.fullmatch(first) else "", is_english


def _told(label: Label, used: set[int], options: Sequence[str], *, are_judged: bool) -> str | None:
    """What a label says of the answer; None where that is to stay as it is."""
    first, _, more = label.rest.partition(" ")  # Letra B
    is_word = meant(first) == "option" and not label.is_english  # there it may be of the text
    told = with_letters(more if is_word else label.rest, used)
    if label.is_english:
        return told if told != label.rest else None
    is_true = _judged(told) if are_judged and not options else None
    is_sure = label.has_sign and "answer" in label.meant and "correct" in label.meant
    is_sure |= not re.fullmatch(r"[A-Za-z]?", told) and any(
        line.rstrip(" .;").endswith(told.rstrip(" .;")) for line in options
    )
    if is_true is not None:
        return str(is_true)
    is_unsure = told[:1] == "“" != label.rest[:1]  # told as what names no option
    return told if is_sure or is_unsure or FITS.match(told) else None


def _runs(lines: Sequence[str], labels: Sequence[Label | None]) -> Iterator[Run]:
    """What may be options: letters of an alphabet in order, above an answer, the last of several such lists."""
    run: Run = []
    is_asked, above = True, ""
    for number, line in enumerate(lines):
        if not line.strip():
            above = ""
            continue
        option = OPTION.match(line) if is_asked and not labels[number] else None
        place = place_of(option[2]) if option else None
        first = run[0][1][2] if run else ""
        if labels[number] or (not option and (ANSWER.match(line) or SAID.match(line))):
            yield run
            run, is_asked = [], "question" in (labels[number] or ("",))[0]
        elif (
            option
            and run
            and place == (place_of(first)[0], len(run))
            and sign_of(option[2]) == sign_of(first)
        ):
            run.append((number, option))
        elif option and place and place[1] == 0:
            if (
                run and place[0] == place_of(first)[0]
            ):  # else statements, or options with numbers below such
                yield run
            run = [(number, option)]
        elif run and ODD.match(line):
            run, is_asked = [], False
        elif BEGINS.match(line):
            yield run
            run, is_asked = [], True
        elif not above:
            is_asked = True
        above = line
    yield run
