"""Draws the picture of the README from what the quiz prints.

python -m tests.golden.make_quiz_picture > tests/golden/quiz.svg
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI

from allquiz.bank.read import read_banks
from allquiz.bank.select import by_name
from allquiz.grading.vocabulary import NO_WORDS
from allquiz.session import Session
from allquiz.terminal.answers import COMMANDS
from allquiz.terminal.prompts import how, where_to
from allquiz.terminal.quiz import OTHERS, PAUSE
from allquiz.terminal.writers import RichWriter
from allquiz.view.blocks import Line
from allquiz.view.question import asked, heading
from allquiz.view.verdict import verdict_blocks

QUESTIONS = Path(__file__).parent.parent.parent / "questions"
# The window of rich's own picture, without its fonts from a server.
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="A question of the quiz, a wrong pick, and why">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def picture() -> str:
    """The picture as SVG."""
    question = by_name(read_banks([QUESTIONS]).questions, "white-antibody-maker-case")
    session = Session("s", 7, [question], NO_WORDS)
    out = io.StringIO()
    writer = RichWriter(out)
    console = Console(file=out, record=True, width=84, force_terminal=True, highlight=False)
    writer._console = console  # recorded, not shown
    shown = session.current
    if shown is not None:
        writer.write(heading(shown, 3, 10, "White blood cells and what they do"))
        writer.write(asked(shown))
        now = datetime(2026, 1, 1, tzinfo=UTC)
        writer.write([Line(f"{how(shown)} {where_to(COMMANDS)} b", tone="quiet")])
        answered = session.judge("T cells", id="a", now=now, duration_ms=0)
        writer.write(verdict_blocks(answered, with_others=False))
        writer.write([Line(PAUSE.format(f"to go on, {OTHERS}"), tone="quiet")])
    return console.export_svg(
        title="allquiz", theme=MONOKAI, code_format=FRAME, unique_id="allquiz"
    )


if __name__ == "__main__":
    sys.stdout.write(picture())
