"""Files of every format as a broken disk, a wrong editor or a joker leaves them: each comes in, in part
or whole, or is refused in a sentence; nothing is written then.

With ALLQUIZ_LONG, files of 10 MiB as well, each in a process of its own that may take 500 MiB.
"""

import codecs
import io
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from allquiz.app.importing import take_in
from allquiz.model.refused import Refused
from tests.exporters.banks import exported, nasty

LONG = bool(os.environ.get("ALLQUIZ_LONG"))
SEEDS = range(200 if LONG else 5)
MIB = 1 << 20
BIG = 10 * MIB
MOST_MEMORY = 500 * MIB
TEXTS = {
    "aiken": b"What?\nA. one\nB. two\nANSWER: B\n\nWho?\na) x\nb) y\nANSWER: a\n\n",
    "anki": b"#separator:tab\n#html:true\n#tags column:3\nA &lt; <b>x</b>\tB\tt\n{{c1::a::h}} b\tC\t\n",
    "blackboard": b"MC\tWhat?\ta\tcorrect\tb\tincorrect\nNUM\tMany?\t1\t0.5\nFIB_PLUS\tA [x].\tx\ty\n",
    "brightspace": b"NewQuestion,MC\nQuestionText,What?\nOption,100,a,HTML,<b>so\nOption,0,b\nNewQuestion,TF\n"
    b"QuestionText,So?\nTRUE,100\nNewQuestion,M\nQuestionText,M\nChoice,1,a\nMatch,1,b\n",
    "json": b'[{"question": "What?", "options": ["a", "b"], "answer": "a"}, {"question": "Who?", "answer": true}]',
    "table": b'question,answer,distractors\nWhat?,a,b | c\n"Who\nis it?",d,e\n',
}
# What opens something, each in its format; and what divides.
OPENING = {
    "aiken": [b"A. ", b"ANSWER: A\n"],
    "anki": [b"{{c1::", b"<ul><li>", b'"', b"[sound:", b"\t"],
    "blackboard": [b'"', b"\t", b"MC\t", b"FIB_PLUS\t[x]\tx\t", b"NUM\tx\t"],
    "brightspace": [b'"', b",", b"NewQuestion,O\n", b"Item,x\n", b"Option,1e9,", b"Answer,x,"],
    "canvas": [b"<material>", b"<item><presentation>", b"<varequal>", b"&lt;p&gt;", b"&lt;ul&gt;&lt;li&gt;",
               b"&lt;b&gt;a ", b"[gap1]"],
    "csv": [b'"', b"|", b"=>", b",", b"\n", b"a|"],
    "gift": [b"{", b"{=a ", b"::", b"~%50%", b"\\", b"=a->b ", b"// [id:", b"$CATEGORY: a/", b"[html]<p>"],
    "json": [b"[", b'{"question": ', b'"options": [', b"1,", b'"'],
    "moodle": [b"<question type='match'>", b"<subquestion>", b"&lt;p&gt;", b"&lt;ul&gt;&lt;li&gt;", b"&lt;b&gt;a ",
               b"&lt;table&gt;&lt;tr&gt;&lt;td&gt;", b"{1:SHORTANSWER:=a~",
               b"<answer fraction='100'><text>a</text></answer>"],
    "table": [b'"', b";", b"\t", b"\n"],
}  # fmt: skip
FORMATS = sorted(OPENING)


@cache
def sound(form: str) -> bytes:
    """A file with nothing wrong in it; of a zip, the one that holds the questions."""
    if form in TEXTS:
        return TEXTS[form]
    with TemporaryDirectory() as folder:
        data = exported(form, nasty(Path(folder)))
    if form != "canvas":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return max(map(archive.read, archive.namelist()), key=len)


def packed(form: str, data: bytes) -> bytes:
    """The file as it arrives."""
    if form != "canvas":
        return data
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("quiz/quiz.xml", data)
    return made.getvalue()


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.choice([1, 5, 100])):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[:end] + data[start:end] * chance.choice([1, 2, 50]) + data[end:]


def shuffled(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def in_another_encoding(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = chance.choice(
        ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "utf-7", "utf-8-sig"]
    )
    made = text.encode(encoding, "replace")
    return codecs.BOM_UTF8 + made if chance.random() < 0.2 else made


MUTATIONS = {
    mutate.__name__: mutate for mutate in (cut, flipped, doubled, shuffled, in_another_encoding)
}


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("form", FORMATS)
def test_it_comes_in_or_is_refused(form: str, mutation: str, tmp_path: Path) -> None:
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        comes_in_or_is_refused(form, mutation, seed, folder)


def comes_in_or_is_refused(form: str, mutation: str, seed: int, folder: Path) -> None:
    chance = random.Random(f"{form} {mutation} {seed}")
    data = packed(form, MUTATIONS[mutation](sound(form), chance))
    if form == "canvas" and chance.random() < 0.3:  # the zip itself is broken, too
        data = MUTATIONS[mutation](data, chance)
    bank = folder / "bank.yaml"
    try:
        taken = take_in(
            [Path("given")], [data], form=chance.choice([None, named(form)]), output=bank
        )
        if taken.questions:
            taken.write()
    except Refused:
        assert not list(folder.rglob("*.*")), seed
        return
    assert bank.exists() is bool(taken.questions), seed
    assert taken.questions or taken.left_out, seed


def named(form: str) -> str:
    return "csv" if form == "table" else form


def over_and_over(data: bytes) -> bytes:
    return data * (BIG // len(data))


def beginning_again(data: bytes) -> bytes:
    """What is within the outermost element, over and over."""
    start, end = data.find(b"<item "), data.rfind(b"</item>") + 7
    if start < 0:
        start, end = data.find(b"<question"), data.rfind(b"</question>") + 11
    inside = data[start:end]
    return data[:start] + inside * (BIG // len(inside)) + data[end:]


def big_files(form: str) -> Iterator[tuple[str, bytes]]:
    """What is done to a file, and what comes of it."""
    data, chance = sound(form), random.Random(form)
    again = beginning_again if form in ("moodle", "canvas") else over_and_over
    yield "whole", again(data)
    for name, mutate in MUTATIONS.items():
        yield name, mutate(again(data), chance)
    texts = [data.find(end) for end in (b"</text></questiontext>", b"</mattext>") if end in data]
    middle = texts[0] if texts else len(data) // 2
    for sign in (*OPENING[form], b"\0", b" ", b"\n", b"a", b"&", b"&#x41;", "\u202e".encode()):
        many = sign * (BIG // len(sign))
        yield f"{sign!r} after it", data + many
        yield f"{sign!r} within", data[:middle] + many + data[middle:]


@pytest.mark.skipif(not LONG, reason="takes a quarter of an hour; ALLQUIZ_LONG=1 runs it")
@pytest.mark.parametrize("form", FORMATS)
def test_ten_mib_stay_within_bounds(form: str, tmp_path: Path) -> None:
    for number, (what, data) in enumerate(big_files(form)):
        folder = tmp_path / str(number)
        folder.mkdir()
        ended = brought_in(packed(form, data), named(form), folder)
        assert "Traceback" not in ended.stderr, what
        assert ended.returncode in (0, 1, 2), (what, ended.stderr)
        assert (folder / "made.yaml").exists() is ("Wrote" in ended.stderr), what
        assert int(ended.stdout.split()[-1]) * 1024 < MOST_MEMORY, what


def brought_in(data: bytes, form: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What `allquiz import` makes of the file in a process of its own, which tells its peak at last."""
    file = folder / "given"
    file.write_bytes(data)
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), "--from", form, "-o", str(folder / "made.yaml")],
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
        env=os.environ | {"ALLQUIZ_DATA_DIR": str(folder), "ALLQUIZ_CACHE_DIR": str(folder)},
    )  # fmt: skip


PROGRAM = """
import atexit, sys
from allquiz.__main__ import main
peak = lambda: next(line.split()[1] for line in open("/proc/self/status") if "VmHWM" in line)
atexit.register(lambda: print(peak()))
sys.argv.insert(1, "import")
main()
"""
