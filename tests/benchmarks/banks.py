"""Large banks, made from the shipped one."""

import re
import shutil
from pathlib import Path

SHIPPED = Path(__file__).parent.parent.parent / "questions"
A_FILE = 500


def write(folder: Path, count: int) -> Path:
    """A folder of `count` questions, the shipped ones over and over under new ids; one deck."""
    folder.mkdir()
    for name in ("sources.yaml", "facts.yaml"):
        shutil.copy(SHIPPED / name, folder / name)
    shutil.copytree(SHIPPED / "figures", folder / "figures", dirs_exist_ok=True)
    entries = [
        entry.rstrip("\n") + "\n\n"
        for path in sorted(SHIPPED.glob("[0-9]*.yaml"))
        for entry in re.split(r"(?m)^(?=  - id: )", path.read_text("utf-8"))[1:]
    ]
    for first in range(0, count, A_FILE):
        head = f"title: Bench {first}\ntopic: bench-{first}\nnamespace: b\nsource: whats-new\n"
        body = "".join(
            _renamed(entries[n % len(entries)], n) for n in range(first, min(count, first + A_FILE))
        )
        (folder / f"b{first:06}.yaml").write_text(f"{head}questions:\n{body}", "utf-8")
    decks = folder / "decks"
    decks.mkdir()
    (decks / "bench.yaml").write_text("name: Bench\nid: 77\nrevised: 2026-01-01\n")
    return folder


def _renamed(entry: str, number: int) -> str:
    return re.sub(r"\A  - id: (.*)", lambda m: f"  - id: {m[1][:50].strip('-')}-{number}", entry)
