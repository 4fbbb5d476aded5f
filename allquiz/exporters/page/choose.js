// Which questions to ask: bank/select.py and app/choosing.py once more, step by step, so that the same
// record and the same random numbers give the same questions in the same order.

const FIRST = 10, NEW_PER_DAY = 20, COUNT = 10;
const OFTEN = 6, REST = 0.9;  // answers, after which a question rests; days for each that is more

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

const topicOf = name => questions.get(name).topic;
const isOutlook = name => questions.get(name).flags.includes("o");
// The key says otherwise than the one last answered; one that takes more wordings doesn't.
function isCorrected(name, known) {
  if (!known.has(name)) return false;
  const then = known.get(name).keyRevision, { keyRevision, narrower } = questions.get(name);
  return then !== keyRevision && !narrower.some(start => then.startsWith(start));
}

// What the record says, as names of questions that are here: store/knowledge.py once more.
function standing(now = Date.now()) {
  const { known, flagged, counted } = knowledge(now), today = known.size ? dayAt(now * 1000, offsetOf(now)) : 0;  // a zone takes long
  const here = [...known].filter(([name]) => questions.has(name)).sort(([a], [b]) => a < b ? -1 : 1);
  const isDue = ({ memory, due }) => memory.due <= today || (memory.wait > 0 && due <= now * 1000);
  const names = (fits, most = () => 0) =>
    here.filter(([name, each]) => fits(each, name)).sort(([, a], [, b]) => most(b) - most(a)).map(([name]) => name);
  const overdue = ({ memory: { wait, due, day } }) => (wait > 0 ? 1e9 : 0) + (today - due + 1) / Math.max(1, due - day);
  const forgotten = ({ memory }) => (today - memory.day) / memory.stability;
  const isFar = ({ memory: { due, day } }) => day < today && (today - day) * 2 >= due - day;
  const isResting = ({ memory: { day }, seen }) => today > day && today - day < (seen - OFTEN) * REST;
  const due = names(isDue, overdue), corrected = names((_, name) => isCorrected(name, known));
  return {
    due, corrected, pressing: [...new Set([...due, ...corrected])],
    ahead: names(each => !isDue(each), forgotten),
    // Where the choice is free, what was asked often rests, and so does what is hardly forgotten.
    ripe: { due: names(each => isDue(each) && !isResting(each), overdue),
      ahead: names(each => !isDue(each) && isFar(each) && !isResting(each), forgotten) },
    missed: names(({ score }) => score < 1),
    sure: names(({ score, confidence }) => score < 1 && confidence === "sure", ({ last }) => -last),
    flagged: [...flagged].filter(name => questions.has(name)),
    fresh: [...questions.keys()].filter(name => !known.has(name)),
    seen: known.size,
    metToday: [...known.values()].filter(({ firstDay }) => firstDay >= today).length,
    answeredToday: counted.filter(({ day }) => day === today).length,
    nextDue: here.filter(([, each]) => !isDue(each)).reduce((soonest, [, { due }]) => Math.min(soonest, due), Infinity),
  };
}

// The names of a quiz in their order. `which` narrows it to due, fresh, missed or flagged ones, `topics`
// to some topics; an exam draws evenly from all.
function choose({ which = null, topics: wanted = null, count = COUNT, exam = false, random, record = standing() } = {}) {
  const isNew = record.seen < FIRST, isFree = !which && !wanted;
  const those = which && new Set(record[which === "due" ? "pressing" : which]);
  const narrowed = names => isFree ? names : names.filter(name => (!wanted || wanted.includes(topicOf(name))) && (!those || those.has(name)));
  if (exam) {
    const graded = narrowed([...questions.keys()]).filter(name => questions.get(name).shape !== "card");
    const gentle = isNew && isFree ? graded.filter(name => !isOutlook(name)) : graded;
    return interleaved(spread(gentle.length ? gentle : graded, random, count), random);
  }
  return isFree ? mix(narrowed, count, { ...record, ...record.ripe }, random, Math.max(0, NEW_PER_DAY - record.metToday), isNew)
    : mix(narrowed, count, record, random, Infinity, isNew);
}

// First what most needs mending, then what is due; new ones get the room that it leaves, and what is
// known and not due the rest. A beginner's first ten are gentle.
function mix(narrowed, count, record, random, newest, gently) {
  const taken = new Set(), fresh = narrowed(record.fresh);
  const take = (names, most) => {
    const found = narrowed(names).filter(name => !taken.has(name)).slice(0, most);
    for (const name of found) taken.add(name);
    return found;
  };
  const first = take([...new Set([...record.sure, ...record.corrected])], count), due = take(record.due, count - first.length);
  const room = Math.min(count - first.length - due.length, fresh.length, newest);
  const soft = gentlest(fresh, random, gently ? Math.min(room, Math.max(0, FIRST - record.seen)) : 0), isSoft = new Set(soft);
  const hard = room > soft.length ? spread(fresh.filter(name => !isSoft.has(name)), random, room - soft.length) : [];
  const ahead = take(record.ahead, count - first.length - due.length - soft.length - hard.length);
  return gently
    ? [...first, ...interleaved([...due, ...soft], random), ...interleaved([...hard, ...ahead], random)]
    : [...first, ...interleaved([...due, ...soft, ...hard, ...ahead], random)];
}

function byTopic(names) {
  const queues = new Map();
  for (const name of names) {
    const topic = topicOf(name);
    if (queues.has(topic)) queues.get(topic).push(name);
    else queues.set(topic, [name]);
  }
  return queues;
}

// In random order, neighbours on different topics as long as there is another topic.
function interleaved(names, random) {
  const queues = byTopic(shuffled(names, random)), ordered = [];
  for (let left = names.length; left; left--) {
    const last = ordered.length ? topicOf(ordered.at(-1)) : null, sizeOf = topic => queues.get(topic).length;
    let open = [...queues.keys()].filter(topic => topic !== last);
    if (!open.length) open = [...queues.keys()];
    const largest = Math.max(...open.map(sizeOf));
    if (2 * largest > left) open = open.filter(topic => sizeOf(topic) === largest);
    drawFrom(queues, open[Math.floor(random() * open.length)], ordered);
  }
  return ordered;
}
function drawFrom(queues, topic, chosen) {
  chosen.push(queues.get(topic).pop());
  if (!queues.get(topic).length) queues.delete(topic);
}

// So many at random, from the topics in turn.
function spread(names, random, count) {
  const queues = byTopic(names), chosen = [];
  while (chosen.length < count && queues.size)
    for (const topic of shuffled(queues.keys(), random)) {
      const queue = queues.get(topic), at = Math.floor(random() * queue.length);
      [queue[at], queue[queue.length - 1]] = [queue.at(-1), queue[at]];
      drawFrom(queues, topic, chosen);
    }
  return chosen.slice(0, Math.max(0, count));
}

// What a beginner should meet first: core facts, easy to answer, nothing on death or survival.
function gentlest(names, random, count) {
  if (count <= 0) return [];
  const order = [...new Set(names.map(topicOf))], basics = new Set(order.slice(0, Math.max(4, Math.floor(order.length / 3))));
  const tiers = [];
  for (const name of names) {
    const { flags, shape, topic } = questions.get(name), has = flag => flags.includes(flag);
    const isEasy = shape === "one" || shape === "statement";
    const weight = has("o") * 16 + !has("c") * 8 + (has("u") || has("a")) * 4 + !isEasy * 2 + !basics.has(topic);
    (tiers[weight] ??= []).push(name);
  }
  const chosen = [];
  for (const tier of tiers) if (tier && chosen.length < count) chosen.push(...spread(tier, random, count - chosen.length));
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
