"""Text stays as it was written; reading is safe whatever it is given."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allquiz.bank.read import read_banks
from allquiz.model.question import Choice
from tests.conftest import examples

HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"


@pytest.mark.parametrize(
    "text",
    [
        "No",
        "yes",
        "9:22",
        "010",
        "1e3",
        "~",
        "null",
        "0x1F",
        "20%",
        "2021-01-02",
        "1_000",
        "true",
        ".5",
    ],
)
def test_text_is_kept_as_written(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.yaml").write_text(
        HEAD
        + f"  - {{id: q, type: choice, stem: {text}, answer: {text}, distractors: [x{text}]}}\n"
    )
    (question,) = read_banks([tmp_path]).questions
    assert isinstance(question, Choice)
    assert (question.stem, question.answer, question.distractors[0].text) == (
        text,
        text,
        f"x{text}",
    )


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: (HEAD + text).encode("utf-8", "surrogatepass")),
    )
)
def test_no_input_raises(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "b.yaml"
    path.write_bytes(data)
    found = read_banks([path])
    assert found.problems or found.banks


@settings(max_examples=examples(50), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "- ",
                "id: q",
                "\n",
                "  ",
                "type: ",
                "choice",
                "{",
                "}",
                "[",
                "]",
                '"',
                "'",
                ": ",
                "? ",
                "|",
                ">",
                "*a",
                "&a ",
                "!t ",
                "#",
                "---",
                "...",
                "%",
                "\t",
                "stem: ",
            ]
        ),
        max_size=40,
    )
)
def test_no_mangled_yaml_raises(tmp_path: Path, pieces: list[str]) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(HEAD + "".join(pieces))
    read_banks([path])


HOSTILE = {
    "brackets": "[" * 5_000_000,
    "braces": "{" * 5_000_000,
    "dashes": "- " * 2_500_000,
    "colons": "a: " * 1_000_000,
    "commas": HEAD + "[" + "a," * 2_000_000 + "]",
    "lines": HEAD + "  - a\n" * 1_200_000,
    "laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" * 100,
    "one long text": HEAD + "  - " + "x" * 9_000_000,
    "a long number": HEAD + "  - {id: q, type: numeric, stem: S, answer: " + "9" * 1_000_000 + "}",
    "many mistakes": HEAD + "  - {id: q, type: x}\n" * 11_000,
    "blanks between words": HEAD + "  - stem: x\n  a" + " " * 1_000_000 + "b\n",
    "broken quotes": HEAD + "  - stem: 'x\n" * 2_500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_bounded_memory(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(text)

    def bounded() -> None:
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (500 * 2**20, 500 * 2**20))

    result = subprocess.run(
        [sys.executable, "-m", "allquiz", "check", "--output-format", "json", str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        preexec_fn=bounded,
    )
    assert (result.returncode, result.stderr) == (1, "")
