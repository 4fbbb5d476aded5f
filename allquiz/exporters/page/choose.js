// Which questions to ask: bank/select.py and app/choosing.py once more.

const FIRST = 10, NEW_PER_DAY = 20, COUNT = 10;

const randomOf = seed => () => {  // mulberry32
  seed = seed + 0x6d2b79f5 | 0;
  let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
  t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
  return ((t ^ t >>> 14) >>> 0) / 4294967296;
};
const newSeed = () => crypto.getRandomValues(new Uint32Array(1))[0];
const hashOf = text => [...text].reduce((hash, c) => Math.imul(hash ^ c.codePointAt(0), 16777619), 2166136261);
function shuffled(items, random) {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last--) {
    const at = Math.floor(random() * (last + 1));
    [all[last], all[at]] = [all[at], all[last]];
  }
  return all;
}

// Names of questions by what the record says of them.
function standing(now = Date.now()) {
  const { known, flagged } = knowledge(now), here = [...known].filter(([name]) => questions.has(name));
  const byDue = here.sort((a, b) => a[1].due - b[1].due || (a[0] < b[0] ? -1 : 1));
  const names = pairs => pairs.map(([name]) => name);
  const corrected = names(byDue.filter(([name, { keyRevision }]) => keyRevision !== questions.get(name).keyRevision));
  const today = known.size ? dayAt(now * 1000, offsetOf(now)) : 0;  // a zone takes long to look up
  return {
    corrected,
    due: names(byDue.filter(([, each]) => isDue(each, now))),
    ahead: names(byDue.filter(([, each]) => !isDue(each, now))),
    missed: names(byDue.filter(([, { score }]) => score < 1)),
    sure: names(byDue.filter(([, { score, confidence }]) => score < 1 && confidence === "sure")),
    flagged: [...flagged].filter(name => questions.has(name)),
    fresh: [...questions.keys()].filter(name => !known.has(name)),
    seen: known.size,
    metToday: [...known.values()].filter(({ firstDay }) => firstDay >= today).length,
    answeredToday: knowledge(now).counted.filter(({ day }) => day === today).length,
  };
}

// The names of a quiz: first what most needs mending, then what is due; new ones get the room it leaves.
// `which` narrows it to due, fresh, missed or flagged ones, `topics` to some topics.
function choose({ which = null, topics: wanted = null, count = COUNT, exam = false, random = Math.random } = {}) {
  const now = standing(), fits = name => !wanted || wanted.includes(questions.get(name).topic);
  const isFree = !which && !wanted && !exam;
  let pool = [...questions.keys()].filter(fits);
  if (which) {
    const those = new Set(which === "due" ? [...now.due, ...now.corrected] : now[which]);
    pool = pool.filter(name => those.has(name));
  }
  const isNew = now.seen < FIRST;
  if (exam) {
    const graded = pool.filter(name => questions.get(name).shape !== "card");
    const gentle = isNew && !wanted ? graded.filter(name => !isOutlook(name)) : graded;
    return interleaved(spread(gentle.length ? gentle : graded, random, count), random);
  }
  return mix(pool, count, now, random, isFree ? Math.max(0, NEW_PER_DAY - now.metToday) : Infinity, isNew);
}
const isOutlook = name => questions.get(name).flags.includes("o");

function mix(pool, count, now, random, newest, gently) {
  const inPool = new Set(pool), taken = new Set();
  const taking = (names, most) => {
    const found = [];
    for (const name of names) {
      if (found.length >= most) break;
      if (inPool.has(name) && !taken.has(name)) { taken.add(name); found.push(name); }
    }
    return found;
  };
  const first = taking([...now.sure, ...now.corrected], count);
  const due = taking(now.due, count - first.length), isFresh = new Set(now.fresh);
  const fresh = pool.filter(name => isFresh.has(name));
  const room = Math.min(count - first.length - due.length, fresh.length, newest);
  const soft = gentlest(fresh, random, gently ? Math.min(room, Math.max(0, FIRST - now.seen)) : 0);
  const isSoft = new Set(soft), hard = spread(fresh.filter(name => !isSoft.has(name)), random, room - soft.length);
  const ahead = taking(now.ahead, count - first.length - due.length - soft.length - hard.length);
  return gently
    ? [...first, ...interleaved([...due, ...soft], random), ...interleaved([...hard, ...ahead], random)]
    : [...first, ...interleaved([...due, ...hard, ...ahead], random)];
}

function groupedBy(names, of) {
  const groups = new Map();
  for (const name of names) {
    const group = of(name);
    if (groups.has(group)) groups.get(group).push(name);
    else groups.set(group, [name]);
  }
  return groups;
}
const topicOf = name => questions.get(name).topic;

// In random order, neighbours on different topics as long as there is another topic.
function interleaved(names, random) {
  const queues = new Map([...groupedBy(shuffled(names, random), topicOf)]), ordered = [];
  while (queues.size) {
    const last = ordered.length ? topicOf(ordered.at(-1)) : null;
    let open = [...queues.keys()].filter(topic => topic !== last);
    if (!open.length) open = [...queues.keys()];
    const largest = Math.max(...open.map(topic => queues.get(topic).length));
    const left = [...queues.values()].reduce((sum, queue) => sum + queue.length, 0);
    if (2 * largest > left) open = open.filter(topic => queues.get(topic).length === largest);
    const topic = open[Math.floor(random() * open.length)];
    ordered.push(queues.get(topic).pop());
    if (!queues.get(topic).length) queues.delete(topic);
  }
  return ordered;
}

// So many at random, from the topics in turn.
function spread(names, random, count) {
  const queues = [...groupedBy(count > 0 ? names : [], topicOf).values()].map(queue => shuffled(queue, random));
  const chosen = [];
  while (chosen.length < count && queues.some(queue => queue.length))
    for (const queue of shuffled(queues, random)) if (queue.length) chosen.push(queue.pop());
  return chosen.slice(0, Math.max(0, count));
}

// What a beginner should meet first: core facts, easy to answer, nothing on death or survival.
function gentlest(names, random, count) {
  if (count <= 0) return [];
  const basics = Math.max(4, Math.floor(topics.length / 3));
  const hasCore = [...questions.values()].some(({ flags }) => flags.includes("c"));
  const weight = name => {
    const { flags, shape, topic } = questions.get(name), has = flag => flags.includes(flag);
    const isEasy = shape === "one" || shape === "statement";
    return has("o") * 16 + (hasCore && !has("c")) * 8 + (has("u") || has("a")) * 4 + !isEasy * 2 + (topic >= basics);
  };
  const chosen = [];
  for (const [, tier] of [...groupedBy(names, weight)].sort(([a], [b]) => a - b))
    chosen.push(...spread(tier, random, count - chosen.length));
  return chosen;
}

// A question's options and sides in the order of this quiz.
function arranged(question, seed) {
  const { key } = read(question), random = randomOf(seed ^ hashOf(question.name));
  switch (key.shape) {
    case "one": case "several": return { options: key.fixed ? key.options : shuffled(key.options, random) };
    case "pairs": return { items: shuffled(key.placed.map(([item]) => item), random), targets: shuffled(key.targets, random) };
    case "groups": return { items: shuffled(key.placed.map(([item]) => item), random), targets: key.targets };
    case "order": {
      const items = shuffled(key.items, random);
      const isKey = items.every((item, place) => item === key.items[place]);
      return { items: isKey ? [...items.slice(1), items[0]] : items };
    }
    default: return {};
  }
}
