"""Which options of a sheet its answer names: by letters, by the signs before them, by a text, or by two of these."""

import re
from collections.abc import Sequence
from string import ascii_uppercase

from allquiz.importers.answer_line import LED, folded, letters_in

A_SENTENCE = 3  # blanks: less may be an option, misspelt


def named(answer: str, texts: Sequence[str], signs: Sequence[str | None] = ()) -> list[int]:
    """The numbers of the options; none where the letter of one stands before the text of another.

    `signs` are what stands before options that had no letters, such as 1, 2, 3: then a letter that is the
    text of one is not another's.
    """
    found, led = letters_in(answer), LED.fullmatch(answer)
    by_letter = sorted({*map(ascii_uppercase.index, found)})
    if len(found) == 1 and by_letter[0] < len(texts) and not (led or signs):
        return by_letter
    known = list(map(folded, texts))
    options = list(enumerate(zip(ascii_uppercase, signs or ascii_uppercase, texts, strict=False)))
    words = folded(answer), folded(answer.strip("()[]. "))
    called = next(filter(None, ([n for n, o in options if _calls(w, *o)] for w in words)), [])
    if led and (told := _told(led[2])) & {*known}:
        own = [n for n, (letter, _, _) in options if letter == _letter(led[1]) and known[n] in told]
        is_list = found and "," in answer  # `C, A`, which may be two letters
        if own or not is_list:
            called = [*{*called, *own}]
            return [] if is_list or called[1:] else called
    is_text = (called and found[1:]) or (signs and {*known} & {*map(str.lower, found)})  # group AB
    return by_letter if found and by_letter[-1] < len(texts) and not is_text else called


def apart(answer: str, texts: Sequence[str]) -> tuple[str, str]:
    """The answer and what follows its letter where that is a reason, and no option's text."""
    led = LED.fullmatch(answer)
    is_reason = led is not None and _is_reason(answer, led[1], led[2], texts)
    return (led[1], led[2]) if led and is_reason else (answer, "")


def _is_reason(answer: str, letter: str, said: str, texts: Sequence[str]) -> bool:
    if said.lower().startswith("because"):
        return True
    others = dict(zip(ascii_uppercase, map(folded, texts), strict=False))
    own, told = others.pop(_letter(letter), None), _told(said)
    if own is None or {*told, folded(answer)} & {own, *others.values()}:
        return False
    words = min(told, key=len)
    is_others = any(words.startswith(text) for text in others.values() if len(text) > 1)
    return words.startswith(own) or (not is_others and words.count(" ") >= A_SENTENCE)


def _letter(sign: str) -> str:
    return sign.strip("()[].").upper()


def _calls(word: str, letter: str, sign: str | None, text: str) -> bool:
    """Whether an answer, folded, calls an option by its letter, its sign, its text, or two of these."""
    bare, names = " ".join(text.split()).casefold(), {letter.lower(), (sign or letter).casefold()}
    if word in names or word == folded(text):
        return True
    before = {
        f"{name} " if name.isalpha() and len(name) == 1 else f"{name}{end} "
        for name in names
        for end in ".)"
    }
    return word.endswith(bare) and word.removesuffix(bare) in before


def _told(said: str) -> set[str]:
    """The texts that one behind a letter may be: perhaps in brackets that are not its own."""
    return {folded(said), folded(re.sub(r"\A[(\[](.*)[)\]]\Z", r"\1", said))}
