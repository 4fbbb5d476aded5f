"""Why other programs could not hold a question, or would grade it otherwise, where several share the reason."""

from collections import Counter
from collections.abc import Iterable

from allquiz.markup import to_plain
from allquiz.model.key import Card, Options, key_of
from allquiz.model.question import AnyQuestion

# Moodle takes these fractions and no others ("nearest grade" would give other marks): n right
# options of equal weight are possible for these n.
SHARES = {count: f"{100 / count:.7g}" for count in (*range(1, 11), 20)}


def turned(question: AnyQuestion, lacking: str) -> str | None:
    """A card to turn; `lacking` says what the program has not for it."""
    if isinstance(key_of(question), Card):
        return f"{question.name} is a flashcard, {lacking}"
    return None


def undivided(question: AnyQuestion, key: Options) -> str | None:
    """Full marks can't be divided among so many right options."""
    if len(key.right) in SHARES:
        return None
    return (
        f"{question.name} has {len(key.right)} right options; Moodle's fractions divide full marks "
        "among 1 to 10 or 20"
    )


def alike(question: AnyQuestion, texts: Iterable[str]) -> str | None:
    """Two of the texts differ in their markup alone, where they are shown without it."""
    twice = next((text for text, n in Counter(map(to_plain, texts)).items() if n > 1), None)
    if twice is None:
        return None
    return f"{question.name} has “{twice}” twice, but for markup, which is not shown there"
