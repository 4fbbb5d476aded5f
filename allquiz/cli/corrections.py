"""Questions whose key was corrected after they were answered."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from allquiz.bank.read import Reading
from allquiz.model.question import AnyQuestion
from allquiz.store import Store


def corrected(reading: Reading, store: Store, pool: Sequence[AnyQuestion]) -> list[str]:
    """The questions of the pool that have another key than the one last answered.

    A file is compared as a whole once, and again when it changes: hashing every key would make each
    start wait. A mended comma leaves the key's revision as it is, and so changes nothing.
    """
    states = {str(Path(bank.file).absolute()): _state(bank.file) for bank in reading.banks}
    known = store.compared()
    changed = {file for file, state in states.items() if known.get(file) != state}
    if changed:
        inside = [q for q in reading.questions if str(Path(q.place.file).absolute()) in changed]
        seen = store.seen()
        others = with_another_key([q for q in inside if q.name in seen], store)
        store.remember_compared({file: states[file] for file in changed}, others)
    hints = store.corrected()
    return with_another_key([q for q in pool if q.name in hints], store) if hints else []


def with_another_key(questions: Iterable[AnyQuestion], store: Store) -> list[str]:
    """Those of the questions that were last answered when they had another key."""
    from allquiz.model.revision import key_revision

    asked = list(questions)
    answered = store.answered_keys(question.name for question in asked)
    return [
        question.name
        for question in asked
        if question.name in answered and answered[question.name] != key_revision(question)
    ]


def _state(file: str) -> str:
    """What tells that a file was written since."""
    status = Path(file).stat()
    return f"{status.st_mtime_ns} {status.st_size}"
