#!/usr/bin/env bash
# A card was answered once, is due in three days, and is forgotten when its learner comes back after a year. FSRS gives a forgotten
# card the less of two stabilities, that of a lapse and the one it had: however late, it comes back no later than before.
# femto-fsrs leaves the comparison out: the longer a learner stayed away, the longer the card that they forgot stays away again.
# ts-fsrs, with the same 19 numbers, holds it at three days.
#
# Seen with femto-fsrs 2.0.0 and ts-fsrs 5.4.2 (days until it is due at 90%: after Good, then after Again so many days later):
#   Again after 10: femto-fsrs 3.17 to 1.43, ts-fsrs 3.17 to 1.47
#   Again after 90: femto-fsrs 3.17 to 3.52, ts-fsrs 3.17 to 3.17
#   Again after 365: femto-fsrs 3.17 to 5.21, ts-fsrs 3.17 to 3.17
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund femto-fsrs@2.0.0 ts-fsrs@5.4.2 >/dev/null
cat > forget.mjs <<'END'
import { createRequire } from "node:module";
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
const { createDeck, Grade } = createRequire(import.meta.url)("femto-fsrs");
const w = [0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192, 1.01925, 1.9395, 0.11,
  0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621]; // femto-fsrs's own
console.debug = () => {};
const scheduler = fsrs({ w, enable_fuzz: false, enable_short_term: false });
const start = new Date("2026-03-02T10:00:00Z");
for (const days of [10, 90, 365]) {
  const deck = createDeck({ w });
  const femto = deck.newCard(Grade.GOOD);
  const ts = scheduler.next(createEmptyCard(start), start, Rating.Good).card;
  const forgotten = deck.gradeCard(femto, days, Grade.AGAIN).I;
  const late = new Date(+start + days * 86400000);
  const held = scheduler.next(ts, late, Rating.Again).card.stability;
  const two = (number) => number.toFixed(2);
  console.log(`Again after ${days}: femto-fsrs ${two(femto.I)} to ${two(forgotten)}, ts-fsrs ${two(ts.stability)} to ${two(held)}`);
}
END
node forget.mjs 2>/dev/null | grep '^Again' | tee seen
diff seen - <<'END'
Again after 10: femto-fsrs 3.17 to 1.43, ts-fsrs 3.17 to 1.47
Again after 90: femto-fsrs 3.17 to 3.52, ts-fsrs 3.17 to 3.17
Again after 365: femto-fsrs 3.17 to 5.21, ts-fsrs 3.17 to 3.17
END
