"""Quizzes and exams ready to be asked: just begun, or left and taken up again."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from allquiz.app.kept_banks import Stock
from allquiz.asking import Answered
from allquiz.bank.which_files import naming
from allquiz.grading.vocabulary import Vocabulary
from allquiz.model.frozen_value import value
from allquiz.model.question import AnyQuestion
from allquiz.model.question_document import all_texts
from allquiz.model.revision import corrected
from allquiz.shipped import shipped
from allquiz.store import Store
from allquiz.store.quizzes import Begun


@value
class Asked:
    """What was begun, with all that is needed to ask it."""

    begun: Begun
    questions: Sequence[AnyQuestion]
    vocabulary: Vocabulary
    titles: Mapping[str, str]  # of the topics
    corrected: Collection[str]  # full names of those with another key than the one answered
    in_use: Collection[str]  # full names of all in its banks

    @property
    def banks(self) -> list[Path]:
        """As they are called from here; none for the usual ones."""
        here, paths = Path.cwd(), map(Path, self.begun.banks)
        return [path.relative_to(here) if path.is_relative_to(here) else path for path in paths]

    @property
    def is_all_shipped(self) -> bool:
        """Whether all are of the shipped banks, so that their subject is known."""
        folder = shipped("questions").resolve()
        return all(Path(q.place.file).resolve().parent == folder for q in self.questions)


def asked(
    begun: Begun, stock: Stock, questions: Sequence[AnyQuestion], corrected: Collection[str]
) -> Asked:
    return Asked(
        begun=begun,
        questions=questions,
        vocabulary=Vocabulary(_texts(stock)),
        titles={topic: titles[0] for topic, titles in stock.titles.items()},
        corrected=corrected,
        in_use=stock.in_use.keys(),
    )


def next_command(asked: Asked, given: Iterable[Answered], store: Store | None, at: datetime) -> str:
    """The one thing to do after a quiz: what was missed, else, in all of its banks, what is due, new, or any."""
    step = " -n 10"  # a number takes also what is not due
    if store is None:
        step = ""
    elif any(each.score < 1 for each in given):
        step = " --missed"
    elif not {*asked.in_use}.isdisjoint(store.knowledge.due(at)):
        step = " --due"
    elif {*asked.in_use} - store.knowledge.answered_keys().keys():
        step = " --new"
    return f"allquiz quiz{step}{naming(asked.banks)}"


def take_up(begun: Begun, stock: Stock, store: Store) -> Asked:
    """The one that was left, as far as its questions are still there."""
    known = [stock.listed[name] for name in begun.questions if name in stock.listed]
    left = [question.name for question in known if not question.retired]
    changed = corrected(stock.keys, store.knowledge.answered_keys())
    return asked(begun, stock, stock.questions(left), changed)


def _texts(stock: Stock) -> Iterator[str]:
    """All texts of the banks, which are read once a typed answer needs their words."""
    for question in stock.reading.questions:
        yield from all_texts(question)
