"""Notes that a question has besides its own: one that was replaced, and news of a corrected key.

They exist because Anki leaves a note alone that its learner touched after the release, and because
a card can't be taken out of a note without taking its scheduling along.
"""

from allquiz.exporters.anki.key_on_cards import gap, in_words
from allquiz.exporters.anki.note_types import note_types
from allquiz.exporters.anki.notes import content, topic_in_words
from allquiz.exporters.anki.record import ReleasedNote
from allquiz.exporters.gaps import with_gaps
from allquiz.markup import to_anki
from allquiz.model.key import Gaps, key_of
from allquiz.model.question import AnyQuestion


def announcement(question: AnyQuestion, name: str, date: str, *, in_force: bool) -> dict[str, str]:
    """The fields of a flashcard with the question and the key in full, found by everyone as a new note."""
    known = note_types()["flashcard"].fields
    fields = {field: text for field, text in content(question).items() if field in known}
    key = key_of(question)
    blanked = isinstance(key, Gaps) and with_gaps(key, to_anki, ["<b>…</b>"] * len(key.gaps))
    if in_force:
        said = (
            f"The answer to this question was corrected on {date}. If you learned it before, learn "
            "it anew: the tag allquiz&#58;&#58;corrected finds its card."
        )
    else:
        said = f"This correction of {date} was itself corrected since; what stands here is right."
    return fields | {
        "ID": to_anki(name),
        "Stem": f"Corrected: {blanked or fields['Stem']}",
        "Back": in_words(key),
        "Notice": f"{fields['Notice']} {said}".strip(),
    }


def farewell(
    question: AnyQuestion, name: str, old: ReleasedNote, successor: str, date: str
) -> dict[str, str]:
    """The fields of the note that its learners keep when another took its place.

    Only the record knows what it asked; each of its cards still shows something.
    """
    fields = {
        "ID": to_anki(name),
        "Stem": "This question has changed so much that a new one took its place.",
        "Notice": f"Retired on {date}: replaced by {to_anki(successor)}. Suspend this card.",
        "Topic": topic_in_words(question.topic),
    }
    if old.note_type == "cloze":
        gaps = " · ".join(gap(number, part.text) for number, part in sorted(old.parts.items()))
        fields["Stem"] += f"<br>{gaps}"
    for number, part in old.parts.items():
        if old.note_type == "parts":
            fields[f"Prompt {number}"] = to_anki(part.text)
            fields[f"Answer {number}"] = to_anki(part.answer) or "(replaced)"
    if old.note_type == "typed":
        fields["Typed"] = "replaced"
    return fields
