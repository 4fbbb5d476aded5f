#!/usr/bin/env bash
# A learner studies ahead, answers a card days before it is due, and takes the answer back as a slip. ts-fsrs's "rollback"
# gives the card its memory back but not its date: its log holds the last review where the name says "due", and the undone
# answer's own time is put for the due date. The card, due in two weeks, is due at once, as it is after each undone answer; and
# one that was overdue is not any more, so that it waits behind the rest.
#
# Seen with ts-fsrs 5.4.2 (fuzz off; a card answered Again and taken back):
#   before: due 2026-03-19
#   answered on 2026-03-05: due 2026-03-05 after it is taken back, memory as before: true
#   answered on 2026-04-20: due 2026-04-20 after it is taken back, memory as before: true
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2 >/dev/null
cat > undo.mjs <<'END'
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
const date = (day) => new Date(`${day}T10:00:00Z`);
let before = scheduler.next(createEmptyCard(date("2026-03-02")), date("2026-03-02"), Rating.Good).card;
before = scheduler.next(before, before.due, Rating.Good).card;
console.log(`before: due ${before.due.toISOString().slice(0, 10)}`);
for (const day of ["2026-03-05", "2026-04-20"]) {
  const { card, log } = scheduler.next(before, date(day), Rating.Again);
  const after = scheduler.rollback(card, log);
  const same = ["stability", "difficulty", "reps", "lapses", "state"].every((name) => after[name] === before[name]);
  console.log(`answered on ${day}: due ${after.due.toISOString().slice(0, 10)} after it is taken back, memory as before: ${same}`);
}
END
node undo.mjs | tee seen
diff seen - <<'END'
before: due 2026-03-19
answered on 2026-03-05: due 2026-03-05 after it is taken back, memory as before: true
answered on 2026-04-20: due 2026-04-20 after it is taken back, memory as before: true
END
