"""Questions whose key was corrected after they were answered."""

from collections.abc import Iterable

from allquiz.model.question import AnyQuestion
from allquiz.store import Store


def corrected(questions: Iterable[AnyQuestion], store: Store) -> set[str]:
    """The full names of those that have another key than the one last answered.

    A mended comma leaves the key's revision as it is, and so changes nothing.
    """
    answered = store.answered_keys()
    if not answered:
        return set()
    from allquiz.model.revision import key_revision  # it hashes: who has no answers has no need to

    return {
        question.name
        for question in questions
        if question.name in answered and key_revision(question) != answered[question.name]
    }
