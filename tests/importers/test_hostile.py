"""Files that are out for harm, or only broken: refused or read in part, never a crash."""

import io
import json
import random
import zipfile
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.app.importing import take_in
from allquiz.importers import FORMATS
from allquiz.model.refused import Refused
from tests.exporters.banks import exported, nasty
from tests.importers.brought import bring
from tests.importers.test_mutated import TEXTS


def zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def lying() -> bytes:
    """A zip whose directory says that a long file is short."""
    data = zipped({"quiz.xml": b"<questestinterop>" + b" " * 100_000})
    at = data.rindex(b"PK\1\2")
    return data[: at + 24] + (50).to_bytes(4, "little") + data[at + 28 :]


def flipped() -> bytes:
    """A zip with another checksum than what is in it."""
    data = zipped({"quiz.xml": b"<questestinterop/>"})
    at = data.rindex(b"PK\1\2") + 16
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"a.xml": bytes(60 << 20), "b.xml": bytes(60 << 20)}, "too much"),
        ({"../../a.xml": b"<questestinterop/>"}, "outside its folder"),
        ({"/etc/a.xml": b"<questestinterop/>"}, "outside its folder"),
        (lying(), "can't be read"),
        (flipped(), "Bad CRC-32"),
        ({"a.txt": b"nothing"}, "no QTI 1.2 file"),
        ({"collection.anki2": b"", "media": b"{}"}, "Notes in Plain Text"),
        ({"xl/workbook.xml": b"<workbook/>"}, "save its sheet as CSV"),
        ({"a.xml": b'<qti-assessment-item xmlns="x"/>'}, "only QTI 1.2 is read"),
        (b"PK\3\4" + bytes(50), "can't be read"),
        ({"a.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><questestinterop>&a;</questestinterop>'}, "DOCTYPE"),
        ({"a.xml": b'<!DOCTYPE questestinterop SYSTEM "q.dtd" [<!ENTITY % a "b">]><questestinterop/>'}, "DOCTYPE"),
        ({"a.xml": b'<!DOCTYPE questestinterop SYSTEM "q.dtd" [<!ATTLIST item title CDATA "b">]><questestinterop/>'}, "DOCTYPE"),
        ({"a.xml": b'<!DOCTYPE questestinterop SYSTEM "q.dtd"><questestinterop><item>&le;</item></questestinterop>'}, "Entity 'le' not defined: write the sign"),
        ({"a.xml": b'<!DOCTYPE questestinterop SYSTEM "q.dtd"><questestinterop><item title="&le;"/></questestinterop>'}, "Entity 'le' not defined: write the sign"),
        (b"", "empty"),
        (bytes(range(256)) * 40, "no text file"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (rb"{\rtf1\ansi 1. What?\par A) this}", "rich text"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<assessmentItem xmlns="x"/>', "only QTI 1.2 is read"),
        (b'<?xml version="1.0"?>\n<manifest identifier="m"/>', "import the package itself"),
        (b"Question\n========\nWhich?\n\nAnswerlist\n----------\n* a\n* b\n\nexsolution: 01\n", "exams2moodle"),
        (b"<MOODLE_BACKUP>\n", "export its question bank as Moodle XML"),
        (b"Title: A\n1.  Which?\n... So it is.\na)  one\n*b) two\n", "run `text2qti` on it"),
        (b"Quiz title: A\n\n1.  How much?\n=   1.4142 +- 0.0001\n", "run `text2qti` on it"),
        (b"* Cells\n** Which one? :drill:\nThe B cell.\n", "cards of Org mode"),
        (b"\\documentclass{exam}\n\\begin{questions}\n", "this is LaTeX"),
        (b"\\question What?\n  \\choice one\n  \\CorrectChoice two\n", "this is LaTeX"),
        (b"What?\none\n*two\n", "`Answer: B` below each question"),
        (b"#include <vector>\nstd::vector<int> a;\nstd::cout << a.size();\n", "can't be told"),
        (b"* Aspirin.\n- bleeding\n+ cheap\n\n* Signs\n- fever\n+ pallor\n", "can't be told"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Excel"),
        (b"What?\nA. x\nB. y\nANSWER: A\n\n" * 100_000, "more than 300,000 lines"),
        (b"just words", "can't be told"),
        (b"def f(): { x } and {a: 1} of code", "can't be told"),
        (b"title: A\ntopic: a\nquestions:\n  - {id: x}\n", "a bank already"),
    ],
)  # fmt: skip
def test_it_is_refused_and_said_why(data: bytes | dict[str, bytes], why: str) -> None:
    """The files of a zip by their names, or a file."""
    with pytest.raises(Refused, match=why):
        bring(data if isinstance(data, bytes) else zipped(data))


def test_a_named_format_makes_no_text_of_another_program_s_file() -> None:
    with pytest.raises(Refused, match="this is a Word document"):
        bring(zipped({"word/document.xml": b"<document/>"}), "csv")
    with pytest.raises(Refused, match="leave `--from` out"):
        bring(zipped({"a.xml": b"<questestinterop/>"}), "aiken")


def test_hidden_characters_are_taken_out_and_named() -> None:
    brought = bring("Wh\u202eat\x07? {=a ~b}", "gift")
    assert brought.only["stem"] == "What?"
    assert "characters that can't be seen" in brought.said


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("gift", "// " + "[tag:\\" * 20_000 + "\nQ {=a ~b}"),
        ("gift", "// [id:x\n" * 10_000 + "Q {=a ~b}"),
        ("gift", "Q {=blast =%50%" + "a, " * 30_000 + "}"),
        ("gift", "Q {=" + "\\" * 4_000_001 + "}"),
        ("anki", "#separator:tab\n#html:true\n" + "{{c1::a::" * 20_000),
        ("anki", "#separator:tab\n#html:true\n" + "[sound:" * 20_000 + "\tb"),
        ("moodle", "<quiz><question type='cloze'><questiontext format='html'><text>"
         + "{1:SHORTANSWER:=a" * 20_000 + "</text></questiontext></question></quiz>"),
        ("aiken", "What?\nа) x\nб) y\nОтвет: " + "а " * 26 + "!"),
        ("aiken", "What?\nA) x\nB) y\nAnswer: B\nВопрос" + " " * 200_000 + "x\n"),
        (None, " " * 200_000 + "x\n\n1. What?\nA. one\nB. two\nANSWER: A\n"),
        (None, "1. What?\nA. one\nB. two\n\nanswers" + "\n " * 100_000 + "1. A"),
        ("aiken", "1. What?\nA. one B. two" + " " * 60_000 + "\nANSWER: B"),
        ("aiken", "1. What? " + "(a) x " * 30_000 + "\nA. one\nB. two\nANSWER: A"),
        ("aiken", "What?\n- x\n" + " " * 100_000 + ",\nA. one\nB. two\nANSWER: A"),
        ("aiken", "What?\nA. one\nB. two\nANSWER: A\n" + "<details><summary>the " * 20_000),
        ("aiken", "What?\n" + " " * 100_000 + ",\nA. one\nB. two\nANSWER: A"),
        (None, "1. What?\n- **one**\n" + "* **x**\n" * 50_000 + "ANSWER: A"),
        ("aiken", "What?\nA. one\nB. two\nANSWER: word" + " " * 60_000 + "z"),
        ("aiken", "1. What?\nA. one\nB. two\n\nAnswers\n1 B, x" + " *" * 24_000 + "x\n1 A"),
        ("aiken", "1. What?\nA. one\nB. two\n\nAnswers\n1 " + "A, " * 16_000 + "x"),
        ("aiken", "Answers\n1. a" + " " * 60_000 + "(T"),
        ("aiken", "What?" + "_" * 100_000 + "x\n- a\nA. one\nB. two"),
        ("csv", "question,a,b,answer\nWhat?,one,two,word" + " " * 19_000 + "z"),
        ("json", json.dumps([{"question": "Q", "options": [f"a{n}" for n in range(30_000)], "answer": [1, 0] * 15_000}])),
    ],
    ids=["tags", "ids", "commas", "backslashes", "gaps", "sounds", "cloze", "alphabet", "word", "blanks", "lines", "columns", "labels", "blank", "folded", "line", "stars", "answer", "row", "letters", "words", "bullets", "cell", "options"],
)  # fmt: skip
def test_what_is_never_closed_is_read_in_one_go(form: str | None, data: str) -> None:
    """Were each beginning looked through to the end, this would take minutes."""
    try:
        taken = take_in([Path("f")], [data.encode()], form=form, output=Path("nowhere.yaml"))
    except Refused:
        return
    assert len(taken.questions) + taken.left_out == 1


def test_many_questions_with_one_stem_get_ids_that_count_up() -> None:
    data = b"".join(b"Which one? {=a%d ~b}\n\n" % number for number in range(2_000))
    taken = take_in([Path("f")], [data], form="gift", output=Path("nowhere.yaml"))
    assert taken.content.count(b"  - id: ") == 2_000
    assert b"  - id: which-one-2000\n" in taken.content


@cache
def _sound(form: str) -> bytes:
    """A file of the format with nothing wrong in it."""
    if form in TEXTS:
        return TEXTS[form]
    with TemporaryDirectory() as folder:
        return exported(form, nasty(Path(folder)))


SIGNS = [b"{", b"}", b"=", b"~", b"#", b"->", b"\\", b"<p>", b"<", b"&", b"\0", b"\xff", b"|", b"=>", b'"',
         b"\n\n", b"{{c1::", b"1e999", b"nan", b"<text>", b"]]>", b"\xe2\x80\xae"]  # fmt: skip


@pytest.mark.parametrize("form", sorted(FORMATS))
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(form: str, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(_sound(form))
    for _ in range(chance.randint(1, 10)):
        at = chance.randrange(len(data) + 1)
        data[at : at + chance.choice([0, 0, 1, 30])] = chance.choice([*SIGNS, b""])
    with suppress(Refused):
        take_in([Path("file")], [bytes(data)], form=form, output=Path("nowhere.yaml"))
