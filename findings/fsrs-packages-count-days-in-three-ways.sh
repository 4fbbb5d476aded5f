#!/usr/bin/env bash
# The same two answers, Good and Good again, and the days between them as three packages count them that carry the same model
# (FSRS-6, same weights): py-fsrs counts spans of 24 hours, ts-fsrs dates (of UTC), and Anki days from its rollover, at four in
# the morning. Answered at 20:00 and at 19:59 of the next evening, a card is known for one day in two of them and for none in
# one; answered at 20:00 and at 1:00 of that night, it is another one that stands alone. Where two agree says nothing.
#
# Seen with fsrs 6.3.2, ts-fsrs 5.4.2, anki 26.9.3 (the stability in days; 2.3 is that of two answers on one day):
#   the next evening: py-fsrs 2.3065, ts-fsrs 7.3153, anki 7.3153
#   the same night: py-fsrs 2.3065, ts-fsrs 7.3153, anki 2.3065
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2 anki==26.9.3
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2 >/dev/null

cat > one.py <<'END'
import sys
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
first = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
card, _ = scheduler.review_card(Card(card_id=1, due=first), Rating.Good, first)
card, _ = scheduler.review_card(card, Rating.Good, first + timedelta(minutes=int(sys.argv[1])))
print(f"py-fsrs {card.stability:.4f}")
END
cat > two.mjs <<'END'
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
const first = new Date("2026-03-02T20:00:00Z");
const { card } = scheduler.next(createEmptyCard(first), first, Rating.Good);
const second = scheduler.next(card, new Date(+first + process.argv[2] * 60_000), Rating.Good);
console.log("ts-fsrs " + second.card.stability.toFixed(4));
END
cat > three.py <<'END'
import sys

from anki.collection import Collection
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

col = Collection(f"after-{sys.argv[1]}.anki2")
col.set_config("fsrs", True)
note = col.new_note(col.models.by_name("Basic"))
note["Front"], note["Back"] = "front", "back"
col.add_note(note, 1)
card = note.cards()[0]
# The log of reviews, as Anki keeps it; its day ends at four, and 20:00 is eight hours before that.
evening = (col.sched.day_cutoff - 8 * 3600) * 1000 - 3 * 86_400_000
for minutes, kind in ((0, 0), (int(sys.argv[1]), 1)):
    col.db.execute("insert into revlog values (?,?,-1,3,1,1,2500,1000,?)", evening + minutes * 60_000, card.id, kind)
card.type, card.queue, card.ivl, card.due = CARD_TYPE_REV, QUEUE_TYPE_REV, 1, col.sched.today
col.update_card(card)
print(f"anki {col.compute_memory_state(card.id).stability:.4f}")
col.close()
END
for minutes in 1439 300; do
  told=$([ "$minutes" = 300 ] && echo "the same night" || echo "the next evening")
  echo "$told: $(env/bin/python one.py "$minutes"), $(node two.mjs "$minutes"), $(env/bin/python three.py "$minutes")"
done | tee seen
diff seen - <<'END'
the next evening: py-fsrs 2.3065, ts-fsrs 7.3153, anki 7.3153
the same night: py-fsrs 2.3065, ts-fsrs 7.3153, anki 2.3065
END
