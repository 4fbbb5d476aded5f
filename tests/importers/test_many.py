"""An import of very many questions, which several processes read in parts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from allquiz import processes
from allquiz.importers import gift, xml
from tests.exporters.banks import exported, nasty
from tests.importers.brought import Brought, bring

InParts = Callable[[bytes], Brought]


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> InParts:
    def read(data: bytes) -> Brought:
        with monkeypatch.context() as patch:
            patch.setattr(processes, "processors", lambda: 2)
            patch.setattr(processes, "SHARE", 1)
            patch.setattr(gift, "PART", 2)
            patch.setattr(xml, "PART", 900)
            return bring(data)

    return read


@pytest.mark.parametrize("form", ["gift", "moodle"])
@pytest.mark.parametrize("share", [1, 0.7])
def test_it_comes_in_as_by_one_process(
    form: str, share: float, in_parts: InParts, tmp_path: Path
) -> None:
    whole = exported(form, nasty(tmp_path))
    data = whole[: int(len(whole) * share)]  # and a file that breaks off
    alone = bring(data)
    parted = in_parts(data)
    assert (parted.questions, parted.said) == (alone.questions, alone.said)


def test_moodle_xml_with_the_end_of_a_question_within_a_text(in_parts: InParts) -> None:
    """Where it is cut there, no part of it is lost, nor what follows; lines stay true."""
    text = "Is <![CDATA[</question><question type='essay'>]]> XML " + "and " * 300 + "more?"
    asked = (
        f"<questiontext><text>{text}</text></questiontext>\n"
        "<answer fraction='100'><text>true</text></answer><answer fraction='0'><text>false</text></answer>"
    )
    questions = "\n".join(f"<question type='truefalse'>{asked}</question>" for _ in range(4))
    data = f"<quiz>\n<!-- </question> -->\n{questions}\n<question type='essay'/></quiz>".encode()
    alone = bring(data)
    parted = in_parts(data)
    assert len(alone.questions) == 4
    assert "file:11: question 5" in alone.said
    assert (parted.questions, parted.said) == (alone.questions, alone.said)
