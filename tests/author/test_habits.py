"""What instructors paste out of chats, Notion, Quizlet, Kahoot, Google Forms, Word, LaTeX and H5P: what is said of
it, and what `check --fix` makes of it, wholly or not at all."""

from pathlib import Path

import pytest

from allquiz.bank.read import read_banks
from allquiz.bank.repair import repair

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
ASKED = "  - id: q\n    stem: Which?\n    type: "
CHOICE = ASKED + "choice\n    answer: Ann\n    distractors:"
OPTIONS = "\n    options: [Ann, Ben, Cid]\n"
JUDGED = "  - id: q\n    type: true_false\n    answer: true\n    stem:"
OTHER = "  - id: r\n    type: true_false\n    stem: S\n    answer: true\n"
IMPORT = "if another program wrote it, `allquiz import` makes a bank of it"
BELOW = "write each as `left: right` under `pairs:`"
RANGE = ", or a range: `[low, high]`"
HOW_FAR = "write how far off is right, or leave it out; a range is the answer itself: `[low, high]`"
MORE = "; what else is said here has keys of its own"
DASH = "begin each question with a dash and a space: `- id: …`"
GONE = "delete this line, and move those below it to the left"
NOTE = "begin the line with `#`: it is no part of the bank"
SIGN = "a text that begins with a sign must stand in quotes: put this text in quotes"
EMPTY = "write it, or remove the key or dash"
ONE = "write one text, without dashes or brackets; if these belong to it, put this text in quotes"
STAYS = None
# A bank without its headings, or, behind "all:", the whole file; one of the remedies told, "" where nothing is wrong;
# and a part of what is made of it, in which then nothing is wrong.
PASTES: dict[str, tuple[str, str, str | None]] = {
    # A text below a name for it.
    "a stem as a mapping": (JUDGED + " {text: Is it?}\n", "write `Is it?` alone", 'stem: "Is it?"'),
    "a stem below a name": (JUDGED + "\n      prompt: Is it?\n", "write `Is it?` alone", 'stem: "Is it?"\n'),
    "a stem two names down": (JUDGED + "\n      body:\n        - text: Is it?\n", "write `Is it?` alone", 'stem: "Is it?"\n'),
    "a stem of several lines below a name": (JUDGED + "\n      text: |\n        Is it\n        so?\n", "write `Is it so?` alone", "stem: |-\n      Is it\n      so?\n"),
    "a question below a question": (JUDGED.replace("stem", "question") + "\n      text: Is it?\n", "here it is `stem`", 'stem: "Is it?"\n'),
    "a stem and more": (JUDGED + "\n      text: Is it?\n      image: a.png\n", f"write `Is it?` alone{MORE}", STAYS),
    "a stem in two languages": (JUDGED + " {en: Is it?, de: Ist es?}\n", "if it is one text with a colon or braces, put this text in quotes", STAYS),
    "a stem with a comment": (JUDGED + "\n      text: Is it?  # so\n", "write `Is it?` alone", STAYS),
    "a text with a colon": (JUDGED + "\n      Case: a man\n", "if it is one text with a colon or braces, put this text in quotes", STAYS),
    "a stem that is a list": (JUDGED + " [Is it?]\n", ONE, STAYS),
    "a stem in quotes": (JUDGED + ' "text: Is it?"\n', "", STAYS),
    "a key below a name": (CHOICE.replace("Ann", "{value: Ann}") + " [Ben]\n", "write `Ann` alone", "answer: Ann\n"),
    "a key with its reason": (CHOICE.replace("Ann", "{Ann: so}") + " [Ben]\n", "write `Ann` alone; why it is right goes into `explanation:`", STAYS),
    "a key and why": (CHOICE.replace("Ann", "{text: Ann, rationale: so}") + " [Ben]\n", f"write `Ann` alone{MORE}", STAYS),
    "a key in brackets": (CHOICE.replace("Ann", "[Ann]") + " [Ben]\n", ONE, STAYS),
    "keys in brackets": (CHOICE.replace("Ann", "[Ann, Bo]") + " [Ben]\n", "for several, make it `multiple_response`, with `answers:`", STAYS),
    "steps below names": (ASKED + "ordering\n    order:\n      - step: a1\n      - step: b1\n", "write `[a1, b1]`", "order:\n      - a1\n      - b1\n"),
    "steps below names, one with a note": (ASKED + "ordering\n    order:\n      - step: a1\n        note: n\n      - step: b1\n", f"write `a1` alone{MORE}", STAYS),
    "a text where a list is": (CHOICE + " Ben\n", "begin each item with a dash and a space: `- item`", "distractors:\n      - Ben\n"),
    "a judgement below a key for several": ("  - id: q\n    type: true_false\n    stem: S\n    answers: false\n", "did you mean `answer`?", "answer: false\n"),
    "nothing where a list is": (CHOICE + " [Ben]\n    tags: null\n", "begin each item with a dash and a space: `- item`", STAYS),
    "texts where a list is": (CHOICE + " Ben and Cid\n", "begin each item with a dash and a space: `- item`", STAYS),
    "items without dashes": (CHOICE + "\n      Ben\n      Cid\n", "begin each item with a dash and a space: `- item`", STAYS),
    "texts with dashes between": (CHOICE + " Ben - Cid - Dan\n", "begin each item with a dash and a space: `- item`", STAYS),
    "texts with numbers": (CHOICE + " 1. Ben 2. Cid\n", "begin each item with a dash and a space: `- item`", STAYS),
    "a text that goes on": (CHOICE + " Ben\n      Cid\n", "begin each item with a dash and a space: `- item`", STAYS),
    "a text that goes on behind a sign": (CHOICE + " CD34+\n      cells\n", "begin each item with a dash and a space: `- item`", STAYS),
    "a sign at the end": (CHOICE + " CD34+\n", "begin each item with a dash and a space: `- item`", "distractors:\n      - CD34+\n"),
    "a text with a sign as of a comment": (JUDGED + "\n      text: |\n        # Case\n        Is it?\n", "write `# Case Is it?` alone", STAYS),
    # Nothing behind a dash.
    "nothing behind a dash": (CHOICE + "\n      - Ben\n      -\n      - Cid\n", EMPTY, STAYS),
    "nothing between commas": (CHOICE + " [Ben, , Cid]\n", "write what is missing between the commas, or take one away", STAYS),
    "a comma at the end": (CHOICE + " [Ben, Cid, ]\n", "", STAYS),
    "a dash among pairs": (ASKED + "matching\n    pairs:\n      a1: b1\n      -\n      c1: d1\n", "write what belongs behind this dash, or delete the line", STAYS),
    "a dash among questions": (OTHER + "  -\n", "write it, or remove the dash", STAYS),
    # Numbers and their units.
    "a tolerance in the unit": (ASKED + "numeric\n    answer: 30\n    unit: days\n    tolerance: 2 days\n", 'write `2`, and the unit of both as `unit: "days"`', "tolerance: 2\n"),
    "a tolerance in one of the unit": (ASKED + "numeric\n    answer: 30\n    unit: days\n    tolerance: 1 day\n", 'write `1`, and the unit of both as `unit: "day"`', "tolerance: 1\n"),
    "a tolerance in another unit": (ASKED + "numeric\n    answer: 30\n    unit: weeks\n    tolerance: 2 days\n", 'write `2`, and the unit of both as `unit: "days"`', STAYS),
    "a tolerance in a unit alone": (ASKED + "numeric\n    answer: 30\n    tolerance: 2 days\n", 'write `2`, and the unit of both as `unit: "days"`', STAYS),
    "an answer and a tolerance in the unit": (ASKED + "numeric\n    answer: 250 mL\n    tolerance: ± 10 mL\n", 'write `250` and `unit: "mL"`', "answer: 250\n    unit: mL\n    tolerance: 10\n"),
    "a tolerance that is a range": (ASKED + "numeric\n    answer: 30\n    tolerance: 28-32\n", HOW_FAR, STAYS),
    "a tolerance that is a list": (ASKED + "numeric\n    answer: 30\n    tolerance: [28, 32]\n", HOW_FAR, STAYS),
    "no tolerance": (ASKED + "numeric\n    answer: 30\n    tolerance: none\n", HOW_FAR, STAYS),
    "about a tolerance": (ASKED + "numeric\n    answer: 30\n    margin: about 5\n", "here it is `tolerance`", "tolerance: 5\n"),
    "a tolerance of a share": (ASKED + "numeric\n    answer: 30\n    tolerance: 5 %\n", "", STAYS),
    "a share": (ASKED + "numeric\n    answer: 20 %\n", 'write `20` and `unit: "%"`', 'answer: 20\n    unit: "%"\n'),
    "a share, asked for below a name": (ASKED.replace("Which?", "{text: Which?}") + "numeric\n    answer: 20 %\n", "write `Which?` alone", 'stem: "Which?"\n    type: numeric\n    answer: 20\n    unit: "%"\n'),
    "a share in words, with its unit": (ASKED + 'numeric\n    answer: 20 percent\n    unit: "%"\n', 'write `20` and `unit: "%"`', 'answer: 20\n    unit: "%"\n'),
    "a sign of a share": (ASKED + "numeric\n    answer: 20 %\n    unit: %\n", SIGN, 'answer: 20\n    unit: "%"\n'),
    "a unit twice, and another": (ASKED + "numeric\n    answer: 20 mg\n    unit: g\n", 'write `20` and `unit: "mg"`, in place of the unit that stands there', STAYS),
    "a share in digits of another script": (ASKED + "numeric\n    answer: ٩٠٪\n", 'write `90` and `unit: "%"`', 'answer: 90\n    unit: "%"\n'),
    "a tolerance in wide digits": (ASKED + "numeric\n    answer: 120\n    tolerance: １０％\n", "write `10%`", "tolerance: 10%\n"),
    "two ends in Spanish": (ASKED + "numeric\n    answer: 2 a 5\n", "write `[2, 5]`", "answer: [2, 5]\n"),
    "two ends in German": (ASKED + "numeric\n    answer: zwischen 2 und 5 Tagen\n", 'write `[2, 5]` and `unit: "Tagen"`', STAYS),
    "two ends in Spanish, as between": (ASKED + "numeric\n    answer: entre 2 y 5\n", "write `[2, 5]`", "answer: [2, 5]\n"),
    "two numbers": (ASKED + "numeric\n    answer: 2 and 5\n", "write digits with a point", STAYS),
    "years and months": (ASKED + "numeric\n    answer: 2 y 5 m\n", "write digits with a point", STAYS),
    "two ends in Japanese": (ASKED + "numeric\n    answer: １０～２０\n", "write `[10, 20]`", "answer: [10, 20]\n"),
    "a word that may be no unit": (ASKED + "numeric\n    answer: 3 rd\n", 'write `3` and `unit: "rd"`', STAYS),
    "a number in brackets": (ASKED + "numeric\n    answer: 20 (about)\n", "write digits with a point for decimals, such as `5690` or `0.5`", STAYS),
    "thousands": (ASKED + "numeric\n    answer: 1,000 mg\n", 'write `1000` and `unit: "mg"`; where the comma begins decimals, `1.000`', STAYS),
    "thousands, and decimals": (ASKED + "numeric\n    answer: 12,500.5\n", "write `12500.5`", STAYS),
    "a dose by surface": (ASKED + "numeric\n    answer: 1.5 mg/m2\n", 'write `1.5` and `unit: "mg/m²"`', "answer: 1.5\n    unit: mg/m²\n"),
    "a limit": (ASKED + 'numeric\n    answer: ">=20%"\n', f'write `20` and `unit: "%"`{RANGE}', STAYS),
    "a limit in words": (ASKED + "numeric\n    answer: at least 20 mg\n", f'write `20` and `unit: "mg"`{RANGE}', STAYS),
    "about": (ASKED + "numeric\n    answer: about 20 mg\n", 'write `20` and `unit: "mg"`, and `tolerance:` for how far off is right', STAYS),
    "a range in a unit": (ASKED + "numeric\n    answer: 2–3 years\n", 'write `[2, 3]` and `unit: "years"`', "answer: [2, 3]\n    unit: years\n"),
    "a range of shares": (ASKED + "numeric\n    answer: [20%, 25%]\n", 'write `[20, 25]` and `unit: "%"`', 'answer: [20, 25]\n    unit: "%"\n'),
    "a range and a sign": (ASKED + "numeric\n    answer: [20, 25] %\n", "check the indentation and the quotes; put this text in quotes", 'answer: [20, 25]\n    unit: "%"\n'),
    "two ends below nothing": (ASKED + "numeric\n    answer: \u22125 \u2013 \u22122 mg\n", 'write `[-5, -2]` and `unit: "mg"`', "answer: [-5, -2]\n    unit: mg\n"),
    "two ends, the higher first": (ASKED + "numeric\n    answer: 120-30 mg\n", 'write `[30, 120]` and `unit: "mg"`', STAYS),
    "a thousand, or one": (ASKED + "numeric\n    answer: 1.000 mg\n", 'write `1.000` and `unit: "mg"`', STAYS),
    "a half with zeros": (ASKED + "numeric\n    answer: 0.500 mg\n", 'write `0.500` and `unit: "mg"`', "answer: 0.500\n    unit: mg\n"),
    "how far off in milliseconds, not metres": (ASKED + "numeric\n    answer: 1\n    unit: m\n    tolerance: 1 ms\n", "write `1`, and the unit of both", STAYS),
    "how far off as a range in percent": (ASKED + "numeric\n    answer: 20\n    tolerance: 2 to 3 percent\n", HOW_FAR, STAYS),
    "more or less": (ASKED + "numeric\n    answer: 20 ± 2 mg\n", 'write `20` and `tolerance: 2` and `unit: "mg"`', "answer: 20\n    tolerance: 2\n    unit: mg\n"),
    "more or less, of which share": (ASKED + "numeric\n    answer: 20 ± 2 %\n", 'write `20` and `tolerance: 2` and `unit: "%"`', STAYS),
    "one in so many": (ASKED + "numeric\n    answer: 1 in 5\n", "write `0.2`, and a `tolerance:` where it is rounded", STAYS),
    "two ends by name": (ASKED + "numeric\n    answer: 20\n    min: 18\n    max: 22\n", "write the range as `answer: [low, high]`", STAYS),
    # Options.
    "some options with their reasons": (ASKED + "choice\n    answer: c\n    distractors:\n      - a: why\n      - b\n      - d: why\n", "write each as `option: why` on a line of its own, without a dash; or put", STAYS),
    "a text that begins with a star": (CHOICE.replace("Ann", "*Homo sapiens*") + " [Ben]\n", SIGN, 'answer: "*Homo sapiens*"\n'),
    "options that commas tore": (CHOICE + " [46,XY, 46,XX]\n", "take one out; if a comma tore one text in two, put that in quotes", STAYS),
    "an option twice, below": (CHOICE + "\n      - Ben\n      - ben\n", "take one out", STAYS),
    "bullets below a category": (ASKED + "categorize\n    categories:\n      Left:\n        • a1\n        • b1\n      Right:\n      1. c1\n      2. d1\n", "write `- `", "      Right:\n      - c1\n      - d1\n"),
    "species below a category": (ASKED + "categorize\n    categories:\n      Left:\n        A. baumannii\n        B. fragilis\n      Right: [c1]\n", "begin each item with a dash", STAYS),
    "ordinals below a category": (ASKED + "categorize\n    categories:\n      Early:\n        1. Trimester\n        2. Trimester\n      Late:\n        3. Trimester\n", "begin each item with a dash", STAYS),
    "signs of numbers below a category": (ASKED + "categorize\n    categories:\n      Above:\n        + 5\n        + 7\n      Below: [c1]\n", "begin each item with a dash", STAYS),
    "bullets below a hard blank": (CHOICE + "\n\u00a0     - Ben\n      * Cid\n      - Dan\n", "write `- `", "distractors:\n      - Ben\n      - Cid\n      - Dan\n"),
    "bullets in an explanation": (CHOICE + " [Ben]\n    explanation:\n      • a1\n      • b1\n", "", STAYS),
    # Names of Moodle and Anki.
    "names of Moodle": (ASKED.replace("stem", "questiontext") + "shortanswer\n    answer: c\n    generalfeedback: so\n", "here it is `explanation`", "stem: Which?\n    type: short_answer\n    answer: c\n    explanation: so\n"),
    "gaps of Moodle": (ASKED.replace("Which?", '"In {{a1}}"') + "multianswer\n", "here it is `cloze`", "type: cloze\n"),
    "several answers under Moodle's name of gaps": (ASKED + "multianswer\n    answers: [a1, b1]\n    distractors: [c1]\n", "here it is `multiple_response`", "type: multiple_response\n"),
    "several answers to a mcq": (ASKED + "mcq\n    answers: [a1, b1]\n    distractors: [c1]\n", "here it is `multiple_response`", "type: multiple_response\n"),
    "marks of Moodle": (CHOICE + " [Ben]\n    penalty: 0.3\n", "leave it out: how much a question counts follows from its type", STAYS),
    "fields of Anki": ("  - id: q\n    type: Basic (type in the answer)\n    Front: Which?\n    Back: c\n", "here it is `short_answer`", "type: short_answer\n    stem: Which?\n    answer: c\n"),
    "one option with its reason": (CHOICE + "\n      - Ben: why\n      - Cid\n", "write each as `option: why` on a line of its own, without a dash; or put", STAYS),
    "one option below a name": (CHOICE + "\n      - text: Ben\n      - Cid\n", "write `Ben` alone", STAYS),
    # Pairs.
    "pairs of bullets and arrows": (ASKED + "matching\n    pairs:\n      • a1 → b1\n      • c1 → d1\n", "write `- `", 'pairs:\n      "a1": "b1"\n      "c1": "d1"\n'),
    "pairs of stars and arrows": (ASKED + "matching\n    pairs:\n      * a1 -> b1\n      * c1 -> d1\n", "write `- `", 'pairs:\n      "a1": "b1"\n'),
    "pairs of numbers and arrows": (ASKED + "matching\n    pairs:\n      1. a1 -> b1\n      2. c1 -> d1\n", "write `- `", 'pairs:\n      "a1": "b1"\n'),
    "pairs as Quizlet has them": (ASKED + "matching\n    pairs:\n      a 1\tb1\n      c1\td1\n", "write each as `left: right` on a line of its own, without a dash", '      "a 1": "b1"\n'),
    "pairs with dashes": (ASKED + "matching\n    pairs: |\n      a-1 - b1\n      c1 — d1\n", "write each as `left: right` on a line of its own, without a dash", '      "a-1": "b1"\n'),
    "pairs with bars": (ASKED + "matching\n    pairs:\n      - a1 | b1\n      - c1 | d1\n", "write each on a line of its own, without a dash: `a1: b1`", '      "a1": "b1"\n'),
    "pairs in quotes": (ASKED + "matching\n    pairs:\n      - 'a1: b1'\n      - 'c1: d1'\n", "write each on a line of its own, without a dash: `a1: b1`", '      "a1": "b1"\n'),
    "a pair with two dashes": (ASKED + "matching\n    pairs:\n      a1 - b1 - c1\n      d1 - e1\n", "write each as `left: right` on a line of its own, without a dash", STAYS),
    "an arrow within a pair": (ASKED + "matching\n    pairs:\n      a1 -> b1: c1\n      d1: e1\n", "", STAYS),
    "two columns": (ASKED + "matching\n    left: [a1, c1]\n    right: [b1, d1]\n", BELOW, STAYS),
    "premises and responses": (ASKED + "matching\n    premises: [a1, c1]\n    responses: [b1, d1]\n", BELOW, STAYS),
    "terms of another type": (CHOICE + " [Ben]\n    terms: [a1]\n", "a choice question takes answer", STAYS),
    "matches": (ASKED + "matching\n    matches:\n      a1: b1\n      c1: d1\n", "here it is `pairs`", "    pairs:\n      a1: b1\n"),
    # Steps.
    "steps and their order": (ASKED + "ordering\n    items: [two, one]\n    correct_order: [one, two]\n", "here it is `order`", "order:\n      - one\n      - two\n"),
    "steps and their letters": (ASKED + "ordering\n    items:\n      - two\n      - one\n    answer: B, A\n", "write them under `order:`, first to last", "order:\n      - one\n      - two\n"),
    "steps and numbers": (ASKED + "ordering\n    items: [two, one, six]\n    correct_order: [2, 3, 1]\n", "write them under `order:`, first to last", STAYS),
    "steps and an order that has others": (ASKED + "ordering\n    items: [two, one]\n    correct_order: [one, two, six]\n", "here it is `order`", STAYS),
    "the order alone": (ASKED + "ordering\n    correct_order: [one, two]\n", "here it is `order`", "order: [one, two]\n"),
    "steps alone": (ASKED + "ordering\n    items: [one, two]\n", "write them under `order:`, first to last", STAYS),
    # Options of several that are right.
    "one right of several": (ASKED + "multiple_response\n    answer: A" + OPTIONS, "did you mean `answers`?", "answers:\n      - Ann\n    distractors:\n      - Ben\n      - Cid\n"),
    "several right in one text": (ASKED + "multiple_response\n    correct: A and C" + OPTIONS, "write the right options under `answers:`, the wrong ones under `distractors:`", "answers:\n      - Ann\n      - Cid\n    distractors:\n      - Ben\n"),
    "several right in a list": (
        ASKED + "multiple_response\n    options:\n      - Ann\n      - Ben\n      # last\n      - Cid\n    correct_answers:\n      - Cid\n      - Ann\n", "here it is `answers`",
        "distractors:\n      - Ben\n      # last\n    answers:\n      - Cid\n      - Ann\n",
    ),
    "of several one unknown": (ASKED + "multiple_response\n    answer: [Ann, Dan]" + OPTIONS, "did you mean `answers`?", STAYS),
    "several with many blanks": (ASKED + f"multiple_response\n    answer: Ann{' ' * 10_000}Ben" + OPTIONS, "did you mean `answers`?", STAYS),
    "several in brackets that end at the margin": (ASKED + "multiple_response\n    answer: Cid\n    options: [Ann,\n Ben, Cid]\n", "did you mean `answers`?", STAYS),
    "of several two letters in one": (ASKED + "multiple_response\n    answer: AC" + OPTIONS, "did you mean `answers`?", STAYS),
    "several by number": (ASKED + "multiple_response\n    answers: [1, 2]" + OPTIONS, "write the right options under `answers:`, the wrong ones under `distractors:`", STAYS),
    "several with a comment": (ASKED + "multiple_response\n    answers: [A, C]  # two" + OPTIONS, "write the right options under `answers:`, the wrong ones under `distractors:`", STAYS),
    "letters that are options": (ASKED + "multiple_response\n    answers: [A, B]\n    options: [B, A, AB, O]\n", "write the right options under `answers:`, the wrong ones under `distractors:`", STAYS),
    "a letter that is a word of an option": (ASKED + "choice\n    answer: B\n    options: [NK, T cell, B cell]\n", "write the right option under `answer:`", STAYS),
    "a letter that is an option in a capital": (ASKED + "choice\n    answer: b\n    options: [B, T, NK]\n", "write the right option under `answer:`", STAYS),
    "a letter that an option names with another": (ASKED + "choice\n    answer: B\n    options: [Ann, Ben, Both A and B]\n", "write the right option under `answer:`", "answer: Ben\n"),
    "a letter and a word of one option": (ASKED + "choice\n    answer: B\n    options: [A cell, vitamin B, NK]\n", "write the right option under `answer:`", "answer: vitamin B\n"),
    "a letter beside words that are letters": (ASKED + "choice\n    answer: B\n    options: {A: B cell, B: T cell}\n", "write the right option under `answer:`", "answer: T cell\n"),
    "several right of a choice": (ASKED + "choice\n    answer: [A, C]" + OPTIONS, "for several, make it `multiple_response`, with `answers:`", STAYS),
    "one right beside distractors": (ASKED + "multiple_response\n    answer: Ann\n    distractors: [Ben]\n", "did you mean `answers`?", "answers:\n      - Ann\n"),
    "some right beside distractors": (ASKED + "multiple_response\n    answer: Ann, Dan\n    distractors: [Ben]\n", "did you mean `answers`?", STAYS),
    "several right of a choice, in one text": (ASKED + "choice\n    answers: Ann, Dan\n    distractors: [Ben]\n", "`answer:` is its name, and holds one only", STAYS),
    "other wordings by another name": (ASKED + "short_answer\n    answer: c\n    alternatives: [b]\n", "here it is `accept`", "accept: [b]\n"),
    "an editor's remark in German": (ASKED + "choice\n    answer: Ann\n    kommentar: check by Monday\n    distractors: [Ben]\n", "begin the line with `#`", STAYS),
    "wordings under one name": (ASKED + "short_answer\n    answers: [c, b]\n", "`answer:` is its name, and holds one only; the other right wordings go under `accept:`", STAYS),
    "one right of a choice, below a key for several": (ASKED + "choice\n    answers: Ann\n    distractors: [Ben]\n", "did you mean `answer`?", "answer: Ann\n"),
    "right ones under two keys": (ASKED + "multiple_response\n    answer: A\n    correct: B" + OPTIONS, "did you mean `answers`?", STAYS),
    "SATA": (ASKED + "SATA\n    answers: [Ann]\n    distractors: [Ben]\n", "here it is `multiple_response`", "type: multiple_response\n"),
    # What is around the questions.
    "a note above": (f"all:- Note: week 3\n{HEAD}{OTHER}", "check the indentation and the quotes; put this text in quotes", f"# - Note: week 3\n{HEAD}"),
    "a note among the headings": (f"all:{HEAD.replace('questions', '- Note: week 3' + chr(10) + 'questions')}{OTHER}", "begin a comment with `#`", "\n# - Note: week 3\nquestions"),
    "a note as a question": ("  - Note: week 3\n" + OTHER, NOTE, "  # Note: week 3\n"),
    "a note as a heading": (f"all:Todo: more\n{HEAD}{OTHER}", NOTE, "# Todo: more\n"),
    "a note in a question": (OTHER + "    note: so\n", NOTE, STAYS),
    "a question below a note at the margin": ("- id: a\n  type: true_false\n  stem: S\n- note: so\n  answer: true\n", NOTE, STAYS),
    "chapters with questions by their ids": ("  blood:\n    a-b:\n      type: true_false\n      stem: S\n      answer: true\n", DASH, STAYS),
    "a question below a note": ("  - note: so\n    id: a\n", NOTE, STAYS),
    "a title in bold": ("**Organs**\n" + OTHER, "begin a comment with `#`", "# **Organs**\n"),
    "a text in bold below its key": (JUDGED + "\n      **Is it?**\n", "check the indentation and the quotes; put this text in quotes", STAYS),
    "a title underlined": (f"all:Quiz 3\n======\n{HEAD}{OTHER}", "write `key: value`; if this is no part of the bank, delete it or begin it with `#`", "# Quiz 3\n# ======\n"),
    "a rule": ("***\n" + OTHER, "delete this line: it comes from Markdown", HEAD + "\n" + OTHER),
    "a comment of LaTeX": ("% easy\n" + OTHER, "begin a comment with `#`", "# % easy\n"),
    "a comment behind an item": (CHOICE + '\n      - "Ben" // no\n', "begin a comment with `#`", STAYS),
    "a comment behind JSON": ('  - {"id": "a"} // easy\n' + OTHER, "begin a comment with `#`", STAYS),
    "questions by their ids": (OTHER.replace("- id: r", "r-1:") , DASH, "  - id: r-1\n    type"),
    "questions by their ids, in which more is wrong": (OTHER.replace("- id: r", "r-1:").replace("stem", "question"), "here it is `stem`", "  - id: r-1\n    type: true_false\n    stem: S\n"),
    "questions by numbers, with ids": (OTHER.replace("- id: r", "1:\n    id: r"), DASH, HEAD + OTHER),
    "questions by numbers": (OTHER.replace("- id: r", "1:") + OTHER.replace("- id: r", "2:"), DASH, STAYS),
    "questions by titles, with ids": (OTHER.replace("- id: r", "On blood:\n    id: r"), DASH, STAYS),
    "questions by names with comments": (OTHER.replace("- id: r", "r:  # easy"), DASH, STAYS),
    "items that hold questions": ("  - q1:\n      id: r\n      type: true_false\n      stem: S\n      answer: true\n", GONE, "  -   id: r\n      type: true_false\n"),
    "items that hold questions without ids": ("  - a-b:\n      type: true_false\n      stem: S\n      answer: true\n", GONE, "  -   id: a-b\n      type"),
    "a question without its dash": ("  id: a\n  type: true_false\n  stem: S\n  answer: true\n\n  id: b\n  type: true_false\n  stem: S\n  answer: true\n", DASH, "- id: a\n  type: true_false\n  stem: S\n  answer: true\n\n- id: b\n"),
    "questions and answers": ("  What is it?: It\n  And this?: That\n", DASH, STAYS),
    "headings below a key": (f"all:meta:\n  title: T\n  topic: t\nnamespace: n\nquestions:\n{OTHER}", GONE, STAYS),
    "required": (OTHER + "    required: true\n", "leave it out: any question may be skipped", STAYS),
    "JSON of H5P": ('all:{"question": "Which?", "answers": []}\n', "add `title:`", STAYS),
    # Letters of other scripts that look like ours.
    "a Greek letter in an id": (OTHER.replace("id: r", "id: c\u03bfunt"), "write `count`", "id: count\n"),
    "a Cyrillic letter in an id": (OTHER.replace("id: r", "id: t-\u0441\u0435ll"), "write `t-cell`", "id: t-cell\n"),
    "a Greek letter that is one": (OTHER.replace("id: r", "id: \u03c4-c\u0435ll"), "write `tau-cell`", "id: tau-cell\n"),
    "a word of Cyrillic that looks like one of ours": (OTHER.replace("id: r", "id: \u0441\u043e\u0440"), "write `sor`", "id: sor\n"),
    # Whole files of other programs.
    "Quizlet": ("all:platelet\tclotting\nred cell\toxygen\n", IMPORT, STAYS),
    "Kahoot": ("all:Question\tAnswer 1\tAnswer 2\tCorrect\nWhich?\tAnn\tBen\t1\n", IMPORT, STAYS),
    "Google Forms": ("all:Which? *\n1 point\nAnn\nBen\n", IMPORT, STAYS),
    "LaTeX": ("all:\\begin{questions}\n\\question Which?\n\\CorrectChoice Ann\n\\choice Ben\n\\end{questions}\n", IMPORT, STAYS),
    "a table of Markdown": ("all:| Question | Answer |\n|---|---|\n| Which? | Ann |\n", IMPORT, STAYS),
}  # fmt: skip


@pytest.mark.parametrize("what", PASTES)
def test_it_is_told_and_mended_wholly_or_not_at_all(tmp_path: Path, what: str) -> None:
    given, remedy, part = PASTES[what]
    text = given.removeprefix("all:") if given.startswith("all:") else HEAD + given
    path = tmp_path / "b.yaml"

    def errors(text: str) -> list[str]:
        path.write_text(text, "utf-8")
        return [p.help or "" for p in read_banks([path]).problems if p.severity == "error"]

    told = errors(text)
    assert any(help.startswith(remedy) for help in told) if remedy else not told, told
    made = repair(path, text.encode()).decode()
    assert part in made and not errors(made) if part else made == text, made
    assert repair(path, made.encode()).decode() == made
