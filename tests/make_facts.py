"""Makes questions/facts.yaml from the research notes on the source document.

    python tests/make_facts.py NOTES.yaml > questions/facts.yaml

Run once; since then questions/facts.yaml is owned and edited here. The notes list the document's
facts in words of their own; who wrote the document and when is credited in sources.yaml and never
asked, so those entries are left out.
"""

import sys
from pathlib import Path

import yaml

PAGES = {
    "What Is Acute Lymphocytic Leukemia (ALL)?": "what-is-all",
    "Key Statistics for Acute Lymphocytic Leukemia (ALL)": "key-statistics",
    "What's New in Acute Lymphocytic Leukemia (ALL) Research?": "whats-new",
}
HEAD = """\
# The facts that the questions test: a sentence each, in words of our own, no stronger than the
# source makes it. `as_of` is the date on which the source's page was last revised.
"""


def main(notes: str) -> None:
    """Print the facts that can be asked, in the order of the notes."""
    facts = yaml.safe_load(Path(notes).read_text("utf-8"))["facts"]
    entries = {fact["id"]: entry(fact) for fact in facts if fact["kind"] != "provenance"}
    body = yaml.safe_dump(entries, sort_keys=False, allow_unicode=True, width=100)
    sys.stdout.write(HEAD + body)


def entry(fact: dict[str, str]) -> dict[str, str]:
    """A fact as the bank format has it: the page becomes its source, the rest its section."""
    page, *headings = fact["section"].split(" > ")
    return {
        "fact": fact["fact"],
        "source": PAGES[page],
        "section": " > ".join(headings) or page,
        "importance": fact["importance"],
        "as_of": str(fact["as_of"]),
    }


if __name__ == "__main__":
    main(sys.argv[1])
