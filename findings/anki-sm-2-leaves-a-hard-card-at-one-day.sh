#!/usr/bin/env bash
# A card that was forgotten often has its ease at the floor of 1.3. anki-sm-2, "Anki's SM-2", makes of an interval of one day
# and a Good the rounded 1.3 days: one, and so each day for ever, however often it is known. Anki itself lets no interval of a
# known card stay as it was: each Good is at least a day longer than a Hard, and each Hard than the interval before.
#
# Seen with anki-sm-2 0.2.0 and anki 26.9.3 (FSRS off; one day, ease 1.3, then Good when due, six times):
#   anki-sm-2: 1 1 1 1 1 1
#   anki: each longer than the one before
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check anki-sm-2==0.2.0 anki==26.9.3
cat > good.py <<'END'
from datetime import UTC, datetime

import anki_sm_2
from anki.collection import Collection
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

scheduler, rating = anki_sm_2.Scheduler(), anki_sm_2.Rating
card = anki_sm_2.Card()
answers = [rating.Good, rating.Good, *[rating.Again, rating.Good] * 6]  # learned, then six lapses
now = datetime(2026, 3, 2, tzinfo=UTC)
for answer in answers:
    card, _ = scheduler.review_card(card, answer, now)
    now = card.due
assert (card.ease, card.current_interval) == (1.3, 1)
intervals = []
for _ in range(6):
    card, _ = scheduler.review_card(card, rating.Good, card.due)
    intervals.append(card.current_interval)
print("anki-sm-2:", *intervals)

col = Collection("learner.anki2")
col.set_config("fsrs", False)
note = col.new_note(col.models.by_name("Basic"))
note["Front"], note["Back"] = "imatinib", "ABL1"
col.add_note(note, 1)
card = note.cards()[0]
card.type, card.queue, card.ivl, card.factor = CARD_TYPE_REV, QUEUE_TYPE_REV, 1, 1300
intervals = [card.ivl]
for _ in range(6):
    card.due = col.sched.today
    col.update_card(card)
    card.ivl = col._backend.get_scheduling_states(card.id).good.normal.review.scheduled_days
    intervals.append(card.ivl)
pairs = zip(intervals, intervals[1:], strict=False)
print("anki:", "each longer than the one before" if all(a < b for a, b in pairs) else intervals)
col.close()
END
env/bin/python good.py | tee seen
diff seen - <<'END'
anki-sm-2: 1 1 1 1 1 1
anki: each longer than the one before
END
