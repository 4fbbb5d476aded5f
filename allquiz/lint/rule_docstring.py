"""A rule's page: its docstring, taken apart, and what it cites."""

import textwrap
from typing import NamedTuple

from allquiz.lint.patterns import pattern
from allquiz.lint.rules import Rule

PROSE = ("What it finds", "Why it is bad", "Evidence")
PART = pattern(rf"(?m)^({'|'.join(PROSE)}|Example): ?")
CITED = pattern(r"\[([A-Z]\w+ \d{4}|NBME)\]")


# A short name, as it stands in brackets on a page, to the full one.
REFERENCES: dict[str, str] = {
    "Butler 2013": "Butler AC, Godbole N, Marsh EJ (2013). Explanation feedback is better than correct answer feedback for promoting transfer of learning. Journal of Educational Psychology 105: 290-298.",
    "Case 1994": "Case SM (1994). The use of imprecise terms in examination questions: how frequent is frequently? Academic Medicine 69 (10 Suppl): S4-S6.",
    "Casu 2019": "Casu G, García-García C (2019). Differential length and overlap with the stem in multiple-choice item options: a pilot experiment. Psicología Educativa 25: 43-48.",
    "Chiavaroli 2017": "Chiavaroli N (2017). Negatively-worded multiple choice questions: an avoidable threat to validity. Practical Assessment, Research & Evaluation 22 (3).",
    "Downing 2005": "Downing SM (2005). The effects of violating standard item writing principles on tests and students: the consequences of using flawed test items on achievement examinations in medical education. Advances in Health Sciences Education 10: 133-143.",
    "Haladyna 2002": "Haladyna TM, Downing SM, Rodriguez MC (2002). A review of multiple-choice item-writing guidelines for classroom assessment. Applied Measurement in Education 15: 309-333.",
    "Holsgrove 1998": "Holsgrove G, Elzubeir M (1998). Imprecise terms in UK medical multiple-choice questions: what examiners think they mean. Medical Education 32: 343-350.",
    "Millman 1965": "Millman J, Bishop CH, Ebel R (1965). An analysis of test-wiseness. Educational and Psychological Measurement 25: 707-726.",
    "NBME": "National Board of Medical Examiners. Constructing Written Test Questions for the Basic and Clinical Sciences (Case SM, Swanson DB, 3rd ed.; later editions as the NBME Item-Writing Guide).",
    "Odegard 2007": "Odegard TN, Koen JD (2007). “None of the above” as a correct and incorrect alternative on a multiple-choice test: implications for the testing effect. Memory 15: 873-885.",
    "Pham 2018": "Pham H, Besanko J, Devitt P (2018). Examining the impact of specific types of item-writing flaws on student performance and psychometric properties of the multiple choice question. MedEdPublish 7: 225.",
    "Rodriguez 2005": "Rodriguez MC (2005). Three options are optimal for multiple-choice items: a meta-analysis of 80 years of research. Educational Measurement: Issues and Practice 24 (2): 3-13.",
    "Wozniak 1999": "Wozniak PA (1999). Effective learning: twenty rules of formulating knowledge. SuperMemo.",
}  # fmt: skip


class Page(NamedTuple):
    """What a rule finds, why that is bad and how well that is known, and an example of each kind.

    Paragraphs are one line each; examples are YAML lists of questions, or a sentence.
    """

    title: str
    finds: str
    why: str
    evidence: str
    bad: str
    good: str
    references: tuple[str, ...]


def page(rule: Rule) -> Page:
    """The page of a rule. Raises KeyError for a docstring without one of the parts."""
    title, _, rest = rule.text.partition("\n")
    parts = PART.split(rest)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    cited = tuple(dict.fromkeys(CITED.findall(rule.text)))
    finds, why, evidence = (" ".join(found[name].split()) for name in PROSE)
    bad, good = (_without(mark, found["Example"]) for mark in "✓✗")
    references = tuple(f"[{name}] {REFERENCES[name]}" for name in cited)
    return Page(title, finds, why, evidence, bad, good, references)


def _without(mark: str, example: str) -> str:
    """The example without the lines of this mark: those of ✗ are bad, those of ✓ good, the others both."""
    lines = [line[6:] for line in example.split("\n") if line[4:5] != mark]
    return textwrap.dedent("\n".join(lines)).strip("\n")
