"""What changed between two readings of questions, and what that means for those who learn from them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from allquiz.model.frozen_value import value
from allquiz.model.key import key_of, wordings_of
from allquiz.model.question import AnyQuestion, Cloze
from allquiz.model.question_document import key_fields, to_document
from allquiz.model.revision import key_revision, key_revisions, revision

Kind = Literal["added", "removed", "renamed", "retired", "returned", "changed"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# In the order of weight.
Part = Literal["type", "key", "wording", "options", "explanation", "source", "date", "details"]
PARTS: tuple[Part, ...] = get_args(Part)
# Parts of a question with the keys of the bank format that make them up; the rest are details.
KEYS: dict[Part, str] = {
    "type": "type",
    "wording": "stem front",
    "options": "distractors shuffle",
    "explanation": "explanation hint since",
    "source": "source section facts",
    "date": "as_of",
}
PART_OF = {key: part for part, keys in KEYS.items() for key in keys.split()}
# What becomes of a note in Anki whose question has a new key, or is of another type.
InAnki = Literal["updated", "corrected", "replaced", "replaced and corrected"]
# What a change means to those who learn from the question.
MEANING = json.loads(Path(__file__).with_name("meanings.json").read_text("utf-8"))
NEAR = 85  # of 100: stems as alike as that are the same question under another name
MOST_PAIRS = 4_000_000  # of stems compared letter by letter


class Difference(NamedTuple):
    """A key of the format whose value differs; None where it was, or is, absent."""

    part: Part
    key: str
    before: Any
    after: Any


@value
class Change:
    """What happened to one question. `before` is its old name, where that was another."""

    kind: Kind
    question: AnyQuestion
    before: str | None = None
    differences: tuple[Difference, ...] = ()
    meaning: str = ""

    @property
    def parts(self) -> list[Part]:
        return [part for part in PARTS if any(d.part == part for d in self.differences)]


def compare(
    old: Sequence[AnyQuestion],
    new: Sequence[AnyQuestion],
    in_anki: Callable[[AnyQuestion, AnyQuestion], InAnki],
) -> list[Change]:
    """The changes in the order of the new questions, those of the old alone at the end. `in_anki` is
    asked about a question as it was and is, where its key or type is another."""
    were = {question.name: question for question in old}
    are = {question.name: question for question in new}
    gone = [question for question in old if question.name not in are]
    come = [question for question in new if question.name not in were]
    renamed = _renamed(gone, come)
    found: list[Change] = []
    for question in new:
        before = were.get(question.name) or renamed.get(question.name)
        if before is None:
            found.append(Change(kind="added", question=question, meaning=MEANING["added"]))
        elif (change := _change(before, question, in_anki)) is not None:
            found.append(change)
    moved = {question.name for question in renamed.values()}
    return found + [
        Change(kind="removed", question=q, meaning="" if q.retired else MEANING["removed"])
        for q in gone
        if q.name not in moved
    ]


def _change(
    before: AnyQuestion, after: AnyQuestion, in_anki: Callable[[AnyQuestion, AnyQuestion], InAnki]
) -> Change | None:
    differences = tuple(differences_of(before, after))
    parts = {difference.part for difference in differences}
    if before.name != after.name:
        kind: Kind = "renamed"
        meanings = [MEANING["renamed"]]
    elif bool(before.retired) != bool(after.retired):
        kind = "retired" if after.retired else "returned"
        meanings = [MEANING[kind]]
    elif differences:
        kind, meanings = "changed", []
    else:
        return None
    if kind not in ("renamed", "retired") and (which := [p for p in ("type", "key") if p in parts]):
        meanings.append(f"{MEANING[which[0]]}; {MEANING[in_anki(before, after)]}")
    return Change(
        kind=kind,
        question=after,
        before=before.name if before.name != after.name else None,
        differences=differences,
        meaning=" ".join(meanings) or MEANING["kept"],
    )


def differences_of(before: AnyQuestion, after: AnyQuestion) -> Iterator[Difference]:
    """Each key that differs; one whose meaning is the same (20 and 20.0), or that only takes more
    wordings, counts among the options."""
    if revision(before) == revision(after):
        return
    has_new_key = key_revision(before) not in key_revisions(after)
    was, now = _document(before), _document(after)
    keys = {*key_fields(before), *key_fields(after), "gaps"}
    for key in dict.fromkeys([*was, *now]):
        if was.get(key) == now.get(key) or key in ("id", "retired"):
            continue
        part: Part = PART_OF.get(key, "details")
        if key in keys:
            part = "key" if has_new_key else "options"
        yield Difference(part, key, was.get(key), now.get(key))


def _document(question: AnyQuestion) -> dict[str, Any]:
    """The question as the format has it; rationales of right options are no part of the key."""
    document = {**to_document(question), "topic": question.topic}
    if question.sources and question.sources[0].key is None:
        document["source"] = question.sources[0].title
    if isinstance(question, Cloze):
        document["gaps"] = list(map(list, wordings_of(key_of(question))))
    return document


def _renamed(gone: Sequence[AnyQuestion], come: Sequence[AnyQuestion]) -> dict[str, AnyQuestion]:
    """New name to the old question that is as good as the same."""
    found: dict[str, AnyQuestion] = {}
    left = {question.name: question for question in gone}
    for sign in (attrgetter("id"), _content):  # first the same id, then the same content
        by = {sign(question): question for question in left.values()}
        for question in come:
            match = by.pop(sign(question), None) if question.name not in found else None
            if match is not None:
                found[question.name] = left.pop(match.name)
    rest = [question for question in come if question.name not in found]
    if left and rest and len(left) * len(rest) <= MOST_PAIRS:
        found |= dict(_alike(list(left.values()), rest))
    return found


def _content(question: AnyQuestion) -> Any:
    return question.type, question.stem.casefold(), key_revision(question)


def _alike(
    gone: Sequence[AnyQuestion], come: Iterable[AnyQuestion]
) -> Iterator[tuple[str, AnyQuestion]]:
    from rapidfuzz import fuzz, process  # only names that are gone need it

    stems: dict[int, str] = {number: question.stem for number, question in enumerate(gone)}
    for question in come:
        best = process.extractOne(question.stem, stems, scorer=fuzz.ratio, score_cutoff=NEAR)
        if best is not None and gone[best[2]].type == question.type:
            del stems[best[2]]
            yield question.name, gone[best[2]]
