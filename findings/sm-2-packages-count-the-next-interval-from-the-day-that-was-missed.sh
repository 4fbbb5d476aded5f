#!/usr/bin/env bash
# A card was due on 2 March; its learner comes back on 1 April and knows it. The next interval of SM-2 (and of Leitner's boxes and
# FSRS) begins with that answer. sm-2 and spacedreppy count it from the day on which the card should have been asked: six days
# after 2 March are past too, so the card is due again at once, and each answer within the same minute counts as another
# success on its day. Six days become 38 in one sitting; a card forgotten late is asked 31 times. On its day all is well.
#
# Seen with sm-2 0.3.0, spacedreppy 0.5.0 and supermemo2 3.0.1 (the intervals given within one minute, until it is due no more):
#   answered on its day: sm-2 6, spacedreppy 6, supermemo2 6
#   answered 30 days late: sm-2 6 15 38, spacedreppy 6 15 38, supermemo2 6
#   spacedreppy's boxes, 30 days late: 7 14 30
#   spacedreppy's FSRS, forgotten 30 days late: asked 31 times
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check sm-2==0.3.0 spacedreppy==0.5.0 supermemo2==3.0.1
cat > late.py <<'END'
from datetime import datetime, timedelta

from sm_2 import Card, Scheduler
from spacedreppy import FSRSScheduler, LeitnerScheduler, SM2Scheduler
from supermemo2 import first_review, review

FIRST = datetime(2026, 3, 1, 9)
GOOD = 4


def by_sm_2(late):
    card, _ = Scheduler.review_card(Card(due=FIRST), GOOD, FIRST)
    now, given = card.due + late, []
    while card.due <= now:
        card, _ = Scheduler.review_card(card, GOOD, now)
        given.append(card.I)
    return given


def by_spacedreppy(scheduler, grade, late):
    due, _ = scheduler.compute_next_due_interval(attempted_at=FIRST, result=grade)
    now, given = due + late, []
    while due <= now:
        due, interval = scheduler.compute_next_due_interval(attempted_at=now, result=grade)
        given.append(interval.days)
    return given


def by_supermemo2(late):
    card = first_review(GOOD, str(FIRST))
    now, given = datetime.fromisoformat(card["review_datetime"]) + late, []
    while datetime.fromisoformat(card["review_datetime"]) <= now:
        card = review(GOOD, card["easiness"], card["interval"], card["repetitions"], str(now))
        given.append(card["interval"])
    return given


for when, late in (("on its day", timedelta()), ("30 days late", timedelta(days=30))):
    packages = {
        "sm-2": by_sm_2(late),
        "spacedreppy": by_spacedreppy(SM2Scheduler(), GOOD, late),
        "supermemo2": by_supermemo2(late),
    }
    print(f"answered {when}:", ", ".join(f"{name} {' '.join(map(str, given))}" for name, given in packages.items()))
print("spacedreppy's boxes, 30 days late:", *by_spacedreppy(LeitnerScheduler(), 1, late))
print("spacedreppy's FSRS, forgotten 30 days late: asked", len(by_spacedreppy(FSRSScheduler(), 1, late)), "times")
END
env/bin/python late.py | tee seen
diff seen - <<'END'
answered on its day: sm-2 6, spacedreppy 6, supermemo2 6
answered 30 days late: sm-2 6 15 38, spacedreppy 6 15 38, supermemo2 6
spacedreppy's boxes, 30 days late: 7 14 30
spacedreppy's FSRS, forgotten 30 days late: asked 31 times
END
