"""An export of very many questions, which several processes write."""

from pathlib import Path

import pytest

from allquiz import processes
from allquiz.exporters import losses
from tests.exporters.banks import exported, nasty


@pytest.mark.parametrize("form", ["moodle", "canvas", "gift", "qti"])
def test_the_bytes_are_those_of_one_process(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank = nasty(tmp_path)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    alone = exported(form, bank)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    monkeypatch.setattr(processes, "SHARE", 1)
    monkeypatch.setattr(losses, "PART", 2)
    assert exported(form, bank) == alone
