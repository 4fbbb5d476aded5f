"""Pictures in the packages for Canvas and QTI."""

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from allquiz.bank.read import read_banks
from tests.exporters.banks import exported

HEAD = "title: Twins\ntopic: twins\nquestions:\n"
QUESTION = (
    "  - {{id: {0}, type: true_false, stem: Is this {0}?, answer: true, "
    "figure: {{file: {0}/cell.svg, alt: A cell, show: stem}}}}\n"
)


@pytest.mark.parametrize("form", ["canvas", "qti"])
def test_two_pictures_of_one_name_are_two(form: str, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / "figures" / folder).mkdir(parents=True)
        (tmp_path / "figures" / folder / "cell.svg").write_text(f"<svg>{folder}</svg>")
    (tmp_path / "twins.yaml").write_text(HEAD + QUESTION.format("one") + QUESTION.format("two"))
    package = exported(form, list(read_banks([tmp_path]).questions))
    archive = zipfile.ZipFile(io.BytesIO(package))
    texts = "".join(
        archive.read(name).decode() for name in archive.namelist() if not name.endswith("svg")
    )
    for folder in ("one", "two"):
        (name,) = [n for n in archive.namelist() if n.endswith(f"images/{folder}/cell.svg")]
        assert archive.read(name) == f"<svg>{folder}</svg>".encode()
        assert f'images/{folder}/cell.svg"' in texts.replace("&quot;", '"')


def test_a_sign_of_an_address_in_the_name_of_a_picture_ends_no_address(tmp_path: Path) -> None:
    (tmp_path / "figures" / "one").mkdir(parents=True)
    (tmp_path / "figures" / "one" / "cell #1.svg").write_text("<svg/>")
    bank = HEAD + QUESTION.replace("cell.svg", '"cell #1.svg"').format("one").replace(
        'one/"', '"one/'
    )
    (tmp_path / "named.yaml").write_text(bank)
    (question,) = read_banks([tmp_path]).questions
    for form in ("moodle", "canvas", "qti"):
        made = exported(form, [question])
        if form != "moodle":
            archive = zipfile.ZipFile(io.BytesIO(made))
            (name,) = [n for n in archive.namelist() if n.endswith("images/one/cell #1.svg")]
            listed = re.findall('<file href="([^"]*)"', archive.read("imsmanifest.xml").decode())
            assert quote(name) in listed, form
            made = b"".join(map(archive.read, archive.namelist()))
        assert b"/cell%20%231.svg&quot;" in made or b'/cell%20%231.svg"' in made, form


def test_a_brace_in_the_text_form_of_a_picture_begins_no_gap_of_moodles(tmp_path: Path) -> None:
    (tmp_path / "figures" / "one").mkdir(parents=True)
    (tmp_path / "figures" / "one" / "cell.svg").write_text("<svg/>")
    bank = HEAD + QUESTION.format("one").replace("alt: A cell", 'alt: "{1:SA:=A cell}"').replace(
        "true_false, stem: Is this one?, answer: true", 'cloze, stem: "Is {{this}} one?"'
    )
    (tmp_path / "named.yaml").write_text(bank)
    made = exported("moodle", list(read_banks([tmp_path]).questions))
    assert made.count(b"{1:") == 1
    assert b"&amp;#123;1:SA:=A cell}" in made


def test_a_picture_has_the_name_that_moodle_gives_it(tmp_path: Path) -> None:
    """Moodle 5.0dev (2026-11-30) stored it without these signs, and showed no picture."""
    (tmp_path / "figures" / "one").mkdir(parents=True)
    (tmp_path / "figures" / "one" / "B & T's.svg").write_text("<svg/>")
    (tmp_path / "named.yaml").write_text(
        HEAD + QUESTION.format("one").replace("one/cell.svg", '"one/B & T\'s.svg"')
    )
    made = exported("moodle", list(read_banks([tmp_path]).questions)).decode()
    assert "@@PLUGINFILE@@/B%20%20Ts.svg" in made
    assert '<file name="B  Ts.svg"' in made


def test_the_name_of_a_picture_is_ascii_in_a_zip(tmp_path: Path) -> None:
    """Canvas's converter broke off at a name with an umlaut where its terminal had none (2019's code)."""
    (tmp_path / "figures" / "one").mkdir(parents=True)
    names = ["übel.svg", "abel.svg", "öbel.svg"]
    for name in names:
        (tmp_path / "figures" / "one" / name).write_text(f"<svg>{name}</svg>")
    asked = [
        QUESTION.replace("{0}/cell", "one/" + name[:4]).format(
            name[1] + name[0].replace("ü", "u").replace("ö", "o")
        )
        for name in names
    ]
    (tmp_path / "named.yaml").write_text(HEAD + "".join(asked))
    archive = zipfile.ZipFile(
        io.BytesIO(exported("canvas", list(read_banks([tmp_path]).questions)))
    )
    pictures = [name for name in archive.namelist() if name.startswith("images/")]
    assert all(map(str.isascii, pictures))
    assert {archive.read(name).decode() for name in pictures} == {f"<svg>{n}</svg>" for n in names}
    (quiz,) = [
        n
        for n in archive.namelist()
        if n.endswith(".xml") and n.startswith("allquiz") and "meta" not in n
    ]
    assert all(name.encode() in archive.read(quiz) for name in pictures)
