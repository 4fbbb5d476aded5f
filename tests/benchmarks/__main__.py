"""Measures speed as ratios, both sides in one run; prints a table.

    python -m tests.benchmarks

Seconds mean nothing on another machine; a ratio to a yardstick run at the same time does. Each
pair of commands takes turns, and the medians of processor time are compared.
"""

import os
import resource
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.benchmarks import banks

ROUNDS = int(os.environ.get("ALLQUIZ_ROUNDS", "15"))
PYTHON = sys.executable

PRINTS = "import sys\ndef main():\n    sys.stdout.write('allquiz 0.0\\n')\n"
BARE_LOAD = """
import sys, pathlib, yaml
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
READ = """
import sys, pathlib
from allquiz.bank.read import read_banks
reading = read_banks([pathlib.Path(sys.argv[1])])
assert not reading.problems and len(reading.questions) == 10000, reading.problems[:1]
"""
STOCK = """
import html, pathlib, sys, genanki, yaml
model = genanki.Model(1607392319, "Stock", fields=[{"name": name} for name in
    ("ID", "Stem", "Options", "Answer", "Explanation", "Source")], templates=[{"name": "Card",
    "qfmt": "{{Stem}}<br>{{Options}}", "afmt": "{{FrontSide}}<hr>{{Answer}}{{Explanation}}{{Source}}"}])
deck = genanki.Deck(2059400110, "Stock")
for path in sorted(pathlib.Path(sys.argv[1]).glob("b*.yaml")):
    bank = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    for q in bank["questions"]:
        wrong = q.get("distractors") or q.get("pairs") or q.get("categories") or {}
        options = "<br>".join(html.escape(str(option)) for option in wrong)
        rationales = "<br>".join(html.escape(str(wrong[o])) if isinstance(wrong, dict) else "" for o in wrong)
        deck.add_note(genanki.Note(model=model, guid=genanki.guid_for(q["id"]), fields=[q["id"],
            html.escape(str(q.get("stem", q.get("front")))), options,
            html.escape(str(q.get("answer", q.get("back")))) + rationales,
            html.escape(str(q.get("explanation", ""))), html.escape(str(q.get("section", "")))]))
genanki.Package(deck).write_to_file(sys.argv[2])
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        large = banks.write(work / "large", 10_000)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as on a learner's machine
        os.environ["ALLQUIZ_DATA_DIR"] = str(work / "data")
        print(f"Medians of {ROUNDS} rounds, processor time of whole processes, Python "
              f"{sys.version.split()[0]}\n")  # fmt: skip
        print("| what | against | ratio | at most |")
        print("|---|---|---:|---:|")
        for what, against, most, ours, yardstick in pairs(work, large):
            print(f"| {what} | {against} | {ratio(ours, yardstick):.2f} | {most} |", flush=True)


Timed = Callable[[], float]


def pairs(work: Path, large: Path) -> list[tuple[str, str, str, Timed, Timed]]:
    """What is measured against what."""
    prints = work / "prints.py"
    prints.write_text(PRINTS)
    script = work / "prints"
    program = str(Path(sysconfig.get_path("scripts")) / "allquiz")
    ours = Path(program).read_text("utf-8")  # the installer's own wrapper, around another main
    script.write_text(ours.replace("allquiz.__main__", "prints"))
    first = [program, "quiz", "--plain", "--no-save"]
    return [
        ("`allquiz --version`", "a console script that only prints", "1.15",
         lambda: timed([program, "--version"]), lambda: timed([PYTHON, str(script)])),
        ("`allquiz --help`", '`python -c "import click"`', "1.35",
         lambda: timed([program, "--help"]), lambda: timed([PYTHON, "-c", "import click"])),
        ("first question of the shipped bank", '`python -c "import click, rich.console"`', "2.0",
         lambda: timed(first), lambda: timed([PYTHON, "-c", "import click, rich.console"])),
        ("reading 10,000 questions", "bare `yaml.load(CSafeLoader)`", "0.6",
         lambda: timed([PYTHON, "-c", READ, str(large)]) - bare("import yaml"),
         lambda: timed([PYTHON, "-c", BARE_LOAD, str(large)]) - bare("import yaml")),
        ("10,000 questions to an .apkg", "CSafeLoader and stock genanki", "0.6",
         lambda: timed([program, "export", "anki", "--bank", str(large), "--deck", "bench", "-o",
                        str(work / "ours.apkg")]),
         lambda: timed([PYTHON, "-c", STOCK, str(large), str(work / "stock.apkg")])),
    ]  # fmt: skip


def ratio(ours: Timed, yardstick: Timed) -> float:
    """The median of the ratios of neighbouring runs, after a round that fills the caches."""
    ours(), yardstick()
    return statistics.median(ours() / yardstick() for _ in range(ROUNDS))


def timed(command: Sequence[str]) -> float:
    """Processor seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bare(statement: str) -> float:
    """Processor seconds of a process that only does the statement."""
    return min(timed([PYTHON, "-c", statement]) for _ in range(3))


if __name__ == "__main__":
    main()
