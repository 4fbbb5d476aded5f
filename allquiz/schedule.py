"""When a question is due again: FSRS-6 over a learner's days.

The model: Ye, Su, Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling" (KDD 2022), in its sixth version with the default parameters; the formulas are those of
"The Algorithm" (Open Spaced Repetition, 2025). Learning steps of 1 and 10 minutes, 10 minutes after a
lapse, as in Anki. No random fuzz: the same answers give the same dates on every machine.

Our own arithmetic, since packages count spans of 24 hours and here days count; tests hold it to
py-fsrs, fsrs-rs and Anki's own.
"""

from math import exp

from allquiz.model.memory import DECAY, FACTOR, Memory, Phase, recall
from allquiz.model.review import RATINGS, Rating

RETENTION = 0.9  # the chance of recall at which a question is due
LONGEST = 36_500  # days
SHORTEST = 0.001  # days, of stability

# w0 to w19; w20 is the decay of the forgetting curve.
W = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666,
    0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658,
)  # fmt: skip
GRADES = {rating: grade for grade, rating in enumerate(RATINGS, start=1)}
STEPS = {"learning": (60, 600), "relearning": (600,)}  # seconds


def review(memory: Memory | None, rating: Rating, day: int, retention: float = RETENTION) -> Memory:
    """The memory after an answer on a day, an ordinal; `memory` is None before the first.

    An answer never counts for an earlier day than the one it follows.
    """
    grade = GRADES[rating]
    if memory is None:
        stability, difficulty, lapses = W[grade - 1], _within(_first_difficulty(grade)), 0
    else:
        day = max(day, memory.day)
        if day == memory.day:
            stability = _after_minutes(memory.stability, grade)
        else:
            stability = _after_days(memory, grade, day - memory.day)
        difficulty, lapses = _next_difficulty(memory.difficulty, grade), memory.lapses
    phase: Phase = memory.phase if memory else "learning"
    if phase == "review" and grade == 1:
        phase, lapses = "relearning", lapses + 1
    steps = STEPS.get(phase, ())
    step = (memory.step or 0) if memory else 0
    if not steps or grade == 4 or (grade == 3 and step + 1 >= len(steps)):
        interval = round(stability / FACTOR * (retention ** (1 / DECAY) - 1))
        due = day + min(max(interval, 1), LONGEST)
        return Memory("review", None, stability, difficulty, day, due, 0, lapses)
    step = 0 if grade == 1 else step + (grade == 3)
    wait = steps[step]
    if grade == 2 and step == 0:
        wait = sum(steps[:2]) // 2 if len(steps) > 1 else wait * 3 // 2
    return Memory(phase, step, stability, difficulty, day, day + 1, wait, lapses)


def rating_of(score: float) -> Rating:
    """How well a graded question was known: full marks are Good, anything less is Again.

    A hint does not lower it: the learner recalled the answer, and the hint is part of the question
    whenever it is asked again.
    """
    return "good" if score == 1 else "again"


def _after_minutes(stability: float, grade: int) -> float:
    """S' = S e^(w17 (G - 3 + w18)) S^-w19 on the same day; only Again makes it smaller."""
    growth = exp(W[17] * (grade - 3 + W[18])) * stability ** -W[19]
    return float(max(stability * (growth if grade == 1 else max(growth, 1.0)), SHORTEST))


def _after_days(memory: Memory, grade: int, days: int) -> float:
    """The stability after a review on another day: recalled, or forgotten."""
    stability, difficulty = memory.stability, memory.difficulty
    forgotten = 1 - recall(stability, days)
    if grade == 1:
        long = (
            W[11] * difficulty ** -W[12] * ((stability + 1) ** W[13] - 1) * exp(forgotten * W[14])
        )
        return float(max(min(long, stability / exp(W[17] * W[18])), SHORTEST))
    own = {2: W[15], 3: 1.0, 4: W[16]}[grade]
    growth = exp(W[8]) * (11 - difficulty) * stability ** -W[9] * (exp(forgotten * W[10]) - 1) * own
    return float(max(stability * (1 + growth), SHORTEST))


def _first_difficulty(grade: int) -> float:
    return W[4] - exp(W[5] * (grade - 1)) + 1


EASIEST = _first_difficulty(4)


def _next_difficulty(difficulty: float, grade: int) -> float:
    """Linear damping towards 10, and mean reversion towards the first difficulty of Easy."""
    damped = difficulty + (10 - difficulty) * W[6] * (3 - grade) / 9
    return _within(W[7] * EASIEST + (1 - W[7]) * damped)


def _within(difficulty: float) -> float:
    return min(max(difficulty, 1.0), 10.0)
