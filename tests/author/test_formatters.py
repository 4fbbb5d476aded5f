"""What `fmt` writes is left alone by prettier, by which most editors format, by yamllint and yamlfmt."""

import subprocess
import sys
import sysconfig
from pathlib import Path

from allquiz.bank.relayout import lay_out
from tests.conftest import QUESTIONS, ROOT, Run
from tests.judges import node

# One with nearly all types and the two of another kind: that all are as `fmt` has them is tested there.
BANKS = [QUESTIONS / f"{name}.yaml" for name in ("02-blood-and-marrow", "facts", "sources")]
HARD = r"""# what stands above
title: "A \"quoted\" title: it's here"
topic: t  # why
namespace: n
tags: [a, b]

# of the questions
questions:
- {id: a, type: short_answer, stem: 'Say "it''s" \ that', answer: "5\" of 'x'", accept: [one wording, another wording, a third wording, a fourth wording, a fifth], explanation: "tab\there \\( x \\)"}
- id: b  # beside
  type: choice
  stem: |
    Two lines:
      the second.

  answer: "No"
  distractors: # all wrong
    - 010
    - "a: b"
    # below
    - 血小板は細胞ではないと思われます
  facts: []
  hint: >
    folded
    text
"""

FORMATTED = """
const { check } = require("prettier");
const fs = require("fs");
const paths = JSON.parse(fs.readFileSync(0, "utf8"));
Promise.all(paths.map((path) => check(fs.readFileSync(path, "utf8"), { parser: "yaml" })))
  .then((fine) => console.log(JSON.stringify(paths.filter((_, n) => !fine[n]))));
"""


def changed_by_prettier(judges: Path, paths: list[Path]) -> list[str]:
    unlike: list[str] = node.run(judges, FORMATTED, [str(path) for path in paths])
    return unlike


def yamllint(*paths: Path) -> str:
    """What it complains of, with the settings that `init` writes."""
    settings = ROOT / "allquiz" / "cli" / "starter" / "yamllint.yaml"
    command = [sys.executable, "-m", "yamllint", "-f", "parsable", "-c", str(settings)]
    done = subprocess.run(
        [*command, *map(str, paths)], capture_output=True, text=True, check=False, timeout=120
    )
    return done.stdout + done.stderr


def changed_by_yamlfmt(*paths: Path) -> str:
    """What Google's yamlfmt would change, with the settings that `init` writes."""
    settings = ROOT / "allquiz" / "cli" / "starter" / "yamlfmt.yaml"
    command = [
        str(Path(sysconfig.get_path("scripts")) / "yamlfmt"),
        "-lint",
        "-conf",
        str(settings),
        *map(str, paths),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    return done.stdout + done.stderr


def test_the_shipped_banks_are_left_alone(judges: Path) -> None:
    assert changed_by_prettier(judges, BANKS) == []
    assert yamllint(*BANKS) == ""
    assert changed_by_yamlfmt(*BANKS) == ""


def test_what_is_hard_to_lay_out_is_left_alone(judges: Path, tmp_path: Path) -> None:
    path = tmp_path / "hard.yaml"
    path.write_text(HARD, "utf-8")
    assert changed_by_prettier(judges, [path]) == [str(path)]
    path.write_text(lay_out(HARD), "utf-8")
    assert changed_by_prettier(judges, [path]) == []
    assert yamllint(path) == ""
    assert changed_by_yamlfmt(path) == ""


def test_after_either_the_other_changes_nothing(judges: Path, tmp_path: Path) -> None:
    path = tmp_path / "hard.yaml"
    path.write_text(HARD, "utf-8")
    subprocess.run(
        [node.tool("npx"), "--no-install", "prettier", "--write", str(path)],
        cwd=judges,
        check=True,
        capture_output=True,
        timeout=120,
    )
    laid_out = lay_out(path.read_text("utf-8"))
    path.write_text(laid_out, "utf-8")
    assert changed_by_prettier(judges, [path]) == []
    assert lay_out(laid_out) == laid_out


def test_what_init_writes_is_left_alone(judges: Path, allquiz: Run, tmp_path: Path) -> None:
    assert allquiz("init", "mine", "--title", "Blood: a course").returncode == 0
    folder = tmp_path / "mine"
    written = [path for path in folder.rglob("*.y*ml") if path.is_file()]
    written += [folder / ".yamllint"]
    assert changed_by_prettier(judges, written) == []
    assert yamllint(*written) == ""
    assert changed_by_yamlfmt(*written, folder / ".yamlfmt") == ""
