#!/usr/bin/env bash
# Asked how likely a card is to be recalled, ts-fsrs answers by default with a text ("99.29%"). Compared to put the
# most forgettable first, as a quiz does, texts go by their signs: "100.00%" comes before "77.44%", so that the card
# answered today is asked before the one that is due. (A third argument, false, asks for the number.)
#
# Seen with ts-fsrs 5.4.2 (both cards answered Good; one now, one ten days ago):
#   text: today 100.00%, then ten days ago 77.44%
#   number: ten days ago 0.7744, then today 1.0000
set -euo pipefail
folder=$(mktemp -d) && trap 'rm -rf "$folder"' EXIT && cd "$folder"
npm install --silent --no-audit --no-fund ts-fsrs@5.4.2 >/dev/null
cat > order.mjs <<'END'
import { createEmptyCard, fsrs, Rating } from "ts-fsrs";
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });
const now = new Date("2026-03-12T12:00:00Z");
const answered = (at) => scheduler.next(createEmptyCard(at), at, Rating.Good).card;
const cards = { today: answered(now), "ten days ago": answered(new Date("2026-03-02T12:00:00Z")) };
for (const asText of [true, false]) {
  const rows = Object.entries(cards).map(([name, card]) => [scheduler.get_retrievability(card, now, asText), name]);
  rows.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  const shown = rows.map(([value, name]) => `${name} ${asText ? value : value.toFixed(4)}`);
  console.log(`${asText ? "text" : "number"}: ${shown.join(", then ")}`);
}
END
node order.mjs | tee seen
diff seen - <<'END'
text: today 100.00%, then ten days ago 77.44%
number: ten days ago 0.7744, then today 1.0000
END
