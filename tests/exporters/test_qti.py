"""QTI packages: two players that score items must score ours as allquiz does."""

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser

from allquiz.exporters.qti.export import refusal
from allquiz.exporters.qti.item import ident_of
from allquiz.grading.grade import grade
from allquiz.interchange import digits
from allquiz.markup import to_plain
from allquiz.model.key import Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from tests.exporters.banks import exported, nasty, shipped
from tests.judges.qti_players import AmpUp, Cito, Responses

NS = {"q": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}
SOME = 1  # shipped question of each type that is played; all of them with ALLQUIZ_LONG


def items(package: bytes) -> dict[str, str]:
    """The items of a package by identifier."""
    archive = zipfile.ZipFile(io.BytesIO(package))
    names = [
        name for name in archive.namelist() if name.startswith("items/") and name.endswith(".xml")
    ]
    return {Path(name).stem: archive.read(name).decode() for name in names}


def few(questions: list[AnyQuestion]) -> list[AnyQuestion]:
    if os.environ.get("ALLQUIZ_LONG"):
        return questions
    seen: dict[str, int] = {}
    kept = []
    for question in questions:
        seen[question.type] = seen.get(question.type, 0) + 1
        if seen[question.type] <= SOME:
            kept.append(question)
    return kept


def attempts(question: AnyQuestion) -> Iterator[Any]:
    """Responses as allquiz has them: the key, one part of it, something wrong."""
    match key_of(question):
        case Options(kind="statement"):
            yield from (True, False)
        case Options(kind="one") as key:
            yield from (key.right[0].text, key.wrong[0].text)
        case Options() as key:
            rights, wrongs = ([option.text for option in each] for each in (key.right, key.wrong))
            yield from (rights, rights[:1], [*rights, wrongs[0]], wrongs)
        case Words() as key:
            yield from (to_plain(key.wordings[0]), to_plain(key.wordings[-1]), "something else")
        case Number() as key:
            yield from (digits(key.low), digits(key.high), digits(key.ends[1] + 1))
        case Gaps() as key:
            answers = [to_plain(gap.answer) for gap in key.gaps]
            yield from (answers, [answers[0], *["zz"] * (len(answers) - 1)], ["zz"] * len(answers))
        case Parts() as key:
            right = dict(key.placed)
            turned = dict(zip(key.items, [*key.items[1:], key.items[0]], strict=True))
            swapped = {item: right[turned[item]] for item in key.items}
            for given in (right, swapped, {**right, key.items[0]: swapped[key.items[0]]}):
                if key.kind != "order":
                    yield given
                elif len(set(given.values())) == len(given):
                    yield [item for _, item in sorted((int(p), item) for item, p in given.items())]


def responses(question: AnyQuestion, given: Any, xml: str) -> Responses:
    """The same in the identifiers of the item, found by the texts that it shows."""
    root = ET.fromstring(xml)

    def ident(tag: str, text: str) -> str:
        shown = to_plain(text).replace("\n", "")
        for each in root.iterfind(f".//q:{tag}", NS):
            if "".join(each.itertext()).casefold() == shown.casefold():
                return each.get("identifier", "")
        raise AssertionError((tag, text))

    match key_of(question):
        case Options(kind="several"):
            return {"RESPONSE": [ident("qti-simple-choice", text) for text in given]}
        case Options(kind="statement"):
            return {"RESPONSE": ident("qti-simple-choice", str(given))}
        case Options():
            return {"RESPONSE": ident("qti-simple-choice", given)}
        case Number():
            return {"RESPONSE": float(given)}
        case Gaps():
            return {f"RESPONSE{number}": text for number, text in enumerate(given, 1)}
        case Parts(kind="order"):
            given = {item: str(place) for place, item in enumerate(given, 1)}
        case Words():
            return {"RESPONSE": given}
    choice = "qti-simple-associable-choice"
    return {"RESPONSE": [f"{ident(choice, a)} {ident(choice, b)}" for a, b in given.items()]}


@pytest.mark.parametrize("player", [Cito, AmpUp])
def test_players_score_as_allquiz_does(
    player: type[Cito] | type[AmpUp], browser: Browser, judges: Path, tmp_path: Path
) -> None:
    playing = player(browser, judges / "node_modules")
    questions = [q for q in [*nasty(tmp_path), *few(shipped())] if refusal(q) is None]
    made = items(exported("qti", questions))
    for question in questions:
        xml = made[ident_of(question)]
        for given in attempts(question):
            score = playing.score(xml, responses(question, given, xml))
            assert score == pytest.approx(grade(question, given).score, abs=0.001), (
                question.name,
                given,
            )


def test_version_2_1_and_back_keeps_every_right_response_and_every_mark(tmp_path: Path) -> None:
    """Ours against the converter's: our 2.1 raised to 3.0, and our 3.0 lowered to 2.1 and raised."""
    questions = [question for question in nasty(tmp_path) if refusal(question) is None]
    ours = items(exported("qti", questions))
    for name, made in (
        ("three", exported("qti", questions)),
        ("two", exported("qti", questions, version="2.1")),
    ):
        (tmp_path / f"{name}.zip").write_bytes(made)
    _convert("downgrade", tmp_path / "three.zip", tmp_path / "lowered.zip")
    for name in ("two", "lowered"):
        _convert("upgrade", tmp_path / f"{name}.zip", tmp_path / f"{name}-raised.zip")
        raised = items((tmp_path / f"{name}-raised.zip").read_bytes())
        assert {ident: _marks(text) for ident, text in raised.items()} == {
            ident: _marks(text) for ident, text in ours.items()
        }


def _convert(way: str, given: Path, made: Path) -> None:
    program = Path(sys.executable).parent / "qti-convert"
    done = subprocess.run([program, way, given, made], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_package_lists_every_file_and_every_file_is_there(tmp_path: Path) -> None:
    for version in ("3.0", "2.1"):
        archive = zipfile.ZipFile(io.BytesIO(exported("qti", few(shipped()), version=version)))
        manifest = ET.fromstring(archive.read("imsmanifest.xml"))
        listed = {
            element.get("href") for element in manifest.iter() if element.tag.endswith("}file")
        }
        assert listed == set(archive.namelist()) - {"imsmanifest.xml"}


def _marks(item: str) -> list[tuple[str | None, ...]]:
    """Right responses, and what each mapped response gives."""
    found: list[tuple[str | None, ...]] = []
    for element in ET.fromstring(item).iter():
        if element.tag.endswith("}qti-map-entry"):
            names = ("map-key", "mapped-value", "case-sensitive")
            found.append(tuple(element.get(name) for name in names))
        if element.tag.endswith("}qti-value"):
            found.append((element.text,))
    return found
