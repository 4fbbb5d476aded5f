// Progress, as lines that are only ever added: `allquiz history` reads and writes the same.
//
// Each line is kept twice. localStorage takes it before the verdict is shown, an item of its own: two
// tabs never write over one another, a tab that is killed has lost nothing, and the next opening need
// wait for nothing. But it is written to disk seconds later: a browser that is killed whole, as a phone
// does it, forgets what was written last. Tried with Chromium 156 and Firefox 153, a page from file://
// and kill -9: after 0 and 2 seconds localStorage had lost the item in both, after 6 in neither;
// IndexedDB had it each time, once its transaction was complete (1 to 20 ms, once 173). Where localStorage
// is full, IndexedDB still takes lines; in a private window both last until it is closed. So IndexedDB
// takes each line as well, and what grows large only that. Where the browser lets nothing be kept, lines stay in
// memory and the page says so.

const LINE = "allquiz:line:", ARCHIVED = "allquiz:archived", MANY = 1500;

const store = { entries: new Map() };  // by id

const local = (() => { try { return localStorage; } catch { return null; } })();
const keysOf = prefix => local ? Object.keys(local).filter(key => key.startsWith(prefix)) : [];

// Whether the last line was kept, said on every screen where it matters.
const trouble = el("p", { class: "problem", role: "alert" });
const tell = (isKept, said = "full") => { trouble.textContent = isKept || !local ? "" : say(said); };

function take(line) {
  try { took(entryOf(line)); } catch { /* it stays where it is */ }
}
// Take an entry, unless what is there already counts; whether it was taken.
function took(entry) {
  const before = entry && store.entries.get(entry.id);
  if (!entry || (before && !isLater(entry, before))) return false;
  store.entries.set(entry.id, entry);
  store.stale = true;
  return true;
}

// Add an entry, and save it.
function record(entry) {
  const line = JSON.stringify(entry);
  take(line);
  const isKept = remember(LINE + entry.id, line);
  archive([[entry.id, line]]).then(() => tell(true), () => tell(isKept));
}
// Keep a small value, in memory where nothing else takes it; whether it could be kept.
const held = new Map();
function remember(key, value) {
  held.delete(key);
  try { local.setItem(key, value); return true; } catch { held.set(key, value); return false; }
}
// A small value as it was kept; null where there is none, or it can't be read.
function recalled(key) {
  try { return JSON.parse(held.get(key) ?? local.getItem(key)); } catch { return null; }
}
function forget(key) {
  held.delete(key);
  try { local.removeItem(key); } catch { /* it was never kept */ }
}

const database = once(() => new Promise((done, fail) => {
  const opening = indexedDB.open("allquiz", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("lines");
  opening.onsuccess = () => done(opening.result);
  opening.onerror = fail;
}));
// Lines by their ids; an exam, which must outlive all that lines do, by its name.
async function archive(lines) {
  const writing = (await database()).transaction("lines", "readwrite", { durability: "strict" });
  for (const [id, line] of lines) writing.objectStore("lines").put(line, id);
  return new Promise((done, fail) => { writing.oncomplete = done; writing.onabort = fail; });
}
const archived = async () => (await database()).transaction("lines").objectStore("lines");
const got = request => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = fail; });

// Read what is kept; calls `ready` when all is there, at once where nothing is in IndexedDB alone.
function openStore(ready) {
  for (const key of keysOf(LINE)) take(local.getItem(key));
  addEventListener("storage", event => { if (event.key?.startsWith(LINE) && event.newValue) take(event.newValue); });
  const begin = () => { store.opened = store.entries.size; ready(); };
  if (!recalled(ARCHIVED)) return begin();
  archived().then(lines => got(lines.getAll())).then(all => all.forEach(line => take(line)), () => {}).then(begin);
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
    remember(ARCHIVED, "1");
    keysOf(LINE).forEach(forget);
  }
  return all.length > store.opened;
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
  archive(taken).then(catchUp).then(() => tell(true), () => tell(isKept));
  return { added: taken.length, isHistory, bad };
}

// What is known now; gone through anew when a line was added.
function knowledge(now = Date.now()) {
  if (store.stale !== false || now >= store.goodUntil) {
    store.known = derive(store.entries.values(), now);
    store.stale = false;
    store.goodUntil = now + 60_000;
  }
  return store.known;
}
