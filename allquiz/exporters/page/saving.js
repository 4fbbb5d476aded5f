// What is written down: answers and what is said of them, kept twice as store.js tells; and taken along.

// Lines by their ids, and an exam, that could not be kept: said on every screen where it matters, and the browser asks
// whether to leave them.
const trouble = el("p", { class: "problem", role: "status" }), unkept = new Set();
const tell = (keys, isKept) => {
  for (const key of keys) if (isKept) unkept.delete(key); else unkept.add(key);
  trouble.textContent = local && unkept.size ? say(unkept.has(EXAM) ? "full_exam" : "full") : "";
  onbeforeunload = unkept.size ? event => event.preventDefault() : null;
};

// The time now as it is written, with its offset from UTC: later than any before, and than `after`.
let written = 0;  // microseconds
function stamp(after = 0) {
  written = Math.max(Date.now() * 1000, written + 1, after + 1);
  const milliseconds = Math.floor(written / 1000), minutes = -new Date(milliseconds).getTimezoneOffset();
  const two = n => String(n).padStart(2, "0"), ahead = Math.abs(minutes);
  const wall = new Date(milliseconds + minutes * 60_000).toISOString().replace("Z", String(written % 1000).padStart(3, "0"));
  return `${wall}${minutes < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}

function answerEntry(question, response, verdict, rating, duration, session, confidence = null, id = identity()) {
  return { kind: "answer", id, question: question.name, revision: question.revision,
    key_revision: question.keyRevision, answered_at: stamp(lastOf(question.name)), response, score: verdict.score,
    confidence, rating, duration_ms: Math.max(0, Math.round(duration)), session, learner: null };
}
const event = (kind, target, more = {}) => record({ kind, id: identity(), target, at: stamp(lastOf(target)), ...more });
// When something last happened to a question or an answer: what happens now comes after it.
function lastOf(target) {
  let last = 0;
  for (const entry of store.entries.values())
    if ((entry.question === target || entry.target === target) && entry.at <= Date.now() * 1000 + AHEAD) last = Math.max(last, entry.at);
  return last;
}

// Add an entry, and save it.
function record(entry) {
  const line = JSON.stringify(entry);
  take(line);
  const isKept = remember(LINE + entry.id, line);
  archive([[entry.id, line]]).then(() => tell([entry.id], true), () => tell([entry.id], isKept));
}
// Lines by their ids; a quiz, an exam and the settings, which must outlive all that lines do, by their names.
async function archive(lines) {
  const writing = (await database()).transaction("lines", "readwrite", { durability: "strict" });
  for (const [id, line] of lines) writing.objectStore("lines").put(line, id);
  return new Promise((done, fail) => { writing.oncomplete = done; writing.onabort = fail; });
}
// Bring the two to the same; whether more is known now than when the first question was chosen, be it
// from IndexedDB or from another tab. Few lines lie in localStorage as well, where they are found at
// once; many would fill it.
async function catchUp() {
  const there = new Set(await got((await archived()).getAllKeys()));
  for (const id of there) if (!store.entries.has(id)) take(await got((await archived()).get(id)));
  const all = [...store.entries.values()].map(({ id, line }) => [id, line]), missing = all.filter(([id]) => !there.has(id));
  if (missing.length) await archive(missing);
  const isKept = ([id, line]) => local?.getItem(LINE + id) === line || remember(LINE + id, line);
  if (all.length >= MANY || !all.every(isKept)) {
    // Only those: another tab's line may be on its way to IndexedDB.
    for (const [id, line] of all) if (local?.getItem(LINE + id) === line) forget(LINE + id);
    remember(ARCHIVED, "1");
  }
  return all.length > store.opened;
}

// What IndexedDB knows more of a quiz, an exam or the settings than was known, if so: localStorage was full, or
// lost with the browser. Then that is what is remembered.
async function recovered(key, known, counts = () => true) {
  const there = await got((await archived()).get(key)), found = JSON.parse(there ?? "null");
  if (!found || found.changed <= (known?.changed ?? 0) || !counts(found)) return null;
  remember(key, there);
  return found;
}

// It is over.
function putAway(key) {
  forget(key);
  archive([[key, "null"]]).catch(() => {});
}

// All lines, in order of time, for `allquiz history import`.
const exported = () => [...store.entries.values()].sort(inOrder).map(({ line }) => line + "\n").join("");

// The text in a file's bytes: UTF-8, or UTF-16 as PowerShell writes it. What is neither becomes a
// character that no line of JSON may hold.
function textIn(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2)), isWide = first === 0 || second === 0;  // a line begins with a brace
  const encoding = (first === 0xff && second === 0xfe) || (isWide && first) ? "utf-16le"
    : (first === 0xfe && second === 0xff) || isWide ? "utf-16be" : "utf-8";
  try { return new TextDecoder(encoding, { fatal: true }).decode(bytes); }
  catch { return new TextDecoder(encoding).decode(bytes).replaceAll("\ufffd", "\0"); }
}
// Take the lines of a file that can be read; how many were new, whether there was any, and the numbers of
// those that can't be.
function imported(bytes) {
  const fresh = new Set(), bad = [];
  let isHistory = false;
  for (const [number, line] of textIn(bytes).split("\n").entries()) {
    if (!line.trim()) continue;
    let entry;
    try { entry = entryOf(line.trim()); } catch { bad.push(number + 1); continue; }
    isHistory = true;
    if (took(entry)) fresh.add(entry.id);
  }
  const taken = [...fresh].map(id => [id, store.entries.get(id).line]);
  const isKept = store.entries.size < MANY && taken.every(([id, line]) => remember(LINE + id, line));
  archive(taken).then(catchUp).then(() => tell(store.entries.keys(), true), () => tell(fresh, isKept));
  return { added: taken.length, isHistory, bad };
}
