"""Options that speak of the other options: “All of the above”, “None of these”; in other languages too."""

import re
from collections.abc import Callable, Iterable, Sequence

from allquiz.lint.item import Finding, Findings, Item, Opt
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS, root_of

ANY = LISTS["all"] | LISTS["alle"]
NOT_ANY = LISTS["none"] | LISTS["keine"]
SOME = ANY | NOT_ANY
FIRST = SOME | LISTS["others"]
# What points at the options; those of ABOVE can stand for nothing else.
ABOVE = LISTS["above"]
POINTS = ABOVE | {"these", "those", "them"}
NAMES = frozenset("option options answer answers choice choices statement statements".split())
TRUE = NAMES.union("true correct right possible involved apply applies given listed".split())
VERBS = frozenset("is are can do does have has may apply applies".split())
NUMBERS = dict(zip("two three four five six 2 3 4 5 6".split(), [*range(2, 7)] * 2, strict=True))
COUNT = rf"(?:{'|'.join(NUMBERS)})"
COUNTABLE = NAMES.union(NUMBERS)
FILLING = FIRST.union(NUMBERS, POINTS, "of one such other here below given".split())
LEAVES_OUT = frozenset(("but", "except", "only"))
IN_PLACE = pattern(rf"above (?:the|an?|all \w+|other|\d+|{COUNT})\b")  # “None above the knee”
# In other languages by the beginnings of words.
POINTING = rf"(?:\w+ )*(?:{'|'.join(sorted(LISTS['pointing']))})\w*(?: \w+)*"
ALONE = "|".join(sorted({"none"} | LISTS["alle"] | LISTS["keine"]))
ABROAD = pattern(rf"(?:{ALONE})(?: {POINTING})?|(?:bunların|yukarıdakilerin) (?:hepsi|hiçbiri)")
# “How many of the cells …? All of them” is an amount.
ASKS_AMOUNT = pattern(
    r"\b(?:how (?:many|much|large)|what (?:share|part|proportion|fraction)|wie ?viele?|combien|cuánt[ao]s?|quant[aeio]s?|hoeveel|hur många|ile|сколько|kaç)\b",
    re.I,
)
# “All three” are all the others where so many stand there, and none says of how much: “Red cells alone”.
COUNTED = pattern(rf"(?:all|each)(?: of)? (?:the |these )?(?P<count>{COUNT})(?: (?P<kind>\w+))?")
EXTENTS = frozenset(
    "alone only both neither one half some most two three four five nur seul seule solo sólo solamente sadece".split()
)
VALUES = frozenset(
    "True False true false null Null NULL nil undefined NaN".split()
)  # beside Python's None
FIRST_LISTED = pattern(r"(?:^|[\s(])(?:1|A|I|a|i)[.):](?=\s|\w)")
SECOND_LISTED = pattern(r"(?:^|[\s(])(?:2|B|II|b|ii)[.):](?=\s|\w)")


def lists(stem: str) -> bool:
    """Whether the stem has statements or options with letters or numbers of their own."""
    first = FIRST_LISTED.search(stem)
    return first is not None and SECOND_LISTED.search(stem, first.end()) is not None


def says_of_others(option: Opt, item: Item) -> str | None:
    """Whether the option says that “all” of the others are right, or “none” is."""
    words = option.words
    if not words or words[0] not in FIRST or len(words) > 8:
        return None
    if len(words) == 1 and _is_code(option, item):
        return None
    text = " ".join(words)
    others = [other for other in item.options if other is not option]
    tells_extents = not all(EXTENTS.isdisjoint(other.words) for other in others)
    if counted := COUNTED.fullmatch(text):
        is_all = NUMBERS[counted["count"]] == len(others) and not tells_extents
        return "all" if is_all and _is_asked((counted["kind"] or "").split(), item) else None
    is_amount = ASKS_AMOUNT.search(item.stem) is not None and ABOVE.isdisjoint(words)
    is_extent = len(words) == 1 and tells_extents
    if is_amount or is_extent or not (ABROAD.fullmatch(text) or _points(words, item)):
        return None
    return "all" if NOT_ANY.isdisjoint(words[:3]) else "none"  # “There is no answer”


def _is_code(option: Opt, item: Item) -> bool:
    """Whether the word is one of a program: in backticks, beside values, or the mark of unfinished work."""
    is_set_off = any(text == f"`{option.text}`" for _, text in item.texts)
    return is_set_off or option.text == "TODO" or any(o.text in VALUES for o in item.options)


def check_of(kind: str, message: str, remedy: str) -> Callable[[Item], Findings]:
    """`check` of a rule that finds the options that say so; the message has `{}` for the option."""

    def check(item: Item) -> Findings:
        for option in item.options:
            if says_of_others(option, item) == kind:
                yield Finding(message.format(option.text), remedy, option.at())

    return check


def _points(words: Sequence[str], item: Item) -> bool:
    """Whether they point at the options, or say of all or none that they are right, or what is asked."""
    if SOME.isdisjoint(words) or not LEAVES_OUT.isdisjoint(words):
        return False
    verb = next((number for number, word in enumerate(words) if word in VERBS), len(words))
    head, said = words[:verb], set(words[verb + 1 :]) - FILLING
    nouns = set(head) - (FILLING if NAMES.isdisjoint(head) else TRUE | FILLING)
    says_so = said <= TRUE or (words[0] not in LISTS["others"] and _is_asked(said, item))
    if not POINTS.isdisjoint(head) or "given" in head[:-1]:  # “Every dose given” may be an answer
        most = 3 if head[-1] in ABOVE else int("them" not in head)
        is_meant = len(nouns) <= most and not IN_PLACE.search(" ".join(head))
        return is_meant and (verb == len(words) or says_so or not ABOVE.isdisjoint(head))
    if nouns:  # “None of the clauses” under “Which clause …?”
        return "of" in head and NAMES.isdisjoint(head) and _is_asked(nouns, item)
    return says_so and (verb < len(words) or not COUNTABLE.isdisjoint(head))


def _is_asked(said: Iterable[str], item: Item) -> bool:
    """Whether the stem has these words, articles apart, and asks for no amount."""
    own = set(map(root_of, said)) - {"a", "an", "the"}
    is_there = own.issubset(map(root_of, item.stem_words))
    return is_there and not ASKS_AMOUNT.search(item.stem)
