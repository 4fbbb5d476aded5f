"""The names of what reading a bank can find wrong: what each means, and how it is mended."""

from typing import NamedTuple

from allquiz.model.problem import Severity


class FormatRule(NamedTuple):
    """What is found, how it is mended, and how bad it is."""

    about: str
    mending: str
    severity: Severity = "error"


FORMAT_RULES: dict[str, FormatRule] = {
    "anki-gap": FormatRule("a gap as Anki writes it", "Write `{{marrow}}`, in a cloze; `check --fix` does so there."),
    "bad-date": FormatRule("a date or year that is none", "Write a day as 2021-01-31, and where a year will do, the year alone."),
    "bad-id": FormatRule("an id that is not words of a-z and 0-9 joined by -", "Use small letters, digits and hyphens: `platelet-parent-cell`. An id once published stays."),
    "bad-language": FormatRule("a language that is no code", "Write the code that browsers and screen readers know: `de`, `ja`, `pt-BR`. By it they speak a text and know from which side it is read; `check --fix` writes it for a name.", "warning"),
    "bad-number": FormatRule("a number that is none, or not finite", "Write digits with a point for decimals: 5690, 0.5, 1e3."),
    "bad-tag": FormatRule("a tag that is not words joined by -, nested by /", "Use words joined by hyphens, `drug-classes`, or nested, `blood/white-cells`."),
    "bidi-control": FormatRule("a character that reverses the direction of text unseen", "Delete the character: it can hide what is written. Direction marks and isolates are fine."),
    "cloze-braces": FormatRule("braces of a cloze that do not pair up", "Give each `{{` its `}}`."),
    "cloze-empty-gap": FormatRule("a gap, or one of its wordings, without text", "Put the answer between the braces, other wordings after a bar: `{{marrow|bone marrow}}`."),
    "cloze-no-gap": FormatRule("a cloze without a gap", "Mark what is to be filled in: `Blood is made in the {{marrow}}.`"),
    "conflicted-copy": FormatRule("a bank file that is likely a sync tool's copy of another", "Compare the two, take over what is new, and delete the copy: its questions have the ids of the original's.", "warning"),
    "control-character": FormatRule("a character that can't be seen", "Delete the character; tabs and line breaks are fine."),
    "cut-off": FormatRule("a text that `#` likely ends too soon", "Put the text in quotes; to YAML ` #` begins a comment. Before a comment that is meant leave two blanks.", "warning"),
    "distractor-is-key": FormatRule("a wrong option that is also right", "Take the distractor out, or word it otherwise: it would be right and wrong."),
    "duplicate-id": FormatRule("two questions with one full name", "Give one of the two another id. If one was published, it keeps its own."),
    "duplicate-item": FormatRule("an item, left side or category that is there twice", "Take one out: learners could not tell which of the two is meant."),
    "duplicate-key": FormatRule("a YAML key that is there twice", "Keep one of the two lines; YAML programs differ on which of them counts."),
    "duplicate-option": FormatRule("an option that is there twice, case and spacing folded", "Take one out: learners could not tell which of the two is meant."),
    "empty-file": FormatRule("a file without content", "A bank has `title`, `topic` and `questions`; `allquiz new` makes a first one."),
    "empty-text": FormatRule("a text without a letter", "Write the text, or remove the key."),
    "invisible-character": FormatRule("a blank or character that can't be seen, where YAML wants a space or nothing, or in a topic", "Type a space in its place, or delete it; `check --fix` does so."),
    "item-in-text": FormatRule("a line that looks like an item of a list and goes on with the one above", "Indent it like the other items: further in it is a part of the text above, for YAML joins lines. If it is meant so, put that text in quotes.", "warning"),
    "low-above-high": FormatRule("a range whose low end is above its high end", "Put the smaller number first: `[low, high]`."),
    "missing-figure": FormatRule("a figure that is not in figures/", "Put the picture into figures/ beside the bank and give its name without that folder."),
    "missing-key": FormatRule("a key that has to be there", "Add the key. The message says what it is for."),
    "missing-space": FormatRule("a colon or dash without the space after it, or a colon that is none", "Write `key: value` and `- item`; `check --fix` does so."),
    "negative-tolerance": FormatRule("a tolerance below 0", "Write how far off is right as a positive number or share: `0.5` or `5%`."),
    "no-answer": FormatRule("a question without a right option", "List at least one right option."),
    "no-distractor": FormatRule("a question without a wrong option", "Add at least one wrong option; else there is nothing to choose."),
    "no-namespace": FormatRule("a bank without a namespace", "Choose a name of your own before anyone learns from the bank, and keep it for ever: two banks without one could meet in a learner's progress and in Anki.", "info"),
    "not-utf8": FormatRule("a file that is not UTF-8", "Save the file as UTF-8: every editor can."),
    "outdented": FormatRule("a quoted text or list that goes on left of its key: an error in YAML 1.2", "Indent it further than the key that it belongs to: this parser is lenient, editors and most others are not. `allquiz fmt` does it.", "warning"),
    "path-leaves-bank": FormatRule("a figure outside figures/", "Put the picture into figures/ beside the bank, so that it goes where the bank goes."),
    "second-document": FormatRule("a second YAML document in a file", "Remove the line `---`, or make two files."),
    "syntax": FormatRule("text that is not YAML", "The commonest reasons: a text that holds `: ` or begins with a sign and stands without quotes; a quotation mark that is not closed; lines indented unevenly, or with tabs."),
    "too-deep": FormatRule("more than 100 levels of nesting", "A bank needs five levels."),
    "too-few": FormatRule("fewer than two pairs, items or categories, or an empty list", "Add a pair, an item or a category: there must be something to tell apart."),
    "too-large": FormatRule("a file over 10 MiB, or of too many values", "Split the bank into several files; a folder of them is read as one."),
    "too-many-problems": FormatRule("more findings in a file than are shown", "Mend the first ones and run the check again."),
    "torn-item": FormatRule("an item of a list that a comma likely tears in two", "Put it in quotes: within brackets a comma divides items, `[1,000, 500]` are three. Between two items leave a blank behind the comma.", "warning"),
    "unknown-fact": FormatRule("a fact that facts.yaml has not", "Mend the name, or add the fact to facts.yaml beside the bank."),
    "unknown-key": FormatRule("a key that the format has not", "Mend the name, or remove the key. Editors complete keys with bank.schema.json."),
    "unknown-source": FormatRule("a source that sources.yaml has not", "Mend the name, add the source to sources.yaml beside the bank, or write it in place as a mapping with a `title`."),
    "unknown-type": FormatRule("a type that is none of the ten", "Use one of the ten types of questions/README.md."),
    "wrong-kind": FormatRule("a list, mapping or text where another is wanted", "Often a text that looks like a list or mapping to YAML: put it in quotes."),
    "yaml-alias": FormatRule("a YAML alias", "Write the value out, or, where it is text that begins with `*`, put it in quotes."),
    "yaml-anchor": FormatRule("a YAML anchor", "Write each value out, or, where it is text that begins with `&`, put it in quotes."),
    "yaml-tag": FormatRule("a YAML tag or directive", "Remove it, or, where it is text that begins with `!` or `%`, put it in quotes."),
}  # fmt: skip
