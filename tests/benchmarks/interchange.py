"""How fast questions come in from other programs, beside what only parses their files.

    python -m tests.benchmarks.interchange

10,000 varied questions are written as GIFT and as Moodle XML (without the remark by which allquiz knows
its own), and brought in again as `allquiz import --dry-run` does: read, each checked as a bank's, and
laid out as YAML. gift-pegjs and lxml only parse. Whole processes, processor time, best of the rounds.
"""

import subprocess
import tempfile
from pathlib import Path

from allquiz.bank.read import read_banks
from allquiz.exporters import exporter
from allquiz.model.deck import Deck
from tests.benchmarks import varied
from tests.benchmarks.__main__ import PYTHON, peak, program, ratio, timed
from tests.judges.node import PACKAGES, tool

COUNT = 10_000
PEGJS = "require('{}/node_modules/gift-pegjs').parse(require('fs').readFileSync(process.argv[1], 'utf8'))"
LXML = "import sys; from lxml import etree; etree.parse(sys.argv[1])"


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        subprocess.run(
            [tool("npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent",
             "--prefix", str(work), "gift-pegjs@1.0.2"], check=True, cwd=PACKAGES.parent,
        )  # fmt: skip
        files = {form: write(work, form) for form in ("gift", "moodle")}
        rivals = {
            "gift": [tool("node"), "-e", PEGJS.format(work)],
            "moodle": [PYTHON, "-c", LXML],
        }
        print("| what | against | ratio | at most |\n|---|---|---:|---:|")
        for form, against, most in (
            ("gift", "gift-pegjs", "0.5"),
            ("moodle", "`lxml.etree.parse`", "3"),
        ):
            file = str(files[form])
            ours = [program(), "import", file, "--dry-run", "-o", str(work / "none.yaml")]
            found = ratio(lambda o=ours: timed(o), lambda r=[*rivals[form], file]: timed(r))  # type: ignore[misc]
            print(f"| {COUNT:,} questions of {form} to YAML | {against} | {found:.2f} | {most} |")
            print(f"| peak memory of that | 300 MiB | {peak(ours) / 300:.2f} | 1 |")


def write(work: Path, form: str) -> Path:
    """A file of COUNT questions that the format can hold."""
    banks = work / f"banks-{form}"
    formatted = exporter(form)
    questions = read_banks([varied.write(banks, COUNT * 5 // 4)]).questions
    suitable = [question for question in questions if formatted.refusal(question) is None]
    file = work / f"questions.{form}"
    with file.open("wb") as opened:
        formatted.export(Deck(key="b", name="B", id=1), suitable[:COUNT], opened)
    file.write_bytes(file.read_bytes().replace(b"written by allquiz", b"", 1))
    return file


if __name__ == "__main__":
    main()
