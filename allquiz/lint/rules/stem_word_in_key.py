"""A word of the stem comes back in the key alone.

What it finds: a content word of the stem, or another form of it (thyroid, thyroxine), that is also in the key and in no
distractor, while no distractor echoes the stem as much, or two words of it. Function words don't count, nor do words
that every option has. Of a key to type, in a `short_answer` or gap: all of it, where the rest of the stem says it too
(“left or right”, and lists, apart).

Why it is bad: the echo (a “clang association”) points at the key. [Haladyna 2002] (guideline 28b)
and the [NBME] guide tell to avoid it; the pilot experiment of [Casu 2019] found items with such an
overlap somewhat easier, few of the differences being beyond chance.

Evidence: fair (guidelines agree, one small experiment).

Example:

      - id: bone-thinning
        type: choice
        stem: In which disease does bone become porous and brittle?
    ✗   answer: Porous bones
    ✓   answer: Osteoporosis
        distractors: [Gout, Arthritis, Rickets]
"""

import re
from functools import cache
from itertools import chain

from allquiz.lint.item import PICKED, At, Finding, Findings, Item, first
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS, ROOTS, roots_in, said
from allquiz.markup import to_plain
from allquiz.model.key import Gaps, wordings_of

TYPES = (*PICKED, "short_answer", "cloze")
JOINED = r"(?:or|and|vs\.?|versus|oder|und|ou|et|o|y)"  # in lists, and two beside each other
HOW_MUCH = frozenset("all both no neither every".split())
HEARD = 2  # words of the stem in a distractor: then an echo points at nothing
SHORTEST = 2  # letters of a symbol
LONG = 6  # letters: what is shorter may stand in a word by chance
BEGINNING = 5  # letters that two words of one origin begin with
# So many words begin with these that they tell nothing.
FORMED_WITH = frozenset(
    "hyper inter intra trans micro macro super ultra under contr count multi".split()
)
# What words of one origin end in, and may begin with: cardiac and cardiologist, rhythm and arrhythmia.
ENDINGS = LISTS["endings"] | {""}
LONGEST = max(map(len, ENDINGS)) + 1  # of an ending, with its “o”
PREFIXES = pattern("anti|ar(?=r)|hyper|hypo|poly|non|un|dis?|dys|re|pre|post|an")
REMEDY = "use another word in the stem or the key, or the same in a distractor too"


def check(item: Item) -> Findings:
    """The key that echoes the stem."""
    if not item.keys:
        yield from first(_typed(item))
        return
    stem = item.stem_roots
    key = item.keys[0]
    echoes = stem.intersection(*[key.roots for key in item.keys])
    if not echoes:
        if made := _of_one_origin(item) or _within_a_word(item):
            message = f"“{made}” is made with a word of the stem, and stands in the key alone"
            yield Finding(message, REMEDY, key.at(made))
        return
    shared = [option.roots & stem for option in item.distractors]
    alone = echoes.difference(*shared)
    most = max(map(len, shared), default=0)
    if not alone or most >= min(len(echoes), HEARD) or max(map(len, alone)) < 3:
        return
    if key.words[0] in HOW_MUCH and len(alone) == 1:
        return  # “All four limbs”: what is asked for, and how much of it
    word = next(word for word in key.words if ROOTS[word] in alone)
    message = f"“{word}” stands in the stem and, of all options, in the key alone"
    yield Finding(message, REMEDY, key.at(word))


def _typed(item: Item) -> Findings:
    """The first key to type that is there to be read, and not among several to choose from."""
    key, whole = item.key, item.stem.lower()
    blanks = ["…"] * len(key.gaps) if isinstance(key, Gaps) else []
    for shown in dict.fromkeys(shown for shown, *_ in wordings_of(key)):
        if whole.count(shown.lower()) <= bool(blanks) or len(shown) <= SHORTEST:
            continue  # the usual case
        stem = to_plain(key.filled(blanks)) if isinstance(key, Gaps) else item.stem
        is_said = roots_in(shown) and f" {said(shown)} " in f" {said(stem)} "
        own = re.escape(shown)
        before, behind = rf"(?:[,:;/]|\b{JOINED}) [“\"]?", rf"[”\"]?(?:[,;]| ?/| {JOINED}(?!\w))"
        among = rf"{before}(?:an? |the )?{own}(?!\w)|{own}{behind}"
        if is_said and not re.search(among, stem, re.I):
            message = f"“{shown}” is to be typed, and stands in the stem"
            remedy = "ask in words that do not hold the answer"
            yield Finding(message, remedy, At("stem", None, shown))


@cache
def _origins(word: str) -> frozenset[str]:
    """What is left of a word without a beginning and an ending."""
    if not ROOTS[word]:
        return frozenset()
    start = PREFIXES.match(word)
    whole = (word, word[start.end() :]) if start else (word,)
    parts = [
        (each[:at], each[at:])
        for each in whole
        for at in range(max(BEGINNING, len(each) - LONGEST), len(each) + 1)
    ]
    return frozenset(
        part
        for part, end in parts
        if (end in ENDINGS or (end[:1] == "o" and end[1:] in ENDINGS)) and part not in FORMED_WITH
    )


def _of_one_origin(item: Item) -> str | None:
    """A word of the key alone that is made as one of the stem is, “negligence” and “negligent”."""
    words = item.keys[0].words
    key = frozenset(chain.from_iterable(map(_origins, words)))
    text = item.stem.lower()
    if not any(part[:BEGINNING] in text for part in key):
        return None  # sooner told
    stem = key.intersection(chain.from_iterable(map(_origins, item.stem_words)))
    for word in words if stem else ():
        shared = _origins(word) & stem
        if shared and all(
            option.right != all(shared.isdisjoint(_origins(other)) for other in option.words)
            for option in item.options
        ):
            return word
    return None


def _within_a_word(item: Item) -> str | None:
    """A word of the key that has one of the stem within it, “psychotic” in “antipsychotic”; in a key
    of a word or two, one that begins alike, “thyroid” and “thyroxine”."""
    is_term = len(item.keys[0].words) <= 2
    text = item.options_text.lower()
    for root in item.stem_roots:
        if len(root) < LONG:
            continue
        for part in (root, root[:BEGINNING]) if is_term else (root,):
            if part not in text or part in FORMED_WITH:
                continue
            with_it = [any(_has(word, part, root) for word in o.words) for o in item.options]
            if with_it == [option.right for option in item.options]:
                return next(word for word in item.keys[0].words if _has(word, part, root))
    return None


def _has(word: str, part: str, root: str) -> bool:
    return part in word if part == root else len(word) >= LONG and word.startswith(part)
