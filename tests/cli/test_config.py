"""`allquiz config`."""

from pathlib import Path

import pytest

from allquiz.store import Store
from allquiz.store.lines import dump
from tests.conftest import Run
from tests.store.entries import answer, day


def test_a_setting_is_kept_and_what_else_stands_in_the_file(allquiz: Run, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("# mine\nnew_per_day = 7  # few\n")
    assert allquiz("config", "set", "retention", "0.85").stdout == "retention = 0.85\n"
    assert allquiz("config", "get", "retention").stdout == "0.85\n"
    assert allquiz("config", "get", "new-per-day").stdout == "7\n"
    assert file.read_text() == "# mine\nnew_per_day = 7  # few\nretention = 0.85\n"


def test_all_settings_are_shown_with_what_they_do(allquiz: Run) -> None:
    shown = allquiz("config", "get").stdout
    for name in ("retention = 0.9", "new_per_day = 20", "questions = 10", "confidence = false"):
        assert name in shown
    assert "from 0.7 to 0.97" in shown


def test_its_place_can_be_told_and_chosen(allquiz: Run, tmp_path: Path) -> None:
    assert allquiz("config", "path").stdout == f"{tmp_path / 'config.toml'}\n"
    folder = tmp_path / "deep" / "down"
    result = allquiz("config", "set", "questions", 3, ALLQUIZ_CONFIG=str(folder / "mine.toml"))
    assert result.returncode == 0
    assert (folder / "mine.toml").read_text() == "questions = 3\n"
    assert allquiz("config", "path", ALLQUIZ_CONFIG=str(folder)).stdout == f"{folder}/config.toml\n"


def test_without_a_place_given_it_is_the_platforms_own(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import platformdirs

    from allquiz.app.folders import config_file, data_folder

    monkeypatch.delenv("ALLQUIZ_CONFIG")
    monkeypatch.delenv("ALLQUIZ_DATA_DIR")
    for given in (None, str(tmp_path / "xdg")):
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            if given is None:
                monkeypatch.delenv(variable, raising=False)
            else:
                monkeypatch.setenv(variable, given)
        config = platformdirs.user_config_dir("allquiz", appauthor=False)
        assert config_file() == Path(config) / "config.toml"
        assert str(data_folder()) == platformdirs.user_data_dir("allquiz", appauthor=False)


def test_the_length_of_a_quiz_is_a_setting(allquiz: Run) -> None:
    allquiz("config", "set", "questions", "4")
    assert "Question 1 of 4" in allquiz("quiz", "--plain", "--no-save").stdout
    assert "Question 1 of 6" in allquiz("quiz", "--plain", "--no-save", "-n", 6).stdout


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("retentoin", "0.9", "did you mean `retention`?"),
        ("colour", "red", "the settings are retention"),
        ("retention", "0.99", "`retention` must be a number from 0.7 to 0.97"),
        ("retention", "nan", "`retention` must be a number from 0.7 to 0.97"),
        ("retention", "high", "`retention` must be a number from 0.7 to 0.97"),
        ("new_per_day", "2.5", "`new_per_day` must be a whole number from 0 to 1000"),
        ("new_per_day", "-1", "`new_per_day` must be a whole number from 0 to 1000"),
        ("confidence", "maybe", "`confidence` must be true or false"),
    ],
)
def test_what_can_not_be_set_is_said(
    allquiz: Run, tmp_path: Path, name: str, value: str, said: str
) -> None:
    result = allquiz("config", "set", name, value)
    assert (result.returncode, result.stdout) == (2, "")
    assert said in result.stderr
    assert not (tmp_path / "config.toml").exists()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("retention = 0.9\nnew_per_day = = 3\n", 2, "this is not TOML"),
        ("# mine\n\nretenshun = 0.9\n", 3, "did you mean `retention`?"),
        ("questions = 5\nretention = 0.5\n", 2, "`retention` must be"),
        ("retention = true\n", 1, "`retention` must be"),
        ("[retention]\nx = 1\n", 1, "`retention` must be"),
        (f"retention = {'9' * 400}\n", 1, "`retention` must be"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    allquiz: Run, tmp_path: Path, text: str, line: int, said: str
) -> None:
    file = tmp_path / "config.toml"
    file.write_text(text)
    for command in (
        ["quiz", "--plain"],
        ["config", "get"],
        ["config", "set", "questions", "5"],
        [],
    ):
        result = allquiz(*command)
        assert result.returncode == 2, command
        assert f"{file}:{line}:" in result.stderr
        assert said in result.stderr
    assert file.read_text() == text


def test_a_wrong_value_in_the_file_is_put_right_by_setting_it(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("retention = 2\nquestions = 5\n")
    assert "mend the file" in allquiz("config", "get").stderr
    assert allquiz("config", "set", "retention", "0.8").returncode == 0
    assert allquiz("config", "get", "questions").stdout == "5\n"


def test_a_file_that_is_no_text_is_said_so(allquiz: Run, tmp_path: Path) -> None:
    for data, said in [
        (b"retention = \xff", "not UTF-8"),
        (b"questions = " + b"9" * 5000, "this is not TOML"),
        (b"questions = " + b"[" * 20_000, "this is not TOML"),
    ]:
        (tmp_path / "config.toml").write_bytes(data)
        result = allquiz("quiz")
        assert (result.returncode, said in result.stderr) == (2, True), result.stderr


@pytest.mark.parametrize(
    ("name", "least", "most", "step"),
    [("retention", 0.7, 0.97, 0.01), ("new_per_day", 0, 1000, 1), ("questions", 1, 1000, 1), ("day_starts", 0, 12, 1)],
)  # fmt: skip
def test_a_setting_takes_its_least_and_its_most_and_nothing_beyond(
    allquiz: Run, name: str, least: float, most: float, step: float
) -> None:
    for value, status in ((least, 0), (most, 0), (least - step, 2), (most + step, 2)):
        assert allquiz("config", "set", name, value).returncode == status, value


def test_a_machines_word_is_kept_beside_the_settings(allquiz: Run, tmp_path: Path) -> None:
    """So a home that is moved keeps its file of answers, and another machine gets a file of its own."""
    assert allquiz("quiz", "--plain").returncode == 0
    (file,) = (tmp_path / "data" / "answers").iterdir()
    assert (tmp_path / "config.machine").read_text("utf-8").startswith(f"{file.stem} ")


def test_retention_moves_what_is_due(allquiz: Run, tmp_path: Path) -> None:
    entries = b"".join(dump(answer(f"a{n}", "q", n * 2) for n in range(4)))
    (tmp_path / "answers.jsonl").write_bytes(entries)
    allquiz("history", "import", "answers.jsonl")
    due = []
    for retention in ("0.9", "0.75"):
        allquiz("config", "set", "retention", retention)
        assert allquiz("doctor").returncode == 0  # it knows for which retention
        with Store(tmp_path / "data", retention=float(retention)) as store:
            due.append(store.knowledge.next_due(day(0)))
    assert due == sorted(due, key=str)
    assert due[0] != due[1]
