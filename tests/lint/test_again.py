"""A check of banks that changed, or by several processes, finds what a check of them as new finds."""

import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from allquiz import processes
from allquiz.app.checking import Checker
from allquiz.bank.read import read_banks
from tests.conftest import QUESTIONS
from tests.lint.banks import HEAD, SOURCE, as_yaml, word


def _edit(path: Path, change: Callable[[str], str]) -> Callable[[], object]:
    return lambda: path.write_text(change(path.read_text("utf-8")), "utf-8")


def _copied(folder: Path) -> list[Path]:
    """Three shipped banks and what they need, copied into the folder."""
    banks = sorted(QUESTIONS.glob("[0-9]*.yaml"))[:3]
    for file in (QUESTIONS / "sources.yaml", QUESTIONS / "facts.yaml", *banks):
        shutil.copy(file, folder)
    shutil.copytree(QUESTIONS / "figures", folder / "figures")
    return [folder / bank.name for bank in banks]


def test_checking_again_finds_what_checking_anew_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong, longer, shorter, doubled, gone, and another source: after each change all is as if new."""
    one, two, three = _copied(tmp_path)
    question = one.read_text("utf-8").partition("questions:\n")[2].partition("\n\n")[0] + "\n"
    changes = [
        _edit(one, lambda text: text.replace("level:", "lever:", 1)),
        _edit(one, lambda text: text.replace("explanation:", "explanation: |-\n     ", 3)),
        _edit(two, lambda text: text.rstrip() + "\n\n" + question),
        _edit(two, lambda text: text.replace(question, question.replace("id: ", "id: other-"))),
        _edit(three, lambda text: text[: len(text) // 2]),
        _edit(tmp_path / "sources.yaml", lambda text: text.replace("title:", "name:", 1)),
        three.unlink,
    ]
    checker = Checker()
    found = [checker.check([tmp_path]).problems]
    for change in changes:
        change()
        found.append(checker.check([tmp_path]).problems)
        monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / f"cache {len(found)}"))
        assert found[-1] == Checker().check([tmp_path]).problems
    assert all(before != after for before, after in pairwise(found))


def test_a_repetition_whose_first_is_gone_repeats_the_next(tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.yaml" for name in "abcd"]
    for file in files:
        asked = word("Which cell makes platelets?", "megakaryocyte", id=file.stem)
        file.write_text(f"{HEAD}{SOURCE}questions:\n{as_yaml([asked])}", "utf-8")
    checker = Checker()

    def repeated() -> list[tuple[str | None, str]]:
        found = checker.check([tmp_path]).problems
        return [(problem.question, problem.message.split(",")[0][-3:]) for problem in found]

    assert repeated() == [("n/b", "n/a"), ("n/c", "n/a"), ("n/d", "n/a")]
    _edit(files[0], lambda text: text.replace("platelets", "insulin"))()
    assert repeated() == [("n/c", "n/b"), ("n/d", "n/b")]
    _edit(files[3], lambda text: text.replace("platelets", "insulin"))()
    assert repeated() == [("n/c", "n/b"), ("n/d", "n/a")]


def test_a_repetition_of_a_repetition_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third question repeats the second, though that now repeats the first, and it does not."""
    words = (
        "gland insulin",
        "round pale cell clots vessel wall",
        "pale cell clots vessel wall",
    )
    for name, stem in zip("abc", words, strict=True):
        asked = as_yaml([word(f"Which {stem}?", "platelet", id=name)])
        (tmp_path / f"{name}.yaml").write_text(f"{HEAD}{SOURCE}questions:\n{asked}", "utf-8")
    checker = Checker()
    before = checker.check([tmp_path]).problems
    _edit(tmp_path / "a.yaml", lambda text: text.replace(words[0], "round pale cell vessel wall"))()
    after = checker.check([tmp_path]).problems
    assert [problem.question for problem in before] == ["n/c"]
    assert [problem.question for problem in after] == ["n/b", "n/c"]
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "another"))
    assert after == Checker().check([tmp_path]).problems


ALIKE = {61: "", 62: "marrow"}  # nearly the same; the others differ in their numbers


def test_more_questions_than_are_compared_are_as_anew_after_each_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which of those with one key are compared hangs on how many come first, in another file."""
    checker = Checker()
    found = []
    for last in (25, 30, 25):
        for name, numbers in (("a", range(last)), ("b", range(50, 63))):
            asked = [
                word(f"Which {ALIKE.get(n, f'{n}')} cell makes platelets?", "seen", id=f"q{n}")
                for n in numbers
            ]
            bank, file = f"{HEAD}{SOURCE}questions:\n{as_yaml(asked)}", tmp_path / f"{name}.yaml"
            if not file.exists() or file.read_text("utf-8") != bank:
                file.write_text(bank, "utf-8")
        found.append(checker.check([tmp_path]).problems)
        monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / f"cache {len(found)}"))
        assert found[-1] == Checker().check([tmp_path]).problems
    assert len(found[0]) > len(found[1])


def test_repetitions_are_found_still_after_an_id_given_twice_was_mended(tmp_path: Path) -> None:
    one, two = tmp_path / "a.yaml", tmp_path / "b.yaml"
    twins = as_yaml([word("Which cell makes platelets?", "megakaryocyte", id=id) for id in "pq"])
    one.write_text(f"{HEAD}{SOURCE}questions:\n{twins}", "utf-8")
    checker = Checker()
    for id in ("p", "r"):
        other = as_yaml([word("Which organ makes bile?", "liver", id=id)])
        two.write_text(f"{HEAD}{SOURCE}questions:\n{other}", "utf-8")
        found = [problem.rule for problem in checker.check([tmp_path]).problems]
        assert ("duplicate-id" in found) == (id == "p")
    assert "near-duplicate" in found


def test_several_processes_find_what_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Errors, a copy of a question and of a whole file, a file that is none: all in the same order."""
    one, two, three = _copied(tmp_path)
    one.write_text(one.read_text("utf-8").replace("explanation:", "explanatoin:", 3), "utf-8")
    two.write_text(two.read_text("utf-8")[:-2000] + "\n  - id: [\n", "utf-8")
    shutil.copy(three, tmp_path / f"{three.stem} (1).yaml")
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "latin.yaml").write_bytes("title: Ä\n".encode("latin-1"))
    reading, expected = read_banks([tmp_path]), Checker().check([tmp_path])
    assert {problem.rule for problem in expected.problems} > {"unknown-key", "duplicate-id"}
    monkeypatch.setattr(processes, "processors", lambda: 3)
    monkeypatch.setattr(processes, "SHARE", 1)
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "another"))
    assert Checker().check([tmp_path]) == expected
    assert read_banks([tmp_path]) == reading
