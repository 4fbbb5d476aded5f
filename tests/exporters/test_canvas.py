"""The zip for Canvas: the shape that its importers know, and marks as allquiz gives them."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from allquiz.bank.read import read_banks
from allquiz.exporters.canvas.export import refusal
from allquiz.interchange import digits
from allquiz.model.key import Gaps, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion
from tests.exporters.banks import NASTY, exported, nasty, shipped

NS = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}
TEXT = """Quiz title: Blood

Title: one
1. Which cell sheds platelets?
... general
*a) Megakaryocyte
... right
b) Monocyte
... wrong

2. Several
[*] A
[ ] B
[*] C

3. Number
= 20 +- 1

4. Word
* blast
* blasts
"""


def unzipped(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def assessment(files: dict[str, bytes]) -> ET.Element:
    """The items, out of the one file that holds them."""
    found = [name for name in files if re.fullmatch(r"(\w+)/\1\.xml", name)]
    assert len(found) == 1
    return ET.fromstring(files[found[0]])


def by_ident(questions: list[AnyQuestion]) -> dict[str, ET.Element]:
    root = assessment(unzipped(exported("canvas", questions)))
    return {item.get("ident", ""): item for item in root.iterfind(".//q:item", NS)}


def shape(item: ET.Element) -> set[str]:
    """The paths of elements, with the attributes that name what an element is for."""
    found: set[str] = set()

    def walk(element: ET.Element, path: str) -> None:
        name = element.tag.split("}")[1]
        told = ("rcardinality", "fibtype", "texttype", "feedbacktype", "varname")
        for attribute in told:
            if attribute in element.attrib:
                name += f"[{attribute}={element.attrib[attribute]}]"
        found.add(f"{path}/{name}")
        for child in element:
            walk(child, f"{path}/{name}")

    walk(item, "")
    return found


def kind(item: ET.Element) -> str:
    fields = {
        field.findtext("q:fieldlabel", "", NS): field.findtext("q:fieldentry", "", NS)
        for field in item.iterfind(".//q:qtimetadatafield", NS)
    }
    return fields["question_type"]


def test_items_have_the_shape_of_those_that_text2qti_writes(tmp_path: Path) -> None:
    (tmp_path / "quiz.txt").write_text(TEXT)
    program = Path(sys.executable).parent / "text2qti"
    subprocess.run([program, "quiz.txt"], cwd=tmp_path, check=True, capture_output=True)
    theirs = unzipped((tmp_path / "quiz.zip").read_bytes())
    ours = unzipped(exported("canvas", nasty(tmp_path)))
    assert {Path(name).name for name in theirs if not name.endswith("_0.xml")} >= {
        "imsmanifest.xml",
        "assessment_meta.xml",
    }
    assert {"imsmanifest.xml", "assessment_meta.xml"} <= {Path(name).name for name in ours}
    shapes: dict[str, set[str]] = {}
    for item in assessment(theirs).iterfind(".//q:item", NS):
        shapes.setdefault(kind(item), set()).update(shape(item))
    compared = 0
    for item in assessment(ours).iterfind(".//q:item", NS):
        if kind(item) in shapes and item.get("ident") in (
            "nn.one",
            "nn.several",
            "nn.number",
            "nn.word",
        ):
            compared += 1
            for processing in item.iterfind("q:resprocessing", NS):
                for condition in processing.findall("q:respcondition", NS):
                    if condition.find("q:displayfeedback", NS) is not None:
                        processing.remove(condition)
            feedback = {path for path in shape(item) if path.startswith("/item/itemfeedback")}
            assert shape(item) - feedback <= shapes[kind(item)], kind(item)
    assert compared == 4


def score(item: ET.Element, given: dict[str, str | list[str]]) -> float:
    """The points of a response as the format's own rules give them, from 0 to 1.

    Classic quizzes mark several answers as right less wrong over all right, whatever the rules say.
    """
    if kind(item) == "multiple_answers_question":
        wanted = {e.text for e in item.iterfind(".//q:and/q:varequal", NS)}
        picked = set(given["response1"])
        return max(0, len(picked & wanted) - len(picked - wanted)) / len(wanted)
    total = 0.0
    for condition in item.iterfind(".//q:respcondition", NS):
        setvar = condition.find("q:setvar", NS)
        rules = condition.findall("q:conditionvar/*", NS)
        window = any(rule.tag.endswith("}vargte") for rule in rules)  # both of its ends
        if setvar is not None and (all if window else any)(_holds(rule, given) for rule in rules):
            value = float(setvar.text or "")
            total = value if setvar.get("action") == "Set" else total + value
    return total / 100


def _holds(condition: ET.Element, given: dict[str, str | list[str]]) -> bool:
    name = condition.tag.split("}")[1]
    if name in ("and", "or"):
        return (all if name == "and" else any)(_holds(child, given) for child in condition)
    typed = given.get(condition.get("respident", ""))
    wanted = condition.text or ""
    if name == "varequal":
        return isinstance(typed, str) and typed.casefold() == wanted.casefold()
    assert isinstance(typed, str)
    return float(typed) >= float(wanted) if name == "vargte" else float(typed) <= float(wanted)


def test_a_range_is_a_window_and_nothing_else(tmp_path: Path) -> None:
    items = by_ident(nasty(tmp_path))
    assert score(items["nn.range"], {"response1": "0.5"}) == 1
    assert score(items["nn.range"], {"response1": "2.01"}) == 0
    assert items["nn.range"].find(".//q:varequal", NS) is None  # read in two ways with a window
    assert score(items["nn.number"], {"response1": "19"}) == 1
    assert score(items["nn.number"], {"response1": "18.9"}) == 0
    exact = items["nn.number"].find(".//q:varequal", NS)
    assert exact is not None  # what New Quizzes would else work out in floats
    assert (exact.get("margintype"), exact.get("margin")) == ("absolute", "1")


def test_a_number_that_canvas_would_round_is_refused(tmp_path: Path) -> None:
    asked = "title: T\ntopic: t\nquestions:\n"
    for answer in ("12345678901234567890", "12345678.125", "0.0000001"):
        asked += f"- {{id: n{len(answer)}, type: numeric, stem: How many?, answer: {answer}}}\n"
    (tmp_path / "t.yaml").write_text(asked)
    assert [q.id for q in read_banks([tmp_path]).questions if refusal(q)] == ["n20"]


def test_a_less_than_sign_in_a_left_side_begins_no_tag(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(
        "title: T\ntopic: t\nquestions:\n"
        '- {id: m, type: matching, stem: Match., pairs: {AST <ULN: x, "&lt;": z, ALT: y}}\n'
    )
    item = by_ident(read_banks([tmp_path]).questions)["m"]
    lefts = item.findall(".//q:response_lid/q:material/q:mattext", NS)
    assert [(left.text, left.get("texttype")) for left in lefts] == [
        ('<span class="allquiz">AST &lt;ULN</span>', "text/html"),  # New Quizzes undoes it once
        ('<span class="allquiz">&amp;lt;</span>', "text/html"),
        ("ALT", "text/plain"),
    ]


def test_feedback_is_html_to_classic_quizzes_too(tmp_path: Path) -> None:
    items = assessment(unzipped(exported("canvas", nasty(tmp_path))))
    feedback = items.findall(".//q:itemfeedback//q:mattext", NS)
    assert feedback  # out of a lone <p> they take the text, escapes and all
    assert all((each.text or "").startswith('<div class="') for each in feedback)


def test_keys_and_parts_of_keys_are_marked_as_here(tmp_path: Path) -> None:
    questions = [
        question for question in [*nasty(tmp_path), *shipped()] if refusal(question) is None
    ]
    items = by_ident(questions)
    for question in questions:
        item = items[question.name.replace("/", ".")]
        labels = {
            (response.get("ident"), "".join(label.itertext()).strip()): label.get("ident", "")
            for response in item.iterfind(".//q:response_lid", NS)
            for label in response.iterfind(".//q:response_label", NS)
        }
        lefts = [response.get("ident", "") for response in item.iterfind(".//q:response_lid", NS)]
        match key_of(question):
            case Options(kind="several") as key:
                wanted = [e.text or "" for e in item.iterfind(".//q:and/q:varequal", NS)]
                assert len(wanted) == len(key.right)
                assert score(item, {"response1": wanted}) == 1
                assert score(item, {"response1": wanted[:1]}) == pytest.approx(1 / len(wanted))
            case Options():
                assert sum(score(item, {"response1": ident}) for ident in labels.values()) == 1
            case Words() as key:
                assert score(item, {"response1": key.wordings[0].upper()}) == 1
                assert score(item, {"response1": "something else"}) == 0
            case Number() as key:
                assert score(item, {"response1": digits(key.low)}) == 1
            case Gaps() as key:
                given: dict[str, str | list[str]] = {
                    left: labels[left, gap.answer]
                    for left, gap in zip(lefts, key.gaps, strict=True)
                }
                assert score(item, given) == pytest.approx(1, abs=0.001)
                assert score(item, {lefts[0]: given[lefts[0]]}) == pytest.approx(
                    1 / len(key.gaps), abs=0.001
                )
            case Parts() as key:
                assert len(lefts) == len(key.placed)
                wanted_pairs = [e.text or "" for e in item.iterfind(".//q:varequal", NS)]
                everything: dict[str, str | list[str]] = dict(zip(lefts, wanted_pairs, strict=True))
                assert score(item, everything) == pytest.approx(1, abs=0.001)
                assert score(item, {lefts[0]: wanted_pairs[0]}) == pytest.approx(
                    1 / len(lefts), abs=0.001
                )


def test_an_item_keeps_its_ident_when_it_is_reworded(tmp_path: Path) -> None:
    assert "nn.one" in by_ident(nasty(tmp_path))  # a slash would become an underscore in Canvas


def test_no_part_of_a_questions_name_is_taken_for_a_number_or_a_kind_of_feedback(
    tmp_path: Path,
) -> None:
    """As classic quizzes read them: QTIMigrationTool, and lib/qti of Canvas's gems/plugins/qti_exporter."""
    bank = NASTY.replace("namespace: nn", "namespace: all101").replace(
        "- id: ", "- id: all-wrong-9-"
    )
    (tmp_path / "named.yaml").write_text(bank)
    questions = [q for q in read_banks([tmp_path]).questions if refusal(q) is None]
    assert any("wrong-9" in question.name for question in questions)
    for item in by_ident(questions).values():
        for response in item.iterfind(".//q:response_lid", NS):
            labels = [
                each.get("ident", "") for each in response.iterfind(".//q:response_label", NS)
            ]
            numbers = [re.findall(r"\d+", label)[0] for label in labels]
            assert len(set(numbers)) == len(numbers)
            # Points go out of the ident of a label, but not out of the value that is right.
            assert not any(
                re.search("[.:]", ident) for ident in (response.get("ident", ""), *labels)
            )
        for feedback in item.iterfind("q:itemfeedback", NS):
            ident = feedback.get("ident", "")
            whole = re.search("general_|_all|wrong|correct|solution", ident.replace(".", "_"))
            assert bool(whole) == (ident == "general_fb")


def test_accepted_wordings_of_a_gap_are_escaped_once(tmp_path: Path) -> None:
    item = by_ident(nasty(tmp_path))["nn.gap"]
    wordings = [m.text for m in item.iterfind(".//q:response_label/q:material/q:mattext", NS)]
    assert wordings[0] == "bone ~ marrow"
    assert all(
        "texttype" not in m.attrib for m in item.iterfind(".//q:response_label//q:mattext", NS)
    )


def test_a_bracket_of_the_text_is_not_taken_for_a_gap(tmp_path: Path) -> None:
    item = by_ident(nasty(tmp_path))["nn.gap"]
    stem = item.findtext("q:presentation/q:material/q:mattext", "", NS)
    names = [
        m.findtext("q:material/q:mattext", "", NS) for m in item.iterfind(".//q:response_lid", NS)
    ]
    assert len(names) == 1
    assert stem.count(f"[{names[0]}]") == 1
    assert "[gap1] them" in stem


def test_figures_lie_in_the_zip_and_are_shown_from_there() -> None:
    files = unzipped(exported("canvas", shipped()))
    shown = set(re.findall(rb"%24IMS-CC-FILEBASE%24/(images/[^&\"]+)", b"".join(files.values())))
    assert shown
    assert {name.decode() for name in shown} == {
        name for name in files if name.startswith("images/")
    }
