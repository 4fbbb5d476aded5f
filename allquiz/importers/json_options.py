"""The options of a question in JSON, in all the ways that objects and lists can hold them."""

from string import ascii_lowercase
from typing import Any, NamedTuple

from allquiz.importers.table_cells import flag
from allquiz.importers.table_names import column, meant

# As `meant` has them.
TEXTS = ("text", "option", "answer", "content", "value", "answertext", "optiontext")
NAMES = ("letter", "label", "key", "id", "letra", "chave")
SHARES = ("fraction", "weight", "answerweight", "score", "points")  # of the mark: 0 is wrong
PLACES = ("order", "position", "rank", "sequence", "correctorder", "correctposition")


class Offer(NamedTuple):
    """Options in their order: their texts, and of each its name, its reason, whether it is right, where that is said."""

    texts: list[str]
    names: list[str]
    reasons: list[str]
    flags: list[bool | None]
    by_share: bool = (
        False  # whether a share of the mark says it, which a key beside them goes before
    )

    @property
    def is_flagged(self) -> bool:
        """Whether an option says itself that it is right."""
        return any(flag is not None for flag in self.flags)

    @property
    def has_letters(self) -> bool:
        """Whether their names are A, B, C …"""
        return ascii_lowercase.startswith("".join(self.names).lower())


def offered(options: Any) -> Offer | None:
    """Options as JSON has them: a list of texts, `{"A": "one"}`, or objects that have a text and perhaps
    a letter, a reason, and whether it is right."""
    if isinstance(options, list) and options and all(isinstance(o, dict) for o in options):
        merged = {name: text for option in options for name, text in option.items()}
        if len(merged) == len(options) == sum(map(len, options)):
            options = merged
    if isinstance(options, dict):
        plain = {n: str(v) for n, v in options.items() if isinstance(v, str | int | float)}
        return Offer([*plain.values()], [*plain], [], []) if plain else None
    if not isinstance(options, list) or not options:
        return None
    if not any(isinstance(option, dict | list) for option in options):
        return Offer([str(option) for option in options if option is not None], [], [], [])
    texts, names, reasons, flags = list[str](), list[str](), list[str](), list[bool | None]()
    for option in options:
        by_name = {meant(n): v for n, v in option.items()} if isinstance(option, dict) else {}
        known = [name for name in TEXTS if name in by_name]
        found = sorted(known, key=lambda name: isinstance(by_name[name], bool))
        called = [name for name in NAMES if name in by_name]
        if not found and not called:
            return None
        text = (found or called)[0]
        texts.append(str(by_name.pop(text)))
        names += [str(by_name[name]) for name in called[:1] if found]
        flags.append(_flag(by_name))
        said = (str(v) for n, v in by_name.items() if v and column(n) == "explanation")
        reasons.append(next(said, ""))
    has_names = len({*map(str.casefold, names)}) == len(texts)
    shares = _by_share(options) if not any(flags) and None in flags else []
    return Offer(texts, names if has_names else [], reasons, shares or flags, bool(shares))


def in_order(options: Any) -> Any:
    """Options of which nothing tells what is right, as they stand; none where they have places of their own,
    which may be an order."""
    offer = offered(options)
    listed = options if offer and not offer.is_flagged and isinstance(options, list) else []
    names = {meant(name) for option in listed if isinstance(option, dict) for name in option}
    return options if names.isdisjoint(PLACES) else []


def _flag(beside: dict[str, Any]) -> bool | None:
    """Whether an option says itself that it is right, beside its text; None where it doesn't say."""
    for name, value in beside.items():
        said, is_right = name.removeprefix("is"), flag(str(value))
        if (
            value != ""
            and is_right is not None
            and said in ("correct", "incorrect", "answer", "true")
        ):
            return is_right == (said != "incorrect")
    return None


def _by_share(options: list[dict[str, Any]]) -> list[bool | None]:
    """Whether each option is right by its share of the mark; none where they give different ones, or
    all alike."""
    named = [[v for n, v in option.items() if meant(n) in SHARES] for option in options]
    shares = [each[0] for each in named if each and isinstance(each[0], int | float)]
    full = {share for share in shares if share > 0}
    is_told = len(shares) == len(options) and len(full) == 1 and min(shares) <= 0
    return [share > 0 for share in shares] if is_told else []
