"""Work that several processes share."""

import os
import subprocess
import sys
import threading
from functools import partial

import pytest

from allquiz import processes
from allquiz.processes import spread
from tests.cli.tasks import by_whom, ends_as_it_writes, ends_its_process, fails


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)


def test_items_are_shared_out_and_come_back_in_order() -> None:
    made = list(spread(by_whom, range(20), size=2**30))
    assert [number for number, _ in made] == list(range(20))
    assert os.getpid() not in {process for _, process in made}


def test_a_thread_beside_is_no_hindrance() -> None:
    done = threading.Event()
    threading.Thread(target=done.wait).start()
    made = list(spread(by_whom, range(2), size=2**30))
    done.set()
    assert [number for number, _ in made] == [0, 1]
    assert os.getpid() not in {process for _, process in made}


def test_a_little_work_is_done_here() -> None:
    assert {process for _, process in spread(by_whom, range(6), size=1000)} == {os.getpid()}


def test_one_processor_does_it_all_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert {process for _, process in spread(by_whom, range(6), size=2**30)} == {os.getpid()}


def test_what_a_killed_process_was_at_is_done_here() -> None:
    task = partial(ends_its_process, parent=os.getpid())
    assert list(spread(task, range(12), size=2**30)) == list(range(12))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are written in another way there")
def test_nobody_waits_for_a_process_that_was_killed_as_it_wrote() -> None:
    task = partial(ends_as_it_writes, parent=os.getpid())
    assert list(spread(task, range(12), size=2**30)) == list(range(12))


def test_an_error_is_raised_here_at_its_item() -> None:
    made = spread(fails, range(12), size=2**30)
    assert [next(made) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="3"):
        next(made)


def test_who_stops_listening_leaves_no_process_behind() -> None:
    made = spread(by_whom, range(12), size=2**30)
    _, process = next(made)
    made.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_who_is_killed_leaves_no_process_behind() -> None:
    begun = """
import time
from allquiz import processes
processes.processors = lambda: 2
if __name__ == "__main__":
    for _ in processes.spread(time.sleep, [0, 60, 60], 2**30):
        print("begun", flush=True)
"""
    program = subprocess.Popen([sys.executable, "-c", begun], stdout=subprocess.PIPE)
    with program:
        assert program.stdout
        assert program.stdout.readline().strip() == b"begun"
        program.kill()
        program.communicate(timeout=30)  # until nobody could write there any more
