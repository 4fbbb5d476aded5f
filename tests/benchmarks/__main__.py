"""Measures speed as ratios, both sides in one run; prints a table.

    python -m tests.benchmarks

Seconds mean nothing on another machine; a ratio to a yardstick run at the same time does. Each
pair of commands takes turns, and the best of the processor times are compared.
"""

import os
import resource
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from allquiz.app.checking import Checker
from tests.benchmarks import banks, stats, varied

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
# The same notes as anyone would make them with CSafeLoader: the same note types and fields, escaped
# with html.escape, a tag for topic, type and level. `made` is a list of what goes into each.
STOCK_NOTES = """
import html, pathlib, sys, yaml
from allquiz.exporters.anki.note_types import note_types
kinds, made = note_types(), []
e = lambda value: html.escape(str(value))
def items(options):
    return [(o, options[o] if isinstance(options, dict) else "") for o in options]
for path in sorted(pathlib.Path(sys.argv[1]).glob("b*.yaml")):
    bank = yaml.load(path.read_bytes(), yaml.CSafeLoader)
    for q in bank["questions"]:
        kind, parts, own = q["type"], [], {}
        if kind in ("choice", "multiple_response", "true_false"):
            right = items(q.get("answers") or [q["answer"]])
            every = sorted(right + items(q.get("distractors", [])), key=str)
            own["Options"] = "<ul>" + "".join(f"<li>{e(o)}</li>" for o, _ in every) + "</ul>"
            own["Answer"] = "<ul>" + "".join(
                f"<li>{'right' if (o, r) in right else 'wrong'}: {e(o)} {e(r)}</li>" for o, r in every) + "</ul>"
            key = "options"
        elif kind in ("numeric", "short_answer"):
            key, own = "typed", {"Typed": e(q["answer"]), "Also right": e("; ".join(map(str, q.get("accept", []))))}
        elif kind == "cloze":
            key, text = "cloze", e(q["stem"])
            for number in range(1, text.count("{{") + 1):
                text = text.replace("{{", "{ {c%d::" % number, 1)
            own["Stem"] = text.replace("{ {", "{{")
        elif kind == "flashcard":
            key, own = "flashcard", {"Stem": e(q["front"]), "Back": e(q["back"])}
        else:
            key = "parts"
            if kind == "matching":
                parts = list(q["pairs"].items())
            elif kind == "categorize":
                parts = [(item, name) for name, group in q["categories"].items() for item in group]
            else:
                parts = [("; ".join(map(str, q["order"][:n])), step) for n, step in enumerate(q["order"])]
            for number, (prompt, answer) in enumerate(parts, 1):
                own[f"Prompt {number}"], own[f"Answer {number}"] = e(prompt) + "?", e(answer)
        fields = {"ID": e(q["id"]), "Stem": e(q.get("stem", "")), "Explanation": e(q.get("explanation", "")),
            "Since": e(q.get("since", "")), "As of": e(q.get("as_of", "")), "Source": e(q.get("section", "")),
            "Topic": e(bank["topic"]), **own}
        tags = [f"ALL::{tag}" for tag in q.get("tags", [])] + [f"type::{kind}", f"level::{q.get('level')}"]
        made.append((key, q["id"], [fields.get(name, "") for name in kinds[key].fields], tags))
"""
STOCK_GENANKI = """
import genanki
models = {key: genanki.Model(kind.id, kind.name,
    fields=[{"name": name} for name in kind.fields],
    templates=[{"name": n, "qfmt": front, "afmt": back} for n, front, back in kind.cards],
    model_type=genanki.Model.CLOZE if kind.is_cloze else genanki.Model.FRONT_BACK)
    for key, kind in kinds.items()}
deck = genanki.Deck(2059400110, "Stock")
for key, name, fields, tags in made:
    deck.add_note(genanki.Note(model=models[key], guid=genanki.guid_for(name), tags=tags, fields=fields))
genanki.Package(deck).write_to_file(sys.argv[2])
"""
STOCK_ANKI = """
import shutil, tempfile
from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions
folder = tempfile.mkdtemp()
col, models = Collection(folder + "/collection.anki2"), {}
for key, kind in kinds.items():
    model = col.models.new(kind.name)
    model["type"] = int(kind.is_cloze)
    for name in kind.fields:
        col.models.add_field(model, col.models.new_field(name))
    for name, front, back in kind.cards:
        template = col.models.new_template(name)
        template["qfmt"], template["afmt"] = front, back
        col.models.add_template(model, template)
    models[key] = col.models.get(col.models.add_dict(model).id)
deck, requests = col.decks.id("Stock"), []
for key, name, fields, tags in made:
    note = col.new_note(models[key])
    note.fields, note.tags = fields, tags
    requests.append(AddNoteRequest(note, deck))
col.add_notes(requests)
assert col.note_count() == len(made)
col.export_anki_package(out_path=sys.argv[2], options=ExportAnkiPackageOptions(), limit=None)
col.close()
shutil.rmtree(folder)
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        large = banks.write(work / "large", 10_000)
        other = varied.write(work / "varied", 10_000)
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled once, as on a learner's machine
        os.environ["ALLQUIZ_DATA_DIR"] = str(work / "data")
        print(f"Best of {ROUNDS} rounds, processor time of whole processes, Python "
              f"{sys.version.split()[0]}\n")  # fmt: skip
        print("| what | against | ratio | at most |")
        print("|---|---|---:|---:|")
        for what, against, most, ours, yardstick in pairs(work, large, other):
            print(f"| {what} | {against} | {ratio(ours, yardstick):.2f} | {most} |", flush=True)
        size = (work / "ours.apkg").stat().st_size / (work / "stock.apkg").stat().st_size
        print(f"| size of that .apkg | of stock genanki's | {size:.2f} | 0.33 |")
        memory = peak([program(), *EXPORT, str(large), "-o", str(work / "ours.apkg")])
        print(f"| peak memory of that export | 200 MiB | {memory / 200:.2f} | 1 |")


Timed = Callable[[], float]


def pairs(work: Path, large: Path, other: Path) -> list[tuple[str, str, str, Timed, Timed]]:
    """What is measured against what."""
    prints = work / "prints.py"
    prints.write_text(PRINTS)
    script = work / "prints"
    ours = Path(program()).read_text("utf-8")  # the installer's own wrapper, around another main
    script.write_text(ours.replace("allquiz.__main__", "prints"))
    first = [program(), "quiz", "--plain", "--no-save"]
    return [
        ("`allquiz --version`", "a console script that only prints", "1.15",
         lambda: timed([program(), "--version"]), lambda: timed([PYTHON, str(script)])),
        ("`allquiz --help`", '`python -c "import click"`', "1.35",
         lambda: timed([program(), "--help"]), lambda: timed([PYTHON, "-c", "import click"])),
        ("first question of the shipped bank", '`python -c "import click, rich.console"`', "1.2",
         lambda: timed(first), lambda: timed([PYTHON, "-c", "import click, rich.console"])),
        ("reading 10,000 questions", "bare `yaml.load(CSafeLoader)`", "0.6",
         lambda: timed([PYTHON, "-c", READ, str(large)]) - bare("import yaml"),
         lambda: timed([PYTHON, "-c", BARE_LOAD, str(large)]) - bare("import yaml")),
        ("`check` of 10,000 varied questions, every rule", "bare `yaml.load(CSafeLoader)`, whole process", "1.4",
         lambda: anew(other), lambda: timed([PYTHON, "-c", BARE_LOAD, str(other)])),
        ("the same, on the clock", "the same", "1.4",
         lambda: clocked(lambda: anew(other)),
         lambda: clocked(lambda: timed([PYTHON, "-c", BARE_LOAD, str(other)]))),
        ("`check` of 10,000 questions, each there 22 times", "bare `yaml.load(CSafeLoader)`, whole process", "2.0",
         lambda: anew(large), lambda: timed([PYTHON, "-c", BARE_LOAD, str(large)])),
        ("`check` of the varied questions again, nothing changed", "the first", "0.6",
         lambda: timed([program(), "check", str(other)]), lambda: anew(other)),
        ("the same by another process, one file of 100 changed", "the first", "0.1",
         lambda: touched(other) + timed([program(), "check", str(other)]), lambda: anew(other)),
        ("`check --watch`: again, one file of 100 changed", "the first in that process", "0.1",
         lambda: again(other)[1], lambda: again(other)[0]),
        ("10,000 questions to an .apkg, nothing kept from before", "CSafeLoader and stock genanki", "0.45",
         lambda: packed_anew(large),
         lambda: timed([PYTHON, "-c", STOCK_NOTES + STOCK_GENANKI, str(large),
                        str(work / "stock.apkg")])),
        ("the same again, over the file that is there", "the first", "0.6",
         lambda: timed([program(), *EXPORT, str(large), "-o", str(work / "ours.apkg")]),
         lambda: packed_anew(large)),
        ("10,000 questions to an .apkg, nothing kept from before", "CSafeLoader and real Anki, adding and exporting", "0.5",
         lambda: packed_anew(large),
         lambda: timed([PYTHON, "-c", STOCK_NOTES + STOCK_ANKI, str(large),
                        str(work / "anki.apkg")])),
        *((what, "bare `yaml.load(CSafeLoader)` of the 10,000", "0.5", lambda c=command: timed(c),
           lambda: timed([PYTHON, "-c", BARE_LOAD, str(large)]))
          for what, command in stats.commands(program(), work, large)),
    ]  # fmt: skip


def anew(bank: Path) -> float:
    """Seconds of a check for which nothing is kept of one before."""
    with tempfile.TemporaryDirectory() as cache:
        return timed(["env", f"ALLQUIZ_CACHE_DIR={cache}", program(), "check", str(bank)])


def packed_anew(bank: Path) -> float:
    """Seconds of an export to Anki for which nothing is kept of one before, nor its file there."""
    with tempfile.TemporaryDirectory() as folder:
        environment = f"ALLQUIZ_CACHE_DIR={folder}"
        return timed(["env", environment, program(), *EXPORT, str(bank), "-o", f"{folder}/a.apkg"])


def touched(bank: Path) -> float:
    """A file of the bank changed; no seconds of it count."""
    file = min(bank.glob("*.yaml"))
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    return 0.0


def again(bank: Path) -> list[float]:
    """Seconds of a check as `--watch` does it, and of another after a file was changed."""
    checker = Checker()
    taken = []
    with tempfile.TemporaryDirectory() as cache:
        os.environ["ALLQUIZ_CACHE_DIR"] = cache
        for _ in range(2):
            touched(bank)
            start = spent()
            checker.check([bank])
            taken.append(spent() - start)
        del os.environ["ALLQUIZ_CACHE_DIR"]
    return taken


def program() -> str:
    """The installed console script."""
    return str(Path(sysconfig.get_path("scripts")) / "allquiz")


EXPORT = ["export", "anki", "--deck", "bench", "--bank"]


def peak(command: Sequence[str]) -> float:
    """The most memory that a process held, in MiB."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
    assert status == 0
    return usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)


def ratio(ours: Timed, yardstick: Timed) -> float:
    """Best against best of runs that take turns, after a round that fills the caches.

    The best, since whatever else the machine does can only add to a run.
    """
    ours(), yardstick()
    runs = [(ours(), yardstick()) for _ in range(ROUNDS)]
    return min(mine for mine, _ in runs) / min(other for _, other in runs)


def timed(command: Sequence[str]) -> float:
    """Processor seconds of a process and its children."""
    before = spent(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return spent(resource.RUSAGE_CHILDREN) - before


def spent(*whose: int) -> float:
    """Processor seconds so far, of this process and of those that it started unless said otherwise."""
    used = map(resource.getrusage, whose or (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def clocked(run: Timed) -> float:
    """Seconds that go by meanwhile: fewer than those of the processors where several share the work."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def bare(statement: str) -> float:
    """Processor seconds of a process that only does the statement."""
    return min(timed([PYTHON, "-c", statement]) for _ in range(3))


if __name__ == "__main__":
    main()
