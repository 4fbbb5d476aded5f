"""A large bank of realistic variety: no question is another's near-duplicate.

The shipped questions over and over, each time with other letters: every word of content becomes
another word, the same one wherever it stands in that round, so that lengths, sentences and how often
words come back stay as they are.
"""

import random
from pathlib import Path
from typing import Any

import yaml

from allquiz.bank.read import read_banks
from allquiz.lint.words import FUNCTION, WORD
from allquiz.model.question_document import to_document

SHIPPED = Path(__file__).parent.parent.parent / "questions"
TEXTS = {"stem", "front", "back", "answer", "answers", "accept", "distractors", "hint", "explanation",
         "pairs", "order", "categories"}  # fmt: skip
OTHERS = {"section", "level", "as_of"}
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def write(folder: Path, count: int, a_file: int = 100) -> Path:
    """A folder of `count` questions in files of `a_file`."""
    folder.mkdir()
    shipped = [to_document(question) for question in read_banks([SHIPPED]).questions]
    questions = [
        _varied(shipped[number % len(shipped)], number // len(shipped), number)
        for number in range(count)
    ]
    for first in range(0, count, a_file):
        bank = {
            "title": f"Varied {first}",
            "topic": f"varied-{first}",
            "namespace": "v",
            "source": {"title": "Lecture 3"},
            "questions": questions[first : first + a_file],
        }
        text = yaml.dump(
            bank, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1000, sort_keys=False
        )
        (folder / f"v{first:06}.yaml").write_text(text, "utf-8")
    return folder


def _varied(document: dict[str, Any], turn: int, number: int) -> dict[str, Any]:
    kept = {key: value for key, value in document.items() if key in TEXTS | OTHERS}
    made = {"id": f"v-{number}", "type": document["type"]}
    made |= {"unit": document["unit"]} if "unit" in document else {}
    made |= {"tolerance": document["tolerance"]} if "tolerance" in document else {}
    return made | {k: _words(v, turn) if k in TEXTS else v for k, v in kept.items()}


def _words(value: Any, turn: int) -> Any:
    """The texts of the value with their words of content changed; the first turn changes nothing."""
    if isinstance(value, dict):
        return {_words(key, turn): _words(inside, turn) for key, inside in value.items()}
    if isinstance(value, list):
        return [_words(inside, turn) for inside in value]
    if isinstance(value, str) and turn:
        return WORD.sub(lambda match: _word(match[0], turn), value)
    return value


def _word(word: str, turn: int) -> str:
    if len(word) < 4 or word.lower() in FUNCTION or not word.isascii():
        return word
    chance = random.Random(f"{word.lower()} {turn}")
    return "".join(_letter(letter, chance) for letter in word)


def _letter(letter: str, chance: random.Random) -> str:
    for letters in (VOWELS, CONSONANTS):
        if letter.lower() in letters:
            made = chance.choice(letters)
            return made.upper() if letter.isupper() else made
    return letter
