"""What the columns of a table are called, and what the words of such a name make together.

A name is read word by word, so that “Richtige Antwort”, “Respuesta correcta” and “Right answer” are one.
What stands in brackets or behind a dash (`Question - max 120 characters`) counts only where it says which
answer is right: `Answer (wrong)`.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

from allquiz.model.quiz_words import WORDS

MAX_NAME = 100  # characters of a column's name
COLUMNS = {
    name: column
    for column, names in {
        "id": "id identifier ident",
        "type": "type questiontype typequestion typing",
        "question": "question questiontext textquestion questiontitle text item front term",
        "case": "case casetext casestudy clinicalcase",  # above the question, or it itself where there is none
        "response": "response responses",  # an answer too, where no other is given; else what people answered
        "options": "option options answeroptions optionsanswer optionanswer answersoption",
        "explanation": "explanation generalexplanation answerexplanation explanationanswer detailedexplanation",
        "title": "title",  # the question, where no column is called so and answers stand beside it
        "hint": "hint hint1",
        "tags": "tags",
        "topic": "topic topicname",
        "level": "level",
        "tolerance": "tolerance",
        "unit": "unit",
        "exact": "exact",
        "shuffle": "shuffle",
        "section": "section",
        "as_of": "asof",
        "namespace": "namespace",
    }.items()
    for name in names.split()
}
PLACE = r"([a-j]|\d{1,2})"
KEY = re.compile(
    r"(?:is)?correct(?:answers?|options?|response)?(?:index|ids?|letters?|key)?\d?|(?:(?:answers?|options?)(?:[a-j]|\d)?|[a-j])(?:is)?correct\d?"
    r"|(?:expected|accepted|acceptable)?answers?(?:index|letters?|key)?|keys?(?:answers?)?|cop|correct(?:order|sequence)|back|definition|(?:true|correct)incorrect|[tv]f"
)
INCORRECT = re.compile(rf"(?:answers?|options?)?incorrect(?:answers?|options?)?{PLACE}?")
OPTION = re.compile(rf"(?:(?:option|answer)+(?:text)?|opt?|a(?=\d))?{PLACE}(?:text)?")
TAG = re.compile(r"<[^<>]*>")
REMARK = re.compile(r"\s[-–—]\s|[(\n]")  # begins what a name of a column says besides
NOT_KEPT = re.compile(r"(?s).*#\s*|(?i:right)\W*_?\d+")  # the number of a question; a side of pairs
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")  # of `choiceA`
WORD = re.compile(  # signs of vowels are no letters to Python
    r"\d+|[\u3040-\u9fff\uac00-\ud7a3]+|[\u0900-\u0e7f]+|[^\W\d_\u0900-\u0e7f\u3040-\u9fff\uac00-\ud7a3]+"
)


def column(name: str) -> str | None:
    """What a column of this name is for; None where it is not kept."""
    if len(name) > MAX_NAME or NOT_KEPT.fullmatch(name):
        return None
    said = meant(name)
    if said in COLUMNS:
        return COLUMNS[said]
    kinds = {"answer": KEY, "distractors": INCORRECT, "option": OPTION}
    return next((kind for kind, form in kinds.items() if form.fullmatch(said)), None)


@lru_cache(maxsize=1024)
def meant(name: str) -> str:
    """A name in the first words of the list, run together."""
    first, *besides = REMARK.split(TAG.sub(" ", name).strip(), maxsplit=1)
    said = _translated(first)
    if said in ("answer", "option") and (told := _translated("".join(besides))) in (
        "correct",
        "incorrect",
    ):
        return said + told
    return said or _translated(name)


def folded(name: str) -> str:
    """A name without what people write in different ways."""
    return re.sub(r"[\W_]+", "", name).lower()


def _translated(text: str) -> str:
    return "".join([MEANS.get(word, word) for word in WORD.findall(plain(text))])


def plain(text: str) -> str:
    """A text in small letters without accents."""
    text = HUMP.sub(" ", text).lower()
    if text.isascii():
        return text
    return "".join([sign for sign in normalize("NFD", text) if not combining(sign)])


SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
MEANS = {
    plain(form): first
    for first, words in WORDS.items()
    for word in words.split()
    for form in {word, word.translate(SPELT_OUT)}
}
