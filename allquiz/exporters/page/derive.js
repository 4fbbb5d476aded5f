// What the answers come to: store/derive.py and model/days.py once more, over the same lines that
// `allquiz history export --all` writes.

const DAY = 86_400_000_000, EPOCH_DAY = 719_163, DAY_STARTS = 4;  // microseconds, ordinal, hour
const AHEAD = 7 * DAY;  // what is dated later waits until then
const EVENTS = ["undo", "forget", "flag", "unflag", "override"];
const OTHERS = ["quiz", "clock", "draft", "finished", "shown", "torn"];
const TIME = /^(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?(Z|[+-]\d\d:?\d\d(?::?\d\d)?)?$/i;

// A time as microseconds since 1970 and the offset of its clock, in microseconds too.
function moment(text) {
  const match = TIME.exec(text);
  if (!match) throw new TypeError("time");
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0));
  const [, sign, h, m, s] = /^([+-])(\d\d):?(\d\d):?(\d\d)?$/.exec(match[8] ?? "") ?? [];
  const seconds = sign ? (sign === "-" ? -1 : 1) * (h * 3600 + m * 60 + Number(s ?? 0)) : 0;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + Number((match[7] ?? "").padEnd(6, "0").slice(0, 6));
  const offset = seconds * 1_000_000;
  return { at: wall - offset, offset };
}
const dayAt = (at, offset) => Math.floor((at + offset - DAY_STARTS * 3_600_000_000) / DAY) + EPOCH_DAY;
const offsetOf = milliseconds => -new Date(milliseconds).getTimezoneOffset() * 60_000_000;

// The entry of a line; null for what says nothing of what is known. Throws what it can't read.
function entryOf(line) {
  const entry = JSON.parse(line), isText = value => typeof value === "string" && value !== "";
  if (OTHERS.includes(entry?.kind)) return null;
  const isScore = score => typeof score === "number" && score >= 0 && score <= 1;
  const sound = entry.kind === "answer"
    ? [entry.id, entry.question, entry.revision, entry.key_revision].every(isText)
      && isScore(entry.score) && RATINGS.includes(entry.rating)
    : EVENTS.includes(entry.kind) && isText(entry.id) && isText(entry.target)
      && (entry.kind !== "override" || isScore(entry.score));
  if (!sound) throw new TypeError("entry");
  return { ...entry, ...moment(entry.answered_at ?? entry.at), line };
}

// Of two lines with one id the later counts; of two of one time the one that is greater in the field where
// they first differ (store/rows.py, `keep`).
const rank = entry => entry.kind === "answer"
  ? [entry.at, "", entry.question, entry.offset / 1_000_000, entry.key_revision,
    entry.response == null ? "" : JSON.stringify(entry.response), entry.score, entry.rating, entry.confidence ?? "", entry.session ?? ""]
  : [entry.at, entry.kind, entry.target, 0, "", "", entry.kind === "override" ? entry.score : 0, "", "", ""];
function isLater(one, other) {
  const [ours, theirs] = [rank(one), rank(other)], at = ours.findIndex((each, n) => each !== theirs[n]);
  return at >= 0 && ours[at] > theirs[at];
}

const inOrder = (a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

// What is known of each question at a time in milliseconds, and which carry a flag.
function derive(entries, now) {
  const until = now * 1000 + AHEAD, answers = [], undone = new Set(), overridden = new Map(), forgotten = new Map();
  const flagged = new Set(), known = new Map();
  for (const entry of [...entries].sort(inOrder)) {
    if (entry.kind === "answer") answers.push(entry);
    else if (entry.kind === "undo") undone.add(entry.target);
    else if (entry.kind === "override") overridden.set(entry.target, entry.score);
    else if (entry.at > until) continue;
    else if (entry.kind === "forget") forgotten.set(entry.target, entry.at);
    else if (entry.kind === "flag") flagged.add(entry.target);
    else flagged.delete(entry.target);
  }
  const counted = [];
  for (const answer of answers) {
    if (undone.has(answer.id) || answer.at > until || answer.at <= (forgotten.get(answer.question) ?? -Infinity)) continue;
    const score = overridden.get(answer.id) ?? answer.score;
    const rating = score === answer.score ? answer.rating : ratingOf(score);
    const before = known.get(answer.question), day = dayAt(answer.at, answer.offset);
    const memory = review(before?.memory ?? null, rating, day);
    counted.push({ question: answer.question, score, day, session: answer.session, id: answer.id });
    known.set(answer.question, {
      memory, due: dueAt(memory, answer), last: answer.at, firstDay: before?.firstDay ?? day,
      seen: (before?.seen ?? 0) + 1, points: (before?.points ?? 0) + score, score,
      confidence: answer.confidence ?? null, keyRevision: answer.key_revision,
    });
  }
  return { known, flagged, counted };
}
const dueAt = (memory, last) => memory.wait ? last.at + memory.wait * 1_000_000
  : (memory.due - EPOCH_DAY) * DAY + DAY_STARTS * 3_600_000_000 - last.offset;
