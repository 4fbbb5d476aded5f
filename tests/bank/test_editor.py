"""The schema in the engine behind the YAML support of most editors."""

from pathlib import Path
from typing import NamedTuple

import pytest

from allquiz.bank.format_keys import OWN
from allquiz.bank.read import read_banks
from tests.bank.test_errors import CASES
from tests.conftest import QUESTIONS
from tests.judges import node

SCHEMA = QUESTIONS / "bank.schema.json"
HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
# Given texts and what to ask of each: completions or a hover at a place, and all diagnostics.
CLIENT = r"""
const { spawn } = require("child_process");
const path = require("path");
const { schema, wanted } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const server = spawn(process.execPath, [path.resolve("node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]);
const waiting = new Map(), diagnosed = new Map();
let buffer = Buffer.alloc(0), count = 0;
const send = (message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
const ask = (method, params) => new Promise((done) => { waiting.set(++count, done); send({ id: count, method, params }); });
const yaml = { schemas: { [schema]: "*.yaml" }, completion: true, hover: true, validate: true, schemaStore: { enable: false } };
server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/.exec(buffer.subarray(0, end).toString())[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString());
    buffer = buffer.subarray(end + 4 + length);
    if (message.method === "workspace/configuration")
      send({ id: message.id, result: message.params.items.map((item) => (item.section === "yaml" ? yaml : null)) });
    else if (message.method === "textDocument/publishDiagnostics") {
      const done = diagnosed.get(message.params.uri);
      if (done) done(message.params.diagnostics.map((each) => each.message));
    } else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
    else if (waiting.has(message.id)) waiting.get(message.id)(message.result);
  }
});
(async () => {
  const completionItem = { snippetSupport: true, documentationFormat: ["markdown"] };
  const capabilities = { workspace: { configuration: true }, textDocument: { completion: { completionItem }, publishDiagnostics: {} } };
  await ask("initialize", { processId: process.pid, rootUri: null, capabilities });
  send({ method: "initialized", params: {} });
  await new Promise((done) => setTimeout(done, 500));
  const results = wanted.map(([what, text, line, character], number) => {
    const uri = schema.replace(/[^/]*$/, `bank${number}.yaml`);
    const found = new Promise((done) => diagnosed.set(uri, done));
    send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
    const at = { textDocument: { uri }, position: { line, character } };
    return what === "diagnostics" ? found : ask(`textDocument/${what}`, at);
  });
  console.log(JSON.stringify(await Promise.all(results)));
  process.exit(0);
})();
"""


CHOICE = "  - {id: a, type: choice, stem: S, answer: x, distractors: [y]}\n"
PAIRS = "  - {id: a, type: matching, stem: S, pairs: {a: b, c: d}}\n"
NUMBER = "  - {id: a, type: numeric, stem: S, answer: 5}\n"
STEPS = "  - {id: a, type: ordering, stem: S, order: [a, b]}\n"


FAULTS = [
    (CHOICE, "id: a", "id: A b"),
    (CHOICE, "id: a", "id: " + "a" * 65),
    (CHOICE, "[y]", "[]"),
    (CHOICE, "[y]", "{}"),
    (CHOICE, "stem: S", 'stem: ""'),
    (CHOICE, "stem: S", "stem: S, as_of: soon"),
    (CHOICE, "stem: S", "stem: S, retired: yesterday"),
    (CHOICE, "stem: S", "stem: S, tags: [two words]"),
    (CHOICE, "stem: S", "stem: S, figure: {file: ../x.svg, alt: a}"),
    (CHOICE, "stem: S", "stem: S, level: easy"),
    (CHOICE, "stem: S", "stme: S"),
    (CHOICE, "type: choice", "type: chioce"),
    (PAIRS, ", c: d", ""),
    (NUMBER, "5}", "five}"),
    (NUMBER, "5}", "5, tolerance: -1}"),
    (STEPS, ", b", ""),
    (STEPS, ", b", ", a"),
    (CHOICE, "[y]", "[y, z, y]"),
    (CHOICE, "[y]", "['{{c1::y}}']"),
    ("  - {id: a, type: cloze, stem: 'A {{gap}}.'}\n", "{{gap}}", "{{c1::gap::hint}}"),
    ("  - {id: a, type: categorize, stem: S, categories: {a: [x], b: [y]}}\n", "[x]", "[x, x]"),
]


# More of what a bank can have wrong, beside the CASES of test_errors.
MORE = {
    "a heading misspelt": "titel: T\ntopic: t\nquestions:\n  - {id: a, type: flashcard, front: F, back: B}\n",
    "no title": "topic: t\nnamespace: n\nquestions:\n  - {id: a, type: flashcard, front: F, back: B}\n",
    "no questions": "title: T\ntopic: t\nnamespace: n\n",
    "questions as a mapping": "title: T\ntopic: t\nquestions:\n  a: {type: flashcard, front: F, back: B}\n",
    "a namespace with a capital": "title: T\ntopic: t\nnamespace: Lee\nquestions:\n  - {id: a, type: flashcard, front: F, back: B}\n",
    "a question that is a text": HEAD + "  - Which?\n",
    "a key of another type": HEAD + "  - {id: a, type: true_false, stem: S, answer: true, distractors: [x]}\n",
    "a flashcard with a stem": HEAD + "  - {id: a, type: flashcard, stem: F, back: B}\n",
    "yes for true": HEAD + "  - {id: a, type: true_false, stem: S, answer: yes}\n",
    "no number for a tolerance": HEAD + "  - {id: a, type: numeric, stem: S, answer: 5, tolerance: .NaN}\n",
    "no number in a range": HEAD + "  - {id: a, type: numeric, stem: S, answer: [1, .nan]}\n",
    "a number with a unit": HEAD + "  - {id: a, type: numeric, stem: S, answer: 5 mg}\n",
    "a range of three": HEAD + "  - {id: a, type: numeric, stem: S, answer: [1, 2, 3]}\n",
    "a tolerance in words": HEAD + "  - {id: a, type: numeric, stem: S, answer: 5, tolerance: some}\n",
    "accept as a text": HEAD + "  - {id: a, type: short_answer, stem: S, answer: x, accept: y}\n",
    "exact as a text": HEAD + "  - {id: a, type: short_answer, stem: S, answer: x, exact: maybe}\n",
    "items as a text": HEAD + "  - {id: a, type: categorize, stem: S, categories: {a: x, b: y}}\n",
    "an order as a text": HEAD + "  - {id: a, type: ordering, stem: S, order: first}\n",
    "an empty back": HEAD + '  - {id: a, type: flashcard, front: F, back: ""}\n',
    "an answer that is a list": HEAD + "  - {id: a, type: choice, stem: S, answer: [x], distractors: [y]}\n",
    "an impossible date": HEAD + "  - {id: a, type: flashcard, front: F, back: B, retired: 2021-02-30}\n",
    "since without a source": HEAD + "  - {id: a, type: flashcard, front: F, back: B, since: {note: N, as_of: 2024}}\n",
    "a tag with a point": HEAD + "  - {id: a, type: flashcard, front: F, back: B, tags: [a.b]}\n",
    "a tag with two hyphens": HEAD + "  - {id: a, type: flashcard, front: F, back: B, tags: [a--b]}\n",
    "no leap year": HEAD + "  - {id: a, type: flashcard, front: F, back: B, as_of: 2023-02-29}\n",
    "a year for a day": HEAD + "  - {id: a, type: flashcard, front: F, back: B, retired: 2021}\n",
    "the year 0": HEAD + "  - {id: a, type: flashcard, front: F, back: B, as_of: 0000}\n",
    "a negative share": HEAD + "  - {id: a, type: numeric, stem: S, answer: 5, tolerance: -5%}\n",
    "a gap within a gap": HEAD + "  - {id: a, type: cloze, stem: 'A {{b {{c}} d}}.'}\n",
    "an option without text": HEAD + "  - {id: a, type: choice, stem: S, answer: x, distractors: {'': why}}\n",
    "lint that is a list": HEAD + "  - {id: a, type: flashcard, front: F, back: B, lint: [x]}\n",
}  # fmt: skip


# What is green for check, and has to be in the editor.
ODD = [
    HEAD.replace("title: T", f"title: {text}")
    + f"  - id: a\n    type: choice\n    stem: {text}\n    answer: {text}\n    distractors: [x, {other}]\n"
    for text, other in (
        ("No", "yes"),
        ("~", "null"),
        ("010", "8"),
        ("1.0", "1"),
        ("2021-01-02", "9:22"),
        ("1e3", "0x10"),
        ("1", "1.0, x"),
    )
] + [
    HEAD + f"  - {{id: 010, type: numeric, stem: S, answer: {answer}, tolerance: {give}}}\n"
    for answer, give in (
        ("20", "5%"),
        ("[.5, 1e3]", "0"),
        ('"\u22125"', '" 5 %"'),
        ("+5", ".5"),
    )
]
ODD += [
    HEAD + f"  - {{id: a, type: flashcard, front: F, back: B, tags: [{tags}], as_of: {date}}}\n"
    for tags, date in (("रक्त, a/b-c", "2024-02-29"), ("2024, סרטן-דָּם", "2000-02-29"))
]
SOUND = [
    *(path.read_text("utf-8") for path in sorted(QUESTIONS.glob("[0-9]*.yaml"))),
    *ODD,
    *(HEAD + question for question in (CHOICE, PAIRS, NUMBER, STEPS)),
]
WRONG = (
    {f"{old} as {new}": HEAD + question.replace(old, new) for question, old, new in FAULTS}
    | {name: HEAD + body for name, (body, _) in CASES.items()}
    | MORE
)

# What a schema can't say, and why: draft-07 compares a value with what the schema itself holds (two of
# one list only for being wholly the same), and sees one file, as it is after YAML has read it.
FOR_CHECK_ALONE = {
    "options equal but for case": "two values that are the same only when folded",
    "options equal but for case in Greek": "two values that are the same only when folded",
    "item twice in an order": "two values that are the same only when folded",
    "item in two categories": "values of two lists",
    "distractor is key": "values of two keys",
    "low above high": "which of two values is larger",
    "unknown source": "what another file holds",
    "unknown page": "what another file holds",
    "unknown fact": "what another file holds",
    "missing figure": "which files there are",
    "tag": "`!!str A` is `A` once it was read",
}


START = HEAD + "  - "
TOLERANCE = HEAD + "  - id: a\n    type: numeric\n    stem: x\n    tolerance: 5%\n"


class Editor(NamedTuple):
    """What the engine said of everything."""

    completed: dict[str, str]  # what is written, by what is offered at the start of a question
    hover: str  # over the tolerance
    red: dict[str, list[str]]  # complaints, by text


@pytest.fixture(scope="module")
def editor(judges: Path) -> Editor:
    """Asked of all at once: the engine takes longer to start than to answer."""
    texts = [*SOUND, *WRONG.values()]
    line = HEAD.count("\n")
    wanted = [("completion", START, line, 4), ("hover", TOLERANCE, line + 3, 6)]
    wanted += [("diagnostics", text, 0, 0) for text in texts]
    given = {"schema": SCHEMA.resolve().as_uri(), "wanted": wanted}
    offered, hover, *said = node.run(judges, CLIENT, given)
    return Editor(
        {item["label"]: item["insertText"] for item in offered["items"]},
        hover["contents"]["value"],
        dict(zip(texts, said, strict=True)),
    )


def test_what_it_completes_for_each_type_is_a_question_that_check_accepts(
    editor: Editor, tmp_path: Path
) -> None:
    items = editor.completed
    for kind in OWN:
        made = items[f"new {kind}"].replace(f"${{1:new-{kind.replace('_', '-')}}}", "mine")
        path = tmp_path / f"{kind}.yaml"
        path.write_text(START + made.replace("\n", "\n  ") + "\n", "utf-8")
        reading = read_banks([path])
        assert [p for p in reading.problems if p.severity == "error"] == []
        assert [question.type for question in reading.questions] == [kind]
    assert all(": " in items[key] for key in ("stem", "explanation", "hint", "section"))
    assert {f"id: $1\n  type: {kind}" for kind in OWN} == {
        text[: text.index("\n  ", text.index("type:"))]
        for label, text in items.items()
        if label in OWN
    }


def test_what_a_key_is_for_shows_under_the_pointer(editor: Editor) -> None:
    assert "how far off is right" in editor.hover


def test_it_is_green_where_check_is(editor: Editor) -> None:
    assert [text for text in SOUND if editor.red[text]] == []


def test_of_mistakes_only_what_no_schema_can_tell_stays_green(
    editor: Editor, tmp_path: Path
) -> None:
    for name, text in WRONG.items():
        (tmp_path / "b.yaml").write_text(text, "utf-8")
        problems = read_banks([tmp_path / "b.yaml"]).problems
        assert any(p.severity == "error" for p in problems), name
    assert {name for name, text in WRONG.items() if not editor.red[text]} == {*FOR_CHECK_ALONE}
