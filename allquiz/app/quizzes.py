"""Quizzes and exams that are begun, and those that were left and are taken up again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from allquiz.app.choosing import Chosen
from allquiz.app.stock import Stock
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.document import all_texts
from allquiz.model.ids import new_id
from allquiz.model.question import AnyQuestion
from allquiz.model.revision import corrected
from allquiz.model.value import value
from allquiz.shipped import shipped
from allquiz.store import Store
from allquiz.store.quizzes import Begun, Kind


@value
class Asked:
    """A quiz or an exam ready to be asked; `seed` orders the options of each question.

    `begun` says how far it was, where it is taken up again.
    """

    id: str
    seed: int
    questions: Sequence[AnyQuestion]
    vocabulary: Vocabulary
    titles: Mapping[str, str]  # of the topics
    banks: Sequence[Path]  # as named; none for the usual ones
    corrected: Collection[str] = ()  # full names of those with another key than the one answered
    with_confidence: bool = False
    time_limit_ms: int | None = None
    begun: Begun | None = None

    @property
    def is_all_shipped(self) -> bool:
        """Whether all are of the shipped banks, so that their subject is known."""
        folder = shipped("questions").resolve()
        return all(Path(q.place.file).resolve().parent == folder for q in self.questions)


def begin(
    stock: Stock,
    chosen: Chosen,
    store: Store | None,
    *,
    kind: Kind,
    seed: int,
    banks: Sequence[Path],
    with_confidence: bool,
    time_limit_ms: int | None,
    now: datetime,
) -> Asked:
    """A new one of the questions chosen, remembered so that it can be taken up again."""
    id = new_id()
    if store is not None:
        names = [question.name for question in chosen.questions]
        paths = [str(path.absolute()) for path in banks]
        options = {"confidence": with_confidence}
        store.quizzes.begin(Begun(id, seed, names, paths, kind, time_limit_ms, options), now)
    return Asked(
        id=id,
        seed=seed,
        questions=chosen.questions,
        vocabulary=_vocabulary(stock),
        titles=_titles(stock),
        banks=banks,
        corrected=chosen.corrected,
        with_confidence=with_confidence,
        time_limit_ms=time_limit_ms,
    )


def take_up(begun: Begun, stock: Stock, store: Store) -> Asked:
    """The one that was left, as far as its questions are still there."""
    known = [stock.listed[name] for name in begun.questions if name in stock.listed]
    left = [question for question in known if not question.retired]
    return Asked(
        id=begun.id,
        seed=begun.seed,
        questions=stock.questions(question.name for question in left),
        vocabulary=_vocabulary(stock),
        titles=_titles(stock),
        banks=[Path(path) for path in begun.banks],
        corrected=corrected(
            {q.name: q.key_revisions for q in left}, store.knowledge.answered_keys()
        ),
        with_confidence=bool(begun.options.get("confidence")),
        time_limit_ms=begun.time_limit_ms,
        begun=begun,
    )


def _titles(stock: Stock) -> dict[str, str]:
    """The title of each topic, that of its first bank."""
    return {topic: titles[0] for topic, titles in stock.titles.items()}


def _vocabulary(stock: Stock) -> Vocabulary:
    """The words of all the banks, which are read once a typed answer needs them."""

    def texts() -> Iterator[str]:
        for question in stock.reading.questions:
            yield from all_texts(question)

    return Vocabulary(texts())
