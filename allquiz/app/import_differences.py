"""In what a question of a bank is another than one that comes in under its id."""

from allquiz.bank.characters import fold
from allquiz.interchange import SOURCE
from allquiz.model.key import Gaps, Key, Number, Parts, Words, key_of, wordings_of
from allquiz.model.question import AnyQuestion
from allquiz.reports.changes import Part, differences_of

# The rest goes lost in other programs, or is theirs.
SAID: dict[Part, str] = {
    "type": "another type",
    "key": "another key",
    "wording": "another stem",
    "options": "other options or reasons",
    "explanation": "another explanation",
}


def other_parts(held: AnyQuestion, incoming: AnyQuestion) -> str:
    """The parts that both have and that differ, as words; empty where none does. What only the way to
    another program and back does to a question is no difference."""
    found = {each.part for each in differences_of(held, incoming) if each.after is not None}
    key, new = key_of(held), key_of(incoming)
    if found & {"type", "key", "options"} and _is_same_elsewhere(key, new):
        found -= {"type", "key", "options"}
    if isinstance(key, Gaps) and _blanked(key) == _blanked(new):
        found -= {"wording"}
    if isinstance(key, Parts) and any(spare.rationale for spare in key.spare):
        found -= {"options", "explanation"}  # these reasons are told in an explanation elsewhere
    if "explanation" in found and _is_longer_elsewhere(held, incoming.explanation or ""):
        found -= {"explanation"}
    return " and ".join([said for part, said in SAID.items() if part in found])


def _is_longer_elsewhere(held: AnyQuestion, explanation: str) -> bool:
    """Whether this is the explanation and what is told below it elsewhere: sources, a figure in words."""
    told = [each for each in explanation.split("\n\n") if not each.startswith(SOURCE)]
    ours, theirs = fold(held.explanation or ""), fold("\n\n".join(told))
    return ours == theirs or (held.figure is not None and ours in theirs)


def _is_same_elsewhere(key: Key, new: Key) -> bool:
    """Whether both take the same answers: with wordings that are no others to grading, a share of a number
    as an amount, sorting as pairs."""
    match key, new:
        case (Words(), Words()) | (Gaps(), Gaps()):
            were, are = wordings_of(key), wordings_of(new)
            return len(were) == len(are) and all(map(_are_alike, were, are))
        case Number(), Number():
            return key.middle == new.middle and key.unit == new.unit
        case Parts(kind=kind, placed=placed), Parts(kind=other, placed=pairs) if kind != other:
            one, two = (sorted((fold(a), fold(b)) for a, b in each) for each in (placed, pairs))
            return "order" not in (kind, other) and one == two
    return False


def _are_alike(were: tuple[str, ...], are: tuple[str, ...]) -> bool:
    from allquiz.grading.wording import one_of  # its tables are large

    return all(one_of(were, each) for each in are) and all(one_of(are, each) for each in were)


def _blanked(key: Key) -> str:
    return fold(key.filled(["…"] * len(key.gaps))) if isinstance(key, Gaps) else ""
