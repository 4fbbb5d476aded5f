"""A bank rewritten all at once between two releases, in the hands of one who studied the first."""

import json
from pathlib import Path

from allquiz.exporters.anki.notes_to_release import digest
from tests.anki.author import Author, front_of
from tests.anki.conftest import Anki

ONE, TWO, THREE = "2026-01-01", "2026-02-01", "2026-03-01"
OLD = """\
title: Blood
topic: blood
namespace: t
source: {title: A page, revised: 2020-01-02}
questions:
  - {id: pick, type: choice, stem: Which cell sheds platelets?, answer: Megakaryocyte, distractors: [Monocyte]}
  - {id: word, type: short_answer, stem: Which chain?, answer: β chain}
  - {id: share, type: numeric, stem: From what share?, answer: 20, unit: "%"}
  - {id: gaps, type: cloze, stem: "Red cells carry {{oxygen}}, and {{platelets}} stop bleeding."}
  - {id: pairs, type: matching, stem: Which does what?, pairs: {Red cell: oxygen, Platelet: clots}}
  - {id: steps, type: ordering, stem: Which order?, order: [stem cell, blast, blood cell]}
  - {id: gone, type: true_false, stem: Is it?, answer: true}
"""
NEW = """\
title: Blood
topic: blood
namespace: t
language: en
source: {title: A page, revised: 2021-01-02}
questions:
  - id: pick
    type: choice
    stem: From which cell in the marrow do platelets come?
    answer: Megakaryocyte
    distractors: {Monocyte: It turns into a macrophage., Lymphoblast: It turns into a lymphocyte.}
    explanation: It breaks up.
  - {id: word, type: short_answer, stem: "Which chain, by its letter?", answer: β chain, accept: [beta globin]}
  - {id: share, type: numeric, stem: "From what share, as of 2021?", answer: 25, unit: "%"}
  - id: gaps
    type: cloze
    stem: "With {{hemoglobin}}, red cells carry {{oxygen}}, while {{platelets|thrombocytes}} stop bleeding."
  - id: pairs
    type: matching
    stem: What is each for?
    pairs: {Neutrophil: germs, Red cell: oxygen, Platelet: clots}
    distractors: {hormones: Glands make them.}
  - {id: steps, type: ordering, stem: "From first to last?", order: [stem cell, progenitor, blast, blood cell]}
  - {id: gone, type: true_false, stem: Is it?, answer: true, retired: 2026-01-20}
  - {id: fresh, type: flashcard, front: Where do T cells mature?, back: In the thymus}
"""


def as_first_released(record: Path) -> None:
    """What was typed then stood as it looks, as 0.1.0 had it."""
    lines = [json.loads(line) for line in record.read_text().splitlines()]
    for line in lines:
        if line["name"] == "t/word":
            line["fields"] = {**line["fields"], "Typed": digest("β chain")}
    record.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))


def test_all_that_was_learned_stays_where_it_was(tmp_path: Path, anki: Anki) -> None:
    author = Author(tmp_path / "bank")
    author.bank.write_text(OLD)
    anki.import_(author.release(ONE))
    anki.study()
    before, notes = anki.scheduling(), anki.notes()
    asked = {
        (name, card.ord): note[f"Prompt {card.ord + 1}"] if name == "t/pairs" else ""
        for name, note in notes.items()
        for card in note.cards()
    }
    as_first_released(author.record)
    author.bank.write_text(NEW)
    package = author.release(TWO)
    assert anki.import_(package) == {"updated": 7, "new": 2}  # a new one, and news of the share
    now = anki.scheduling()
    assert {card: now[card] for card in before} == before
    after = anki.notes()
    assert all(after[name].id == note.id for name, note in notes.items())
    assert after["t/gaps"]["Stem"].startswith(
        "With {{c3::hemoglobin}}, red cells carry {{c1::oxygen}}"
    )
    for (name, number), prompt in asked.items():
        assert name != "t/pairs" or after[name][f"Prompt {number + 1}"] == prompt
    assert [after["t/steps"][f"Answer {n}"] for n in range(1, 5)] == [
        "stem cell", "blast", "blood cell", "progenitor",
    ]  # fmt: skip
    corrected = {name for name, note in after.items() if any("corrected" in t for t in note.tags)}
    assert {name.partition("@")[0] for name in corrected} == {"t/share"}
    assert (after["t/word"]["Typed"], after["t/word"]["Spare 2"]) == ("beta chain", "β chain")
    assert "allquiz::retired" in after["t/gone"].tags
    assert "Retired on 2026-01-20" in front_of(anki.rendered("t/gone")[0][0])
    assert anki.empty_cards() == 0
    assert anki.is_sound()
    assert anki.import_(author.release(THREE)) == {"duplicate": 9}
