"""Which questions a quiz asks."""

import itertools
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allquiz.bank.quiz_mix import Record, mix
from allquiz.bank.read import read_banks
from allquiz.bank.select import Listed, listed
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Review
from allquiz.model.revision import key_revision, revision
from allquiz.store import Store
from tests.conftest import Run, shipped_bank


def bank_of(count: int, topics: int = 1) -> dict[str, list[str]]:
    """Banks as text, one a topic, of judgements that are true."""
    texts: dict[str, list[str]] = {}
    for number in range(count):
        topic = f"topic-{number % topics}"
        texts.setdefault(topic, []).append(
            f"  - {{id: q{number}, type: true_false, stem: Statement {number}., answer: true}}\n"
        )
    return texts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty questions in three topics."""
    return write(tmp_path / "banks", 60, 3)


def write(folder: Path, count: int, topics: int) -> Path:
    folder.mkdir(exist_ok=True)
    for topic, entries in bank_of(count, topics).items():
        head = f"title: {topic}\ntopic: {topic}\nnamespace: n\nquestions:\n"
        (folder / f"{topic}.yaml").write_text(head + "".join(entries))
    return folder


def know(
    data: Path, folder: Path, days_ago: dict[str, float], score: float = 1, **more: str
) -> None:
    """Have these questions answered so many days ago."""
    questions = {question.id: question for question in read_banks([folder]).questions}
    now = datetime.now(UTC)
    with Store(data) as store:
        store.record(
            *(
                Review(
                    id=f"{name}-{ago}-{score}", question=f"n/{name}",
                    revision=more.get("revision") or revision(questions[name]),
                    key_revision=more.get("key_revision") or key_revision(questions[name]),
                    answered_at=now - timedelta(days=ago), response=True, score=score,
                    rating="good" if score == 1 else "again", duration_ms=1,
                    confidence=more.get("confidence"),
                )
                for name, ago in days_ago.items()
            )
        )  # fmt: skip


def asked(allquiz: Run, *arguments: object) -> list[str]:
    """The ids that a quiz asks, each skipped."""
    result = allquiz("quiz", *arguments, "--plain", stdin=":s\n" * 100)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    return ["q" + line.split()[1][:-1] for line in lines if line.startswith("Statement ")]


def pool(count: int, topics: int, folder: Path) -> dict[str, Listed]:
    return listed(read_banks([write(folder, count, topics)]))


def test_what_is_due_comes_first_and_new_questions_get_the_room_that_it_leaves(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    know(tmp_path / "data", folder, {f"q{number}": 30 for number in range(20)})
    assert all(int(name[1:]) < 20 for name in asked(allquiz, "--bank", folder, "--seed", 1))
    know(tmp_path / "data", folder, {f"q{number}": 0 for number in range(13)})
    names = asked(allquiz, "--bank", folder, "--seed", 1)
    assert len([name for name in names if 13 <= int(name[1:]) < 20]) == 7
    assert len([name for name in names if int(name[1:]) >= 20]) == 3


def test_the_most_overdue_for_its_interval_comes_first(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    know(data, folder, {"q1": 40, "q2": 12})
    know(data, folder, {"q1": 38})  # now known for eleven days, and due for weeks
    now = datetime.now(UTC)
    with Store(data) as store:
        assert list(store.knowledge.due(now)) == ["n/q2", "n/q1"]


def test_a_question_asked_again_and_again_rests_before_it_is_asked_once_more(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    for ago in range(14, 1, -1):
        know(tmp_path / "data", folder, {"q1": ago}, score=0)
    know(tmp_path / "data", folder, {"q2": 30})
    names = asked(allquiz, "--bank", folder)
    assert "q2" in names
    assert "q1" not in names
    assert "q1" in asked(allquiz, "--due", "--bank", folder)  # asked for, it comes


def test_who_knows_all_is_not_asked_the_same_ten_again(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    know(tmp_path / "data", folder, {f"q{number}": 1 for number in range(60)})
    done = allquiz("quiz", "--bank", folder, "--plain", stdin="t\n" * 10)
    assert done.returncode == 0  # half of the time until they are due has gone by
    know(tmp_path / "data", folder, {f"q{number}": 0 for number in range(60)})
    end = allquiz("quiz", "--bank", folder, "--plain")
    assert end.returncode == 2
    assert "nothing is due before" in end.stderr
    assert "allquiz quiz TOPIC" in end.stderr
    assert allquiz("quiz", "topic-1", "--bank", folder, "--plain").returncode == 0


def test_practice_is_said_where_all_is_known_and_nothing_due(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    def said(*own: object) -> str:
        return allquiz("quiz", "--bank", folder, "--plain", *own).stderr

    for ago in (8, 6):  # the next time in eleven days
        know(tmp_path / "data", folder, {f"q{number}": ago for number in range(60)})
    assert "you have met every question: practice ahead of time" in said()
    assert "practice" not in said("-n", 5)  # who says how many has chosen
    write(folder, 61, 3)
    allquiz("config", "set", "new_per_day", 0)
    assert "today's new questions are met: practice ahead of time" in said()
    know(tmp_path / "data", folder, {"q3": 0}, score=0, confidence="sure")
    assert "practice" not in said()  # q3 is asked again


def test_neighbours_are_on_different_topics(tmp_path: Path) -> None:
    questions = pool(60, 3, tmp_path / "banks")
    due = [f"n/q{number}" for number in range(20)]  # a topic after the other
    for seed in range(50):
        record = Record(due=due, seen=set(due))
        chosen = mix(questions, 12, record, random.Random(seed), new=None, gently=False)
        topics = [question.topic for question in chosen]
        assert len(chosen) == 12
        assert all(one != other for one, other in itertools.pairwise(topics)), seed


def test_one_topic_beside_a_crowded_one_is_spread_out(tmp_path: Path) -> None:
    questions = pool(60, 3, tmp_path / "banks")
    crowded = [name for name in questions if questions[name].topic == "topic-0"][:5]
    others = [name for name in questions if questions[name].topic != "topic-0"][:4]
    for seed in range(50):
        record = Record(due=[*crowded, *others], seen=questions.keys())
        chosen = mix(questions, 9, record, random.Random(seed), new=0, gently=False)
        assert [q.topic == "topic-0" for q in chosen] == [True, False] * 4 + [True], seed


def test_the_most_overdue_come_before_the_less(allquiz: Run, tmp_path: Path, folder: Path) -> None:
    ages = {f"q{number}": 10.0 + number for number in range(60)}
    know(tmp_path / "data", folder, ages)
    names = asked(allquiz, "--bank", folder)
    assert sorted(names) == sorted(f"q{number}" for number in range(50, 60))


def test_sure_but_wrong_comes_back_first(allquiz: Run, tmp_path: Path, folder: Path) -> None:
    know(tmp_path / "data", folder, {f"q{number}": 40 for number in range(30)})
    know(tmp_path / "data", folder, {"q50": 0, "q40": 0.001}, score=0, confidence="sure")
    know(tmp_path / "data", folder, {"q51": 0}, score=0, confidence="guess")
    assert asked(allquiz, "--bank", folder)[:2] == ["q40", "q50"]


def test_due_new_missed_and_flagged_ask_just_those(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    know(tmp_path / "data", folder, {f"q{number}": 30 for number in range(3)})
    know(tmp_path / "data", folder, {"q7": 30})
    know(tmp_path / "data", folder, {"q7": 20})
    know(tmp_path / "data", folder, {"q7": 0}, score=0)  # a lapse: due in ten minutes
    know(tmp_path / "data", folder, {f"q{number}": 0 for number in range(10, 60)})
    bank = ("--bank", folder, "-n", 100)
    assert sorted(asked(allquiz, "--due", *bank)) == ["q0", "q1", "q2"]
    assert sorted(asked(allquiz, "--new", *bank)) == ["q3", "q4", "q5", "q6", "q8", "q9"]
    assert asked(allquiz, "--missed", *bank) == ["q7"]
    allquiz("quiz", "--bank", folder, "--only", "q12", "--plain", stdin=":f\n:q\n")
    assert asked(allquiz, "--flagged", *bank) == ["q12"]


@pytest.mark.parametrize("which", ["--due", "--new", "--missed", "--flagged", "--confused"])
def test_one_choice_excludes_the_others(allquiz: Run, folder: Path, which: str) -> None:
    other = "--new" if which != "--new" else "--due"
    result = allquiz("quiz", which, other, "--bank", folder)
    assert result.returncode == 2
    assert which in result.stderr
    assert other in result.stderr


def test_when_nothing_is_due_it_says_when_something_will_be(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    assert "nothing is due\n" in allquiz("quiz", "--due", "--bank", folder).stderr  # nothing known
    know(tmp_path / "data", folder, {"q1": 0})
    result = allquiz("quiz", "--due", "--bank", folder)
    assert result.returncode == 2
    assert "nothing is due before 20" in result.stderr
    for which in ("--due", "--confused"):
        said = allquiz("quiz", which, "--bank", folder).stderr
        assert f"`allquiz quiz --new --bank {folder}`" in said


@pytest.mark.parametrize("which", [(), ("--due",), ("--missed",), ("--confused",), ("--exam",)])
def test_a_bank_without_a_sound_question_is_said_whatever_is_asked_for(
    allquiz: Run, tmp_path: Path, which: tuple[str, ...]
) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text("title: T\ntopic: t\nquestions:\n  - {id: a}\n")
    refused = allquiz("quiz", *which, "--bank", bank, "--plain")
    assert refused.returncode == 2
    assert "there is no question to ask" in refused.stderr
    assert f"allquiz check --bank {bank}" in refused.stderr


class TestTheShareOfADay:
    def test_of_new_questions_is_kept(self, allquiz: Run, tmp_path: Path, folder: Path) -> None:
        allquiz("config", "set", "new_per_day", 4)
        know(tmp_path / "data", folder, {f"q{number}": 30 for number in range(4)})
        know(tmp_path / "data", folder, {"q4": 0})
        names = asked(allquiz, "--bank", folder)
        assert sum(int(name[1:]) > 4 for name in names) == 3
        assert len(names) == 7  # and the four due; q4 was asked just now

    def test_ends_with_how_to_go_on_for_an_eager_learner(
        self, allquiz: Run, tmp_path: Path, folder: Path
    ) -> None:
        allquiz("config", "set", "new_per_day", 3)
        know(tmp_path / "data", folder, {f"q{number}": 0 for number in range(12)})
        result = allquiz("quiz", "--bank", folder, "--plain")
        assert result.returncode == 2
        assert "Note: you have met today's share of new questions" in result.stderr
        assert "allquiz quiz --new" in result.stderr
        assert allquiz("quiz", "--new", "--bank", folder, "--plain").returncode == 0

    @pytest.mark.parametrize("own", [("--new",), ("-n", "10"), ("topic-1",)])
    def test_does_not_bind_who_chooses(self, allquiz: Run, folder: Path, own: tuple[str]) -> None:
        allquiz("config", "set", "new_per_day", 0)
        assert len(asked(allquiz, *own, "--bank", folder)) == 10

    def test_leaves_nothing_to_ask_only_where_nothing_is_known(
        self, allquiz: Run, folder: Path
    ) -> None:
        allquiz("config", "set", "new_per_day", 0)
        result = allquiz("quiz", "--bank", folder)
        assert result.returncode == 2
        assert "allquiz quiz --new" in result.stderr


class TestACorrectedKey:
    TOLD = "The key of this question was corrected since you answered it."

    def test_comes_up_again_and_is_told(self, allquiz: Run, tmp_path: Path, folder: Path) -> None:
        know(tmp_path / "data", folder, {f"q{number}": 0 for number in range(60)})
        assert self.TOLD not in allquiz("quiz", "--bank", folder, "--plain").stdout
        file = folder / "topic-2.yaml"
        file.write_text(
            file.read_text().replace("Statement 8., answer: true", "Statement 8., answer: false")
        )
        assert asked(allquiz, "--due", "--bank", folder) == ["q8"]
        shown = allquiz("quiz", "--bank", folder, "--plain", stdin="f\n").stdout
        assert shown.index(self.TOLD) < shown.index("Statement 8.")
        assert "✓" in shown
        assert allquiz("quiz", "--due", "--bank", folder).returncode == 2
        allquiz("history", "undo")
        assert asked(allquiz, "--due", "--bank", folder) == ["q8"]

    def test_is_told_on_resuming(self, allquiz: Run, tmp_path: Path, folder: Path) -> None:
        know(tmp_path / "data", folder, {"q8": 0})
        assert self.TOLD not in allquiz("quiz", "--bank", folder, "--only", "q8", "--plain").stdout
        file = folder / "topic-2.yaml"
        file.write_text(
            file.read_text().replace("Statement 8., answer: true", "Statement 8., answer: false")
        )
        assert self.TOLD in allquiz().stdout

    def test_is_found_in_imported_answers(self, allquiz: Run, tmp_path: Path, folder: Path) -> None:
        know(tmp_path / "other", folder, {"q8": 0}, key_revision="another")
        export = allquiz("history", "export", ALLQUIZ_DATA_DIR=str(tmp_path / "other")).stdout
        (tmp_path / "other.jsonl").write_text(export)
        know(tmp_path / "data", folder, {"q9": 0})
        allquiz("quiz", "--bank", folder, "--plain")
        allquiz("history", "import", "other.jsonl")
        assert asked(allquiz, "--due", "--bank", folder) == ["q8"]

    def test_is_none_where_more_wordings_are_taken(self, allquiz: Run, tmp_path: Path) -> None:
        bank = tmp_path / "mine.yaml"
        bank.write_text(
            "title: T\ntopic: t\nnamespace: n\nquestions:\n"
            "  - {id: q, type: short_answer, stem: Where?, answer: bone marrow}\n"
        )
        allquiz("quiz", "--bank", bank, stdin="bone marrow\n")
        bank.write_text(bank.read_text().replace("bone marrow}", "bone marrow, accept: [marrow]}"))
        assert allquiz("quiz", "--due", "--bank", bank).returncode == 2
        bank.write_text(bank.read_text().replace("answer: bone marrow", "answer: spleen"))
        assert self.TOLD in allquiz("quiz", "--due", "--bank", bank).stdout

    def test_is_none_where_a_comma_was_mended(
        self, allquiz: Run, tmp_path: Path, folder: Path
    ) -> None:
        know(tmp_path / "data", folder, {"q8": 0})
        allquiz("quiz", "--bank", folder, "--plain")
        file = folder / "topic-2.yaml"
        file.write_text(file.read_text().replace("Statement 8.", "Statement 8,"))
        result = allquiz("quiz", "--due", "--bank", folder)
        assert (result.returncode, result.stdout) == (2, "")


def test_a_new_learner_meets_nothing_grave_in_the_first_ten(allquiz: Run) -> None:
    stems = {question.stem: question for question in shipped_bank().questions}
    met: list[AnyQuestion] = []
    for count in (4, 10):  # the first quiz is left after four
        out = allquiz("quiz", "--plain", "--seed", 5, stdin=":x\n" * count).stdout
        met += [stems[line] for line in out.splitlines() if line in stems][:count]
    first = list({question.name: question for question in met}.values())[:10]
    assert len(first) == 10
    assert not any("outlook" in question.tags for question in first)


def test_a_new_learner_who_chooses_a_topic_meets_nothing_grave_at_first_either(
    allquiz: Run,
) -> None:
    stems = {question.stem: question for question in shipped_bank().questions}
    for seed in range(4):
        out = allquiz("quiz", "key-statistics", "--plain", "--seed", seed, stdin=":s\n" * 10).stdout
        asked = [stems[line] for line in out.splitlines() if line in stems]
        assert len(asked) == 10
        assert not any("outlook" in question.tags for question in asked)


def test_who_asks_for_questions_on_outlook_gets_them(allquiz: Run) -> None:
    stems = {question.stem: question for question in shipped_bank().questions}
    out = allquiz("quiz", "--tag", "outlook", "--plain", stdin=":s\n" * 10).stdout
    asked = [stems[line] for line in out.splitlines() if line in stems]
    assert asked
    assert all("outlook" in question.tags for question in asked)


def test_undo_goes_back_through_a_resumed_quiz(allquiz: Run, tmp_path: Path, folder: Path) -> None:
    stdin = "t\nt\nt\n:q\n"
    allquiz("quiz", "-n", 5, "--bank", folder, "--plain", stdin=stdin)
    with Store(tmp_path / "data") as store:
        assert len(store.knowledge.answered_keys()) == 3
    shown = allquiz(stdin="t\n:u\n:u\n:u\n:u\n:u\n:q\n").stdout
    assert "Question 1 of 5" in shown
    assert "There is no answer of this quiz" in shown
    with Store(tmp_path / "data") as store:
        assert store.knowledge.answered_keys() == {}
    entries = [
        json.loads(line) for line in allquiz("history", "export", "--all").stdout.splitlines()
    ]
    assert [entry["kind"] for entry in entries].count("undo") == 4
    assert allquiz("doctor").returncode == 0
