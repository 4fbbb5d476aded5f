"""How fast questions come in from other programs and go out to them.

    python -m tests.benchmarks.interchange

8,000 varied questions are written as GIFT and as Moodle XML (without what tells allquiz that they are
its own), and brought in again as `allquiz import --dry-run` does: read, each checked as a bank's, and
laid out as YAML; gift-pegjs and lxml only parse. Then 10,000 go out, beside only reading their bank.
Whole processes that take turns, best of the rounds: the time that one waits (ours takes two processors
where they are free), and the processor time of all; about three minutes.
"""

import os
import subprocess
import tempfile
import time
from pathlib import Path

from allquiz.bank.read import read_banks
from allquiz.exporters import exporter
from allquiz.model.deck import Deck
from tests.benchmarks import varied
from tests.benchmarks.__main__ import PYTHON, peak, program, timed
from tests.judges.node import PACKAGES, tool

COUNT = 8_000  # of more the wordings of typed answers, as they go out, make a bank of over 10 MiB
ROUNDS = int(os.environ.get("ALLQUIZ_ROUNDS", "3"))
PEGJS = "require('{}/node_modules/gift-pegjs').parse(require('fs').readFileSync(process.argv[1], 'utf8'))"
LXML = "import sys; from lxml import etree; etree.parse(sys.argv[1])"
READ = """
import gc, sys, pathlib
from allquiz.bank.read import read_banks
gc.set_threshold(1_000_000)
assert read_banks([pathlib.Path(sys.argv[1])]).questions
"""


def main() -> None:
    """Print the table."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as on an author's machine
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ["ALLQUIZ_DATA_DIR"] = str(work / "data")
        os.environ["ALLQUIZ_CACHE_DIR"] = str(work / "cache")
        subprocess.run(
            [tool("npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent",
             "--prefix", str(work), "gift-pegjs@1.0.2"], check=True, cwd=PACKAGES.parent,
        )  # fmt: skip
        bank = one_deck(work / "bank")
        gift, moodle = (write(work, bank, form) for form in ("gift", "moodle"))
        rivals = {
            "gift-pegjs": [tool("node"), "-e", PEGJS.format(work), gift],
            "`lxml.etree.parse`": [PYTHON, "-c", LXML, moodle],
            "reading the bank": [PYTHON, "-c", READ, str(bank)],
        }
        taken = ["--dry-run", "-o", str(work / "none.yaml")]
        given = ["--bank", str(bank), "--skip", "--force", "-o"]
        rows = {
            "8,000 of GIFT to YAML": ("gift-pegjs", "0.5", ["import", gift, *taken]),
            "8,000 of Moodle XML to YAML": ("`lxml.etree.parse`", "3", ["import", moodle, *taken]),
            **{
                f"10,000 out to {form}": (
                    "reading the bank", "1.3", ["export", form, *given, str(work / f"out.{form}")]
                )
                for form in ("moodle", "canvas", "gift")
            },
        }  # fmt: skip
        best: dict[str, float] = {}
        spent: dict[str, float] = {}
        for turn in range(ROUNDS + 1):
            commands = {n: [program(), *c] for n, (_, _, c) in rows.items()} | rivals
            for name, command in commands.items():
                begun = time.perf_counter()
                processor = timed(command)
                waited = time.perf_counter() - begun
                if turn:  # the first round fills the caches
                    best[name] = min(waited, best.get(name, waited))
                    spent[name] = min(processor, spent.get(name, processor))
        print("| what | against | ratio | of processor time | at most | peak of 300 MiB |")
        print("|---|---|---:|---:|---:|---:|")
        for name, (against, most, command) in rows.items():
            ratios = f"{best[name] / best[against]:.2f} | {spent[name] / spent[against]:.2f}"
            memory = peak([program(), *command]) / 300
            print(f"| {name} | {against} | {ratios} | {most} | {memory:.2f} |")


def one_deck(folder: Path) -> Path:
    """A bank folder of varied questions, COUNT of which GIFT can hold, and a deck of them all."""
    varied.write(folder, COUNT * 5 // 4)
    (folder / "decks").mkdir()
    (folder / "decks" / "bench.yaml").write_text("name: Bench\nid: 77\nrevised: 2026-01-01\n")
    return folder


def write(work: Path, bank: Path, form: str) -> str:
    """A file of COUNT questions that the format can hold."""
    formatted = exporter(form)
    questions = [q for q in read_banks([bank]).questions if formatted.refusal(q) is None]
    file = work / f"questions.{form}"
    with file.open("wb") as opened:
        formatted.export(Deck(key="b", name="B", id=1), questions[:COUNT], opened)
    ours = file.read_bytes()
    file.write_bytes(ours.replace(b"written by allquiz", b"", 1).replace(b"v/v-", b"v-"))
    return str(file)


if __name__ == "__main__":
    main()
