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

// All browsers of Apple's engine drop both after seven days of their use without a tap on a page of that site, but
// for pages on the Home Screen (Safari 13.1 on, webkit.org/blog/10218); of files they keep them.
const isForgetful = navigator.vendor.startsWith("Apple") && location.protocol !== "file:" && !navigator.standalone;

const LINE = "allquiz:line:", ARCHIVED = "allquiz:archived", MANY = 1500;

const store = { entries: new Map() };  // by id

const local = (() => { try { return localStorage; } catch { return null; } })();
const keysOf = prefix => local ? Object.keys(local).filter(key => key.startsWith(prefix)) : [];

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

// Keep a small value, in memory where nothing else takes it; whether it could be kept.
const held = new Map();
function remember(key, value) {
  held.delete(key);
  try { local.setItem(key, value); return true; } catch { held.set(key, value); return false; }
}
// What the tab itself knows, such as which quiz is its own: it outlives a reload, and no other tab sees it.
const here = (() => { try { return sessionStorage; } catch { return null; } })();
const TOLD = "allquiz:told";  // the answer whose verdict stands there
function keepHere(key, value = null) {
  try { if (value) here.setItem(key, value); else here.removeItem(key); } catch { /* a reload goes on, then */ }
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
const archived = async () => (await database()).transaction("lines").objectStore("lines");
const got = request => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = fail; });

// Read what is kept; calls `ready` when all is there, at once where nothing is in IndexedDB alone.
function openStore(ready) {
  for (const key of keysOf(LINE)) take(local.getItem(key));
  const begin = () => {
    store.opened = store.entries.size;
    ready();
    addEventListener("storage", ({ key, newValue }) => { if (key?.startsWith(LINE) && newValue) take(newValue); });
  };
  if (!recalled(ARCHIVED)) return begin();
  archived().then(lines => got(lines.getAll())).then(all => all.forEach(line => take(line)), () => {}).then(begin);
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
