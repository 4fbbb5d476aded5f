#!/usr/bin/env bash
# The same two answers, Good at 20:00 and Good at 19:59 on the next evening, give another memory in each
# of three packages that carry the same model (FSRS-6, same weights): py-fsrs counts spans of 24 hours, so
# that the second answer is one of the same day; ts-fsrs counts dates, and Anki days from its rollover.
#
# Seen with fsrs 6.3.2, ts-fsrs 5.4.2, anki 26.9.3 (each answered once at 20:00 as a new card, and again
# the next day at 19:59, learning steps off):
#   py-fsrs 2.3065
#   ts-fsrs 7.3153
#   anki 7.3153   (one day between the two, whatever the clock says)
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
python3 -m venv env && env/bin/pip install --quiet --disable-pip-version-check fsrs==6.3.2 anki==26.9.3
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2 >/dev/null

cat > one.py <<'END'
from datetime import UTC, datetime
from fsrs import Card, Rating, Scheduler
scheduler = Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
first = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
card, _ = scheduler.review_card(Card(card_id=1, due=first), Rating.Good, first)
card, _ = scheduler.review_card(card, Rating.Good, datetime(2026, 3, 3, 19, 59, tzinfo=UTC))
print(f"py-fsrs {card.stability:.4f}")
END
cat > two.mjs <<'END'
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
const first = new Date("2026-03-02T20:00:00Z");
const { card } = scheduler.next(createEmptyCard(first), first, Rating.Good);
const second = scheduler.next(card, new Date("2026-03-03T19:59:00Z"), Rating.Good);
console.log("ts-fsrs " + second.card.stability.toFixed(4));
END
cat > three.py <<'END'
import time
from anki.collection import Collection
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV

col = Collection("three.anki2")
col.set_config("fsrs", True)
note = col.new_note(col.models.by_name("Basic"))
note["Front"], note["Back"] = "front", "back"
col.add_note(note, 1)
card = note.cards()[0]
# The log of reviews, as Anki keeps it: the newer at one minute before the same hour of the next day.
evening = (col.sched.day_cutoff - 6 * 3600) * 1000  # some hour that is not near the rollover
times = (evening - 2 * 86_400_000, evening - 86_400_000 - 60_000)
for at, kind in zip(times, (0, 1), strict=True):
    col.db.execute("insert into revlog values (?,?,-1,3,1,1,2500,1000,?)", at, card.id, kind)
card.type, card.queue, card.ivl, card.due = CARD_TYPE_REV, QUEUE_TYPE_REV, 1, col.sched.today
col.update_card(card)
print(f"anki {col.compute_memory_state(card.id).stability:.4f}")
col.close()
END
env/bin/python one.py >seen
node two.mjs >>seen
env/bin/python three.py >>seen
cat seen
diff seen - <<'END'
py-fsrs 2.3065
ts-fsrs 7.3153
anki 7.3153
END
