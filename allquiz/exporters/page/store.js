// Progress, as lines that are only ever added: `allquiz history` reads and writes the same.
//
// Each line is an item of its own in localStorage, written before the verdict is shown: two tabs
// never write over one another, and a tab that is killed has lost nothing. What grows large moves on
// to IndexedDB, a copy first. Where the browser lets nothing be kept, lines stay in memory and the
// page says so.

const LINE = "allquiz:line:", ARCHIVED = "allquiz:archived", MANY = 1500;

const store = {
  entries: new Map(),  // by id
  kept: true,          // whether the last line was saved
  changed: () => {},   // called when another tab has added something
};

const local = (() => {
  try {
    localStorage.setItem("allquiz:try", "1");
    localStorage.removeItem("allquiz:try");
    return localStorage;
  } catch { return null; }
})();
const keysOf = prefix => local ? Object.keys(local).filter(key => key.startsWith(prefix)) : [];

function take(line) {
  let entry;
  try { entry = entryOf(line); } catch { return false; }
  if (entry && !store.entries.has(entry.id)) store.entries.set(entry.id, entry);
  return true;
}

// Add an entry, and save it.
function record(entry) {
  const line = JSON.stringify(entry);
  take(line);
  store.kept = remember(LINE + entry.id, line);
  store.stale = true;
}
// Keep a small value; whether it could be kept.
function remember(key, value) {
  try { local.setItem(key, value); return true; } catch { return false; }
}
// A small value as it was kept; null where there is none, or it can't be read.
function recalled(key) {
  try { return JSON.parse(local.getItem(key)); } catch { return null; }
}
const forget = key => { try { local.removeItem(key); } catch { /* it was never kept */ } };

// Read what is kept; calls `ready` when all is there, at once where nothing was moved on.
function openStore(ready) {
  for (const key of keysOf(LINE)) take(local.getItem(key));
  addEventListener("storage", event => {
    if (event.key?.startsWith(LINE) && event.newValue) { take(event.newValue); store.stale = true; store.changed(); }
  });
  const last = keysOf(LINE).length;
  if (!recalled(ARCHIVED) && last < MANY) return ready();
  archive(database => {
    const all = database.transaction("lines").objectStore("lines").getAll();
    all.onsuccess = () => {
      all.result.forEach(take);
      store.stale = true;
      ready();
      if (last >= MANY) moveOn(database);
    };
    all.onerror = ready;
  }, ready);
}
function archive(use, fail) {
  try {
    const opening = indexedDB.open("allquiz", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("lines");
    opening.onsuccess = () => use(opening.result);
    opening.onerror = fail;
  } catch { fail(); }
}
function moveOn(database) {
  const keys = keysOf(LINE), lines = database.transaction("lines", "readwrite", { durability: "strict" });
  for (const key of keys) lines.objectStore("lines").put(local.getItem(key), key.slice(LINE.length));
  remember(ARCHIVED, "1");
  lines.oncomplete = () => keys.forEach(forget);
}

// All lines, in order of time, for `allquiz history import`.
const exported = () => [...store.entries.values()].sort(inOrder).map(({ line }) => line + "\n").join("");

// The text in a file's bytes: UTF-8, or UTF-16 as PowerShell writes it. Throws what is neither.
function textIn(bytes) {
  const [first, second] = new Uint8Array(bytes.slice(0, 2)), isWide = first === 0 || second === 0;  // a line begins with a brace
  const encoding = (first === 0xff && second === 0xfe) || (isWide && first) ? "utf-16le"
    : (first === 0xfe && second === 0xff) || isWide ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}
// Take the lines of a file; how many were new, and the number of the first that can't be read.
function imported(bytes) {
  const fresh = [];
  let text;
  try { text = textIn(bytes); } catch { return { added: 0, bad: 1 }; }
  for (const [number, line] of text.split("\n").entries()) {
    if (!line.trim()) continue;
    let entry;
    try { entry = entryOf(line); } catch { return { added: 0, bad: number + 1 }; }
    if (entry && !store.entries.has(entry.id)) fresh.push([entry.id, line.trim()]);
  }
  const unique = new Map(fresh);
  for (const line of unique.values()) take(line);
  store.kept = unique.size < MANY && [...unique].every(([id, line]) => remember(LINE + id, line));
  if (!store.kept) archive(database => {
    const lines = database.transaction("lines", "readwrite", { durability: "strict" });
    for (const [id, line] of unique) lines.objectStore("lines").put(line, id);
    lines.oncomplete = () => { store.kept = remember(ARCHIVED, "1"); store.changed(); };
  }, () => {});
  store.stale = true;
  return { added: unique.size };
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
