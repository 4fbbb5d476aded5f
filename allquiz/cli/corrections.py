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
    files = {bank.file: str(Path(bank.file).absolute()) for bank in reading.banks}
    states = {absolute: _state(file) for file, absolute in files.items()}
    known = store.compared()
    changed = {file for file, state in states.items() if known.get(file) != state}
    if changed:
        inside = [q for q in reading.questions if files[q.place.file] in changed]
        answered = store.answered_keys()
        others = [q.name for q in inside if q.name in answered and _is_another(q, answered[q.name])]
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
    return _is_another(question, store.answered_key(question.name))


def _is_another(question: AnyQuestion, answered: str | None) -> bool:
    """Whether the question has another key than the one answered, if it was answered at all."""
    from allquiz.model.revision import key_revision  # it hashes: most starts have no need to

    return answered not in (None, key_revision(question))


def _state(file: str) -> str:
    """What tells that a file was written since."""
    status = Path(file).stat()
    return f"{status.st_mtime_ns} {status.st_size}"
