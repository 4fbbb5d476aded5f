"""What choosing needs to know of each question; and which are meant by a topic, a tag, a level or a name."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from allquiz.bank.which_files import SUFFIXES
from allquiz.model.frozen_value import value
from allquiz.model.question import AnyQuestion, Level
from allquiz.model.refused import Refused, nearest
from allquiz.shell import as_typed

if TYPE_CHECKING:  # a start from the cache does without
    from allquiz.bank.read_result import Reading

N = TypeVar("N", bound="Named")


class Listed(NamedTuple):
    """A question as choosing sees it."""

    name: str
    id: str
    type: str
    topic: str
    level: Level | None
    tags: tuple[str, ...]
    is_core: bool  # tests a core fact, as far as facts are known
    retired: bool
    key_revisions: tuple[str, ...]  # of its key, and of those that it only widens


def listed(reading: "Reading") -> dict[str, Listed]:
    """Every question by its full name, in file order."""
    from allquiz.model.revision import key_revisions

    core = {fact.id for fact in reading.facts.values() if fact.importance == "core"}
    return {
        q.name: Listed(
            q.name,
            q.id,
            q.type,
            q.topic,
            q.level,
            q.tags,
            not reading.facts or not core.isdisjoint(q.facts),
            q.retired is not None,
            key_revisions(q),
        )
        for q in reading.questions
    }


class Named(Protocol):
    """What has an id and a full name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


def unknown(kind: str, name: str, known: Collection[str]) -> Refused:
    """Of a name that no question, topic or tag has; its remedy is the nearest."""
    remedy = (
        f"the known ones: {', '.join(sorted(known))}" if known else f"there is no {kind} at all"
    )
    if len(known) > 20:
        remedy = f"see them all with `allquiz list {kind}s`"
    remedy = nearest(name, sorted(known)) or remedy
    if name.endswith(SUFFIXES):
        remedy = f"to take a file: `--bank {as_typed(name)}`"
    elif "," in name and " " not in name:
        remedy = "give each name by itself, without commas"
    elif kind == "topic" and name.isdecimal():
        remedy = f"for {name} questions: `-n {name}`"
    return Refused(f"no {kind} is called “{name}”", remedy)


@value
class Wish:
    """What the learner asked for; empty means anything."""

    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    level: Level | None = None


def asked_for(in_use: Mapping[str, Listed], wish: Wish) -> Mapping[str, Listed]:
    """The questions that fit, by full name as they came. Raises Refused for a topic or tag of none."""
    if wish == Wish():
        return in_use
    if wish.topics:
        _must_be_known("topic", wish.topics, {question.topic for question in in_use.values()})
    if wish.tags:
        _must_be_known("tag", wish.tags, set().union(*map(tags_of, in_use.values())))
    return {
        name: question
        for name, question in in_use.items()
        if (not wish.topics or question.topic in wish.topics)
        and (wish.level is None or question.level == wish.level)
        and (not wish.tags or not tags_of(question).isdisjoint(wish.tags))
    }


def _must_be_known(kind: str, wanted: Iterable[str], known: Collection[str]) -> None:
    for name in wanted:
        if name not in known:
            raise unknown(kind, name, known)


def tags_of(question: Listed | AnyQuestion) -> set[str]:
    """Its tags and those they are nested in: `a/b` is in `a`."""
    parts = [tag.split("/") for tag in question.tags]
    return {"/".join(each[:end]) for each in parts for end in range(1, len(each) + 1)}


def by_name(questions: Sequence[N], name: str) -> N:
    """The question with this full name, or with this id where only one has it.

    Raises Refused where none has it, or several have the bare id.
    """
    same = [q for q in questions if q.name == name] or [q for q in questions if q.id == name]
    if len(same) == 1:
        return same[0]
    if same:
        remedy = "give the full name: " + ", ".join(q.name for q in same)
        raise Refused(f"“{name}” is the id of {len(same)} questions", remedy)
    raise unknown("question", name, {q.name for q in questions} | {q.id for q in questions})
