"""A bank with a question of every type and shape, as cards."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from anki.collection import Collection

from tests.anki.conftest import Anki

LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
CJK = "長い漢字の説明がここに続きますので折り返しが必要です" * 3
MATH = r"\( a_{1} + a_{2} < b \)"
HOSTILE = (
    r"p<alpha & {{x}} [sound:a.mp3] [latex]x[/latex] [$]y[/$] [[type:Stem]] \[ z \] \(lone <b>"
)
BANK = f"""\
title: Cards
topic: blood-cells
namespace: t
source: {{title: A page, publisher: A press, revised: 2020-01-02}}
questions:
  - id: one
    type: choice
    stem: Which one?
    answer: Key
    distractors: {{Wrong A: Reason A, Wrong B: Reason B, Wrong C: Reason C}}
    hint: Think twice.
    explanation: It is the key.
    since: {{note: More is known now., as_of: 2024, source: A paper}}
    as_of: 2020
    figure: {{file: drawing.svg, alt: "A \\"wide\\" *drawing*"}}
  - id: other
    type: choice
    stem: Which other one?
    answer: Key
    distractors: [Wrong A, Wrong B, Wrong C]
  - id: sized
    type: choice
    stem: How many?
    answer: "100"
    distractors: ["20", "3", "1,000"]
    shuffle: false
  - {{id: judge, type: true_false, stem: Is it?, answer: true, retired: 2026-01-01}}
  - id: several
    type: multiple_response
    stem: Which ones?
    answers: {{R1: it is, R2: it is too, R3: and this}}
    distractors: {{W1: it is not, W2: nor this}}
  - {{id: sentences, type: multiple_response, stem: Which?, answers: ["10", "9"], distractors: ["1"], shuffle: false}}
  - {{id: word, type: short_answer, stem: What?, answer: Marrow, accept: [Bone marrow], hint: soft}}
  - {{id: number, type: numeric, stem: How many?, answer: 20, unit: "%", tolerance: 2}}
  - {{id: gaps, type: cloze, stem: "A **cell of {{{{BCR::ABL1}}}} kind** and {{{{two}}}}", hint: h}}
  - {{id: pairs, type: matching, stem: Join, pairs: {{a: "1", b: "2"}}, distractors: ["3"], hint: h}}
  - {{id: steps, type: ordering, stem: Order, order: [first, second, third], hint: h}}
  - {{id: sort, type: categorize, stem: Sort, categories: {{Animal: [cat], Plant: [oak]}}}}
  - {{id: card, type: flashcard, front: Front, back: Back, hint: h}}
  - id: wide-one
    type: choice
    stem: 'Stem {LONG} {HOSTILE}'
    answer: '{LONG}'
    distractors: {{'{CJK}': '{LONG}', '{HOSTILE}': '{CJK}', '{MATH}': '{HOSTILE}'}}
    explanation: '{LONG} {HOSTILE} `{LONG}`'
    hint: '{LONG}'
    figure: {{file: drawing.svg, alt: wide}}
  - {{id: wide-word, type: short_answer, stem: '{CJK}', answer: '{LONG}', accept: ['{CJK}']}}
  - {{id: wide-gaps, type: cloze, stem: 'A {{{{{LONG}}}}} {CJK}'}}
  - {{id: wide-pairs, type: matching, stem: '{LONG}', pairs: {{'{LONG}': '{CJK}', b: '{LONG}'}}}}
  - {{id: wide-steps, type: ordering, stem: S, order: ['{LONG}', '{CJK}', c]}}
  - {{id: wide-card, type: flashcard, front: '{LONG}', back: '{CJK} {LONG}'}}
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="900"><rect width="9" height="9"/></svg>'
BOX = '<center><input type=text id=typeans style="font-size: 20px"></center>'


class Side(NamedTuple):
    """Front and back of a card, as Anki's template engine makes them."""

    front: str
    back: str


class Cards:
    """The bank above in a real collection: its cards by question, its pictures by name."""

    def __init__(self, folder: Path) -> None:
        bank = folder / "bank"
        (bank / "figures").mkdir(parents=True)
        (bank / "figures" / "drawing.svg").write_text(DRAWING)
        (bank / "cards.yaml").write_text(BANK)
        package = folder / "cards.apkg"
        subprocess.run(
            [sys.executable, "-m", "allquiz", "export", "anki", "--bank", bank, "-o", package],
            check=True,
            capture_output=True,
        )
        anki = Anki(folder / "anki")
        anki.import_(package)
        collection = anki.collection
        self.sides = {
            name.removeprefix("t/"): [
                Side(
                    front.replace("[[type:Typed]]", BOX),
                    back.replace("[[type:Typed]]", self._compared(collection, note["Typed"]))
                    if "Typed" in note
                    else back,
                )
                for front, back in anki.rendered(name)
            ]
            for name, note in anki.notes().items()
        }
        self.media = {path.name: path for path in Path(collection.media.dir()).iterdir()}
        collection.close()

    def _compared(self, collection: Collection, typed: str) -> str:
        return f'<div style="font-size: 20px">{collection.compare_answer(typed, "Mirrow 1")}</div>'

    def __getitem__(self, name: str) -> Side:
        return self.sides[name][0]

    @property
    def every(self) -> list[tuple[str, str]]:
        """Every side of every card, with a name for it."""
        return [
            (f"{name} {number} {side}", html)
            for name, cards in self.sides.items()
            for number, card in enumerate(cards, start=1)
            for side, html in zip(("front", "back"), card, strict=True)
        ]
