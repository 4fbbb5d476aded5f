"""Questions whose key was corrected after they were answered."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from allquiz.bank.read import Reading
from allquiz.model.question import AnyQuestion
from allquiz.store import Store


def compare(reading: Reading, store: Store) -> None:
    """Look for answered questions whose key is another one now, in the files that changed.

    A file is compared as a whole once, and again when it changes: hashing every key would make each
    start wait. A mended comma leaves the key's revision as it is, and so changes nothing.
    """
    states = {str(Path(bank.file).absolute()): _state(bank.file) for bank in reading.banks}
    known = store.compared()
    changed = {file for file, state in states.items() if known.get(file) != state}
    if changed:
        inside = [q for q in reading.questions if str(Path(q.place.file).absolute()) in changed]
        seen = store.seen()
        others = [q.name for q in inside if q.name in seen and _has_another_key(q, store)]
        store.remember_compared({file: states[file] for file in changed}, others)


def corrected(questions: Mapping[str, AnyQuestion], store: Store, *, few: bool) -> Iterator[str]:
    """The questions, by full name, that have another key than the one last answered.

    Only those that `compare` found are looked at again. `few` says that looking each up is quicker
    than going through all that were found.
    """
    for name in store.corrected(questions if few else None):
        if name in questions and _has_another_key(questions[name], store):
            yield name


def _has_another_key(question: AnyQuestion, store: Store) -> bool:
    from allquiz.model.revision import key_revision  # it hashes: most starts have no need to

    return store.answered_key(question.name) not in (None, key_revision(question))


def _state(file: str) -> str:
    """What tells that a file was written since."""
    status = Path(file).stat()
    return f"{status.st_mtime_ns} {status.st_size}"
