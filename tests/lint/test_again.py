"""A check of banks that changed finds what a check of them as new finds."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from allquiz.app.checking import Checker, problems_of
from allquiz.bank.read import read_banks
from tests.conftest import QUESTIONS


def _edit(path: Path, change: Callable[[str], str]) -> Callable[[], object]:
    return lambda: path.write_text(change(path.read_text("utf-8")), "utf-8")


def test_checking_again_finds_what_checking_anew_does(tmp_path: Path) -> None:
    """Longer, shorter, doubled, gone, and another source: after each change all is as if new."""
    banks = sorted(QUESTIONS.glob("[0-9]*.yaml"))[:3]
    for file in (QUESTIONS / "sources.yaml", QUESTIONS / "facts.yaml", *banks):
        shutil.copy(file, tmp_path)
    shutil.copytree(QUESTIONS / "figures", tmp_path / "figures")
    one, two, three = (tmp_path / bank.name for bank in banks)
    question = one.read_text("utf-8").partition("questions:\n")[2].partition("\n\n")[0] + "\n"
    changes = [
        _edit(one, lambda text: text.replace("explanation:", "explanation: |-\n     ", 3)),
        _edit(two, lambda text: text.rstrip() + "\n\n" + question),
        _edit(two, lambda text: text.replace(question, question.replace("id: ", "id: other-"))),
        _edit(three, lambda text: text[: len(text) // 2]),
        _edit(tmp_path / "sources.yaml", lambda text: text.replace("title:", "name:", 1)),
        three.unlink,
    ]
    checker = Checker()
    found = [checker.check([tmp_path]).problems]
    for change in changes:
        change()
        found.append(checker.check([tmp_path]).problems)
        assert found[-1] == problems_of(read_banks([tmp_path]))
    assert all(before != after for before, after in pairwise(found))
