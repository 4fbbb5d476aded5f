"""Whatever a text holds appears as written, in every field, by real Anki's own engine."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from allquiz.exporters.anki.notes import content
from allquiz.markup import spans, to_anki, to_attribute, to_plain
from allquiz.model.cloze import ClozeError, split_cloze
from allquiz.model.key import key_of, wordings_of
from allquiz.model.place import Place
from allquiz.model.question import Cloze, Flashcard
from tests.anki.conftest import Anki
from tests.conftest import Run

# What Anki, HTML or MathJax would act on, and some plain text between.
LIVE = [
    "{{", "}}", "{", "}", "::", ":", "c1", "{{c1::", "{{Stem}}", "{{type:Stem}}", "[", "]", "[[",
    "[[type:Stem]]", "[sound:", "a.mp3]", "[anki:play:q:0]", "[latex]", "[/latex]", "[$]", "[/$]",
    "[$$]", "[/$$]", "\\(", "\\)", "\\[", "\\]", "\\", "$$", "<", ">", "&", "&lt;", "&#123;", "<b>",
    "</div>", "<!--", "-->", "<script>", "<img src=x>", '"', "'", "*", "**", "`", "|", "x", "9",
    " ", "\n", "é", "漢",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LIVE), min_size=1, max_size=12).map("".join)
AGAIN = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Reader(HTMLParser):
    """The text of a card as the eye sees it; `inside` is that of elements of one class alone."""

    def __init__(self, inside: str | None = None) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._inside = inside
        self._open: list[str] = []
        self._since = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr", "img"):
            self.text += "\n" if self._reads else ""
            return
        self._open.append(tag)
        if self._since == 0 and self._inside in (dict(attrs).get("class") or "").split():
            self._since = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            if self._since == len(self._open):
                self._since = 0
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._reads:
            self.text += data

    @property
    def _reads(self) -> bool:
        hidden = any(tag in ("style", "script") for tag in self._open)
        return not hidden and (self._inside is None or self._since > 0)


def seen(html: str, inside: str) -> str:
    reader = Reader(inside)
    reader.feed(html)
    reader.close()
    return one_line(reader.text)


def meant(text: str) -> str:
    """The text as it should be seen before MathJax comes: math between its delimiters."""
    parts = [rf"\({part}\)" if style == "math" else part for part, style in spans(text)]
    return one_line("".join(parts))


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def notes(allquiz: Run, anki: Anki, tmp_path: Path) -> dict[str, Any]:
    """A flashcard and a cloze in a real collection."""
    (tmp_path / "b.yaml").write_text(
        "title: B\ntopic: b\nnamespace: n\nquestions:\n"
        "  - {id: card, type: flashcard, front: F, back: B}\n"
        '  - {id: gap, type: cloze, stem: "A {{b}}"}\n'
    )
    allquiz("export", "anki", "--bank", "b.yaml", "-o", "b.apkg")
    anki.import_(tmp_path / "b.apkg")
    return {"collection": anki.collection, **anki.notes()}


@AGAIN
@given(text=TEXTS)
@example(text="[[[type:Stem]]]")
@example(text=r"a \( x^{2}} < {{y}} \) b")
@example(text="`[sound:x.mp3]` *[latex]* {{c1::x}}")
def test_a_text_is_seen_as_written_and_anki_finds_nothing_in_it(
    notes: dict[str, Any], text: str
) -> None:
    question = Flashcard(id="card", stem=f"[{text}", back=text, place=Place("b", 1, 1))
    note, collection = notes["n/card"], notes["collection"]
    for name, value in content(question).items():
        note[name] = value
    collection.update_note(note)
    card = note.cards()[0]
    output = card.render_output(reload=True)
    assert seen(card.question(), "stem") == meant(f"[{text}")
    assert seen(card.answer(), "answer").removeprefix("Answer").strip() == meant(text)
    assert output.question_av_tags == output.answer_av_tags == []
    assert "[[type:" not in card.question() + card.answer()
    assert "<img" not in card.question() + card.answer()


@AGAIN
@given(before=TEXTS, gap=TEXTS, after=TEXTS)
@example(before="a ", gap="BCR::ABL1", after="")
@example(before="a [", gap="sound:x.mp3", after="]")
@example(before="{x} ", gap="t(9;22)[q34]", after=" {y}")
def test_a_gap_is_seen_as_written(notes: dict[str, Any], before: str, gap: str, after: str) -> None:
    stem = f"x{before} {{{{{gap}}}}} {after}"
    try:
        parts = split_cloze(stem)
    except ClozeError:
        return  # the bank's reader refuses it
    question = Cloze(id="gap", stem=stem, parts=parts, place=Place("b", 1, 1))
    if len(wordings_of(key_of(question))) != 1 or any(mark in stem for mark in "*`\\"):
        return  # below
    note, collection = notes["n/gap"], notes["collection"]
    for name, value in content(question).items():
        note[name] = value
    collection.update_note(note)
    (card,) = note.cards()
    card.render_output(reload=True)
    (answer,) = (part.answer for part in parts if not isinstance(part, str))
    plain = ["[...]" if not isinstance(part, str) else part for part in parts]
    assert seen(card.question(), "stem") == one_line("".join(plain))
    assert seen(card.answer(), "cloze") == one_line(answer)
    assert seen(card.answer(), "stem") == one_line("".join(plain).replace("[...]", answer, 1))


@pytest.mark.parametrize(
    ("stem", "field"),
    [
        ("**the {{BCR}} gene**", "<strong>the {{c1::BCR}} gene</strong>"),
        ("a *{{b}}* c", "a <em>{{c1::b}}</em> c"),
        (r"\( a + {{b}} \)", r"\( a + {{c1::b}} \)"),
        ("{{a}} `{{b}}`", "{{c1::a}} <code>{{c2::b}}</code>"),
        ("{{BCR::ABL1}}", "{{c1::BCR&#58;&#58;ABL1}}"),
        ("{{a|b}} is **{{c**d}}", "{{c1::a}} is **{{c2::c**d}}"),
    ],
)
def test_marks_and_math_may_reach_over_gaps(stem: str, field: str) -> None:
    question = Cloze(id="g", stem=stem, parts=split_cloze(stem), place=Place("b", 1, 1))
    assert content(question)["Stem"] == field


@given(text=TEXTS)
@example(text=r"\(\)\)")
def test_only_whole_math_is_left_to_mathjax(text: str) -> None:
    """MathJax looks for its delimiters within a run of text: outside math they never stand in one."""
    made = re.sub(r"\\\(.*?\\\)", "", to_anki(text), flags=re.DOTALL)
    if not any(style == "math" for _, style in spans(text)):
        assert made == to_anki(text)
    assert not re.search(r"\\[()\[\]]", made)


@given(text=TEXTS)
def test_an_attribute_holds_its_text(text: str) -> None:
    found: dict[str, str | None] = {}

    class Attributes(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(attrs)

    made = f'<img alt="{to_attribute(text)}">'
    Attributes().feed(made)
    assert found == {"alt": one_line(to_plain(text))}
    assert not re.search(r"[{}\[\]\\]", made)


# In every text of every type. A cloze refuses the braces, so its gap has the rest.
HOSTILE = r"<i>&lt; {{x}} }} a::b [sound:a.mp3] [latex]x[/latex] [$]y[/$] [[type:Stem]] \[ z \]"
IN_GAP = HOSTILE.replace("{{x}} }} ", "")
SOURCE = {"title": HOSTILE, "publisher": HOSTILE}
COMMON = {
    "hint": HOSTILE,
    "explanation": HOSTILE,
    "since": {"note": HOSTILE, "as_of": "2024", "source": HOSTILE},
    "source": SOURCE,
}
QUESTIONS: list[tuple[dict[str, Any], int]] = [
    ({"type": "choice", "answer": HOSTILE, "distractors": {f"{HOSTILE} 2": HOSTILE}}, 3),
    ({"type": "multiple_response", "answers": {HOSTILE: HOSTILE}, "distractors": ["n"]}, 2),
    ({"type": "true_false", "answer": True}, 0),
    ({"type": "numeric", "answer": 1, "unit": HOSTILE}, 1),
    ({"type": "short_answer", "answer": HOSTILE, "accept": [f"{HOSTILE} 2"]}, 2),
    ({"type": "cloze", "stem": f"A {{{{{IN_GAP}}}}} b"}, -1),
    ({"type": "matching", "pairs": {HOSTILE: HOSTILE, "a": "b"}}, 4),
    ({"type": "ordering", "order": [HOSTILE, "b"]}, 2),
    ({"type": "categorize", "categories": {HOSTILE: [f"{HOSTILE} 2"], "b": ["c"]}}, 4),
    ({"type": "flashcard", "front": HOSTILE, "back": HOSTILE}, 1),
]


def test_hostile_text_is_harmless_in_every_field(allquiz: Run, anki: Anki, tmp_path: Path) -> None:
    questions = [
        {"id": own["type"].replace("_", "-"), "stem": HOSTILE, **COMMON, **own}
        for own, _ in QUESTIONS
    ]
    del questions[-1]["stem"]
    bank = {"title": "B", "topic": "b", "namespace": "n", "questions": questions}
    (tmp_path / "b.yaml").write_text(json.dumps(bank))  # which is YAML too
    exported = allquiz("export", "anki", "--bank", "b.yaml", "-o", "b.apkg")
    assert exported.returncode == 0, exported.stderr
    anki.import_(tmp_path / "b.apkg")
    for question, (_, own) in zip(questions, QUESTIONS, strict=True):
        card = anki.notes()[f"n/{question['id']}"].cards()[0]
        output = card.render_output()
        assert output.question_av_tags == output.answer_av_tags == [], question
        assert not re.search(r"\[\[type:(?!Typed\])", card.question() + card.answer())
        back = seen(card.answer(), "allquiz")
        # the stem, the explanation, both texts of `since`, two of the source
        assert back.count(one_line(HOSTILE)) == 6 + own, question
        if question["type"] == "cloze":
            assert seen(card.answer(), "cloze") == one_line(IN_GAP)
        assert one_line(HOSTILE) in seen(card.question(), "hint")
    assert anki.collection.media.check().missing == []
    assert anki.is_sound()
